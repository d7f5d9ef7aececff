import Testing

/// Every clause of a source document that can be read in two ways, or leaves something open, is marked in its offers.
///
/// The marks of a document are a letter and a number (`A1`, `A2` …). A mark stands under `readings` where an estimate
/// can compute each way of reading, under `assumptions` where the offer takes one of them, and under `not-stated` where
/// only the provider knows.
@Suite("Ambiguities of the source documents")
struct AmbiguityTests {
  /// The letter of a document's marks, how many there are, and the document's name in `Coverage/`.
  static let marks = [
    (letter: "A", count: 13, document: "000"),
    (letter: "B", count: 15, document: "001"),
    (letter: "C", count: 17, document: "002"),
    (letter: "D", count: 9, document: "003"),
    (letter: "E", count: 8, document: "004"),
  ]

  @Test("every mark stands in the files of its document, and no other", arguments: marks)
  func everyMarkStands(letter: String, count: Int, document: String) throws {
    let source = try #require(CoverageTests.documents.first { $0.name == document })
    let paths =
      source.offers.hasSuffix(".yaml") ? [source.offers] : ProjectFolder.files(under: source.offers, ending: [".yaml"])
    let found = try Set(paths.flatMap { Self.marks(in: try ProjectFolder.text($0)) })
    let expected = Set((1...count).map { "\(letter)\($0)" })
    #expect(found == expected, "\(source.offers): \(found.symmetricDifference(expected).sorted())")
  }

  @Test("a mark counts only where the offer says what is unclear")
  func marksCountUnderTheirHeading() {
    let text = """
      readings:
        long-call:
          mark: A2
      # mark: A3
      assumptions:
        vat: { mark: A10, say: TVA }
      notes:
        first: { mark: A4, say: a note }
      not-stated:
        special:
          mark: "A5"
      """
    #expect(Self.marks(in: text) == ["A2", "A10", "A5"])
  }

  /// The marks of an offer file under `readings`, `assumptions` and `not-stated`, in order.
  private static func marks(in text: String) -> [String] {
    var heading: Substring = ""
    return text.split(separator: "\n").compactMap { line in
      if let key = line.prefixMatch(of: /([a-z-]+):/)?.output.1 { heading = key }
      guard ["readings", "assumptions", "not-stated"].contains(heading) else { return nil }
      return line.prefixMatch(of: /\s+(?:[\w-]+: *\{ *)?mark: *"?([A-Z]\d+)\b/).map { String($0.output.1) }
    }
  }
}
