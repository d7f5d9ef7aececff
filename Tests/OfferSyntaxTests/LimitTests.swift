import Diagnostics
import OfferSyntax
import Testing

/// Hostile and broken files are refused at once.
struct LimitTests {
  @Test(arguments: ["[", "{a: ", "- ", "[{a: "])
  func `deep nesting is refused at the exact column`(_ opening: String) {
    let file = read(String(repeating: opening, count: 3_000) + "\n")
    #expect(file.findings.first?.code == "too-deep")
    #expect(file.findings.count { $0.code == "too-deep" } == 1)
    if opening == "- " || opening == "[" {
      #expect(file.findings.first?.span.column == 1 + 64 * opening.utf8.count)
    }
  }

  @Test func `a thousand steps of indentation are refused once`() {
    let text = (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(codes(text) == ["too-deep"])
  }

  @Test func `a bomb of aliases is refused by policy`() {
    let names = Array("abcdefghi")
    let lines = names.enumerated().map { index, name in
      "\(name): &\(name) [\(Array(repeating: index == 0 ? "x" : "*\(names[index - 1])", count: 9).joined(separator: ", "))]\n"
    }
    let file = read(lines.joined())
    #expect(Set(file.findings.map(\.code)) == ["anchor", "alias"])
  }

  @Test func `every limit does something`() {
    func limited(_ change: (inout SyntaxLimits) -> Void) -> SyntaxLimits {
      var limits = SyntaxLimits.standard
      change(&limits)
      return limits
    }
    let text = "offer: fibre\nterms: |\n  one two three\nlist: [[a, b], c]\n"
    func found(_ limits: SyntaxLimits) -> [FindingCode] { read(text, limits: limits).findings.map(\.code) }
    #expect(found(.standard).isEmpty)
    #expect(found(limited { $0.fileBytes = 20 }) == ["file-too-long"])
    #expect(found(limited { $0.lineBytes = 16 }) == ["line-too-long"])
    #expect(found(limited { $0.textBytes = 10 }) == ["text-too-long"])
    #expect(found(limited { $0.keyBytes = 4 }) == ["key-too-long", "key-too-long"])
    #expect(found(limited { $0.depth = 2 }) == ["too-deep"])
    #expect(found(limited { $0.nodes = 5 }) == ["too-many-nodes"])
    #expect(found(limited { ($0.keyBytes, $0.findings) = (4, 1) }) == ["key-too-long", "too-many-errors"])
  }

  @Test(arguments: [
    ([0xFF, 0xFE, 0x61, 0x00], "UTF-16"), ([0xFE, 0xFF, 0x00, 0x61], "UTF-16"),
    ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"),
    ([0x61, 0, 0x3A, 0], "UTF-16"),
  ])
  func `other encodings are named`(_ bytes: [UInt8], _ name: String) {
    let file = parse(SourceFile(path: "offer.yaml", bytes: bytes))
    #expect(file.findings.map(\.message) == ["\(name) file: offers are written in UTF-8"])
    #expect(file.root == nil)
  }

  @Test(arguments: [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE9], [0xF0, 0x9F]])
  func `bytes that are not UTF-8 are refused with their place`(_ wrong: [UInt8]) {
    let file = parse(SourceFile(path: "offer.yaml", bytes: Array("a: b".utf8) + wrong + Array("\nc: d\n".utf8)))
    #expect(file.findings.map(\.code) == ["not-utf-8"])
    #expect(file.findings.first?.label == "byte 4 of the file")
  }
}
