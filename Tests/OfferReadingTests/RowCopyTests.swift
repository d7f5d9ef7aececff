import Diagnostics
import Offers
import Testing

/// Rows share what they say with their copies until one of them is changed.
struct RowCopyTests {
  private func located(_ text: String) -> Located<String> {
    let file = SourceFile(path: "a.yaml", text: text)
    return Located(text, at: Span(file: file, range: 0..<text.utf8.count))
  }

  @Test func `a copy that is changed leaves the row as it was`() {
    var row = Row(id: located("row"), label: located("A row"))
    row.clause = located("art. 1")
    row.shows = [located("metro")]
    var copy = row
    copy.clause = located("art. 2")
    copy.label = nil
    copy.shows.append(located("mobile"))
    copy.terms = []
    #expect(row.clause?.value == "art. 1" && copy.clause?.value == "art. 2")
    #expect(row.label?.value == "A row" && copy.label == nil)
    #expect(row.shows.map(\.value) == ["metro"] && copy.shows.map(\.value) == ["metro", "mobile"])
    var third = copy
    third.facts = []
    third.clause = nil
    #expect(copy.clause?.value == "art. 2" && third.clause == nil && third.shows.count == 2)
  }

  @Test func `a row without a word says nothing`() {
    let row = Row(id: located("row"))
    #expect(row.clause == nil && row.exit == nil && row.switching == nil && row.noticeTerms == nil)
    #expect(row.list.isEmpty && row.facts.isEmpty && row.terms.isEmpty && row.shows.isEmpty && row.destinations == nil)
  }
}
