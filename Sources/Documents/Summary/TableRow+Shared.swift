internal import DocumentTree
internal import Quantities

extension TableRow {
  /// The same row for a table of one column.
  var first: TableRow {
    var row = self
    row.values = Array(values.prefix(1))
    return row
  }

  /// The row without the sentences that end every column, and those sentences: they do not differ.
  var separatingSharedWords: (own: TableRow, shared: [[Inline]]?) {
    var own = self
    var shared: [[Inline]] = []
    while let last = own.values.first?.last, own.values.allSatisfy({ $0.count > 1 && $0.last?.plain == last.plain }) {
      shared.insert(last, at: 0)
      for index in own.values.indices { own.values[index].removeLast() }
    }
    return shared.reduce(0) { $0 + $1.plain.count } > 60 ? (own, shared) : (self, nil)
  }

  /// Long words of three columns and more, gathered by what they say: `Sewan, Yeastar : au plus 40 h`.
  ///
  /// A sentence in a narrow column is as hard to read as to compare; each that differs is written once, across the whole
  /// table, after the names of those that say it.
  func gathered(_ names: [String], _ words: Wording) -> TableRow {
    let longest = values.joined().reduce(0) { max($0, $1.plain.count) }
    guard kind == .plain, names.count > 2, names.count == values.count, !isSame, longest > 48 else { return self }
    var groups: [(plain: String, names: [String], line: [Inline])] = []
    for (name, lines) in zip(names, values) {
      let line = lines.sentences
      if let index = groups.firstIndex(where: { $0.plain == line.plain }) {
        groups[index].names.append(name)
      } else {
        groups.append((line.plain, [name], line))
      }
    }
    let lines = groups.map { words.lead([.text($0.names.joined(separator: ", "))]) + $0.line }
    var row = self
    row.values = values.map { _ in lines }
    row.isGathered = true
    return row
  }
}

extension Table {
  /// The same table with what the amounts of a row are for said once, beside its label: `Сотрудник, ₽/мес`, then bare
  /// amounts; and numbers of what the label names without the name. Only where columns are narrow.
  func sharingUnits(_ words: Wording) -> Table {
    guard columns.count > 2 else { return self }
    var table = self
    for index in table.rows.indices where table.rows[index].kind == .plain {
      if let row = table.rows[index].sharingPriceUnit(words) ?? table.rows[index].sharingCountUnit(words) {
        table.rows[index] = row
      }
    }
    return table
  }
}

extension Table.Row {
  /// The only value of each cell; nothing when a cell holds more.
  private var facts: [Fact]? {
    let facts = cells.compactMap { cell -> Fact? in
      guard cell.columnSpan == 1, cell.lines.count == 1, cell.lines[0].count == 1,
        case .fact(let fact) = cell.lines[0][0]
      else { return nil }
      return fact
    }
    return facts.count == cells.count && facts.count > 2 ? facts : nil
  }

  fileprivate func sharingPriceUnit(_ words: Wording) -> Table.Row? {
    guard let facts else { return nil }
    let prices = facts.compactMap { fact -> Price? in
      if case .price(let price) = fact.value { price } else { nil }
    }
    guard prices.count * 2 > facts.count, let first = prices.first,
      prices.allSatisfy({ $0.currency == first.currency && $0.per == first.per })
    else { return nil }
    let unit = first.currency.symbol + first.per.map { "/" + words.shortName($0) }.joined()
    var row = self
    for (index, fact) in facts.enumerated() {
      guard case .price(let price) = fact.value else { continue }
      let decimals = [0, price.currency.minorDecimals].first { words.price(price, decimals: $0) == fact.text }
      guard let decimals else { return nil }
      var bare = fact
      bare.text = words.number(price.figure, decimals: max(decimals, Wording.decimals(of: price.figure)))
      row.cells[index].lines = [[.fact(bare)]]
    }
    let end = row.label.firstIndex { inline in
      if case .muted = inline { true } else { false }
    }
    var place = end ?? row.label.endIndex
    if place > 0, case .text(" ") = row.label[place - 1] { place -= 1 }
    row.label.insert(.muted([.text(", " + unit + (end == nil ? "" : ","))]), at: place)
    return row
  }

  fileprivate func sharingCountUnit(_ words: Wording) -> Table.Row? {
    guard let facts else { return nil }
    let label = label.plain.lowercased()
    var row = self
    var count = 0
    for (index, fact) in facts.enumerated() {
      guard case .quantity(let quantity) = fact.value else { continue }
      guard quantity.per.isEmpty, case .count = quantity.unit.dimension, fact.text == words.quantity(quantity),
        let forms = words.names(of: quantity.unit)?.forms, forms.contains(where: { label.contains($0.lowercased()) })
      else { return nil }
      var bare = fact
      bare.text = words.number(quantity.figure)
      row.cells[index].lines = [[.fact(bare)]]
      count += 1
    }
    return count > 1 ? row : nil
  }
}
