import Diagnostics
import OfferReading
import Offers
import Quantities
import TariffCompiler
import Testing

/// Numbers that lie between two: the least and the most of all of them, steps down included.
struct IntervalTests {
  /// Eight users pay more than nine: the price of all falls with the band.
  static let banded = simpleOffer(
    """
    price:
      seat:
        label: Seat
        price: 3 €/user/month
        bands:
          - { from: 1 user, to: 8 users, price: 10 €/user/month }
          - { from: 9 users, price: 6 €/user/month }
    calls:
      beyond:
        all: { label: All, to: anywhere, price: 0.10 €/min }
    """)

  @Test func `the most can lie inside an interval`() throws {
    let made = try estimate(catalogue(Self.banded, profile("users: 5..12")))
    let range = try #require(made.spread?.range)
    #expect(range.leastMonth.net.plain == "50.00")
    #expect(range.mostMonth.net.plain == "80.00")
    #expect(range.mostTotal.net.plain == "960.00")
    #expect(made.status == .priced)
    // The other amounts and the lines are those of the least number.
    #expect(made.month?.net.plain == "50.00")
  }

  @Test func `several intervals are tried together`() throws {
    let made = try estimate(
      catalogue(Self.banded, profile("users: 8..9\ncalls: [10..20 × 2:00 to mobile FR]")))
    let range = try #require(made.spread?.range)
    #expect(range.leastMonth.net.plain == "56.00")
    #expect(range.mostMonth.net.plain == "84.00")
    #expect(made.spread?.intervals.map(\.name.value) == ["users", "calls#1"])
  }

  @Test(arguments: 1...12, 0..<3) func `the range is that of all values`(low: Int, width: Int) throws {
    let high = low + width * 3 + 1
    let made = try estimate(catalogue(Self.banded, profile("users: \(low)..\(high)")))
    let all = try (low...high).map { try estimate(catalogue(Self.banded, profile("users: \($0)"))) }
    #expect(made.range?.leastMonth.net.value == all.compactMap { $0.month?.net.value }.min())
    #expect(made.range?.mostMonth.net.value == all.compactMap { $0.month?.net.value }.max())
    #expect(made.range?.mostTotal.gross.value == all.compactMap { $0.total?.gross.value }.max())
  }

  @Test func `a value without a price makes the whole estimate a lower bound`() throws {
    let offer = simpleOffer(
      "price: { seat: { label: Seat, price: 5 €/user/month, at-most: 10 users } }")
    #expect(try estimate(catalogue(offer, profile("users: 5..10"))).status == .priced)
    #expect(try estimate(catalogue(offer, profile("users: 5..11"))).status == .lowerBound)
  }

  @Test func `too many combinations are refused`() {
    #expect(throws: EstimateFault.tooManyValues(most: 20_000)) {
      try estimate(catalogue(Self.banded, profile("users: 1..1000\ncalls: [1..1000 × 1:00 to mobile FR]")))
    }
  }

  @Test(arguments: ["20..10", "1.5..3", "..4", "4..", "a..b"])
  func `what is no interval is reported`(text: String) {
    let file = SourceFile(path: "p.yaml", text: profile("users: \(text)"))
    #expect(readProfile(file).findings.contains { $0.code == "invalid-number" })
  }

  @Test func `an interval of equal ends is a number`() throws {
    let made = try estimate(catalogue(Self.banded, profile("users: 5..5")))
    #expect(made.spread == nil)
    #expect(made.month?.net.plain == "50.00")
  }
}
