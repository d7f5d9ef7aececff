import DocumentTree
import Quantities
import Testing

@testable import Rendering

@Suite struct TextTests {
  @Test func noLineIsWiderThanAMail() throws {
    for document in Sample.all + [awkward] {
      let lines = try TextRenderer().render(document).text.split(separator: "\n")
      #expect(lines.allSatisfy { TextWidth.of($0) <= 80 })
      #expect(!lines.contains { $0.hasSuffix(" ") })
    }
  }

  @Test func widthCountsColumnsAndNotCharacters() {
    #expect(TextWidth.of("été") == 3)
    #expect(TextWidth.of("e\u{301}te\u{301}") == 3)
    #expect(TextWidth.of("電話") == 4)
    #expect(TextWidth.of("19,90\u{A0}€") == 7)
    #expect(TextWidth.of("a\u{200B}b") == 2)
  }

  @Test func aLineBreaksAtOrdinarySpacesOnly() {
    #expect(TextWrap.lines("prix 19,90\u{A0}€ par mois", width: 11) == ["prix", "19,90\u{A0}€ par", "mois"])
    #expect(TextWrap.lines("abcdefgh", width: 3) == ["abc", "def", "gh"])
    #expect(TextWrap.lines("a  b\nc", width: 10) == ["a b", "c"])
    #expect(TextWrap.lines("", width: 10) == [])
  }

  @Test func aLinkIsFollowedByItsAddressUnlessItSaysIt() throws {
    var document = Document(kind: .terms, id: "t", language: "en", kicker: "", title: "T")
    document.introduction = [
      [
        .link(Link("www.example.org", to: "https://www.example.org")), .text(" or "),
        .link(Link("write", to: "mailto:a@example.org")),
      ]
    ]
    #expect(try TextRenderer().render(document).text.contains("www.example.org or write <mailto:a@example.org>"))
  }

  /// Long words, wide characters, many columns, no columns, nothing at all.
  private var awkward: Document {
    var document = Document(
      kind: .summary, id: "awkward", language: "ja", kicker: "電話", title: String(repeating: "電話料金", count: 30))
    let address = "https://example.org/" + String(repeating: "a", count: 200)
    document.provider = [[.link(Link("page", to: address))], []]
    let columns = (1...9).map { Table.Column(header: [.text("Column number \($0)")], alignment: .end) }
    document.sections = [
      Section(
        id: "a", heading: String(repeating: "word ", count: 40),
        blocks: [
          .table(
            Table(
              id: "t", caption: [.text(address)], rowHeader: "", columns: columns,
              rows: [
                Table.Row(
                  id: "r", label: [.text(address)],
                  cells: columns.map { _ in Table.Cell([[Write.euro(1999, "19,99\u{A0}€")]]) }),
                Table.Row(id: "s", label: [], cells: [Table.Cell([[.text(address)]], columnSpan: 9)]),
              ])),
          .table(Table(id: "e", caption: [], rowHeader: "", columns: [], rows: [])),
          .keyFigures([KeyFigure(label: [.text(address)], value: [.text(address)])]),
          .bars([Bar(label: [.text(address)], value: [.text(address)], thousandths: 2000, isBest: true)]),
          .list(ordered: true, items: [[.text(address)], []]), .paragraph([]),
        ])
    ]
    return document
  }
}
