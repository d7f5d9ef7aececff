internal import DocumentTree

/// The rows under one group heading; a table without groups is one body.
struct PageBody {
  var table: Table
  var group: Table.Row?
  var rows: [Table.Row]

  static func bodies(of table: Table) -> [PageBody] {
    var bodies: [PageBody] = []
    for row in table.rows {
      if row.kind == .group {
        bodies.append(PageBody(table: table, group: row, rows: []))
      } else {
        if bodies.isEmpty { bodies.append(PageBody(table: table, group: nil, rows: [])) }
        bodies[bodies.count - 1].rows.append(row)
      }
    }
    return bodies
  }
}

/// A cell under its columns.
struct PageCell {
  var cell: Table.Cell
  var columns: ArraySlice<Table.Column>
  var ofAll: Int

  /// `start`, `end`, or `span` for a cell that belongs to several columns.
  var alignment: String {
    guard columns.count == 1, let column = columns.first else { return "span" }
    return PageMeasure.isSentence(cell) ? Table.Alignment.start.rawValue : column.alignment.rawValue
  }

  static func cells(of row: Table.Row, in table: Table) -> [PageCell] {
    var column = 0
    return row.cells.map { cell in
      let end = min(column + max(1, cell.columnSpan), table.columns.count)
      defer { column = end }
      return PageCell(cell: cell, columns: table.columns[column..<end], ofAll: table.columns.count)
    }
  }
}

extension PageFields {
  static let table: Fields<Table> = Fields(
    "table",
    [
      ("id", .text, { table, _ in .text(table.id) }),
      (
        "layout", .text,
        { table, _ in .text(PageMeasure.layout(of: table).rawValue + (table.columns.count > 6 ? " many" : "")) }
      ),
      ("columnCount", .text, { table, _ in .text(String(table.columns.count)) }),
      ("caption", .records("inline"), { table, page in inline.list(table.caption, &page) }),
      ("isCaptionLinked", .flag, { table, _ in .flag(PageMeasure.isLinked(table.caption)) }),
      ("rowHeader", .text, { table, _ in .text(table.rowHeader) }),
      ("isSingle", .flag, { table, _ in .flag(table.columns.count <= 1) }),
      ("columns", .records("column"), { table, page in column.list(table.columns, &page) }),
      ("bodies", .records("body"), { table, page in body.list(PageBody.bodies(of: table), &page) }),
    ])

  static let column: Fields<Table.Column> = Fields(
    "column",
    [
      ("header", .records("inline"), { column, page in inline.list(column.header, &page) }),
      ("short", .text, { column, _ in .text(column.short) }),
      ("alignment", .text, { column, _ in .text(column.alignment.rawValue) }),
      ("isBest", .flag, { column, _ in .flag(column.isBest) }),
      ("badge", .text, { column, page in .text(column.isBest ? page.words.best : "") }),
    ])

  static let body: Fields<PageBody> = Fields(
    "body",
    [
      ("hasHeading", .flag, { body, _ in .flag(body.group != nil) }),
      ("heading", .records("inline"), { body, page in inline.list(body.group?.label ?? [], &page) }),
      ("span", .text, { body, _ in .text(String(body.table.columns.count + 1)) }),
      ("rows", .records("row"), { body, page in row.list(body.rows.map { ($0, body.table) }, &page) }),
    ])

  static let row: Fields<(row: Table.Row, table: Table)> = Fields(
    "row",
    [
      ("id", .text, { pair, _ in .text(pair.row.id) }),
      ("kind", .text, { pair, _ in .text(pair.row.kind.rawValue) }),
      (
        "layout", .text,
        { pair, _ in .text(PageMeasure.layout(of: pair.row, columns: pair.table.columns.count).rawValue) }
      ),
      ("label", .records("inline"), { pair, page in inline.list(pair.row.label, &page) }),
      (
        "cells", .records("cell"),
        { pair, page in
          cell.list(PageCell.cells(of: pair.row, in: pair.table), &page)
        }
      ),
    ])

  static let cell: Fields<PageCell> = Fields(
    "cell",
    [
      ("isSpanning", .flag, { page, _ in .flag(page.columns.count > 1) }),
      ("span", .text, { page, _ in .text(String(page.columns.count)) }),
      ("isBest", .flag, { page, _ in .flag(page.columns.count == 1 && page.columns.first?.isBest == true) }),
      (
        "alignment", .text, { page, _ in .text(page.alignment) }
      ),
      (
        "columnName", .text,
        { page, _ in
          .text(
            page.columns.count == page.ofAll
              ? "" : page.columns.map { $0.name(among: page.ofAll) }.joined(separator: ", "))
        }
      ),
      ("lines", .records("item"), { page, context in item.list(page.cell.lines, &context) }),
    ])
}

extension Table.Column {
  /// The name beside a cell on a phone: of many columns the short one.
  fileprivate func name(among columns: Int) -> String {
    columns > 3 && !short.isEmpty ? short : PageMeasure.plain(header)
  }
}
