import Offers
import Quantities
import TariffCompiler
import Testing

/// The same offer and the same usage, said in other units or in another order, cost the same.
@Suite struct NeutralityTests {
  /// An offer and a usage, by seed: rows and lines whose words and order may change and nothing else.
  struct Case {
    var rows: [String]
    var calls: [(count: Int, seconds: Int)]
    var limit: Int
    var price: Int
    var step: Int

    init(seed: UInt64) {
      var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
      func roll(_ range: ClosedRange<Int>) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + Int((state >> 33) % UInt64(range.count))
      }
      func cents(_ most: Int) -> String { "\(roll(0...most)).\(roll(10...99))" }
      rows = [
        "a: { label: A, price: \(cents(30)) €/user/month }", "b: { label: B, price: \(cents(9)) €/line/month }",
        "c: { label: C, price: \(cents(90)) €, when: start }", "d: { label: D, price: \(cents(50)) €/year }",
        "e: { label: E, discount: \(roll(1...40)) %, over: [a] }",
        "f: { label: F, price: \(cents(3)) €/user/month, phases: { 1 to 3: \(cents(2)) €/user/month } }",
      ]
      rows.removeLast(roll(0...1))
      calls = (0..<roll(1...5)).map { _ in (roll(1...40), 60 * roll(1...30)) }
      limit = 60 * roll(1...90)
      price = 60 * roll(1...40)
      step = 60 * roll(0...1)
    }

    /// The offer with lengths in a unit, the price of a call in a measure, and its rows in an order.
    func offer(unit: Int = 60, rows order: [Int]? = nil) -> String {
      let names = [1: "s", 60: "min", 3600: "h"]
      // Thousandths of a cent for a second: exact for each of the three measures.
      let price = Figure(digits: Int64(self.price * unit / 60), decimals: 5).plain
      let limit = unit == 3600 ? "\(self.limit / 60) min" : "\(self.limit / unit) \(names[unit] ?? "s")"
      let step = self.step == 0 ? "" : unit == 1 ? "increment: 60 s" : "increment: 1 min"
      return simpleOffer(
        """
        price:
        \((order ?? Array(rows.indices)).map { "  " + rows[$0] }.joined(separator: "\n"))
        calls:
          \(step.isEmpty ? "increment: 1 s" : step)
          included:
            home: { label: Home, to: fixed FR, limits: { most: { limit: \(limit)/month, then: surplus } } }
          beyond:
            rest: { label: Rest, to: [fixed FR, mobile FR], price: \(price) €/\(names[unit] ?? "s"), fee: 0.05 € }
        """)
    }

    /// The usage with lengths as written by `length`, its numbers and lines in an order.
    func usage(_ keys: [String] = ["users: 3", "lines: 2"], length: (Int) -> String = { "\($0) s" }) -> String {
      let lines = calls.enumerated().map { index, call in
        "  - \(call.count) × \(length(call.seconds)) to \(index % 2 == 0 ? "fixed" : "mobile") FR\n"
      }
      return profile((keys + ["calls:\n" + lines.joined()]).joined(separator: "\n"))
    }
  }

  private func amounts(_ offer: String, _ usage: String) throws -> [String] {
    let made = try estimate(catalogue(offer, usage), months: 14)
    return [made.month, made.firstMonth, made.total].map { $0?.gross.plain ?? "-" }
  }

  @Test(arguments: 0..<40) func theUnitOfALengthDoesNotMatter(seed: UInt64) throws {
    let random = Case(seed: seed)
    let expected = try amounts(random.offer(), random.usage())
    #expect(!expected.contains("-"))
    let lengths: [(Int) -> String] = [
      { "\($0 / 60) min" }, { "\($0 / 60):00" }, { "0:\($0 / 600)\($0 / 60 % 10):00" },
      { "\(Figure(digits: Int64($0 / 6), decimals: 1).plain) min" },
    ]
    for length in lengths { #expect(try amounts(random.offer(), random.usage(length: length)) == expected) }
    for unit in [1, 3600] { #expect(try amounts(random.offer(unit: unit), random.usage()) == expected) }
  }

  @Test(arguments: 0..<40) func theOrderOfRowsAndNumbersDoesNotMatter(seed: UInt64) throws {
    let random = Case(seed: seed)
    let expected = try amounts(random.offer(), random.usage())
    let count = random.rows.count
    for turn in 1..<count {
      let order = (0..<count).map { ($0 * (turn % 2 == 0 ? 1 : count - 1) + turn) % count }
      #expect(try amounts(random.offer(rows: order), random.usage()) == expected, "\(order)")
    }
    #expect(try amounts(random.offer(), random.usage(["lines: 2", "users: 3"])) == expected)
  }
}
