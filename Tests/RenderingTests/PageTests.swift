import DocumentTree
import Testing
import XMLKit

@testable import Rendering

@Suite struct PageTests {
  /// Regulation (EU) 2019/2243: the service, the title, the provider, then the prescribed sentences and headings.
  @Test func aSummaryKeepsThePrescribedOrder() throws {
    let body = try #require(try page(Sample.summary).elements.last).text
    let parts = [
      "Voice Managed Service (VMS)", "Récapitulatif contractuel", "Proximus", "mentionslegales",
      "21\u{A0}novembre 2025",
      "Le présent récapitulatif", "Services et équipement", "Prix", "Durée, renouvellement", "Caractéristiques",
      "Autres informations",
    ]
    var rest = body[...]
    for part in parts {
      let range = try #require(rest.firstRange(of: part), "\(part) stands in the wrong place")
      rest = rest[range.upperBound...]
    }
  }

  @Test func aPageAllowsItselfItsStyleAndNothingElse() throws {
    let root = try page(Sample.comparison)
    let style = try #require(root.descendants("style").first).text
    let policy = root.descendants("meta").first { $0.attribute("http-equiv") == "Content-Security-Policy" }
    #expect(policy?.attribute("content") == ContentSecurityPolicy.text(forStyle: style))
    #expect(root.descendants("script").isEmpty)
    let links = root.descendants("link")
    #expect(links.allSatisfy { $0.attribute("rel") == "alternate" || $0.attribute("href") == "data:," })
    // Without an icon of its own a page makes browsers ask the site for one.
    #expect(links.count { $0.attribute("rel") == "icon" } == 1)
  }

  @Test func theDigestIsSHA256() {
    func hex(_ text: String) -> String {
      SHA256.digest(Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    #expect(hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hex(String(repeating: "a", count: 119)) == "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb")
    #expect(ContentSecurityPolicy.text(forStyle: "").contains("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"))
  }

  @Test(arguments: Sample.all.map(\.id))
  func idsAreUniqueAndEveryFragmentLeadsSomewhere(_ id: String) throws {
    let root = try page(try #require(Sample.all.first { $0.id == id }))
    var ids: [String] = []
    var fragments: [String] = []
    func visit(_ element: XMLElement) {
      if let id = element.attribute("id") { ids.append(id) }
      if let target = element.attribute("href"), target.hasPrefix("#") { fragments.append(String(target.dropFirst())) }
      element.elements.forEach(visit)
    }
    visit(root)
    #expect(Set(ids).count == ids.count)
    #expect(fragments.allSatisfy(ids.contains))
  }

  @Test func aTableSaysWhatItsRowsAndColumnsAre() throws {
    let table = try #require(try page(Sample.comparison).descendants("table").first)
    #expect(table.attribute("aria-labelledby") == "caption-differences")
    #expect(table.descendants("th").allSatisfy { $0.attribute("scope") != nil })
    #expect(table.descendants("tr").allSatisfy { $0.attribute("role") == "row" })
    #expect(
      table.descendants("th").filter { $0.attribute("data-best") != nil }.map(\.text) == ["БазовыйБаз. дешевле всего"])
  }

  @Test func aMissingNoteIsAnError() {
    var document = Document(kind: .terms, id: "t", language: "en", kicker: "", title: "T")
    document.introduction = [[.note(id: "nowhere")]]
    #expect(throws: RenderingFault.missingNote(document: "t", note: "nowhere")) {
      try HTMLRenderer(Repository.templates()).render(document)
    }
  }

  @Test func aRowThatDoesNotFillItsColumnsIsAnError() {
    var document = Document(kind: .terms, id: "t", language: "en", kicker: "", title: "T")
    let columns = [Table.Column(header: []), Table.Column(header: [])]
    let table = Table(
      id: "x", caption: [], rowHeader: "", columns: columns,
      rows: [Table.Row(id: "r", label: [], cells: [Table.Cell([])])])
    document.sections = [Section(id: "s", heading: "S", blocks: [.table(table)])]
    #expect(throws: RenderingFault.unevenRow(document: "t", table: "x", row: "r", cells: 1, columns: 2)) {
      try TextRenderer().render(document)
    }
  }

  @Test func detailsWithoutEndAreAnErrorAndNotACrash() {
    var block = Block.paragraph([])
    for _ in 0..<100 { block = .details(summary: [], blocks: [block]) }
    var document = Document(kind: .terms, id: "t", language: "en", kicker: "", title: "T")
    document.sections = [Section(id: "s", heading: "S", blocks: [block])]
    #expect(throws: RenderingFault.nestedTooDeep(document: "t")) { try JSONRenderer().render(document) }
  }

  private func page(_ document: Document) throws -> XMLElement {
    try XMLReader.read(HTMLRenderer.withoutDoctype(HTMLRenderer(Repository.templates()).render(document)))
  }
}
