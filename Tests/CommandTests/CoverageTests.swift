import Testing

/// Every figure of a source document stands in the offers written from it.
///
/// `Coverage/NAME.tsv` lists the figures of a document (`Scripts/list-figures.py` made it) with a few words around
/// each. A figure is covered when the offer states
///
/// - the same value, of the same kind: a price is not covered by a limit of 300, nor a date by a percentage; and
/// - where that figure stands, at least two of the words around it in the document (one, if the document has only one;
///   one also if the unit is the same: `40h` and `40 h`, `100 correspondants` and `100 correspondents/user/month`,
///   see `Coverage/units.tsv`); and
/// - in one row with the other cells of a table's row: `10 | 20 | 40` is not covered by 10, 20 and 40 in three places.
///
/// So 300 numbers a month in one clause do not stand for 300 megabytes in another. What the rule cannot see, a remark
/// says: `NAME.exceptions.tsv` names figures that are no facts of the offer, with the reason; `NAME.hints.tsv` gives,
/// for one figure, the words to look for instead, all of which must stand beside it in the offer. A remark that
/// concerns no figure is an error. Where a document describes several offers, `parts` says which of its lines which
/// file must cover.
@Suite("Figures of the source documents")
struct CoverageTests {
  static let documents = [
    SourceDocument(name: "000", offers: "Offers/standard-telephonique/start-pro.yaml"),
    SourceDocument(
      name: "001", offers: "Offers/syres-telecom",
      parts: [
        (217...235, "sewan"), (244...273, "mobile"), (275...294, "openip"), (303...322, "yeastar"), (339...357, "wazo"),
      ]),
    SourceDocument(name: "002", offers: "Offers/orange"),
    SourceDocument(name: "003", offers: "Offers/proximus"),
    SourceDocument(name: "004", offers: "Offers/oblachnaya-ats"),
  ]

  @Test("every figure stands in the offers", arguments: documents.filter { ProjectFolder.has($0.offers) })
  func everyFigureIsCovered(document: SourceDocument) throws {
    let texts = try document.texts()
    let missing = try Coverage(name: document.name).missing(in: texts)
    if !missing.isEmpty { Issue.record("\(document.offers) lacks\n\(missing.joined(separator: "\n"))") }
  }

  @Test("every remark concerns a figure", arguments: documents.map(\.name))
  func remarksConcernFigures(name: String) throws {
    let coverage = try Coverage(name: name)
    #expect(!coverage.figures.isEmpty)
    for remark in coverage.exceptions + coverage.hints {
      #expect(coverage.figures.contains(where: remark.concerns), "nothing at \(remark.lines) for “\(remark.text)”")
    }
  }
}
