public import DocumentTree

/// All values of a document, in the order every format shows them.
///
/// The order is: provider, date, introduction, notices, sections, notes. In a table the columns come before the rows,
/// in a row the label before the cells. The agreement test of the formats is written against this one walk.
public enum DocumentFacts {
  /// The facts in reading order.
  public static func walk(_ document: Document) -> [Fact] {
    var facts: [Fact] = []
    for inline in inlines(of: document) {
      switch inline {
      case .fact(let fact): facts.append(fact)
      case .text, .strong, .muted, .link, .note: break
      }
    }
    return facts
  }

  /// Every piece of text in reading order, the pieces inside `strong` and `muted` after the piece that holds them.
  static func inlines(of document: Document) -> [Inline] {
    var walk = InlineWalk()
    document.provider.forEach { walk.add($0) }
    if let date = document.date { walk.add([.fact(date)]) }
    document.introduction.forEach { walk.add($0) }
    document.notices.forEach { walk.add($0) }
    for section in document.sections { section.blocks.forEach { walk.add($0) } }
    document.notes.forEach { walk.add($0.text) }
    return walk.found
  }
}

private struct InlineWalk {
  var found: [Inline] = []

  mutating func add(_ inlines: [Inline]) {
    for inline in inlines {
      found.append(inline)
      switch inline {
      case .strong(let inner), .muted(let inner): add(inner)
      case .text, .fact, .link, .note: break
      }
    }
  }

  mutating func add(_ block: Block) {
    switch block {
    case .paragraph(let text): add(text)
    case .subheading: break
    case .list(ordered: _, items: let items): items.forEach { add($0) }
    case .table(let table): add(table)
    case .keyFigures(let figures):
      for figure in figures {
        add(figure.label)
        add(figure.value)
        add(figure.explanation)
      }
    case .chart: break
    case .bars(let bars):
      for bar in bars {
        add(bar.label)
        add(bar.value)
      }
    case .details(summary: let summary, blocks: let blocks):
      add(summary)
      blocks.forEach { add($0) }
    }
  }

  private mutating func add(_ table: Table) {
    add(table.caption)
    table.columns.forEach { add($0.header) }
    for row in table.rows {
      add(row.label)
      for cell in row.cells { cell.lines.forEach { add($0) } }
    }
  }
}
