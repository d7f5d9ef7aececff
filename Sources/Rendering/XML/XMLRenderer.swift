public import DocumentTree
internal import Quantities
internal import XMLKit

/// A document as XML in the vocabulary of `Templates/document.rng`.
///
/// The text of the elements is what people read; each `<fact>` also carries its value, so that a program gets
/// `19.90 EUR per user and month` and not a string with a comma in it.
public struct XMLRenderer: Sendable {
  /// The namespace of all elements.
  public static let namespace = "https://bareme.example/ns/document/1"

  /// A renderer; it has no settings.
  public init() {}

  /// The bytes of the XML document.
  public func render(_ document: Document) throws -> [UInt8] {
    try DocumentCheck.run(document)
    var writer = try DocumentXMLWriter()
    try writer.document(document)
    return try writer.finish()
  }
}

/// The tree, element by element.
private struct DocumentXMLWriter: ~Copyable {
  private var xml: XMLWriter

  init() throws { xml = try XMLWriter() }

  consuming func finish() throws -> [UInt8] { try xml.finish() }

  mutating func document(_ document: Document) throws {
    var attributes = [
      XMLAttribute("xmlns", XMLRenderer.namespace), XMLAttribute("kind", document.kind.rawValue),
      XMLAttribute("id", document.id), XMLAttribute("language", document.language),
    ]
    if case .day(let day) = document.date?.value { attributes.append(XMLAttribute("date", day.iso)) }
    try xml.start("document", attributes)
    if !document.kicker.isEmpty { try xml.element("kicker", text: document.kicker) }
    try xml.element("title", text: document.title)
    try group("provider", "line", document.provider)
    if let date = document.date { try inlines("date", [], [.fact(date)]) }
    try group("introduction", "paragraph", document.introduction)
    try group("notices", "paragraph", document.notices)
    for section in document.sections {
      try xml.start("section", [XMLAttribute("id", section.id)])
      try xml.element("heading", text: section.heading)
      if let aside = section.aside { try xml.element("aside", text: aside) }
      for block in section.blocks { try self.block(block) }
      try xml.end()
    }
    if !document.notes.isEmpty {
      try xml.start("notes")
      for note in document.notes {
        try inlines("note", [XMLAttribute("id", note.id), XMLAttribute("mark", note.mark)], note.text)
      }
      try xml.end()
    }
    if !document.links.isEmpty {
      try xml.start("links")
      for link in document.links { try self.link(link) }
      try xml.end()
    }
    try xml.end()
  }

  private mutating func block(_ block: Block) throws {
    switch block {
    case .paragraph(let text): try inlines("paragraph", [], text)
    case .subheading(let text): try xml.element("subheading", text: text)
    case .list(let ordered, let items):
      try xml.start("list", [XMLAttribute("ordered", ordered ? "true" : "false")])
      for item in items { try inlines("item", [], item) }
      try xml.end()
    case .table(let table): try self.table(table)
    case .keyFigures(let figures):
      try xml.start("key-figures")
      for figure in figures {
        try xml.start("key-figure")
        try inlines("label", [], figure.label)
        try inlines("value", [], figure.value)
        if !figure.explanation.isEmpty { try inlines("explanation", [], figure.explanation) }
        try xml.end()
      }
      try xml.end()
    case .chart(let chart): try self.chart(chart)
    case .bars(let bars):
      try xml.start("bars")
      for bar in bars {
        var attributes: [XMLAttribute] = []
        if let length = bar.thousandths { attributes.append(XMLAttribute("thousandths", String(length))) }
        if bar.isBest { attributes.append(XMLAttribute("best", "true")) }
        try xml.start("bar", attributes)
        try inlines("label", [], bar.label)
        try inlines("value", [], bar.value)
        try xml.end()
      }
      try xml.end()
    case .details(let summary, let blocks):
      try xml.start("details")
      try inlines("summary", [], summary)
      for inner in blocks { try self.block(inner) }
      try xml.end()
    }
  }

  private mutating func chart(_ chart: Chart) throws {
    try xml.start(
      "chart", [XMLAttribute("id", chart.id), XMLAttribute("title", chart.title)])
    for (name, axis) in [("horizontal", chart.horizontal), ("vertical", chart.vertical)] {
      try xml.start(
        name,
        [
          XMLAttribute("name", axis.name), XMLAttribute("from", axis.low.plain), XMLAttribute("to", axis.high.plain),
        ])
      try xml.end()
    }
    for line in chart.lines {
      try xml.start("curve", [XMLAttribute("name", line.name)])
      for segment in line.segments {
        var attributes = [
          XMLAttribute("from", segment.from.plain), XMLAttribute("to", segment.to.plain),
          XMLAttribute("at-from", segment.atFrom.plain), XMLAttribute("at-to", segment.atTo.plain),
        ]
        if segment.isLeast { attributes.append(XMLAttribute("least", "true")) }
        try xml.start("segment", attributes)
        try xml.end()
      }
      try xml.end()
    }
    try xml.end()
  }

  private mutating func table(_ table: Table) throws {
    var attributes = [XMLAttribute("id", table.id)]
    if !table.rowHeader.isEmpty { attributes.append(XMLAttribute("row-header", table.rowHeader)) }
    try xml.start("table", attributes)
    if !table.caption.isEmpty { try inlines("caption", [], table.caption) }
    for column in table.columns {
      var attributes = [XMLAttribute("align", column.alignment.rawValue)]
      if !column.short.isEmpty { attributes.append(XMLAttribute("short", column.short)) }
      if column.isBest { attributes.append(XMLAttribute("best", "true")) }
      try inlines("column", attributes, column.header)
    }
    for row in table.rows {
      try xml.start("row", [XMLAttribute("kind", row.kind.rawValue), XMLAttribute("id", row.id)])
      try inlines("label", [], row.label)
      for cell in row.cells {
        try xml.start("cell", cell.columnSpan > 1 ? [XMLAttribute("span", String(cell.columnSpan))] : [])
        for line in cell.lines { try inlines("line", [], line) }
        try xml.end()
      }
      try xml.end()
    }
    try xml.end()
  }

  private mutating func group(_ name: String, _ each: String, _ lines: [[Inline]]) throws {
    guard !lines.isEmpty else { return }
    try xml.start(name)
    for line in lines { try inlines(each, [], line) }
    try xml.end()
  }

  private mutating func inlines(_ name: String, _ attributes: [XMLAttribute], _ inlines: [Inline]) throws {
    try xml.start(name, attributes, mixed: true)
    for inline in inlines {
      switch inline {
      case .text(let text): try xml.text(text)
      case .fact(let fact):
        var attributes = FactAttributes.attributes(of: fact.value)
        if let origin = fact.origin {
          attributes += [XMLAttribute("file", origin.file), XMLAttribute("line", String(origin.line))]
        }
        try xml.element("fact", attributes, text: fact.text)
      case .strong(let inner): try self.inlines("strong", [], inner)
      case .muted(let inner): try self.inlines("muted", [], inner)
      case .link(let link): try self.link(link)
      case .note(let id): try xml.element("note-reference", [XMLAttribute("note", id)], text: "")
      }
    }
    try xml.end()
  }

  private mutating func link(_ link: Link) throws {
    var attributes = [XMLAttribute("target", link.target)]
    if let relation = link.relation { attributes.append(XMLAttribute("relation", relation)) }
    if let language = link.language { attributes.append(XMLAttribute("language", language)) }
    try xml.element("link", attributes, text: link.text)
  }
}
