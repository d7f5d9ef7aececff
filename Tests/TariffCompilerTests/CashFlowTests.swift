import Diagnostics
import Offers
import Quantities
import TariffCompiler
import Testing

/// What is paid month by month adds up to the total, and each month to its parts.
@Suite struct CashFlowTests {
  @Test func everyShippedEstimateAddsUpMonthByMonth() throws {
    let catalogue = ShippedOffers.catalogue
    var checked = 0
    for offer in catalogue.offers {
      for plan in offer.plans.map(\.id.value) {
        for profile in catalogue.profiles {
          for months in [1, 12, 13, 36] {
            var request = EstimateRequest(
              offer: offer, plan: plan, profile: profile, months: months, sheets: catalogue.priceSheets)
            request.isOverTime = true
            request.start = Day(iso: "2024-02-29")
            let estimate = try estimate(request)
            let overTime = try #require(estimate.overTime)
            guard let total = estimate.total else {
              #expect(overTime.months.isEmpty)
              continue
            }
            checked += 1
            #expect(overTime.months.count == months)
            #expect(overTime.months.last?.cumulative == total)
            #expect(overTime.months.first?.flow.totals == estimate.firstMonth)
            for month in overTime.months {
              let flow = month.flow
              var sum = Rational.zero
              for part in [flow.recurring, flow.usage, flow.levies, flow.yearly, flow.once] {
                sum = try sum.adding(part.value)
              }
              #expect(sum == flow.totals.net.value)
              #expect(try flow.totals.net.value.adding(flow.totals.vat.value) == flow.totals.gross.value)
            }
            #expect(overTime.runs.reduce(0) { $0 + $1.last.number - $1.first.number + 1 } == months)
          }
        }
      }
    }
    #expect(checked > 100)
  }

  @Test func monthsHaveTheirDaysOnlyWhenTheContractHasAFirstDay() throws {
    let offer = try #require(
      catalogue(simpleOffer("price:\n  sub: { label: Abonnement, price: 10 €/month }")).offers.first)
    var request = EstimateRequest(offer: offer, plan: "simple", profile: UsageProfile(), months: 2)
    request.isOverTime = true
    #expect(try estimate(request).overTime?.months.map(\.from) == [nil, nil])
    request.start = Day(iso: "2025-01-31")
    let months = try #require(try estimate(request).overTime?.months)
    #expect(months.map { $0.from?.iso } == ["2025-01-31", "2025-03-01"])
    #expect(months.map { $0.to?.iso } == ["2025-02-28", "2025-03-30"])
  }

  @Test func aCommitmentAskedForNeverReplacesOneThatIsStated() throws {
    for (text, months, origin) in [
      ("commitment: 24 months", 24, Estimate.Commitment.Origin.offer), ("commitment: not stated", 36, .asked),
      ("notice: 1 month", 36, .asked), ("term: 12 months", 12, .offer),
    ] {
      let offer = try #require(
        catalogue(simpleOffer("duration:\n  bound: { label: Engagement, \(text) }")).offers.first)
      var request = EstimateRequest(offer: offer, plan: "simple", profile: UsageProfile(), months: 2)
      request.isOverTime = true
      request.commitment = 36
      let commitment = try #require(try estimate(request).overTime?.commitment)
      #expect(commitment.months == months, "\(text)")
      #expect(commitment.origin == origin)
    }
    let free = try #require(
      catalogue(simpleOffer("duration:\n  bound: { label: Engagement, commitment: none }")).offers.first)
    var request = EstimateRequest(offer: free, plan: "simple", profile: UsageProfile(), months: 2)
    request.isOverTime = true
    request.commitment = 36
    #expect(try estimate(request).overTime?.commitment.months == nil)
  }
}
