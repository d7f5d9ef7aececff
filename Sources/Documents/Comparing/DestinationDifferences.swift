internal import Diagnostics
internal import DocumentTree
internal import Offers

/// Which destinations one column includes and another does not, by kind of line and by name.
struct DestinationDifferences {
  private let columns: [ComparedPlan]
  private let words: Wording

  init(_ columns: [ComparedPlan], _ words: Wording) {
    self.columns = columns
    self.words = words
  }

  /// Each column against the first one; nothing where no column has a list or all are the same.
  var block: Block? {
    let sets = columns.map { set($0) }
    guard let first = sets.first, sets.contains(where: { $0.territories.count > 1 }) else { return nil }
    // Columns that include the same are told of together.
    var groups: [(names: [String], column: ComparedPlan, set: DestinationSet)] = []
    for (column, set) in zip(columns, sets).dropFirst() {
      let same = groups.firstIndex { group in
        [LineKind.fixed, .mobile].allSatisfy {
          names(group.set, minus: set, $0).isEmpty && names(set, minus: group.set, $0).isEmpty
        }
      }
      if let same { groups[same].names.append(column.name) } else { groups.append(([column.name], column, set)) }
    }
    var lines: [[Inline]] = []
    for (names, column, set) in groups {
      for kind in [LineKind.fixed, .mobile] {
        lines += compare(names.joined(separator: ", "), column, set, first, kind)
      }
    }
    guard !lines.isEmpty else { return nil }
    return .details(summary: [.text(words[.destinationsCompared])], blocks: [.list(ordered: false, items: lines)])
  }

  private func compare(
    _ name: String, _ column: ComparedPlan, _ set: DestinationSet, _ first: DestinationSet, _ kind: LineKind
  ) -> [[Inline]] {
    let more = names(set, minus: first, kind)
    let less = names(first, minus: set, kind)
    let name = "\(name) (\(column.view.kinds([kind])))"
    let base = columns[0].name
    var lines: [[Inline]] = []
    if !more.isEmpty { lines.append(words.phrase(.hasAlso, [.text(name)], [.text(base)], [listed(more)])) }
    if !less.isEmpty { lines.append(words.phrase(.lacks, [.text(name)], [.text(base)], [listed(less)])) }
    return lines
  }

  private func listed(_ names: [String]) -> Inline { words.stated(names.joined(separator: ", "), at: nil) }

  private func names(_ set: DestinationSet, minus other: DestinationSet, _ kind: LineKind) -> [String] {
    set.territories.filter { set.kinds(in: $0).contains(kind) && !other.covers($0, kind) }
      .map { TerritoryTable.name(of: $0, language: words.language) }.sorted()
  }

  private func set(_ column: ComparedPlan) -> DestinationSet {
    let view = column.view
    var all: [Destination] = []
    for terms in UsageKind.allCases.compactMap({ view.offer.usage[$0] }) {
      for inclusion in terms.included where view.concerns(inclusion.row.only, column.plan) {
        all += view.resolve(inclusion.to, column.plan)?.value ?? []
      }
    }
    return DestinationSet(all, lists: view.offer.destinations)
  }
}
