import Diagnostics
import OfferSyntax
import Testing

/// What may be written, and how it reads.
struct ValidFormsTests {
  private func value(_ text: String, _ key: String = "a") -> String? {
    let file = read(text)
    guard file.findings.isEmpty, case .mapping(let mapping)? = file.root, case .scalar(let scalar)? = mapping[key]
    else {
      return nil
    }
    return scalar.text
  }

  @Test(arguments: [
    "NO", "12:30", "~", "0o17", "1_000", "1e3", "2024-01-01", "19.90 €/month", "-x", "?x", "a#b", "l'a",
  ])
  func `text is text, whatever it looks like`(_ text: String) {
    #expect(value("a: \(text)\n") == text)
  }

  @Test func `quotes and escapes`() {
    #expect(value(#"a: 'l''heure'"#) == "l'heure")
    #expect(value(#"a: "one\ttwo \u20AC \x41 \"x\"""#) == "one\ttwo € A \"x\"")
    #expect(value(#""a" : ''"#) == "")
  }

  @Test func `lines of a folded text are joined, empty lines separate paragraphs`() {
    #expect(value("a: >\n  one\n  two\n\n  three\n") == "one two\nthree\n")
    #expect(value("a: >-\n  one\n    deeper\n  two\n") == "one\n  deeper\ntwo")
  }

  @Test func `lines of a literal text are kept`() {
    #expect(value("a: |\n  one\n    two\n\nb: c\n") == "one\n  two\n")
    #expect(value("a: |+\n  one\n\nb: c\n") == "one\n\n")
    #expect(value("a: |-\n  # text\n# comment\nb: c\n") == "# text")
  }

  @Test func `a value may be left out`() {
    #expect(value("a:\nb: c\n") == "")
    #expect(value("a: # comment\n") == "")
  }

  @Test func `lines end in LF or CRLF, with a byte order mark or without`() {
    #expect(value("a: b\r\nc: d\r\n", "c") == "d")
    #expect(value("\u{FEFF}a: b\nc: d\n", "c") == "d")
  }

  @Test func `a byte order mark moves nothing`() {
    let file = read("\u{FEFF}vat:20 %\n")
    #expect(
      file.findings.map(\.concise) == [
        "offer.yaml:1:1: error[missing-space]: no space after the colon of `vat`"
      ])
    #expect(file.findings.report(.full).contains("1 | vat:20 %\n  | ^^^^ read"))
  }

  @Test func `a part of a text is found in the file`() throws {
    let file = read("a: >\n  one\n  two\nb: \"x\\ty\"\n")
    guard case .mapping(let mapping)? = file.root, case .scalar(let folded)? = mapping["a"],
      case .scalar(let quoted)? = mapping["b"]
    else {
      Issue.record("not a mapping")
      return
    }
    let two = folded.span(ofText: 4..<7)
    #expect(two.text == "two")
    #expect((two.line, two.column) == (3, 3))
    #expect(quoted.span(ofText: 2..<3).text == "y")
  }

  @Test func `comments directly above a key belong to it`() {
    let file = read("# far\n\n# near\n# nearer\na: b # beside\n# last\n")
    guard case .mapping(let mapping)? = file.root else {
      Issue.record("not a mapping")
      return
    }
    #expect(mapping.entries.first?.comments.map(\.text) == ["# near", "# nearer"])
    #expect(file.comments.map(\.text) == ["# far", "# near", "# nearer", "# beside", "# last"])
  }

  @Test func `the tree holds every part with its place`() {
    let text = """
      # The offer.
      offer: été
      price: { basic: [21 €/month, '2 €'], plus: }
      calls:
      - to: fixed
        limit: "5"
      - |
        one
      empty:

      """
    guard let root = read(text).root else {
      Issue.record("nothing read")
      return
    }
    #expect(
      dump(root) == """
        mapping 2:1+110
          # The offer.
          offer 2:1
            plain "été" 2:8+5
          price 3:1
            braces 3:8+41
              basic 3:10
                brackets 3:17+23
                  plain "21 €/month" 3:18+12
                  singleQuoted "2 €" 3:30+7
              plus 3:38
                plain "" 3:43+0
          calls 4:1
            list 5:1+34
              mapping 5:3+22
                to 5:3
                  plain "fixed" 5:7+5
                limit 6:3
                  doubleQuoted "5" 6:10+3
              literal "one\\n" 7:3+7
          empty 9:1
            plain "" 9:7+0

        """)
  }
}
