internal import DocumentTree
internal import XMLKit

/// What must hold before a document is given any format, so that all formats refuse the same documents.
struct DocumentCheck {
  /// How deep blocks and emphasis may nest; real documents use two.
  static let depth = 16

  private let document: Document
  private let notes: Set<String>

  static func run(_ document: Document) throws(RenderingFault) {
    let check = DocumentCheck(document: document, notes: Set(document.notes.map(\.id)))
    try check.all()
  }

  private func all() throws(RenderingFault) {
    let words = document.words
    try texts([document.id, document.language, document.kicker, document.title])
    try texts([words.best, words.note, words.backToText, words.links])
    for line in document.provider + document.introduction + document.notices { try inlines(line) }
    if let date = document.date { try inlines([.fact(date)]) }
    for section in document.sections {
      try texts([section.id, section.heading, section.aside ?? ""])
      for block in section.blocks { try self.block(block, 0) }
    }
    for note in document.notes {
      try texts([note.id, note.mark])
      try inlines(note.text)
    }
    for link in document.links { try self.link(link) }
  }

  private func block(_ block: Block, _ level: Int) throws(RenderingFault) {
    guard level < DocumentCheck.depth else { throw .nestedTooDeep(document: document.id) }
    switch block {
    case .paragraph(let text): try inlines(text)
    case .subheading(let text): try texts([text])
    case .list(ordered: _, items: let items): for item in items { try inlines(item) }
    case .table(let table): try self.table(table)
    case .keyFigures(let figures):
      for figure in figures { for part in [figure.label, figure.value, figure.explanation] { try inlines(part) } }
    case .chart(let chart):
      try texts([chart.id, chart.title, chart.description, chart.horizontal.name, chart.vertical.name])
      try texts((chart.horizontal.ticks + chart.vertical.ticks).map(\.text) + chart.lines.map(\.name))
    case .bars(let bars):
      for bar in bars { for part in [bar.label, bar.value] { try inlines(part) } }
    case .details(summary: let summary, blocks: let blocks):
      try inlines(summary)
      for inner in blocks { try self.block(inner, level + 1) }
    }
  }

  private func table(_ table: Table) throws(RenderingFault) {
    try texts([table.id, table.rowHeader])
    try inlines(table.caption)
    for column in table.columns {
      try texts([column.short])
      try inlines(column.header)
    }
    for row in table.rows {
      try texts([row.id])
      try inlines(row.label)
      for cell in row.cells { for line in cell.lines { try inlines(line) } }
      let covered = row.cells.reduce(0) { $0 + max(1, $1.columnSpan) }
      let isFilled = row.kind == .group && row.cells.isEmpty || covered == table.columns.count
      guard isFilled else {
        throw .unevenRow(
          document: document.id, table: table.id, row: row.id, cells: covered, columns: table.columns.count)
      }
    }
  }

  private func inlines(_ inlines: [Inline], _ level: Int = 0) throws(RenderingFault) {
    guard level < DocumentCheck.depth else { throw .nestedTooDeep(document: document.id) }
    for inline in inlines {
      switch inline {
      case .text(let text): try texts([text])
      case .fact(let fact): try texts([fact.text, fact.origin?.file ?? ""])
      case .strong(let inner), .muted(let inner): try self.inlines(inner, level + 1)
      case .link(let link): try self.link(link)
      case .note(id: let id):
        guard notes.contains(id) else { throw .missingNote(document: document.id, note: id) }
      }
    }
  }

  private func link(_ link: Link) throws(RenderingFault) {
    try texts([link.text, link.target, link.relation ?? "", link.language ?? ""])
  }

  private func texts(_ texts: [String]) throws(RenderingFault) {
    for text in texts {
      do { try XMLCharacters.check(text) } catch { throw .text(document: document.id, error) }
    }
  }
}
