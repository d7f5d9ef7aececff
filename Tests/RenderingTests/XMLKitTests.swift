import Rendering
import Testing
import XMLKit

@Suite struct XMLReaderTests {
  @Test func elementsAttributesAndLinesAreKept() throws {
    let root = try read("<a x='1' y='&lt;2'>one<!-- no --><b>\n</b><![CDATA[<c>]]>\n<p:d xmlns:p='urn:d'/></a>")
    #expect(root.attributes == [XMLAttribute("x", "1"), XMLAttribute("y", "<2")])
    #expect(root.text == "one\n<c>\n")
    #expect(root.elements.map(\.name) == ["b", "p:d"])
    #expect(root.elements.map(\.line) == [1, 3])
    #expect(root.elements.last?.namespace == "urn:d")
  }

  @Test func malformedTextIsRefusedWithItsPlace() throws {
    #expect(fault("<a>\n<b>\n</a>")?.line == 3)
    #expect(fault("")?.kind == .malformed)
    #expect(fault("<a/><b/>")?.kind == .malformed)
    #expect(fault("<p:a/>")?.kind == .malformed)
    #expect(fault("<a>\u{1}</a>")?.kind == .malformed)
    #expect(fault("<a>&unknown;</a>")?.kind == .malformed)
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
    "<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE a><a/>",
    "\u{FEFF} <!DOCTYPE html><html/>", "<?p <a?><!doctype a><a/>",
  ])
  func aDocumentTypeIsRefused(_ text: String) throws {
    #expect(fault(text)?.kind == .doctype || text.hasPrefix("\u{FEFF} ") && fault(text) != nil)
  }

  @Test func otherEncodingsAreRefused() {
    #expect(fault(bytes: [0xFF, 0xFE, 0x3C, 0x00]) == .encoding)
    #expect(fault(bytes: Array("<a>".utf8) + [0xC0, 0xAF] + Array("</a>".utf8)) == .encoding)
    #expect(fault(bytes: Array("<a>".utf8) + [0xED, 0xA0, 0x80] + Array("</a>".utf8)) == .encoding)
  }

  @Test func deepNestingIsRefusedAndNotARunawayRecursion() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(fault(nested(200)) == nil)
    #expect(fault(nested(100_000))?.kind == .malformed)
  }

  private func read(_ text: String) throws(XMLFault) -> XMLElement { try XMLReader.read(Array(text.utf8)) }

  private func fault(_ text: String) -> XMLFault? {
    do { _ = try read(text) } catch { return error }
    return nil
  }

  private func fault(bytes: [UInt8]) -> XMLFault.Kind? {
    do { _ = try XMLReader.read(bytes) } catch { return error.kind }
    return nil
  }
}

@Suite struct XMLWriterTests {
  @Test func whatIsWrittenCanBeReadBack() throws {
    var writer = try XMLWriter()
    try writer.start("list", [XMLAttribute("a", "\"<>&'\n\t")])
    try writer.start("item", mixed: true)
    try writer.text(" two  spaces ]]> & ")
    try writer.element("b", text: "bold")
    try writer.text(".")
    try writer.end()
    try writer.element("item", text: "")
    try writer.end()
    let bytes = try writer.finish()
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <list a="&quot;&lt;&gt;&amp;'&#10;&#9;">
          <item> two  spaces ]]&gt; &amp; <b>bold</b>.</item>
          <item/>
        </list>

        """)
    let root = try XMLReader.read(bytes)
    #expect(root.attribute("a") == "\"<>&'\n\t")
    #expect(root.elements.first?.text == " two  spaces ]]> & bold.")
  }

  @Test(arguments: ["\u{1}", "\u{FFFE}", "a\u{0}b", "\u{1B}", "\u{2FFFF}"])
  func charactersXMLCannotCarryNeverReachTheWriter(_ text: String) throws {
    var writer = try XMLWriter()
    try writer.start("a", mixed: true)
    #expect(throws: XMLFault.self) { try writer.text(text) }
    #expect(throws: XMLFault.self) { try writer.start("b", [XMLAttribute("c", text)]) }
  }

  @Test func anOpenElementIsNotADocument() throws {
    func unfinished() throws -> [UInt8] {
      var writer = try XMLWriter()
      try writer.start("a")
      return try writer.finish()
    }
    #expect(throws: XMLFault.self) { try unfinished() }
  }
}

@Suite struct SchemaTests {
  @Test func theSchemaAcceptsWhatWeWrite() throws {
    for document in Sample.all {
      #expect(try schema().faults(in: XMLRenderer().render(document)) == [])
    }
  }

  @Test(arguments: [
    (" kind=\"price\"", " kind=\"cost\""), ("amount=\"53.30\"", "amount=\"53,30\""),
    ("currency=\"EUR\"", "currency=\"euro\""),
    ("<kicker>", "<kicker lang=\"fr\">"), ("<row kind=\"plain\"", "<row kind=\"sum\""),
    ("day=\"2025-11-21\"", "day=\"2025-02-30\""),
    ("<heading>Prix</heading>", ""), ("per=\"month\"", "per=\"\""), ("<document ", "<document version=\"2\" "),
  ])
  func theSchemaRefusesWhatWeWouldNotWrite(_ right: String, _ wrong: String) throws {
    let text = String(decoding: try XMLRenderer().render(Sample.summary), as: UTF8.self)
    let changed = text.replacing(right, with: wrong, maxReplacements: 1)
    #expect(changed != text)
    let faults = try schema().faults(in: Array(changed.utf8))
    #expect(faults.first?.kind == .invalid)
  }

  @Test func aFaultNamesItsLine() throws {
    let text = try XMLRenderer().render(Sample.summary).text.replacing("<heading>Prix", with: "<title>Prix")
      .replacing("Prix</heading>", with: "Prix</title>")
    let line = text.split(separator: "\n").firstIndex { $0.contains("<title>Prix") }
    #expect(try schema().faults(in: Array(text.utf8)).contains { $0.line == (line ?? 0) + 1 })
  }

  @Test func aBrokenSchemaIsNamed() {
    #expect(throws: XMLFault.self) { _ = try RelaxNGSchema(Array("<grammar/>".utf8)) }
    #expect(throws: XMLFault.self) {
      _ = try RelaxNGSchema(
        Array("<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><ref name='x'/></start></grammar>".utf8))
    }
  }

  @Test func questionsInXPath() throws {
    let bytes = try XMLRenderer().render(Sample.summary)
    let namespaces = ["d": "https://bareme.example/ns/document/1"]
    #expect(try XPath.count("//d:section", in: bytes, namespaces: namespaces) == 5)
    #expect(try XPath.strings("//d:table/d:caption", in: bytes, namespaces: namespaces).count == 2)
    #expect(try XPath.strings("count(//d:fact)", in: bytes, namespaces: namespaces) == ["22"])
    #expect(throws: XMLFault.self) { try XPath.count("//[", in: bytes) }
    #expect(throws: XMLFault.self) { try XPath.count("//d:fact", in: bytes) }
  }

  private func schema() throws -> RelaxNGSchema { try RelaxNGSchema(Repository.bytes("Templates/document.rng")) }
}
