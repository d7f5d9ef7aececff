public import DocumentTree

/// A document as plain text that reads well in a mail: at most 80 columns, headings underlined, notes at the end.
public struct TextRenderer: Sendable {
  /// No line is wider.
  public static let width = 78

  /// A renderer; it has no settings.
  public init() {}

  /// The bytes of the text, UTF-8 with a line break at the end.
  public func render(_ document: Document) throws -> [UInt8] {
    try DocumentCheck.run(document)
    var page = TextPage(document)
    page.write(document)
    return Array(page.text.utf8)
  }
}

/// Lines gathered from top to bottom.
struct TextPage {
  private var lines: [String] = []
  private let words: TextInlines
  private let best: String

  init(_ document: Document) {
    words = TextInlines(document)
    best = document.words.best
  }

  /// All lines; trailing spaces and repeated blank lines are gone.
  var text: String {
    var result = ""
    var wasBlank = true
    for line in lines {
      let end = line.utf8.lastIndex { $0 != 0x20 }.map { line.utf8.index(after: $0) } ?? line.startIndex
      let trimmed = line[..<end]
      if trimmed.isEmpty, wasBlank { continue }
      wasBlank = trimmed.isEmpty
      result += String(trimmed)
      result += "\n"
    }
    return result
  }

  mutating func write(_ document: Document) {
    heading(document.title, underline: "=")
    if !document.kicker.isEmpty { add(document.kicker) }
    blank()
    document.provider.forEach { add(words.string($0)) }
    if let date = document.date { add(date.text) }
    for paragraph in document.introduction { separate(words.string(paragraph)) }
    for notice in document.notices {
      blank()
      hanging("! ", words.string(notice))
    }
    for section in document.sections {
      blank()
      heading(section.heading + (section.aside.map { " (\($0))" } ?? ""), underline: "-")
      for block in section.blocks { self.block(block) }
    }
    if !document.notes.isEmpty {
      blank()
      add(String(repeating: "-", count: 20))
      for note in document.notes { hanging(words.mark(note.mark) + " ", words.string(note.text)) }
    }
    if !document.links.isEmpty {
      blank()
      for link in document.links { hanging("- ", words.string([.link(link)])) }
    }
  }

  private mutating func block(_ block: Block) {
    switch block {
    case .paragraph(let text): separate(words.string(text))
    case .subheading(let text):
      heading(text, underline: "~")
    case .list(let ordered, let items):
      blank()
      for (index, item) in items.enumerated() {
        hanging(ordered ? "\(index + 1). " : "- ", words.string(item))
      }
    case .table(let table):
      blank()
      lines += TextTable(table, words).lines(width: TextRenderer.width)
      blank()
    case .keyFigures(let figures):
      blank()
      for figure in figures {
        leader(words.string(figure.label), words.string(figure.value))
        let explanation = words.string(figure.explanation)
        if !explanation.isEmpty { indented(explanation, by: 4) }
      }
      blank()
    // The table beside it has the numbers.
    case .chart: break
    case .bars(let bars):
      blank()
      for bar in bars { self.bar(bar, among: bars) }
      blank()
    case .details(let summary, let blocks):
      separate(words.string(summary))
      for inner in blocks { self.block(inner) }
    }
  }

  /// `Базовый          2 190 ₽  =====         (дешевле всего)`.
  private mutating func bar(_ bar: Bar, among bars: [Bar]) {
    let labelWidth = min(30, bars.reduce(0) { max($0, TextWidth.of(words.string($1.label))) })
    let valueWidth = min(22, bars.reduce(0) { max($0, TextWidth.of(words.string($1.value))) })
    let stroke = String(repeating: "=", count: ((bar.thousandths ?? 0) * 20 + 999) / 1000)
    let label = words.string(bar.label)
    let value = words.string(bar.value)
    let badge = bar.isBest ? "  <- " + best : ""
    if TextWidth.of(label) > labelWidth || TextWidth.of(value) > valueWidth {
      leader(label, value)
      if !stroke.isEmpty || !badge.isEmpty { indented(stroke + badge, by: 4) }
    } else {
      let line = TextWrap.padded(label, to: labelWidth) + "  " + TextWrap.padded(value, to: valueWidth, atEnd: true)
      let whole = line + "  " + stroke + badge
      if TextWidth.of(whole) <= TextRenderer.width {
        lines.append(whole)
      } else {
        lines.append(line + "  " + stroke)
        indented(badge, by: 4)
      }
    }
  }

  private mutating func heading(_ text: String, underline: String) {
    blank()
    let wrapped = TextWrap.lines(text, width: TextRenderer.width)
    lines += wrapped
    lines.append(String(repeating: underline, count: wrapped.reduce(0) { max($0, TextWidth.of($1)) }))
  }

  private mutating func leader(_ label: String, _ value: String) {
    lines += TextLeader.lines(label, [value], width: TextRenderer.width)
  }

  private mutating func hanging(_ mark: String, _ text: String) {
    let indent = min(TextWidth.of(mark), 8)
    let wrapped = TextWrap.lines(text, width: TextRenderer.width - indent)
    for (index, line) in wrapped.enumerated() {
      lines.append((index == 0 ? mark : String(repeating: " ", count: indent)) + line)
    }
  }

  private mutating func indented(_ text: String, by indent: Int) {
    for line in TextWrap.lines(text, width: TextRenderer.width - indent) {
      lines.append(String(repeating: " ", count: indent) + line)
    }
  }

  private mutating func separate(_ text: String) {
    blank()
    add(text)
  }

  private mutating func add(_ text: String) { lines += TextWrap.lines(text, width: TextRenderer.width) }

  private mutating func blank() { lines.append("") }
}
