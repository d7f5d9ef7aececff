internal import Diagnostics
internal import DocumentTree
internal import Offers

/// The rows of all columns side by side: those that differ, those that agree, those that only one offer has.
struct AlignedRows {
  private(set) var different: [(section: OfferSection, row: TableRow)] = []
  private(set) var same: [(section: OfferSection, row: TableRow)] = []
  /// By offer, rows whose id no other offer has.
  private(set) var lonely: [(offer: String, rows: [TableRow])] = []
  /// Whether the offers share most of their rows, as plans of one offer do.
  let isAlike: Bool
  private let words: Wording

  init(_ columns: [ComparedPlan], _ words: Wording) {
    self.words = words
    let all = columns.map(\.rows)
    let offers = columns.map { $0.view.offer.id.value }
    var order: [String] = []
    for rows in all { for row in rows where !order.contains(row.id) { order.append(row.id) } }
    let owners = Dictionary(
      order.map { id in (id, Set(zip(offers, all).filter { $1.contains { $0.id == id } }.map(\.0))) },
      uniquingKeysWith: { first, _ in first })
    let shared = order.filter { (owners[$0]?.count ?? 0) > 1 }
    let isOneOffer = Set(offers).count == 1
    isAlike = isOneOffer || shared.count * 2 >= order.count
    for id in order {
      let rows = all.map { rows in rows.first { $0.id == id } }
      guard let first = rows.compactMap({ $0 }).first else { continue }
      if !isAlike, owners[id]?.count == 1 {
        addLonely(first, owners[id]?.first ?? "", rows)
      } else {
        add(first, rows)
      }
    }
  }

  private mutating func addLonely(_ first: ComparedRow, _ offer: String, _ rows: [ComparedRow?]) {
    let separator = words[.listSeparator] + " "
    let values = rows.compactMap { row -> [[Inline]]? in
      row.map { $0.lines ?? $0.items.map { [$0.joined(by: separator)] } ?? [[unknown]] }
    }
    var row = TableRow(id: first.id, label: first.label, values: values)
    if row.isSame { row.values = [values[0]] }
    if let index = lonely.firstIndex(where: { $0.offer == offer }) {
      lonely[index].rows.append(row)
    } else {
      lonely.append((offer, [row]))
    }
  }

  private mutating func add(_ first: ComparedRow, _ rows: [ComparedRow?]) {
    if rows.contains(where: { $0?.items != nil }) { return addItems(first, rows) }
    let values = rows.map { $0?.lines ?? [[unknown]] }
    put(TableRow(id: first.id, label: first.label, values: values), first.section)
  }

  /// Lists are compared item by item: what all have agrees, the rest differs.
  private mutating func addItems(_ first: ComparedRow, _ rows: [ComparedRow?]) {
    let lists = rows.map { $0?.items ?? [] }
    let plain = lists.map { Set($0.map(\.plain)) }
    let common = (lists.first { !$0.isEmpty } ?? []).filter { item in plain.allSatisfy { $0.contains(item.plain) } }
    let separator = words[.listSeparator] + " "
    if !common.isEmpty {
      let cell = [common.joined(by: separator)]
      same.append((first.section, TableRow(id: first.id, label: first.label, values: rows.map { _ in cell })))
    }
    let shared = Set(common.map(\.plain))
    let rest = lists.map { $0.filter { !shared.contains($0.plain) } }
    guard rest.contains(where: { !$0.isEmpty }) else { return }
    let values = zip(rows, rest).map { row, items -> [[Inline]] in
      if row == nil { return [[unknown]] }
      let none = words.state(.notOffered, common.isEmpty ? .none : .nothingMore)
      return items.isEmpty ? [[none]] : items
    }
    let label = common.isEmpty ? first.label : words.phrase(.inAddition, first.label)
    put(TableRow(id: first.id + "-more", label: label, values: values), first.section)
  }

  private mutating func put(_ row: TableRow, _ section: OfferSection) {
    guard !row.isSame else { return same.append((section, row)) }
    let (own, shared) = row.withSharedConditions.separatingSharedWords
    different.append((section, own))
    if let shared {
      let values = row.values.map { _ in shared }
      same.append((section, TableRow(id: row.id + "-words", label: own.label.plainWeight, values: values)))
    }
  }

  private var unknown: Inline { words.state(.notStated, .notStated) }

  /// What is the same everywhere, heading by heading.
  var sameBlocks: [Block] {
    OfferSection.allCases.flatMap { section -> [Block] in
      let rows = same.filter { $0.section == section }.map(\.row)
      guard !rows.isEmpty else { return [] }
      return [.subheading(words[section.heading]), .list(ordered: false, items: rows.map { words.item($0) })]
    }
  }
}

extension Wording {
  /// A row as an item: label, then what it says.
  func item(_ row: TableRow) -> [Inline] {
    let lines = row.values.first ?? []
    return lead(row.label).plainWeight + lines.sentences
  }
}
