import Offers
import Quantities
import Testing

@testable import TariffCompiler

/// Months that are not used to their end, by the cause.
struct PartMonthTests {
  static let text = """
    price:
      seat: { label: Seat, price: 30 €/user/month }
      rules:
        say: Par cause.
        part-months:
          asked: { label: Asked, charged: by day }
          unpaid: { label: Unpaid, charged: whole month }
    """

  func priced(_ what: Interruption.What, cause: String?, months: Int? = nil) throws -> Estimate {
    let read = catalogue(simpleOffer(Self.text), profile("users: 2"))
    var request = EstimateRequest(offer: read.offers[0], plan: "simple", profile: read.profiles[0], months: months)
    request.start = Day(year: 2025, month: 1, day: 1)
    request.interruption = Interruption(what, cause: cause)
    return try estimate(request)
  }

  func day(_ month: Int, _ day: Int) throws -> Day { try #require(Day(year: 2025, month: month, day: day)) }

  @Test func `the last month costs its days up to the one on which the contract ends`() throws {
    let made = try priced(.leaving(day(3, 10)), cause: "asked")
    #expect(made.months == 3)
    // 60 + 60 + 60 × 10 ÷ 31
    #expect(made.total?.net.plain == "139.35")
    #expect(made.month?.net.plain == "60.00")
  }

  @Test func `a contract that ends with a month has no part of one`() throws {
    let made = try priced(.leaving(day(3, 31)), cause: "asked")
    #expect(made.partMonths.isEmpty && made.total?.net.plain == "180.00")
  }

  @Test func `what is blocked is not charged, but for the cause that pays the whole month`() throws {
    let blocked = try day(2, 20)...day(4, 5)
    let asked = try priced(.blocked(blocked), cause: "asked", months: 6)
    // February 19 of 28, March none, April 25 of 30: 60 × 3 + 40.71 + 0 + 50
    #expect(asked.total?.net.plain == "270.71")
    #expect(asked.partMonths.map(\.days.used) == [19, 0, 25])
    let unpaid = try priced(.blocked(blocked), cause: "unpaid", months: 6)
    #expect(unpaid.total?.net.plain == "360.00" && unpaid.status == asked.status)
  }

  @Test func `days outside the contract and causes that nobody names are no estimate`() throws {
    let before = try #require(Day(year: 2024, month: 12, day: 31))
    #expect(throws: EstimateFault.outsideContract(before)) { try priced(.leaving(before), cause: "asked") }
    #expect(throws: EstimateFault.unknownCause("stolen", among: ["asked", "unpaid"])) {
      try priced(.leaving(day(3, 10)), cause: "stolen")
    }
    #expect(throws: EstimateFault.unknownCause(nil, among: ["asked", "unpaid"])) {
      try priced(.blocked(day(3, 1)...day(3, 2)), cause: nil)
    }
  }
}
