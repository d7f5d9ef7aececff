internal import Diagnostics
public import DocumentTree
public import Offers
public import TariffCompiler

/// Which of several plans is the cheapest at each value of a quantity, with what each is billed where that changes.
/// - Parameters:
///   - surface: the intervals.
///   - profile: whose usage it is.
///   - catalogue: where the offers' names are.
///   - language: BCP 47 tag; that of the first offer when nothing is said.
public func decisionDocument(
  _ surface: DecisionSurface, profile: UsageProfile, catalogue: Catalogue, language: String? = nil
) -> Document {
  let offers = surface.columns.compactMap { column in catalogue.offers.first { $0.id.value == column.offer } }
  let words = Wording.of(language ?? offers.first?.language.value ?? "en")
  let part = DecisionPart(surface, offers: offers, words: words)
  var titles: [String] = []
  for offer in offers where !titles.contains(offer.title.value) { titles.append(offer.title.value) }
  var ids: [String] = []
  for column in surface.columns where !ids.contains(column.offer) { ids.append(column.offer) }
  var document = Document(
    kind: .comparison, id: ids.joined(separator: "-") + "-break-even", language: words.language,
    kicker: words[.decision], title: titles.joined(separator: " · "))
  document.words = words.pageWords
  if Set(offers.map { $0.provider?.value }).count == 1, let offer = offers.first {
    document.provider = words.provider(offer.provider, in: catalogue)
  }
  if let title = profile.title {
    document.introduction = [words.phrase(.estimateForProfile, [words.stated(title.value, at: title.span)])]
  }
  document.sections = part.sections
  if surface.regions.contains(where: { !$0.isCertain }) {
    document.notices = [[.text(words[.decisionDoubt])]]
  }
  return document
}
