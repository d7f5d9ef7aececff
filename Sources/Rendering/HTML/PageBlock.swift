internal import DocumentTree

/// A block, or two narrow tables that follow each other and share a line.
struct PageBlock {
  var block: Block
  var partner: Table?

  /// The blocks of a section; tables of one column that follow each other are paired from the first on.
  static func blocks(_ blocks: [Block]) -> [PageBlock] {
    var result: [PageBlock] = []
    for block in blocks {
      if let table = block.narrowTable, let last = result.last, last.partner == nil, last.block.narrowTable != nil {
        result[result.count - 1].partner = table
      } else {
        result.append(PageBlock(block: block))
      }
    }
    return result
  }
}

extension Block {
  /// A table of labels and one column of short values.
  fileprivate var narrowTable: Table? {
    guard case .table(let table) = self, table.columns.count == 1, PageMeasure.layout(of: table) == .values else {
      return nil
    }
    return table
  }

  /// A table of many short rows, which reads better in two halves beside each other.
  fileprivate var isLong: Bool {
    guard case .table(let table) = self else { return false }
    return table.columns.count <= 2 && table.rows.count > 15 && PageMeasure.layout(of: table) == .values
  }

  fileprivate var words: [Inline] {
    switch self {
    case .paragraph(let text): text
    case .details(summary: let summary, blocks: _): summary
    case .subheading(let text): [.text(text)]
    case .list, .table, .keyFigures, .bars, .chart: []
    }
  }
}

extension PageFields {
  /// One list or flag is set, according to the kind of the block.
  static let block: Fields<PageBlock> = Fields(
    "block",
    [
      ("isPair", .flag, { page, _ in .flag(page.partner != nil) }),
      ("isLong", .flag, { page, _ in .flag(page.block.isLong) }),
      ("isParagraph", .flag, { page, _ in if case .paragraph = page.block { .flag(true) } else { .flag(false) } }),
      ("isSubheading", .flag, { page, _ in if case .subheading = page.block { .flag(true) } else { .flag(false) } }),
      ("isDetails", .flag, { page, _ in if case .details = page.block { .flag(true) } else { .flag(false) } }),
      (
        "isNumbered", .flag,
        { page, _ in
          if case .list(ordered: true, items: _) = page.block { .flag(true) } else { .flag(false) }
        }
      ),
      ("text", .records("inline"), { page, context in inline.list(page.block.words, &context) }),
      (
        "items", .records("item"),
        { page, context in
          guard case .list(ordered: _, items: let items) = page.block else { return .list([]) }
          return item.list(items, &context)
        }
      ),
      (
        "figures", .records("figure"),
        { page, context in
          guard case .keyFigures(let figures) = page.block else { return .list([]) }
          return keyFigure.list(figures, &context)
        }
      ),
      (
        "bars", .records("bar"),
        { page, context in
          guard case .bars(let bars) = page.block else { return .list([]) }
          return bar.list(bars, &context)
        }
      ),
      (
        "charts", .records("chart"),
        { page, context in
          guard case .chart(let drawn) = page.block else { return .list([]) }
          return chart.list([DrawnChart(drawn)], &context)
        }
      ),
      (
        "tables", .records("table"),
        { page, context in
          guard case .table(let table) = page.block else { return .list([]) }
          return PageFields.table.list([table] + (page.partner.map { [$0] } ?? []), &context)
        }
      ),
      (
        "blocks", .records("block"),
        { page, context in
          guard case .details(summary: _, blocks: let blocks) = page.block else { return .list([]) }
          return PageFields.block.list(PageBlock.blocks(blocks), &context)
        }
      ),
    ])
}
