internal import Diagnostics
internal import DocumentTree
internal import Offers

/// One offer as one document shows it: some plans, the document's words, the offer's own, the default readings.
///
/// Values that stand by themselves take the document's language; values quoted in the offer's prose take the
/// offer's, because a sentence has one language.
struct OfferView {
  let offer: Offer
  let plans: [Plan]
  let words: Wording
  let ownWords: Wording
  let readings: Readings

  /// `plans` by id, all of them when empty.
  init(_ offer: Offer, plans: [String] = [], language: String? = nil) {
    self.offer = offer
    let chosen = offer.plans.filter { plans.isEmpty || plans.contains($0.id.value) }
    self.plans = chosen.isEmpty ? offer.plans : chosen
    words = Wording.of(language ?? offer.language.value)
    ownWords = Wording.of(offer.language.value)
    readings = offer.defaultReadings
  }

  /// The ids of the plans shown; one nameless plan for an offer without plans.
  var planIDs: [String] { plans.isEmpty ? [offer.id.value] : plans.map(\.id.value) }

  /// Whether columns are needed.
  var isSingle: Bool { planIDs.count == 1 }

  /// The value of a plan under the default readings.
  func resolve<Value>(_ varying: Varying<Value>?, _ plan: String) -> Located<Value>? {
    varying?.value(plan: plan, readings: readings)
  }

  /// Whether a row or an item that names some plans concerns this one.
  func concerns(_ only: [Located<String>], _ plan: String) -> Bool {
    only.isEmpty || only.contains { $0.value == plan }
  }

  /// Whether it concerns any plan shown.
  func concernsAny(_ only: [Located<String>]) -> Bool { planIDs.contains { concerns(only, $0) } }

  /// The label of a row in the offer's words, with its notes.
  func label(_ row: Row) -> [Inline] {
    guard let label = row.label else { return [] }
    return [.text(ownWords.spaced(label.value))] + row.notes.map { .note(id: $0.value) }
  }

  /// The label of the row named `id`, wherever it stands; its id without one.
  func label(of id: String) -> String { offer.row(id)?.label?.value ?? id }

  /// The usage row named `id`.
  func usageItem(_ id: String) -> UsageItem? { usageItems.first { $0.row.id.value == id } }

  /// Inclusions, exclusions and rates in the order documents show them.
  var usageItems: [UsageItem] {
    UsageKind.allCases.flatMap { kind -> [UsageItem] in
      guard let terms = offer.usage[kind] else { return [] }
      return terms.included.map { .inclusion($0, kind) } + terms.excluded.map { .exclusion($0, kind) }
        + terms.beyond.flatMap { group in group.rates.map { .rate($0, kind) } }
    }
  }

  /// The ids of usage rows that some row shows in its own place.
  var shownElsewhere: Set<String> {
    Set(OfferSection.allCases.flatMap { offer.sections[$0] ?? [] }.flatMap(\.rows).flatMap { $0.shows.map(\.value) })
  }
}

/// A row of calls, messages or data.
enum UsageItem {
  case inclusion(Inclusion, UsageKind)
  case exclusion(Exclusion, UsageKind)
  case rate(Rate, UsageKind)

  var row: Row {
    switch self {
    case .inclusion(let inclusion, _): inclusion.row
    case .exclusion(let exclusion, _): exclusion.row
    case .rate(let rate, _): rate.row
    }
  }
}
