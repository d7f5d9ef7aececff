import Diagnostics
import Offers
import Quantities
import TariffCompiler
import Testing

/// A change of plan, beside staying and beside the other plan from the start.
@Suite struct SwitchTests {
  private func change(
    _ head: String, _ rows: String, at month: Int, months: Int, keys: String = "users: 1"
  ) throws -> PlanSwitch {
    let read = catalogue(simpleOffer("plans: { a: A, b: B }\n\(head)\n\(rows)"), profile(keys))
    let offer = try #require(read.offers.first)
    let profile = try #require(read.profiles.first)
    return try planSwitch(
      from: EstimateRequest(offer: offer, plan: "a", profile: profile),
      to: EstimateRequest(offer: offer, plan: "b", profile: profile), at: month, months: months)
  }

  private let prices = """
    price:
      sub: { label: Line, price: { a: 20 €/month, b: 30 €/month } }
      setup: { label: Set-up, price: { a: 10 €, b: 60 € }, when: start }
    """

  @Test func monthsOfTheOldPlanThenOfTheNewOneAddUp() throws {
    let made = try change(
      "duration: { change: { label: Change, switch: { fee: 5 €, commitment: continues, one-offs: due } } }", prices,
      at: 13, months: 24)
    #expect(made.staying.total?.net.plain == "490.00")
    #expect(made.fromStart.total?.net.plain == "780.00")
    // 10 + 12 × 20, then 5 + 60 + 12 × 30.
    #expect(made.changing.total?.net.plain == "675.00")
    #expect(made.changing.total?.gross.plain == "810.00")
    #expect(made.changing.months[12].flow.once.plain == "65.00")
    #expect(made.changing.months.last?.cumulative == made.changing.total)
    #expect(made.changing.status == .priced && made.missing.isEmpty)
    #expect(made.difference?.plain == "222.00")
    #expect(made.isWithinOffer && made.exit == nil)
  }

  @Test func whatNobodySaysIsMissingAndNotCounted() throws {
    let made = try change("", prices, at: 13, months: 24)
    #expect(made.missing == [.fee, .oneOffs])
    #expect(made.changing.status == .lowerBound)
    #expect(made.changing.total?.net.plain == "610.00")
    let bound = try change(
      "duration: { bound: { label: Bound, commitment: 24 months, switch: { fee: free, one-offs: not due } } }", prices,
      at: 13, months: 24)
    #expect(bound.missing == [.commitment])
    #expect(bound.changing.status == .priced)
  }

  @Test func aCommitmentContinuesOrBeginsAgain() throws {
    for (word, until) in [("continues", 24), ("restarts", 36)] {
      let made = try change(
        "duration: { bound: { label: B, commitment: 24 months, switch: { fee: free, commitment: \(word) } } }",
        "price: { sub: { label: Line, price: { a: 20 €/month, b: 30 €/month } } }", at: 13, months: 24)
      #expect(made.boundUntil == until)
    }
  }

  @Test func monthsOfTheContractGoOnWithinAnOffer() throws {
    let made = try change(
      "duration: { change: { label: Change, switch: free } }",
      "price: { sub: { label: Line, price: { a: 20 €/month, b: 30 €/month }, phases: { 1 to 3: 0 €/month } } }",
      at: 2, months: 4)
    #expect(made.changing.months.map(\.flow.totals.net.plain) == ["0.00", "0.00", "0.00", "30.00"])
  }

  @Test func anotherOfferIsANewContractAfterTheOldOneIsLeft() throws {
    let read = catalogue(
      simpleOffer(
        """
        price: { sub: { label: Line, price: 20 €/month } }
        duration:
          bound: { label: Bound, commitment: 24 months }
          leave: { label: Leaving, exit: { remaining: 50 % } }
        """),
      simpleOffer(
        """
        price: { sub: { label: Line, price: 10 €/month, free-months: 2 }, setup: { label: S, price: 7 €, when: start } }
        duration: { bound: { label: Bound, commitment: 12 months } }
        """
      ).replacing("offer: simple", with: "offer: other"), profile("users: 1"))
    let profile = try #require(read.profiles.first)
    let old = try #require(read.offers.first { $0.id.value == "simple" })
    let new = try #require(read.offers.first { $0.id.value == "other" })
    let made = try planSwitch(
      from: EstimateRequest(offer: old, plan: "simple", profile: profile),
      to: EstimateRequest(offer: new, plan: "other", profile: profile), at: 13, months: 24)
    // Half of twelve months of 20.00 to leave; two free months, ten of 10.00, 7.00 once.
    #expect(made.exit?.net.plain == "120.00")
    #expect(made.once?.net.plain == "7.00")
    #expect(made.changing.total?.net.plain == "467.00")
    #expect(made.boundUntil == 24)
    #expect(made.changing.status == .priced)
    #expect(!made.isWithinOffer && made.fee == nil)
  }

  @Test func aYearPaidInAdvanceIsNotGivenBackUnlessSomebodySaysSo() throws {
    let made = try change(
      "duration: { change: { label: Change, switch: free } }",
      "price: { sub: { label: Line, price: { a: 120 €/year, b: 240 €/year } } }", at: 7, months: 12)
    #expect(made.missing == [.refund])
    #expect(made.changing.total?.net.plain == "360.00")
  }

  @Test func everyShippedChangeAddsUp() throws {
    let catalogue = ShippedOffers.catalogue
    var checked = 0
    for offer in catalogue.offers where offer.plans.count > 1 {
      for (from, to) in zip(offer.plans.map(\.id.value), offer.plans.dropFirst().map(\.id.value)) {
        for profile in catalogue.profiles {
          func request(_ plan: String) -> EstimateRequest {
            EstimateRequest(offer: offer, plan: plan, profile: profile, sheets: catalogue.priceSheets)
          }
          let made = try planSwitch(from: request(from), to: request(to), at: 5, months: 14)
          guard let total = made.changing.total else { continue }
          checked += 1
          #expect(made.changing.months.count == 14)
          #expect(made.changing.months.last?.cumulative == total)
          #expect(made.changing.months[3].cumulative == made.staying.months[3].cumulative)
        }
      }
    }
    #expect(checked > 30)
  }
}
