internal import DocumentTree

/// Rows on their way into a table: a label and, for each column, what it says.
struct TableRow {
  var kind: Table.RowKind = .plain
  var id: String
  var label: [Inline]
  /// One for each column; each is a list of lines. Empty for a group.
  var values: [[[Inline]]]
  /// Whether the columns were put together, one line for each thing they say.
  var isGathered = false

  /// A heading across all columns.
  static func group(_ id: String, _ label: [Inline]) -> TableRow {
    TableRow(kind: .group, id: id, label: label, values: [])
  }

  /// With muted lines that end every column moved beside the label: a condition all share is said once.
  var withSharedConditions: TableRow {
    var row = self
    var shared: [[Inline]] = []
    while let last = row.values.first?.last, case .muted(let words)? = last.first, last.count == 1,
      row.values.allSatisfy({ $0.count > 1 && $0.last?.plain == last.plain })
    {
      shared.insert(words, at: 0)
      for index in row.values.indices { row.values[index].removeLast() }
    }
    if !shared.isEmpty { row.label += [.text(" "), .muted(shared.joined(by: ", "))] }
    return row
  }

  /// Whether all columns say the same.
  var isSame: Bool {
    guard let first = values.first else { return true }
    let words = first.map(\.plain)
    return values.allSatisfy { $0.map(\.plain) == words }
  }
}

extension Table {
  /// A table whose rows are merged into one cell where all columns agree.
  init(
    id: String, caption: [Inline] = [], rowHeader: String, columns: [Column], rows: [TableRow], merging: Bool = true
  ) {
    let made = rows.map { row -> Row in
      let isMerged = (merging || row.isGathered) && columns.count > 1 && row.isSame && !row.values.isEmpty
      let cells =
        isMerged ? [Cell(row.values[0], columnSpan: columns.count)] : row.values.map { Cell($0) }
      return Row(kind: row.kind, id: row.id, label: row.label, cells: cells)
    }
    self.init(id: id, caption: caption, rowHeader: rowHeader, columns: columns, rows: made)
    align()
  }

  /// The same table with a row at its end.
  func appending(_ row: TableRow) -> Table {
    var table = self
    table.rows.append(Row(kind: row.kind, id: row.id, label: row.label, cells: row.values.map { Cell($0) }))
    return table
  }

  /// Columns of amounts and counts stand at the end, columns of words at the start.
  private mutating func align() {
    for column in columns.indices {
      let cells = rows.compactMap { $0.cells.count == columns.count ? $0.cells[column] : nil }
      let short = cells.filter { $0.isValue }
      columns[column].alignment = !cells.isEmpty && short.count * 2 > cells.count ? .end : .start
    }
    // One kind of column reads better than a mixture.
    let ends = columns.count { $0.alignment == .end }
    for column in columns.indices { columns[column].alignment = ends * 2 > columns.count ? .end : .start }
  }
}

extension Table.Cell {
  /// Whether it holds a figure or a state and little else.
  fileprivate var isValue: Bool {
    guard let line = lines.first, let first = line.first, case .fact(let fact) = first else { return false }
    switch fact.value {
    case .price, .amount, .converted, .exchangeRate, .number, .percentage, .quantity: return line.count <= 3
    case .state, .day: return line.count == 1 && fact.text.count <= 20
    }
  }
}
