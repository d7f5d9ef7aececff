internal import Diagnostics
internal import Offers

/// What words can quote: each row with the names of its facts.
///
/// A row can be quoted by itself (its value, price or length) and by its parts: facts, limits, and the keys it has,
/// such as `{metro.fee}` or `{engagement.notice}`.
struct RowNames {
  private var factsByRow: [String: Set<String>] = [:]
  /// Rows of calls, messages and data.
  private(set) var usage: [String] = []
  /// Rows that state something, so that quoting the row alone means something.
  private var stating: Set<String> = []

  init(_ offer: Offer) {
    for row in OfferSection.allCases.flatMap({ (offer.sections[$0] ?? []).flatMap(\.rows) }) { add(row) }
    for kind in UsageKind.allCases {
      guard let terms = offer.usage[kind] else { continue }
      for inclusion in terms.included {
        add(inclusion.row)
        factsByRow[inclusion.row.id.value, default: []].formUnion(inclusion.limits.map(\.name.value))
        usage.append(inclusion.row.id.value)
      }
      for exclusion in terms.excluded {
        add(exclusion.row)
        if exclusion.price != nil { state(exclusion.row.id.value, ["price"]) }
        usage.append(exclusion.row.id.value)
      }
      for group in terms.beyond {
        for rate in group.rates {
          add(rate.row)
          let parts = [
            ("fee", rate.fee != nil), ("increment", rate.increment != nil), ("minimum", rate.minimum != nil),
            ("first", rate.first != nil), ("grace", rate.grace != nil), ("fee-covers", rate.feeCovers != nil),
            ("maximum", rate.maximum != nil), ("at-most", rate.most != nil), ("pack", rate.pack != nil),
          ]
          state(rate.row.id.value, ["price"] + parts.filter(\.1).map(\.0))
          usage.append(rate.row.id.value)
        }
        if let id = group.id { usage.append(id.value) }
      }
    }
    for surcharge in offer.surcharges { state(surcharge.id.value, ["rate"]) }
    for list in offer.destinations where factsByRow[list.id.value] == nil && list.announced != nil {
      factsByRow[list.id.value] = ["announced"]
    }
  }

  init(_ document: TermsDocument) {
    for row in document.articles.flatMap(\.rows) { add(row) }
  }

  private mutating func add(_ row: Row) {
    let id = row.id.value
    factsByRow[id, default: []].formUnion(row.facts.map(\.name.value))
    if !row.terms.isEmpty { state(id, row.terms.map(\.kind.value.rawValue)) }
    if row.onOrder != nil { factsByRow[id, default: []].insert("on-order") }
    switch row.content {
    case .prose: break
    case .feature: state(id, ["is"])
    case .adjustment(let adjustment): state(id, [adjustment.kind.value.rawValue])
    case .charge(let charge):
      let parts = [
        ("yearly", charge.yearly != nil), ("beyond", charge.beyond != nil), ("minimum", charge.minimum != nil),
        ("maximum", charge.maximum != nil),
        ("pack", charge.pack != nil), ("at-most", charge.atMost != nil), ("months", charge.months != nil),
      ]
      state(id, ["price"] + parts.filter(\.1).map(\.0))
    }
  }

  private mutating func state(_ id: String, _ facts: [String]) {
    stating.insert(id)
    factsByRow[id, default: []].formUnion(facts)
  }

  /// The names of a row's facts.
  func facts(of row: String) -> Set<String> { factsByRow[row] ?? [] }

  /// Whether a path names something to print.
  func quotable(_ path: String) -> Bool {
    let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
    guard let row = parts.first else { return false }
    return parts.count == 1 ? stating.contains(row) : facts(of: row).contains(parts[1])
  }

  /// Every path.
  var all: [String] {
    stating.sorted() + factsByRow.flatMap { row, facts in facts.map { "\(row).\($0)" } }
  }
}
