import Diagnostics
import OfferReading
import Offers
import Quantities
import Testing

@testable import TariffCompiler

/// Unclear clauses that have no charge in common are tried apart; that must give what trying all combinations gives.
struct ReadingTrialTests {
  /// An offer of so many unclear charges; some share a charge, some depend on others.
  private func offer(_ count: Int, _ dice: inout StraightPieceTests.Dice, amounts: String) -> String {
    var rows = ""
    var readings = ""
    for index in 0..<count {
      let (low, high) = (1 + dice.roll(40), 1 + dice.roll(40))
      var price = "{ by: r\(index), a: 0.\(10 + low) €/user/month, b: 0.\(10 + high) €/user/month }"
      // A choice that only another choice makes unclear.
      if dice.roll(4) == 0, index > 0 {
        price =
          "{ by: r\(index), a: 0.\(10 + low) €/month, b: { by: r\(dice.roll(UInt64(index))), a: 2 €/month, b: 0.33 €/month } }"
      }
      let minimum = dice.roll(3) == 0 ? ", minimum: { by: r\(index), a: 1 €/month, b: 0.50 €/month }" : ""
      rows += "  c\(index): { label: C\(index), price: \(price)\(minimum) }\n"
      readings += "  r\(index): { ask: Which one, choices: { a: A, b: B } }\n"
    }
    return simpleOffer(
      """
      rounding: { amounts: \(amounts) }
      price:
      \(rows)calls:
        increment: { by: step, a: 1 s, b: 1 min }
        beyond:
          all: { label: All, to: anywhere, price: { by: rate, a: 0.11 €/min, b: 0.05 €/min } }
      readings:
        step: { ask: Which one, choices: { a: A, b: B } }
        rate: { ask: Which one, choices: { a: A, b: B } }
        points: { ask: Which one, choices: { a: A, b: B } }
      \(readings)
      """)
  }

  @Test(arguments: ["per line", "per call", "per total", "{ by: points, a: per line, b: per total }"], 0..<6)
  func `the range is that of all combinations`(amounts: String, seed: Int) throws {
    var dice = StraightPieceTests.Dice(state: UInt64(seed) &* 31 &+ 5)
    let read = catalogue(
      offer(4, &dice, amounts: amounts),
      profile("users: \(1 + dice.roll(9))\ncalls: [\(1 + dice.roll(20)) × 1:2\(dice.roll(10)) to mobile FR]"))
    let all = try ShippedOffers.combinations(of: read.offers[0]).map { try estimate(read, readings: $0) }
    let range = try #require(try estimate(read).range)
    let months = all.compactMap { $0.month?.net.value }
    let totals = all.compactMap { $0.total?.net.value }
    #expect(range.isComplete)
    #expect(range.leastMonth.net.value == months.min())
    #expect(range.mostMonth.net.value == months.max())
    #expect(range.leastTotal.net.value == totals.min())
    #expect(range.mostTotal.net.value == totals.max())
  }

  @Test func `forty unclear clauses are tried in no time, and all of them`() throws {
    var dice = StraightPieceTests.Dice(state: 3)
    let rows = (0..<40).map {
      "  c\($0): { label: C\($0), price: { by: r\($0), a: 1 €/month, b: \(2 + dice.roll(3)) €/month } }"
    }
    let readings = (0..<40).map { "  r\($0): { ask: Which one, choices: { a: A, b: B } }" }
    let read = catalogue(
      simpleOffer("price:\n" + rows.joined(separator: "\n") + "\nreadings:\n" + readings.joined(separator: "\n")),
      profile("users: 1"))
    let made = try estimate(read)
    #expect(made.range?.isComplete == true)
    #expect(made.range?.leastMonth.net.plain == "40.00")
    #expect(try #require(made.range).mostMonth.net.value > Rational(80))
    #expect(made.readings.count == 40)
  }
}
