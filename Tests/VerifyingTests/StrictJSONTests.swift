import Testing

@testable import Verifying

/// What the reader of receipts refuses, and that it says where.
struct StrictJSONTests {
  @Test(arguments: [
    "", " ", "{", "[", "[1,]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "[1 2]", "\"", "\"\u{1}\"", "tru", "nul", "01", "1.",
    ".5", "-", "+1", "1e", "NaN", "'a'", "[1] 2", "// a\n1", "\"\\x\"", "\"\\u12\"", "\"\\uD800\"",
    "\"\\uD800\\u0041\"",
    "\"\\u+041\"", "\u{FEFF}{}", "{\"a\":1,\"a\":2}",
  ])
  func `what is not JSON is refused`(text: String) {
    #expect(throws: Unreadable.self) { try StrictJSON.value(of: Array(text.utf8)) }
  }

  @Test func `bytes that are no text are refused`() {
    for bytes: [UInt8] in [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0xFF, 0xFE],
    ] {
      #expect(throws: Unreadable.self) { try StrictJSON.value(of: bytes) }
    }
  }

  @Test func `nesting and size have an end`() {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(throws: Unreadable(place: "line 1:33", reason: "nested deeper than 32")) {
      try StrictJSON.value(of: Array(deep.utf8))
    }
    let long = "\"" + String(repeating: "a", count: 70_000) + "\""
    #expect(throws: Unreadable.self) { try StrictJSON.value(of: Array(long.utf8)) }
    #expect(throws: Unreadable.self) { try StrictJSON.value(of: [UInt8](repeating: 0x20, count: 17 << 20)) }
  }

  @Test func `a fault has its line and column`() {
    #expect(throws: Unreadable(place: "line 2:8", reason: "a value is missing")) {
      try StrictJSON.value(of: Array("{\n  \"a\": ?}".utf8))
    }
  }

  @Test func `escapes are the characters they stand for`() throws {
    let value = try StrictJSON.value(of: Array(#""\u20ac \ud83d\ude00 \"\\\/\n""#.utf8))
    guard case .string(let text) = value else { return #expect(Bool(false)) }
    #expect(text == "€ 😀 \"\\/\n")
  }

  @Test func `spaces and escapes do not change a seal, words do`() throws {
    let seal = try Verifying.seal(of: Array(#"{"a": ["é", 1, null]}"#.utf8))
    #expect(try Verifying.seal(of: Array("{ \"a\":[\"\\u00e9\",\n1,null], \"seal\": \"x\" }".utf8)) == seal)
    for other in [#"{"a": ["è", 1, null]}"#, #"{"a": ["é", 2, null]}"#, #"{"b": ["é", 1, null]}"#] {
      #expect(try Verifying.seal(of: Array(other.utf8)) != seal)
    }
  }
}
