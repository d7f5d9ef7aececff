import Diagnostics
import Foundation
import OfferSyntax
import Testing

/// How findings look.
struct ReportTests {
  private func finding(_ text: String, _ part: String, labels: [Finding.Label] = []) -> Finding {
    let file = SourceFile(path: "Offers/a.yaml", text: text)
    return .error(
      "ambiguous-amount", "`\(part)` can be read two ways", at: place(of: part, in: file), label: "which?",
      labels: labels, help: ["write `1500`"])
  }

  private func place(of part: String, in file: SourceFile) -> Span {
    let bytes = Array(part.utf8)
    let start = file.bytes.indices.first { file.bytes[$0...].starts(with: bytes) } ?? 0
    return Span(file: file, range: start..<start + bytes.count)
  }

  private func marks(_ text: String, _ part: String) -> [String] {
    finding(text, part).full().split(separator: "\n").map(String.init)[3...4].map { String($0) }
  }

  @Test func `the line as written, marked`() {
    #expect(
      finding("a: b\n" + String(repeating: "\n", count: 8) + "    price: 1.500\n", "1.500").full() == """
        error[ambiguous-amount]: `1.500` can be read two ways
          --> Offers/a.yaml:10:12
           |
        10 |     price: 1.500
           |            ^^^^^ which?
           = help: write `1500`
           = more: bareme explain ambiguous-amount

        """)
  }

  @Test func `a second place is shown with its own line`() {
    #expect(
      report("offer: a\noffer: b\n") == """
        error[duplicate-key]: `offer` is written twice, on lines 1 and 2
         --> offer.yaml:2:1
          |
        2 | offer: b
          | ^^^^^ again here
          |
        1 | offer: a
          | ----- first here
          = help: keep one of the two: which value counts would depend on the reader
          = more: bareme explain duplicate-key

        """)
  }

  @Test func `marks stand under Cyrillic, combining, wide and tabbed text`() {
    #expect(marks("цена: да\n", "да") == ["1 | цена: да", "  |       ^^ which?"])
    #expect(marks("e\u{301}: x\n", "x") == ["1 | e\u{301}: x", "  |    ^ which?"])
    #expect(marks("日本: 語\n", "語") == ["1 | 日本: 語", "  |       ^^ which?"])
    #expect(marks("\ta: x\n", "x") == ["1 | \ta: x", "  | \t   ^ which?"])
  }

  @Test func `nothing in a line or message commands the terminal`() {
    let shown = finding("a: \u{1B}[2J\u{202E}x\u{85}\n", "\u{1B}").full()
    #expect(shown.contains("1 | a: ␛[2J<U+202E>x<U+0085>"))
    #expect(shown.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E || $0 == "\n" })
  }

  @Test func `a long line is cut around the marks`() {
    let text = "a: " + String(repeating: "x", count: 5_000) + "HERE" + String(repeating: "y", count: 5_000)
    let lines = marks(text, "HERE")
    #expect(lines.allSatisfy { $0.count < 170 })
    #expect(lines[0].contains("HERE") && lines[0].hasSuffix("…"))
    #expect(
      lines[1].firstRange(of: "^^^^").map { lines[1].distance(from: lines[1].startIndex, to: $0.lowerBound) }
        == lines[0].firstRange(of: "HERE").map { lines[0].distance(from: lines[0].startIndex, to: $0.lowerBound) })
  }

  @Test func `one line per finding`() {
    #expect(
      read("a: 1\nvat:20 %\n").findings.report(.concise)
        == "offer.yaml:2:1: error[missing-space]: no space after the colon of `vat`\n")
  }

  @Test func `JSON says the same, and is JSON`() throws {
    let json = read("a: \"x\ny: \u{1B}\"\\\nvat:20 %\n").findings.report(.json)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["version"] as? Int == 1)
    #expect((object["findings"] as? [Any])?.count == 3)
    #expect(
      read("vat:20 %\n").findings.report(.json) == """
        {"version":1,"findings":[
          {"code":"missing-space","severity":"error","message":"no space after the colon of `vat`",\
        "file":"offer.yaml","line":1,"column":1,"endLine":1,"endColumn":5,"label":"read as one word",\
        "help":["write `vat: `"],"fix":{"line":1,"column":5,"endLine":1,"endColumn":5,"text":" "},"labels":[]}
        ]}

        """)
    #expect([Finding]().report(.json) == "{\"version\":1,\"findings\":[]}\n")
  }

  @Test func `findings are counted, and stand in the order of files and lines`() {
    let one = parse(SourceFile(path: "b.yaml", text: "a: \u{200B}b\nc d\n")).findings
    let other = parse(SourceFile(path: "a.yaml", text: "---\na: b\n")).findings
    #expect((one + other).summary == "2 errors, 1 warning in 2 files")
    #expect((one + other).inReadingOrder().map(\.span.place) == ["a.yaml:1:1", "b.yaml:1:4", "b.yaml:2:1"])
    #expect([Finding]().summary == "nothing found")
  }

  @Test func `colour is added to the same text`() {
    let finding = finding("a: 1.500\n", "1.500")
    let colourless = finding.full(colour: true).replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(colourless == finding.full())
    #expect(finding.full(colour: true) != finding.full())
  }

  @Test(arguments: [
    ("prise", "price"), ("pirce", "price"), ("PRICE", "price"), ("pric", "price"), ("subcription", "subscription"),
    ("цэна", "цена"), ("language", nil), ("price", nil), ("x", nil), ("", nil),
  ])
  func `a word near a known one is recognised`(_ word: String, _ meant: String?) {
    #expect(didYouMean(word, among: ["price", "subscription", "цена", "vat"]) == meant)
  }
}
