import DocumentTree
import Quantities
import Rendering
import Testing
import XMLKit

/// Text from an offer is text in every place of every format, whatever it looks like.
@Suite struct InjectionTests {
  static let payloads = [
    "</script><svg onload=alert(1)>", "<!--<script>", "\"><img src=x onerror=alert(1)>",
    "' autofocus onfocus=alert(1) x='", "{{7*7}} ${7*7} <%=7*7%> {% x %}", "${document.title}", "]]><x/>",
    "&xxe; &amp; &#60;",
    "<?php ?>", "--><script>alert(1)</script>", "</style><script>", "</title><b>", "\u{2028}\u{2029}", "\u{202E}gpj",
    "a\nb\tc",
    "=HYPERLINK(\"http://x\",\"y\")", "<<<>>>\"\"''``&&&&", "</p></td></table></main>",
  ]

  @Test(arguments: payloads)
  func theSkeletonOfAPageDoesNotChange(_ payload: String) throws {
    let templates = try Repository.templates()
    for kind in Document.Kind.allCases {
      let benign = try skeleton(HTMLRenderer(templates).render(document("words", kind)))
      let hostile = try skeleton(HTMLRenderer(templates).render(document(payload, kind)))
      #expect(benign == hostile)
    }
  }

  @Test(arguments: payloads)
  func xmlStaysValidAndKeepsTheText(_ payload: String) throws {
    let bytes = try XMLRenderer().render(document(payload, .summary))
    #expect(try RelaxNGSchema(Repository.bytes("Templates/document.rng")).faults(in: bytes) == [])
    let root = try XMLReader.read(bytes)
    #expect(root.descendants("fact").allSatisfy { $0.text == payload })
    #expect(root.descendants("heading").first?.text == payload)
  }

  @Test(arguments: payloads)
  func jsonHasNoAngleBrackets(_ payload: String) throws {
    let text = try JSONRenderer().render(document(payload, .summary)).text
    #expect(!text.contains { "<>&\u{2028}\u{2029}".contains($0) })
  }

  @Test(arguments: [
    "javascript:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,<script>",
    "//evil.example",
    "\\\\evil.example", "/\\evil.example", "vbscript:x", "file:///etc/passwd", "http:evil", "https:///x",
    "../../secret", "..%2f..", "a/../../../b", "",
    "/absolute", "\u{1}", "x:y",
  ])
  func anUnsafeAddressLeavesOnlyItsWords(_ address: String) throws {
    guard address != "\u{1}" else {
      #expect(throws: RenderingFault.self) { try page(linkingTo: address) }
      return
    }
    let bytes = try HTMLRenderer.withoutDoctype(page(linkingTo: address))
    let root = try XMLReader.read(bytes)
    #expect(root.descendants("a").isEmpty || address == "..%2f..")
    #expect(root.descendants("p").contains { $0.text == "words" })
  }

  @Test(arguments: [
    "https://www.proximus.be/a?b=c&d=e#f", "http://example.org", "mailto:offres@example.org", "tel:+3222001122",
    "#price",
    "vms.html", "../index.html", "a/b.html", "?x=1:2",
  ])
  func aSafeAddressIsKeptAsItIs(_ address: String) throws {
    let root = try XMLReader.read(HTMLRenderer.withoutDoctype(page(linkingTo: address)))
    #expect(root.descendants("a").map { $0.attribute("href") } == [address])
  }

  @Test(arguments: [
    "\u{0}", "\u{1}", "\u{1B}[2J", "\u{7}", "\r", "\u{85}", "\u{9F}", "\u{FFFE}", "\u{FFFF}", "\u{1FFFE}",
  ])
  func charactersNoFormatCanCarryAreRefused(_ text: String) throws {
    let templates = try Repository.templates()
    for format in OutputFormat.allCases {
      #expect(throws: RenderingFault.self) { try render(document(text, .summary), as: format, templates: templates) }
    }
  }

  private func page(linkingTo address: String) throws -> [UInt8] {
    var document = Document(kind: .terms, id: "links", language: "en", kicker: "", title: "Links")
    document.sections = [Section(id: "s", heading: "S", blocks: [.paragraph([.link(Link("words", to: address))])])]
    return try HTMLRenderer(Repository.templates()).render(document)
  }

  /// A document with `text` in every place that takes text.
  private func document(_ text: String, _ kind: Document.Kind) -> Document {
    let fact = Inline.fact(Fact(.number(Figure(1)), text: text, origin: Origin(file: text, line: 1)))
    let state = Inline.fact(Fact(.state(.stated), text: text))
    let inlines: [Inline] = [
      .text(text), fact, state, .strong([.text(text)]), .muted([fact]), .link(Link(text, to: "#x", relation: text)),
      .note(id: text),
    ]
    var document = Document(kind: kind, id: "all", language: "en", kicker: text, title: text)
    document.words = PageWords(best: text, note: text, backToText: text, links: text)
    document.provider = [inlines]
    document.introduction = [inlines]
    document.notices = [inlines]
    let column = Table.Column(header: inlines, short: text, isBest: true)
    let table = Table(
      id: text, caption: inlines, rowHeader: text, columns: [column, column],
      rows: [
        Table.Row(kind: .group, id: text, label: inlines, cells: []),
        Table.Row(id: text, label: inlines, cells: [Table.Cell([inlines]), Table.Cell([inlines, inlines])]),
        Table.Row(kind: .total, id: text, label: inlines, cells: [Table.Cell([inlines], columnSpan: 2)]),
      ])
    document.sections = [
      Section(
        id: text, heading: text, aside: text,
        blocks: [
          .paragraph(inlines), .subheading(text), .list(ordered: true, items: [inlines]),
          .list(ordered: false, items: [inlines]),
          .table(table), .keyFigures([KeyFigure(label: inlines, value: inlines, explanation: inlines)]),
          .bars([Bar(label: inlines, value: inlines, thousandths: 500, isBest: true)]),
          .details(summary: inlines, blocks: [.paragraph(inlines)]),
        ])
    ]
    document.notes = [Note(id: text, mark: text, text: inlines)]
    document.links = [Link(text, to: "a.xml", relation: "alternate"), Link(text, to: "b.html")]
    return document
  }

  /// Names of elements and of their attributes, not the chances to break a line that follow each slash of a value.
  private func skeleton(_ page: [UInt8]) throws -> [String] {
    func names(_ element: XMLElement) -> [String] {
      [element.name + element.attributes.map { " " + $0.name }.joined()]
        + element.elements.filter { $0.name != "wbr" }.flatMap(names)
    }
    return names(try XMLReader.read(HTMLRenderer.withoutDoctype(page)))
  }
}
