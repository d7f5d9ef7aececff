internal import Diagnostics
internal import DocumentTree
internal import Documents
internal import Offers
internal import Quantities
internal import Rendering

/// Which documents a site has: a summary of each offer, its plans side by side, the comparisons that the folder
/// declares, general conditions, and an index of them all.
struct SitePlan {
  let workspace: Workspace
  let date: Day?

  /// All documents, linked with one another.
  func documents() throws -> [Document] {
    let catalogue = workspace.catalogue
    var pages: [(page: SitePage, document: Document)] = []
    func add(_ document: Document, of offer: String? = nil) {
      pages.append((SitePage(document, offer: offer), document))
    }
    for offer in catalogue.offers {
      add(summary(of: offer, catalogue: catalogue, date: date), of: offer.id.value)
    }
    for offer in catalogue.offers where offer.plans.count > 1 {
      let plans = offer.plans.map { PlanChoice(offer: offer, plan: $0.id.value) }
      add(
        comparison(of: plans, catalogue: catalogue, id: "comparison-\(offer.id.value)", title: offer.title.value),
        of: offer.id.value)
    }
    for declared in catalogue.comparisons { add(try document(of: declared)) }
    for terms in catalogue.terms { add(termsDocument(terms, catalogue: catalogue)) }
    let others = OutputFormat.allCases.filter { $0 != .html }.map(\.fileExtension)
    var front = index(of: catalogue, pages: pages.map(\.page))
    let frontPage = SitePage(front)
    front.link(formats: others, neighbours: [], front: nil)
    return [front]
      + pages.map { page, document in
        var document = document
        document.link(formats: others, neighbours: neighbours(of: page, pages), front: frontPage)
        return document
      }
  }

  /// A comparison that the folder declares, with what its profile would pay.
  private func document(of declared: DeclaredComparison) throws -> Document {
    let plans = try declared.plans.flatMap { name -> [PlanChoice] in
      guard let selection = Selection(argument: name.value) else { return [] }
      let (offer, plans) = try workspace.offer(selection)
      return plans.map { PlanChoice(offer: offer, plan: $0) }
    }
    let profile = try declared.profile.map { try workspace.profile($0.value) }
    let sheets = try declared.prices.map { try workspace.priceSheet($0.value) }
    let estimates = try profile.map { profile in
      try plans.map { try workspace.estimate($0.offer, plan: $0.plan, profile: profile, sheets: sheets) }
    }
    let surface = try profile.flatMap {
      try workspace.surface(of: plans.map { ($0.offer, $0.plan) }, for: $0, varying: declared.vary, sheets: sheets)
    }
    return comparison(
      of: plans, estimates: estimates ?? [], profile: profile, surface: surface,
      rates: try workspace.exchangeRates(declared.rates.map(\.value)), currency: declared.currency?.value,
      catalogue: workspace.catalogue,
      language: declared.language?.value, id: declared.id.value, title: declared.title.value)
  }

  /// The other pages about the same offer.
  private func neighbours(of page: SitePage, _ pages: [(page: SitePage, document: Document)]) -> [SitePage] {
    guard let offer = page.offer else { return [] }
    return pages.map(\.page).filter { $0.offer == offer && $0.path != page.path }
  }
}
