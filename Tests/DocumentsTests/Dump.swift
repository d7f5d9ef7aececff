import DocumentTree

/// A document as compact text: one line a paragraph or a row, cells between bars, marks for weight and facts.
func dump(_ document: Document) -> String {
  var lines = ["\(document.kicker) | \(document.title)"]
  lines += document.provider.map { "provider: " + dump($0) }
  if let date = document.date { lines.append("date: \(date.text)") }
  lines += document.introduction.map { "intro: " + dump($0) }
  lines += document.notices.map { "notice: " + dump($0) }
  for section in document.sections {
    lines.append("## \(section.heading)" + (section.aside.map { " (\($0))" } ?? ""))
    for block in section.blocks { lines += dump(block) }
  }
  lines += document.notes.map { "note \($0.mark): " + dump($0.text) }
  lines += document.links.map { "link: \($0.text) -> \($0.target)" }
  return lines.joined(separator: "\n").replacing("\u{A0}", with: "~").replacing("\u{202F}", with: "_")
}

/// A run of text; facts stand in angle brackets.
func dump(_ inlines: [Inline]) -> String {
  inlines.map { inline in
    switch inline {
    case .text(let text): text
    case .fact(let fact): "‹\(fact.text)›"
    case .strong(let inner): "**\(dump(inner))**"
    case .muted(let inner): "_\(dump(inner))_"
    case .link(let link): "[\(link.text)](\(link.target))"
    case .note(id: let id): "[^\(id)]"
    }
  }.joined()
}

/// A block, indented by one level.
func dump(_ block: Block) -> [String] {
  switch block {
  case .paragraph(let text): return ["  " + dump(text)]
  case .subheading(let text): return ["  ### " + text]
  case .list(ordered: let ordered, items: let items): return items.map { (ordered ? "  1. " : "  - ") + dump($0) }
  case .keyFigures(let figures):
    return figures.map { "  key: \(dump($0.label)) = \(dump($0.value)) (\(dump($0.explanation)))" }
  case .chart(let chart):
    return ["  chart: \(chart.title) (\(chart.description))"]
      + chart.lines.map { line in
        "  line: \(line.name) "
          + line.segments.map { "\($0.from)–\($0.to): \($0.atFrom)–\($0.atTo)" }.joined(separator: ", ")
      }
  case .bars(let bars):
    return bars.map { bar in
      "  bar: \(dump(bar.label)) = \(dump(bar.value)) \(bar.thousandths.map(String.init) ?? "-")\(bar.isBest ? " best" : "")"
    }
  case .details(summary: let summary, blocks: let blocks):
    return ["  details: " + dump(summary)] + blocks.flatMap { dump($0) }.map { "  " + $0 }
  case .table(let table):
    let head = table.columns.map { dump($0.header) + ($0.isBest ? "!" : "") }.joined(separator: " | ")
    return ["  table \(table.id): \(dump(table.caption)) | \(head)"]
      + table.rows.map { row in
        let cells = row.cells.map { cell in
          cell.lines.map { dump($0) }.joined(separator: " / ") + (cell.columnSpan > 1 ? " (\(cell.columnSpan))" : "")
        }
        let start = row.kind == .group ? "  = " : row.kind == .total ? "  + " : "  | "
        return start + ([dump(row.label)] + cells).joined(separator: " | ")
      }
  }
}
