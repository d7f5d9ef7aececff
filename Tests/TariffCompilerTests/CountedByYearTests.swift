import Offers
import Quantities
import Testing

@testable import TariffCompiler

/// What happens a few times a year, some of them free.
struct CountedByYearTests {
  func net(_ row: String, _ quantities: String, lines: Int = 1) throws -> Estimate {
    let read = catalogue(
      simpleOffer("price:\n  event: \(row)"), profile("lines: \(lines)\nquantities: { \(quantities) }"))
    return try estimate(read)
  }

  /// A twelfth of what is beyond, as counting one by one gives it; prices are whole euros a month.
  @Test(arguments: 0..<40)
  func aMonthHasATwelfthOfWhatIsBeyondInAYear(seed: Int) throws {
    var random = seed &* 7919 &+ 13
    func roll(_ most: Int) -> Int {
      random = (random &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF
      return random / 65_536 % (most + 1)
    }
    let (free, count, euros, lines) = (roll(5), roll(24), roll(9) + 1, roll(3) + 1)
    let isOfLine = roll(1) == 1
    let row = "{ label: Event, price: \(12 * euros) €/event, beyond: \(free) events\(isOfLine ? "/line" : "")/year, "
    var paid = 0
    for event in 0..<count where event >= free * (isOfLine ? lines : 1) { paid += 1 }
    let made = try net(row + "when: event, counts: things }", "things: \(count)/year", lines: lines)
    #expect(made.month?.net.value == Rational(Int64(paid * euros)))
    #expect(made.status == .priced)
    // The same by the month.
    let byMonth = try net(row + "when: event, counts: things }", "things: \(count)", lines: lines)
    let byYear = try net(row + "when: event, counts: things }", "things: \(12 * count)/year", lines: lines)
    #expect(byMonth.month?.net == byYear.month?.net)
  }

  @Test func whatCostsEachTheSameNeedsNoMonths() throws {
    let made = try net("{ label: Event, price: 120 €/event, when: event }", "event: 3/year")
    #expect(made.month?.net.plain == "30.00")
    #expect(made.total?.net.plain == "360.00")
    #expect(made.assumptions.contains { $0.kind == .spreadOverYear("Event") })
  }

  @Test func whatHappensInAPartOfAMonthIsWhatItIs() throws {
    let read = catalogue(
      simpleOffer("price:\n  event: { label: Event, price: 120 €/event, when: event }"),
      profile("quantities: { event: 3 }\ndays: 10 of 30"))
    #expect(try estimate(read).month?.net.plain == "360.00")
  }

  @Test(arguments: [
    "beyond: 1 event/month", "bands: [{ to: 2 events, price: free }]", "pack: 3 events", "minimum: 5 €/month",
  ])
  func whatCountsByTheMonthAsksForTheMonth(key: String) throws {
    let row = "{ label: Event, price: 120 €/event, \(key), when: event, counts: things }"
    let made = try net(row, "things: 3/year")
    #expect(made.status != .priced)
    #expect(made.missing.contains { $0.what == .number && $0.id == "things" })
    #expect(try net(row, "things: 3").status == .priced)
  }
}
