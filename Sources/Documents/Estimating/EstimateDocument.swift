internal import Diagnostics
public import DocumentTree
public import Offers
public import TariffCompiler

/// What a usage profile would pay for one or several plans, every amount with its rule and its place.
/// - Parameters:
///   - estimates: one for each plan, in order.
///   - profile: whose usage it is.
///   - catalogue: where the offers' names are.
///   - language: BCP 47 tag; that of the first offer when nothing is said.
public func estimateDocument(
  _ estimates: [Estimate], profile: UsageProfile, catalogue: Catalogue, language: String? = nil
) -> Document {
  let offers = estimates.map { estimate in catalogue.offers.first { $0.id.value == estimate.offer } }
  let words = Wording.of(language ?? offers.compactMap { $0?.language.value }.first ?? "en")
  let parts = zip(estimates, offers).map { EstimatePart(estimate: $0, offer: $1, words: words) }
  let isOneOffer = Set(estimates.map(\.offer)).count == 1
  var titles: [String] = []
  for part in parts {
    let title = isOneOffer && parts.count > 1 ? part.offer?.title.value ?? part.title : part.title
    if !titles.contains(title) { titles.append(title) }
  }
  let id = (estimates.first.map { "\($0.offer)-\($0.plan)" } ?? "profile") + "-estimate"
  var document = Document(
    kind: .estimate, id: id, language: words.language, kicker: words[.estimate], title: titles.joined(separator: " · "))
  document.words = words.pageWords
  if Set(offers.map { $0?.provider?.value }).count == 1, let offer = offers.first ?? nil {
    document.provider = words.provider(offer.provider, in: catalogue)
  }
  if let title = profile.title {
    document.introduction = [words.phrase(.estimateForProfile, [words.stated(title.value, at: title.span)])]
  }
  if parts.count > 1 {
    document.sections = [EstimateOverview(parts: parts, isOneOffer: isOneOffer, words: words).section]
  }
  document.sections += parts.flatMap { part in
    part.sections(named: parts.count > 1 ? part.name(amongPlansOfOne: isOneOffer) : nil)
  }
  document.notices = parts.filter { $0.estimate.status != .priced }.map { part in
    let name = parts.count > 1 ? part.name(amongPlansOfOne: isOneOffer) + words[.colon] + " " : ""
    return [.text(name), .text(words[part.estimate.statusKey])]
  }
  return document
}

extension Estimate {
  /// The sentence that says how far totals can be trusted.
  var statusKey: WordingKey {
    switch status {
    case .priced: .statusPriced
    case .lowerBound: .statusLowerBound
    // Prices may be all there, and only their numbers not.
    case .unpriced: isUncounted ? .statusUncounted : .statusUnpriced
    }
  }

  /// Whether all that lacks are numbers of the profile.
  private var isUncounted: Bool {
    !missing.isEmpty
      && missing.allSatisfy { missing in
        switch missing.what {
        case .number, .whose: true
        case .price, .rule, .hour, .period, .conflict: false
        }
      }
  }
}
