internal import DocumentTree

extension Document {
  /// Keeps the notes that are referred to, in the order of their first reference.
  ///
  /// Marks stay as printed unless two of them are the same or the order is not the offer's; then all are numbered
  /// from 1.
  mutating func settleNotes(from all: [Note]) {
    var order: [String] = []
    collect(into: &order)
    var index = 0
    while index < order.count {
      if let note = all.first(where: { $0.id == order[index] }) { note.text.collectNotes(&order) }
      index += 1
    }
    notes = order.compactMap { id in all.first { $0.id == id } }
    for index in notes.indices { notes[index].mark = notes[index].mark.filter { !"()⁽⁾".contains($0) } }
    if kind == .comparison || Set(notes.map(\.mark)).count < notes.count {
      for index in notes.indices { notes[index].mark = String(index + 1) }
    }
    let known = Set(notes.map(\.id))
    if order.contains(where: { !known.contains($0) }) { mapInlines { $0.keepingNotes(known) } }
  }

  private func collect(into order: inout [String]) {
    for line in provider + introduction { line.collectNotes(&order) }
    for section in sections { for block in section.blocks { block.collectNotes(&order) } }
    for line in notices { line.collectNotes(&order) }
  }

  private mutating func mapInlines(_ change: ([Inline]) -> [Inline]) {
    introduction = introduction.map(change)
    for section in sections.indices { sections[section].blocks = sections[section].blocks.map { $0.mapped(change) } }
    for note in notes.indices { notes[note].text = change(notes[note].text) }
  }
}

extension [Inline] {
  fileprivate func collectNotes(_ order: inout [String]) {
    for inline in self {
      switch inline {
      case .note(id: let id): if !order.contains(id) { order.append(id) }
      case .strong(let inner), .muted(let inner): inner.collectNotes(&order)
      case .text, .fact, .link: break
      }
    }
  }

  /// Without references to notes that do not exist; `check` reports those where they are written.
  fileprivate func keepingNotes(_ known: Set<String>) -> [Inline] {
    compactMap { inline in
      switch inline {
      case .note(id: let id): known.contains(id) ? inline : nil
      case .strong(let inner): .strong(inner.keepingNotes(known))
      case .muted(let inner): .muted(inner.keepingNotes(known))
      case .text, .fact, .link: inline
      }
    }
  }
}

extension Block {
  fileprivate func collectNotes(_ order: inout [String]) {
    for line in lines { line.collectNotes(&order) }
  }

  /// Every run of text in reading order.
  var lines: [[Inline]] {
    switch self {
    case .paragraph(let text): [text]
    case .subheading: []
    case .list(ordered: _, items: let items): items
    case .keyFigures(let figures): figures.flatMap { [$0.label, $0.value, $0.explanation] }
    case .chart: []
    case .bars(let bars): bars.flatMap { [$0.label, $0.value] }
    case .details(summary: let summary, blocks: let blocks): [summary] + blocks.flatMap(\.lines)
    case .table(let table):
      [table.caption] + table.columns.map(\.header)
        + table.rows.flatMap { row in [row.label] + row.cells.flatMap(\.lines) }
    }
  }

  fileprivate func mapped(_ change: ([Inline]) -> [Inline]) -> Block {
    switch self {
    case .paragraph(let text): return .paragraph(change(text))
    case .subheading: return self
    case .list(let ordered, let items): return .list(ordered: ordered, items: items.map(change))
    case .keyFigures, .bars, .chart: return self
    case .details(let summary, let blocks):
      return .details(summary: change(summary), blocks: blocks.map { $0.mapped(change) })
    case .table(var table):
      table.caption = change(table.caption)
      for row in table.rows.indices {
        table.rows[row].label = change(table.rows[row].label)
        for cell in table.rows[row].cells.indices {
          table.rows[row].cells[cell].lines = table.rows[row].cells[cell].lines.map(change)
        }
      }
      return .table(table)
    }
  }
}
