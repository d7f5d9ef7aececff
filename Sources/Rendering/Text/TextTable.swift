internal import DocumentTree

/// A table in plain text: a grid of short values, with a paragraph for each row that does not fit.
struct TextTable {
  private let table: Table
  private let words: TextInlines

  init(_ table: Table, _ words: TextInlines) {
    self.table = table
    self.words = words.besideColumns
  }

  func lines(width: Int) -> [String] {
    let caption = TextWrap.lines(words.string(table.caption), width: width)
    if table.columns.count <= 1 { return caption + (headersHoldFacts ? legend(width) : []) + leaders(width) }
    let rows = table.rows.filter { $0.kind != .group }.map(gridRow)
    let fullNames = table.columns.map { words.string($0.header) }
    for names in headersHoldFacts ? [table.columns.map(name(of:))] : [fullNames, table.columns.map(name(of:))] {
      let grid = TextGrid(names: names, alignments: table.columns.map(\.alignment), rows: rows, width: width)
      guard let grid else { continue }
      let needsLegend = headersHoldFacts || names != fullNames
      return caption + (caption.isEmpty ? [] : [""]) + (needsLegend ? legend(width) : [])
        + grid.head(rowHeader: table.rowHeader, names: names) + body(grid, width)
    }
    return caption + (headersHoldFacts ? legend(width) : []) + table.rows.flatMap { paragraph($0, width) }
  }

  private func body(_ grid: TextGrid, _ width: Int) -> [String] {
    var wasParagraph = false
    return table.rows.enumerated().flatMap { index, row -> [String] in
      if row.kind == .group { return [""] + TextWrap.lines(words.string(row.label), width: width) }
      // The rule under the head serves a total in the first row as well.
      let rule = row.kind == .total && index > 0 ? [grid.rule] : []
      guard let lines = grid.lines(of: gridRow(row)) else {
        wasParagraph = true
        return rule + paragraph(row, width)
      }
      defer { wasParagraph = false }
      return (wasParagraph ? [""] : []) + rule + lines
    }
  }

  private func gridRow(_ row: Table.Row) -> TextGrid.Row {
    TextGrid.Row(
      label: words.string(row.label),
      cells: row.cells.map { cell in
        let text = cell.lines.first.map { words.string($0) } ?? ""
        return (cell.lines.count > 1 || text.contains("\n") ? nil : text, max(1, cell.columnSpan))
      })
  }

  private var headersHoldFacts: Bool {
    table.columns.contains { column in
      column.header.contains { inline in
        switch inline {
        case .fact, .strong, .muted: true
        case .text, .link, .note: false
        }
      }
    }
  }

  /// The columns by their full names.
  private func legend(_ width: Int) -> [String] {
    table.columns.flatMap { column -> [String] in
      let full = words.string(column.header)
      let line = column.short.isEmpty || column.short == full ? full : "\(column.short) = \(full)"
      return TextWrap.lines(line, width: width)
    } + [""]
  }

  private func name(of column: Table.Column) -> String {
    column.short.isEmpty ? words.string(column.header) : column.short
  }

  /// A table of one column: labels led to their values.
  private func leaders(_ width: Int) -> [String] {
    table.rows.flatMap { row -> [String] in
      let label = words.string(row.label)
      let values = row.cells.flatMap { $0.lines.map { words.string($0) } }
      switch row.kind {
      case .group: return [""] + TextWrap.lines(label, width: width)
      case .plain: return TextLeader.lines(label, values, width: width, indent: 2)
      case .total:
        return ["  " + String(repeating: "-", count: width - 2)]
          + TextLeader.lines(label, values, width: width, indent: 2)
      }
    }
  }

  /// A row as a paragraph: its label, then each column's name and value.
  private func paragraph(_ row: Table.Row, _ width: Int) -> [String] {
    let label = TextWrap.lines(words.string(row.label), width: width)
    guard row.kind != .group else {
      return [""] + label + [String(repeating: ".", count: label.reduce(0) { max($0, TextWidth.of($1)) })]
    }
    var lines = [""] + label
    var column = 0
    for cell in row.cells {
      let end = min(column + max(1, cell.columnSpan), table.columns.count)
      let texts = cell.lines.map { words.string($0) }
      if end - column == table.columns.count {
        lines += texts.flatMap { TextWrap.lines($0, width: width - 4).map { "    " + $0 } }
      } else {
        let names = table.columns[column..<end].map { words.string($0.header) }.joined(separator: ", ")
        lines += TextLeader.lines(names, texts, width: width, indent: 2)
      }
      column = end
    }
    return lines
  }
}
