import Diagnostics
import Offers
import Quantities
import TariffCompiler
import Testing

/// Nothing, very much, one month, ten years.
struct EdgeTests {
  static let offer = simpleOffer(
    """
    price:
      a: { label: A, price: 10 €/user/month }
      setup: { label: Setup, price: 50 €, when: start }
      promo: { label: Promo, price: 1 €/user/month, months: 1 to 3 }
      record: { label: Recording, price: 5 €/user/month, option: yes }
    """)

  @Test func nobodyPaysNothingByTheUser() throws {
    let made = try estimate(catalogue(Self.offer, profile("users: 0")))
    #expect(made.status == .priced)
    #expect(made.month?.gross.plain == "0.00")
    #expect(made.lines.map(\.id) == ["setup"])
    #expect(made.total?.net.plain == "50.00")
  }

  @Test func amountsThatDoNotFitAreASentence() throws {
    let huge = simpleOffer("price: { a: { label: A, price: 1000000000 €/user/month } }")
    let read = catalogue(huge, profile("users: 1000000000"))
    let error = #expect(throws: EstimateFault.self) { try estimate(read) }
    #expect(error == .arithmetic(.overflow))
    #expect(error?.description == "an amount is too large to be exact; write smaller prices or smaller numbers")
  }

  @Test func callsThatDoNotFitAreASentenceToo() throws {
    let offer = simpleOffer("calls: { beyond: { all: { label: All, to: anywhere, price: 999999999.99 €/min } } }")
    let read = catalogue(offer, profile("calls: 999999999 × 23:59 to fixed FR"))
    #expect(throws: EstimateFault.arithmetic(.overflow)) { try estimate(read) }
  }

  @Test(arguments: [(1, "61.00", "61.00"), (3, "83.00", "27.67"), (120, "1253.00", "10.44")])
  func spansFromAMonthToTenYears(_ months: Int, _ total: String, _ average: String) throws {
    let made = try estimate(catalogue(Self.offer, profile("users: 1")), months: months)
    #expect(made.months == months)
    #expect(made.monthsOrigin == .requested)
    #expect(made.total?.net.plain == total)
    #expect(made.average?.net.plain == average)
    #expect(made.firstMonth?.net.plain == "61.00")
  }

  @Test func optionsOfThisOfferByItsName() throws {
    let own = try estimate(catalogue(Self.offer, profile("users: 2\noptions: { simple/record: yes }")))
    #expect(own.lines.map(\.id).contains("record"))
    let other = try estimate(catalogue(Self.offer, profile("users: 2\noptions: { other/record: yes }")))
    #expect(!other.lines.map(\.id).contains("record"))
    #expect(other.missing.isEmpty)
  }

  @Test func anOptionNoRuleCoversIsNamed() throws {
    let made = try estimate(catalogue(Self.offer, profile("users: 2\noptions: { recrod: yes }")))
    #expect(made.status == .lowerBound)
    #expect(made.missing.map(\.what) == [.rule])
    #expect(made.missing.map(\.label) == ["recrod"])
  }
}
