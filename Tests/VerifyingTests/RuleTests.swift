import Testing

@testable import Verifying

/// The second calculator: rules, fractions, roundings.
struct RuleTests {
  @Test(arguments: [
    ("28 × (0.134 + 2.5 × 0.134)", "13.132"), ("(467 ÷ 30)", "467/30"), ("⌈(8 − 2) ÷ 5⌉ × 3.00", "6"),
    ("round(200 ÷ 1.2; 2) × 7", "1166.69"), ("max(0.003; 0.01)", "0.01"), ("min(12; 10.50)", "10.5"),
    ("1.2 % × 3200.01", "38.40012"), ("15 − 10", "5"), ("2 × 3 + 4 ÷ 8", "6.5"), ("⌈0 ÷ 5⌉", "0"),
    ("10 − 3 − 2", "5"), ("8 ÷ 2 ÷ 2", "2"), ("max(1; max(2; 3)) × 2", "6"),
  ])
  func `a rule comes to its value`(rule: String, value: String) throws {
    #expect(try Rule.compute(rule, mode: .halfUp).value.words == value)
  }

  @Test func `the numbers of a rule are those written, from left to right`() throws {
    #expect(try Rule.compute("2 × (0.10 + 467 ÷ 30)", mode: .halfUp).numbers == ["2", "0.10", "467", "30"])
  }

  @Test(arguments: [
    "", "2 ×", "× 2", "2 x 3", "2  × 3", "(2", "2)", "⌈2", "round(2)", "round(2; 7)", "max(2)", "1..2", "1.", ".5",
    "-1",
    "1e3", "٣", "2 % %", "2 × 3 ", String(repeating: "(", count: 50) + "1",
  ])
  func `what is no rule is refused`(rule: String) {
    #expect(throws: Rule.Fault.unreadable) { try Rule.compute(rule, mode: .halfUp) }
  }

  @Test(arguments: [
    "1 ÷ 0", "1 ÷ (2 − 2)", "999999999999999999999999999999 × 999999999999999999999999999999",
    "1 ÷ 999999999999999999999999999999 ÷ 999999999999999999999999999999",
    "round(999999999999999999999999999999 × 100000000; 6)",
  ])
  func `what does not fit is said, not trapped`(rule: String) {
    #expect(throws: Rule.Fault.tooLarge) { try Rule.compute(rule, mode: .halfUp) }
  }

  @Test func `roundings go the way they are named`() throws {
    let values = ["0.125", "0.135", "-0.125", "0.1201", "0.12"]
    let expected: [(Fraction.Mode, [String])] = [
      (.halfUp, ["0.13", "0.14", "-0.13", "0.12", "0.12"]), (.halfEven, ["0.12", "0.14", "-0.12", "0.12", "0.12"]),
      (.up, ["0.13", "0.14", "-0.13", "0.13", "0.12"]), (.down, ["0.12", "0.13", "-0.12", "0.12", "0.12"]),
    ]
    for (mode, roundings) in expected {
      for (value, rounding) in zip(values, roundings) {
        let number = try #require(Fraction(value))
        #expect(try number.rounded(2, mode).plain(2) == rounding, "\(value) \(mode)")
      }
    }
  }

  @Test(arguments: [
    "", "-", "1/0", "1/-2", "1/2/3", "1/", "/2", "1 000", "+1", "0x1", String(repeating: "9", count: 31),
  ])
  func `what is no number is none`(text: String) { #expect(Fraction(text) == nil) }
}
