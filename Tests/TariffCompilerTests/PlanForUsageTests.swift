import Diagnostics
import Offers
import Quantities
import TariffCompiler
import TariffEngine
import Testing

/// A plan for many customers leaves prices out that none of them can be asked; what they pay stays the same.
struct PlanForUsageTests {
  @Test func ratesThatNobodyIsAskedChangeNothing() throws {
    let read = catalogue(
      simpleOffer(
        """
        price: { a: { label: A, price: 10 €/month } }
        calls:
          beyond:
            wales: { label: Wales, to: fixed GB-WLS, price: 0.40 €/min }
            britain: { label: Britain, to: fixed GB, price: 0.30 €/min }
            peru: { label: Peru, to: fixed PE, price: not stated }
            france: { label: France, to: [fixed FR, mobile FR], price: 0.05 €/min }
            rest: { label: Rest, to: anywhere, price: 1 €/min }
        """),
      profile(
        "calls: [10 × 2:00 to fixed FR, 10 × 2:00 to fixed GB-WLS, 10 × 2:00 to fixed GB-ENG, 1 × 1:00 to fixed DE]"))
    try expectSameTotals(read)
  }

  @Test func aCountryWhosePartsAreNamedIsAskedForByThem() throws {
    let read = catalogue(
      simpleOffer(
        """
        calls:
          beyond:
            parts: { label: Parts, to: [fixed GB-ENG, fixed GB-SCT, fixed GB-WLS, fixed GB-NIR], price: 0.20 €/min }
            rest: { label: Rest, to: anywhere, price: 1 €/min }
        """), profile("calls: 10 × 2:00 to fixed GB"))
    try expectSameTotals(read)
    #expect(try estimate(read, months: 1).month?.net.plain == "4.00")
  }

  @Test func shippedOffersCostTheSame() throws {
    let compared = try ShippedOffers.requests().filter { $0.profile.intervals.isEmpty }.count {
      try expectSameTotal($0)
    }
    #expect(compared > 100)
  }

  private func expectSameTotals(_ read: Catalogue) throws {
    let offer = try #require(read.offers.first)
    let profile = try #require(read.profiles.first)
    #expect(try expectSameTotal(EstimateRequest(offer: offer, plan: offer.id.value, profile: profile)))
  }

  /// Whether the plan could be priced at all; where it can, it costs what its estimate says.
  private func expectSameTotal(_ request: EstimateRequest) throws -> Bool {
    guard let made = try? estimate(request) else { return false }
    let plan = try PlanForUsage(request, forms: request.profile.usage.map { _ in .sum })
    let priced = try plan.total(of: request.profile.usage)
    #expect(priced.status == made.status, "\(plan.offer)/\(plan.plan)")
    #expect(priced.amounts?.net == made.total?.net.digits, "\(plan.offer)/\(plan.plan)")
    #expect(priced.amounts?.gross == made.total?.gross.digits, "\(plan.offer)/\(plan.plan)")
    #expect(priced.missing == made.missing.map(\.id), "\(plan.offer)/\(plan.plan)")
    return true
  }
}
