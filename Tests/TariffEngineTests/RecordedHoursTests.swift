import Quantities
import TariffEngine
import Testing

/// Recorded calls have an hour and a day: hours of rates and of inclusions, bank holidays, prices that change on a day.
struct RecordedHoursTests {
  /// Hours of the week by chance.
  func hours(_ random: inout Seeded) -> WeekHours? {
    guard Bool.random(using: &random) else { return nil }
    let from = Int.random(in: 0..<24, using: &random) * 60
    return WeekHours([
      .init(
        firstDay: Int.random(in: 0...6, using: &random), lastDay: Int.random(in: 0...6, using: &random), from: from,
        to: Int.random(in: 0...24, using: &random) * 60)
    ])
  }

  @Test(arguments: 0..<30)
  func callsByTheHourCostWhatAProfileOfTheSameCallsCosts(block: UInt64) throws {
    for seed in (block * 20..<block * 20 + 20).map({ $0 + 10_000 }) {
      var month = try RecordedCallsTests.Month(seed: seed)
      var random = Seeded(seed &* 7)
      var service = month.tariff.services[0]
      let limits = service.inclusions.flatMap(\.limits)
      let crossings: [Tariff.Service.Crossing] =
        limits.contains { $0.then == .wholePeriod } ? [.unsaid, .start] : [.unsaid, .start, .split, .split]
      service.crossing = try #require(crossings.randomElement(using: &random))
      for index in service.rates.indices { service.rates[index].hours = hours(&random) }
      for index in service.inclusions.indices { service.inclusions[index].hours = hours(&random) }
      month.tariff.services[0] = service
      for index in month.calls.indices {
        month.calls[index].start = Int64.random(in: 0..<20_160, using: &random) * 60
        if Int.random(in: 0..<4, using: &random) == 0 { month.calls[index].seconds *= 100 }
      }
      let expected = try month.tariff.bill(for: month.profile(), due: .monthly)
      var rater = try CallRater(
        month.tariff, service: 0, destinations: month.destinations, numbers: month.numbers)
      var rated: [RatedCall] = []
      try rater.rate(month.calls, into: &rated)
      let corrections = try rater.settle()
      let bill = try rater.bill(of: 24_315, for: MonthUsage(numbers: month.numbers))
      let told = "seed \(seed), \(service.crossing)"
      #expect(bill.lines.map(\.source) == expected.lines.map(\.source), "\(told)")
      #expect(bill.lines.map(\.quantity) == expected.lines.map(\.quantity), "\(told)")
      #expect(bill.lines.map(\.exact) == expected.lines.map(\.exact), "\(told)")
      #expect([bill.net, bill.vat, bill.gross] == [expected.net, expected.vat, expected.gross], "\(told)")
      let recorded = RecordedCallsTests()
      #expect(
        try recorded.silent(bill) { $0 } == recorded.silent(expected) { Int(month.calls[$0].destination) }, "\(told)")
      let units = rated.reduce(0) { $0 + $1.units } + corrections.reduce(0) { $0 + $1.units }
      #expect(units == rater.lineMonths.reduce(0) { $0 + $1.units }, "\(told)")
    }
  }

  private func rate(_ id: Int, _ cents: Int64, _ hours: WeekHours? = nil) -> Tariff.Rate {
    let part = Tariff.UsagePrice.Part(id: id, price: Rational(cents), for: Rational(60))
    return Tariff.Rate(
      id: id, set: 0, price: .priced(.init(parts: [part], step: .one, first: .zero)), hours: hours)
  }

  /// What a call of a minute costs that begins on a day at an hour.
  private func price(_ service: Tariff.Service, holidays: [Int], day: Int, hour: Int) throws -> Rational {
    var tariff = Tariff(services: [service])
    tariff.holidays = holidays
    var rater = try CallRater(tariff, service: 0, destinations: [[true]])
    return try rater.amount(
      rater.rate(
        CallRecord(
          start: Int64(day * 86_400 + hour * 3600), line: 0, month: 0, destination: 0, correspondent: 1, seconds: 60)
      ).units)
  }

  @Test func aBankHolidayIsWhatTheHoursSayOfIt() throws {
    let weekdays = WeekHours.Stretch(firstDay: 0, lastDay: 4, from: 480, to: 1200)
    let weekend = WeekHours.Stretch(firstDay: 5, lastDay: 6, from: 0, to: 1440)
    // Day 0 was a Thursday; day 7 is the next one, a bank holiday.
    for (hours, onThursday, onHoliday) in [
      (WeekHours([weekdays]), 10, 10), (WeekHours([weekdays], holidays: .excluded), 10, 1),
      (WeekHours([weekend], holidays: .included), 1, 10), (WeekHours([], holidays: .included), 1, 10),
    ] as [(WeekHours, Int64, Int64)] {
      let service = Tariff.Service(rates: [rate(0, 10, hours), rate(1, 1)], crossing: .start)
      #expect(try price(service, holidays: [7], day: 0, hour: 12) == Rational(onThursday))
      #expect(try price(service, holidays: [7], day: 7, hour: 12) == Rational(onHoliday))
      // Before 1970 days are counted as well.
      #expect(try price(service, holidays: [-7], day: -7, hour: 12) == Rational(onHoliday))
    }
  }

  @Test func aPriceHoldsFromItsDay() throws {
    var before = rate(0, 3)
    before.days = -1000...99
    var after = rate(1, 5)
    after.days = 100...Int.max
    let service = Tariff.Service(rates: [before, after])
    #expect(try price(service, holidays: [], day: 99, hour: 23) == Rational(3))
    #expect(try price(service, holidays: [], day: 100, hour: 0) == Rational(5))
  }

  /// 19:59 on the eve of a holiday to 20:01, then over midnight: each part at its price.
  @Test func aCallThatIsSplitGoesOnIntoAHoliday() throws {
    let day = WeekHours([.init(firstDay: 0, lastDay: 6, from: 0, to: 1440)], holidays: .excluded)
    var tariff = Tariff(services: [.init(rates: [rate(0, 10, day), rate(1, 1)], crossing: .split)])
    tariff.holidays = [8]
    var rater = try CallRater(tariff, service: 0, destinations: [[true]])
    let call = CallRecord(
      start: 7 * 86_400 + 86_399 - 59, line: 0, month: 0, destination: 0, correspondent: 1, seconds: 180)
    let rated = try rater.rate(call)
    #expect(try rater.amount(rated.units) == Rational(12))
    let bill = try rater.bill(of: 0, for: MonthUsage())
    #expect(bill.lines.map(\.net) == [Rational(10), Rational(2)])
    #expect(bill.suppositions == [])
  }
}
