import Diagnostics
import Offers
import Quantities
import TariffCompiler
import Testing

/// What an estimate says of months, phases, missing rules and faults.
struct StatusAndMonthsTests {
  @Test func aPhaseIsShownWithItsMonths() throws {
    let offer = simpleOffer(
      """
      price:
        promo: { label: Promotion, price: 5 €/month, months: 1 to 3 }
        later: { label: Abonnement, price: 20 €/month, months: 4 to 1200 }
        start: { label: Mise en service, price: 30 € }
      """)
    let made = try estimate(catalogue(offer, profile("months: 12")))
    #expect(made.monthsOrigin == .profile)
    #expect(made.month?.net.plain == "20.00")
    #expect(made.firstMonth?.net.plain == "35.00")
    #expect(made.total?.net.plain == "225.00")
    #expect(made.average?.net.plain == "18.75")
    #expect(made.lines.map(\.months) == [4...1200, 1...3, nil])
    #expect(try estimate(catalogue(offer, profile("months: 12")), months: 2).total?.net.plain == "40.00")
  }

  @Test func usageThatNothingPricesIsMissing() throws {
    let offer = simpleOffer("price: { a: { label: A, price: 5 €/month } }")
    let made = try estimate(catalogue(offer, profile("calls: 3 × 2:00 to mobile FR\nmessages: 4 to FR")))
    #expect(made.status == .lowerBound)
    #expect(made.missing.map(\.id) == ["mobile FR", "FR"])
    #expect(made.missing.map(\.what) == [.rule, .rule])
    #expect(made.missing[0].quantity == Quantity(Figure(6), .minute))
  }

  @Test func callsBilledByTheSecondAreAssumed() throws {
    let offer = simpleOffer("calls: { beyond: { a: { label: A, to: anywhere, price: 0.06 €/min } } }")
    let made = try estimate(catalogue(offer, profile("calls: 3 × 0:10 to fixed FR")))
    #expect(made.month?.net.plain == "0.03")
    #expect(made.assumptions.map(\.words) == ["calls are billed by the second: the offer does not say"])
  }

  @Test func forwardsAreExcludedWithAPriceOfTheirOwn() throws {
    let offer = simpleOffer(
      """
      calls:
        increment: 1 s
        included: { all: { label: All, to: fixed FR } }
        excluded: { forwards: { label: Forwards, what: forwards, price: 0.10 €/min } }
      """)
    let made = try estimate(catalogue(offer, profile("calls: [3 × 5:00 to fixed FR forwarded, 9 × 5:00 to fixed FR]")))
    #expect(made.month?.net.plain == "1.50")
    #expect(made.lines.map(\.id) == ["forwards"])
  }

  @Test func anUnknownVATRateMakesALowerBound() throws {
    let text = simpleOffer("price: { a: { label: A, price: 5 €/month } }").replacing("vat: 20 %\n", with: "")
    let made = try estimate(catalogue(text, profile("users: 1")))
    #expect(made.missing.map(\.id) == ["vat"])
    #expect(made.month?.net.plain == "5.00")
  }

  @Test func faultsAreThrown() throws {
    let read = catalogue(
      simpleOffer("price: { a: { label: A, price: 1000000000 €/user/month } }"), profile("users: 1000000000"))
    #expect(throws: EstimateFault.unknownPlan("gold")) { try estimate(read, plan: "gold") }
    #expect(throws: EstimateFault.unknownReading("x")) { try estimate(read, readings: ["x": "y"]) }
    #expect(throws: EstimateFault.arithmetic(.overflow)) { try estimate(read) }
  }

  /// Thirteen clauses with two choices each: 8192 combinations.
  private func manyReadings(rounding: String) throws -> Estimate {
    let names = (1...13).map { "r\($0)" }
    let rows = names.map { "  \($0)-row: { label: A, price: { by: \($0), low: 1 €/month, high: 2 €/month } }" }
    let readings = names.map { "  \($0): { ask: \"Which?\", choices: { low: low, high: high }, default: low }" }
    let offer = simpleOffer(
      rounding + "price:\n" + rows.joined(separator: "\n") + "\nreadings:\n" + readings.joined(separator: "\n"))
    return try estimate(catalogue(offer, profile("users: 1")))
  }

  @Test func manyReadingsOfDifferentChargesAreAllVaried() throws {
    let made = try manyReadings(rounding: "")
    #expect(made.readings.count == 13)
    #expect(made.range?.isComplete == true)
    #expect(made.range?.mostMonth.net.plain == "26.00")
  }

  @Test func tooManyReadingsThatDoNotAddUpAreVariedOneByOne() throws {
    let made = try manyReadings(rounding: "rounding: { amounts: per total }\n")
    #expect(made.readings.count == 13)
    #expect(made.range?.isComplete == false)
    #expect(made.range?.mostMonth.net.plain == "14.00")
  }
}
