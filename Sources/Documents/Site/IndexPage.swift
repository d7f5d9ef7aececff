internal import Diagnostics
public import DocumentTree
public import Offers
internal import Quantities

/// The front page of a site: every offer with its provider, its plans, the price it begins at and its date.
/// - Parameters:
///   - pages: the pages of the site; an offer's name links to its summary.
///   - language: BCP 47 tag; that of most offers when nothing is said.
public func index(
  of catalogue: Catalogue, pages: [SitePage], language: String? = nil, title: String? = nil
) -> Document {
  let words = Wording.of(language ?? catalogue.mainLanguage)
  var document = Document(
    kind: .index, id: "index", language: words.language, kicker: "", title: title ?? words[.indexTitle])
  let builder = IndexBuilder(catalogue: catalogue, pages: pages, words: words)
  document.words = words.pageWords
  document.sections = builder.sections
  return document
}

extension Catalogue {
  /// The language that most offers have; of several, the first by its tag.
  fileprivate var mainLanguage: String {
    var counts: [String: Int] = [:]
    for offer in offers { counts[offer.language.value, default: 0] += 1 }
    let most = counts.values.max()
    return counts.filter { $0.value == most }.keys.min() ?? "en"
  }
}

private struct IndexBuilder {
  let catalogue: Catalogue
  let pages: [SitePage]
  let words: Wording

  var sections: [Section] {
    var sections: [Section] = []
    if !catalogue.offers.isEmpty {
      sections.append(Section(id: "offers", heading: words[.offers], blocks: [.table(table)]))
    }
    let shown: [(Document.Kind, String, WordingKey)] = [
      (.comparison, "comparisons", .comparisons), (.estimate, "estimates", .estimate), (.terms, "terms", .generalTerms),
    ]
    for (kind, id, key) in shown {
      let links = pages.filter { $0.kind == kind }.map { page in
        [Inline.link(page.link(kind == .terms ? page.title : nil, from: words.language))]
      }
      if !links.isEmpty {
        sections.append(Section(id: id, heading: words[key], blocks: [.list(ordered: false, items: links)]))
      }
    }
    return sections
  }

  /// The offers under the names of their providers; those without one come last.
  private var table: Table {
    let keys: [WordingKey] = [.fromPrice, .planCount, .date]
    let names = catalogue.offers.map { providerName($0) }
    let order = Set(names.compactMap { $0?.value }).sorted() + (names.contains { $0 == nil } ? [nil] : [])
    var rows: [TableRow] = []
    for (number, name) in order.enumerated() {
      let own = zip(catalogue.offers, names).filter { $1?.value == name }
      let heading = own.first?.1.map { [words.stated($0.value, at: $0.span)] }
      rows.append(
        .group(
          "provider-\(number + 1)",
          heading ?? words.lead([.text(words[.provider])]).plainWeight + [words.state(.notStated, .notStated)]))
      rows += own.map { offer, _ in
        TableRow(
          id: offer.id.value, label: label(offer), values: [[fromPrice(offer)], [plans(offer)], [date(offer)]])
      }
    }
    var table = Table(
      id: "offers", rowHeader: words[.offer], columns: keys.map { Table.Column(header: [.text(words[$0])]) },
      rows: rows, merging: false)
    for index in keys.indices { table.columns[index].alignment = .end }
    return table
  }

  private func label(_ offer: Offer) -> [Inline] {
    guard let page = pages.first(where: { $0.kind == .summary && $0.offer == offer.id.value }) else {
      return [.text(offer.title.value)]
    }
    return [.link(page.link(page.title, from: words.language))]
  }

  private func providerName(_ offer: Offer) -> Located<String>? {
    offer.provider.map { id in catalogue.providers.first { $0.id.value == id.value }?.name ?? id }
  }

  private func plans(_ offer: Offer) -> [Inline] {
    let figure = Figure(Int64(max(1, offer.plans.count)))
    return [.fact(Fact(.number(figure), text: words.number(figure)))]
  }

  private func date(_ offer: Offer) -> [Inline] {
    offer.date.map { [words.fact($0.value, at: $0.span)] } ?? [words.state(.notStated, .notStated)]
  }

  /// The least price of a month among the plans, taking from each the first that recurs and is not an option.
  private func fromPrice(_ offer: Offer) -> [Inline] {
    let view = OfferView(offer, language: words.language)
    var state: Inline?
    var prices: [Located<Price>] = []
    for plan in view.planIDs {
      for row in OfferSection.allCases.flatMap({ offer.sections[$0] ?? [] }).flatMap(\.rows)
      where view.concerns(row.only, plan) {
        guard case .charge(let charge) = row.content, !charge.isOption, charge.beyond == nil, charge.when == nil,
          let price = view.resolve(charge.price, plan)
        else { continue }
        let bands = charge.bands.compactMap { view.resolve($0.price, plan) }
        let monthly = ([price] + bands).compactMap { $0.value.monthly }
        if !monthly.isEmpty {
          prices += monthly
          break
        }
        if case .state(let found) = price.value, state == nil { state = words.availability(found, at: price.span) }
      }
    }
    guard let least = prices.min(by: { $0.value.figure.value < $1.value.figure.value }) else {
      return [state ?? words.state(.notStated, .notStated)]
    }
    return [words.fact(least.value, at: least.span)]
  }
}

extension ChargePrice {
  /// The first amount of a month.
  fileprivate var monthly: Located<Price>? {
    switch self {
    case .amounts(let amounts): amounts.first { $0.value.period == .month }
    case .state: nil
    }
  }
}
