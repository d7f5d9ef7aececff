import Diagnostics
import OfferReading
import Offers
import Quantities
import TariffCompiler
import Testing

/// Prices that change on a day of the calendar: what each month of a contract pays, whatever day it begins.
@Suite struct DatedPriceTests {
  /// Divisible by 28, 29, 30 and 31: a day of any month costs a whole number of euros.
  static let base: Int64 = 377_580

  /// A small generator: the same cases on every machine.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(below))
    }
  }

  private func request(_ rows: String, from start: String, months: Int) throws -> EstimateRequest {
    let offer = try #require(catalogue(simpleOffer(rows)).offers.first)
    var request = EstimateRequest(offer: offer, plan: "simple", profile: UsageProfile(), months: months)
    request.isOverTime = true
    request.start = Day(iso: start)
    return request
  }

  private func bills(_ request: EstimateRequest) throws -> [Rational] {
    try #require(try estimate(request).overTime).months.map(\.flow.recurring.value)
  }

  @Test(arguments: ["by month", "by day"])
  func `a month pays the price of its first day, or each price for its days`(rule: String) throws {
    var dice = Dice(state: 20_270_101)
    for _ in 0..<60 {
      let start = try #require(Day(iso: "2025-01-01")?.adding(days: dice.roll(1200)))
      var changes: [(day: Day, price: Int64)] = []
      for factor in 2...4 {
        guard let day = start.adding(days: dice.roll(500) - 60) else { continue }
        if changes.contains(where: { $0.day == day }) { continue }
        changes.append((day, Self.base * Int64(factor)))
      }
      let written = changes.map { "from \($0.day.iso): \($0.price) €/month" }.joined(separator: ", ")
      let request = try request(
        "price-changes: \(rule)\nprice:\n  sub: { label: Sub, price: \(Self.base) €/month, changes: { \(written) } }",
        from: start.iso, months: 20)
      func price(on day: Day) -> Int64 {
        changes.filter { $0.day <= day }.max { $0.day < $1.day }?.price ?? Self.base
      }
      let billed = try bills(request)
      for number in 1...20 {
        let days = try #require(start.contractMonth(number))
        let count = days.from.days(to: days.to) + 1
        let each = try (0..<count).map { price(on: try #require(days.from.adding(days: $0))) / Int64(count) }
        let expected = rule == "by day" ? each.reduce(0, +) : price(on: days.from)
        #expect(billed[number - 1] == Rational(expected), "\(start.iso) \(written) month \(number)")
      }
    }
  }

  @Test func `thirty days a month share a month in which the price changes`() throws {
    let request = try request(
      "month-days: 30\nprice-changes: by day\nprice:\n  sub: { label: Sub, price: 30 €/month, changes: { from 2027-01-11: 60 €/month } }",
      from: "2026-12-01", months: 3)
    // 10 days at 1 €, then the other 20 of 30 at 2 €.
    #expect(try bills(request) == [30, 50, 60].map { Rational($0) })
  }

  @Test func `a year paid in advance pays the price of the month it begins with`() throws {
    let made = try estimate(
      try request(
        "price:\n  sub: { label: Sub, price: 120 €/year, changes: { from 2027-06-01: 180 €/year, from 2028-01-01: 240 €/year } }\n  care: { label: Care, phases: { 1 to 12: 12 €/year, from 13: 24 €/year } }",
        from: "2027-01-01", months: 25))
    let paid = try #require(made.overTime).months.filter { !$0.flow.yearly.value.isZero }
    #expect(paid.map(\.number) == [1, 13, 25])
    #expect(paid.map(\.flow.yearly.plain) == ["132.00", "264.00", "264.00"])
    #expect(made.total?.net.plain == "660.00")
    #expect(made.firstMonth?.net.plain == "132.00")
    #expect(made.year?.net.plain == "264.00")
  }

  @Test func `without a first day the price before holds, and the estimate says so`() throws {
    var request = try request(
      "price:\n  sub: { label: Sub, price: 30 €/month, changes: { from 2020-01-01: 60 €/month } }", from: "2020-01-01",
      months: 2)
    let dated = try estimate(request)
    #expect(dated.month?.net.plain == "60.00")
    #expect(dated.assumptions == [])
    request.start = nil
    let undated = try estimate(request)
    #expect(undated.month?.net.plain == "30.00")
    #expect(undated.assumptions.map(\.kind) == [.undatedChange(of: "Sub", from: try #require(Day(iso: "2020-01-01")))])
  }

  @Test func `leaving at the end of a month pays the price of that day`() throws {
    let request = try request(
      "price:\n  sub: { label: Sub, price: 30 €/month }\n  end: { label: End, price: 50 €, when: exit, changes: { from 2027-01-31: 70 € } }",
      from: "2026-12-01", months: 3)
    let points = try #require(try estimate(request).overTime?.exit.points)
    #expect(points.map(\.totals.net.plain) == ["50.00", "70.00", "70.00"])
  }
}
