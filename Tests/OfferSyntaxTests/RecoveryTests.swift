import Diagnostics
import OfferSyntax
import Testing

/// One run reports everything, and nothing twice.
struct RecoveryTests {
  @Test func `twenty slips in one offer are twenty findings, each on its line`() {
    let slips: [(line: String, code: String)] = [
      ("title: Fibre: the fast one", "colon-in-text"),
      ("provider:orange", "missing-space"),
      ("language: 'l'abonnement'", "text-after-value"),
      ("vat 20 %", "missing-colon"),
      ("\tprices: excluding VAT", "tab"),
      ("beyond: @grille", "reserved-character"),
      ("base: &base x", "anchor"),
      ("copy: *base", "alias"),
      ("<<: *base", "merge-key"),
      ("number: !!int 5", "tag"),
      ("list: - one", "dash-after-key"),
      ("plans: [basic, plus", "unclosed-bracket"),
      ("other: [basic, plus}", "stray-bracket"),
      ("pair: [a: b]", "pair-in-brackets"),
      ("commas: [a,, b]", "extra-comma"),
      ("quote: \"open", "unclosed-quote"),
      ("escape: \"\\q\"", "unknown-escape"),
      (": nothing", "missing-key"),
      ("? complex", "complex-key"),
      ("offer: again", "duplicate-key"),
    ]
    let text = "offer: fibre\n" + slips.map { "\($0.line)\n" }.joined() + "last: fine\n"
    let file = read(text)
    let found = file.findings.map { "\($0.span.line) \($0.code.rawValue)" }
    #expect(found == slips.enumerated().map { "\($0.offset + 2) \($0.element.code)" })
    guard case .mapping(let mapping)? = file.root else {
      Issue.record("nothing read")
      return
    }
    #expect(mapping["last"] != nil)
    #expect(mapping["provider"] != nil)
  }

  @Test(arguments: [
    ("a: 1\n  b: 2\n  c: 3\nd: 4\n", ["bad-indentation"]),
    ("a:\n    b: 1\n  c: 2\nd: 3\n", ["bad-indentation"]),
    ("- a\n   b: c\n- d\n", ["bad-indentation"]),
    ("a: |\n    x\n  y: z\n  v: w\nb: c\n", ["bad-indentation"]),
    ("a: one\n  two\n  three\nb: c\n", ["text-on-several-lines"]),
    ("a: \"one\n  two\"\nb: c\n", ["text-on-several-lines"]),
    ("a: [\n  b,\n  c: d\n]\ne: f\n", ["brackets-on-several-lines"]),
    ("a: { b: 1, b: 2, c: 3 }\n", ["duplicate-key"]),
    ("plans:\n  basic:Basic\n  plus: Plus\n", ["missing-space"]),
    ("- to:fixed\n  limit: 5\n", ["missing-space"]),
    ("offer fibre\ntitle: x\n", ["missing-colon"]),
    ("a: 1\n- b\n- c\nd: 1\n", ["dash-among-keys"]),
    ("a:\n  - b\n  c: d\n  e: f\ng: h\n", ["key-among-dashes"]),
    ("--- \na: 1\n--- # second\na: 2\nb c\nd: e\n", ["document-marker", "several-documents", "missing-colon"]),
  ])
  func `one slip is one finding`(_ text: String, _ expected: [String]) {
    #expect(codes(text) == expected)
  }

  @Test func `places on the line of an error are doubtful, others are not`() {
    let file = read("a: [b\nc: d\n")
    guard case .mapping(let mapping)? = file.root else {
      Issue.record("nothing read")
      return
    }
    #expect(mapping.entries.map { file.isDoubtful($0.value.span) } == [true, false])
  }

  @Test func `a wrongly indented block is not lost`() {
    guard case .mapping(let mapping)? = read("a:\n    b: 1\n  c: 2\nd: 3\n").root else {
      Issue.record("nothing read")
      return
    }
    #expect(mapping.entries.map(\.key.text) == ["a", "d"])
    guard case .mapping(let inner)? = mapping["a"] else {
      Issue.record("`a` is not a mapping")
      return
    }
    #expect(inner.entries.map(\.key.text) == ["b", "c"])
  }
}
