internal import Diagnostics

extension Offer {
  /// The default choice of every reading: what estimates take unless told otherwise.
  public var defaultReadings: Readings {
    Readings(Dictionary(readings.map { ($0.name.value, $0.defaultChoice.value) }) { first, _ in first })
  }

  /// The ids of its plans; its own where it has none.
  public var planIDs: [String] { plans.isEmpty ? [id.value] : plans.map(\.id.value) }

  /// The rows of all sections and of usage terms, in the order documents show them.
  public var allRows: [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(64)
    forEachRow { rows.append($0) }
    return rows
  }

  /// The rows among them that say anything of the contract, have facts, lists or a clause: few.
  public var rowsOfContract: [Row] {
    var rows: [Row] = []
    forEachRow { if $0.saysMore { rows.append($0) } }
    return rows
  }

  /// Goes through the rows of all sections and of usage terms, in the order documents show them.
  public func forEachRow(_ body: (Row) -> Void) {
    for section in OfferSection.allCases {
      for item in sections[section] ?? [] {
        switch item {
        case .row(let row): body(row)
        case .group(let group): for row in group.rows { body(row) }
        }
      }
    }
    for kind in UsageKind.allCases {
      guard let terms = usage[kind] else { continue }
      for place in terms.included.indices { body(terms.included[place].row) }
      for exclusion in terms.excluded { body(exclusion.row) }
      for group in terms.beyond {
        for place in group.rates.indices { body(group.rates[place].row) }
      }
    }
  }

  /// The row named `id`, wherever it stands.
  public func row(_ id: String) -> Row? {
    allRows.first { $0.id.value == id }
  }

  /// What a discount, a minimum or a maximum can name: rows that cost, groups of rows, kinds of usage.
  public var coverNames: [String] {
    var names: [String] = []
    for item in OfferSection.allCases.flatMap({ sections[$0] ?? [] }) {
      if case .group(let group) = item { names.append(group.id.value) }
      for row in item.rows {
        switch row.content {
        case .charge: names.append(row.id.value)
        case .prose, .feature, .adjustment: continue
        }
      }
    }
    for kind in UsageKind.allCases {
      guard let terms = usage[kind] else { continue }
      names.append(kind.rawValue)
      names += terms.excluded.filter { $0.price != nil }.map(\.row.id.value)
      for group in terms.beyond { names += [group.id?.value].compactMap { $0 } + group.rates.map(\.row.id.value) }
    }
    return names
  }
}
