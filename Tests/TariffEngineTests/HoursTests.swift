import Quantities
import TariffEngine
import Testing

/// Rates that hold in some hours of the week.
struct HoursTests {
  func rate(_ id: Int, _ price: Int64, _ hours: WeekHours?, fee: Int64 = 0, step: Int64 = 0) -> Tariff.Rate {
    let parts = [
      Tariff.UsagePrice.Part(id: id, price: Rational(price), for: .one),
      Tariff.UsagePrice.Part(id: 9, price: Rational(fee), for: nil),
    ]
    return Tariff.Rate(
      id: id, set: 0, price: .priced(.init(parts: parts, step: Rational(step), first: .zero)), hours: hours)
  }

  func tariff(_ rates: [Tariff.Rate], _ crossing: Tariff.Service.Crossing) -> Tariff {
    Tariff(services: [.init(rates: rates, crossing: crossing)])
  }

  func bill(_ tariff: Tariff, _ hours: WeekHours?, seconds: Int64) throws -> Bill {
    let group = MonthUsage.Group(service: 0, isIn: [true], .calls(1, each: Rational(seconds)), hours: hours)
    return try tariff.bill(for: MonthUsage(groups: [group]), due: .monthly)
  }

  let day = WeekHours([.init(firstDay: 0, lastDay: 4, from: 480, to: 1200)])
  let evening = WeekHours([.init(firstDay: 0, lastDay: 6, from: 1080, to: 360)])

  /// Second by second: each pays the first rate whose hours contain it.
  @Test(arguments: 0..<60)
  func aSplitCallIsWhatItsSecondsCost(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let rates = [
      rate(0, Int64.random(in: 0...9, using: &random), Bool.random(using: &random) ? day : evening),
      rate(1, Int64.random(in: 0...9, using: &random), evening), rate(2, Int64.random(in: 0...9, using: &random), nil),
    ]
    let start = Int.random(in: 0..<WeekHours.week, using: &random)
    let seconds = Int64.random(in: 1...90_000, using: &random)
    var sum: Int64 = 0
    for second in 0..<seconds {
      let now = (Int64(start) * 60 + second) % (Int64(WeekHours.week) * 60)
      let rate = rates.first { $0.hours?.contains(second: now) ?? true }
      if case .priced(let price)? = rate?.price { sum += price.parts[0].price.floor }
    }
    #expect(try bill(tariff(rates, .split), .moment(start), seconds: seconds).net == Rational(sum))
  }

  @Test func theFeeIsPaidOnceAndTheRestInStepsOfItsOwnRate() throws {
    let rates = [rate(0, 1, day, fee: 100, step: 60), rate(1, 2, nil, fee: 500, step: 60)]
    // Monday 19:59, 90 seconds: a minute of the day, half a minute of the night billed as one.
    let bill = try bill(tariff(rates, .split), .moment(19 * 60 + 59), seconds: 90)
    #expect(bill.net == Rational(100 + 60 + 120))
    #expect(bill.suppositions.isEmpty)
  }

  /// Six minutes and a half in calls of three minutes, of which one is included: the end of each begins a minute later.
  @Test func theEndOfACallOfASumBeginsWhereTheLimitEnds() throws {
    let rates = [rate(0, 1, day), rate(1, 2, nil)]
    var tariff = tariff(rates, .split)
    tariff.services[0].inclusions = [
      .init(id: 0, set: 0, limits: [.init(id: 0, .length, Rational(60), then: .surplus)])
    ]
    let group = MonthUsage.Group(
      service: 0, isIn: [true], .total(Rational(390), mean: Rational(180)), hours: .moment(19 * 60 + 58))
    let bill = try tariff.bill(for: MonthUsage(groups: [group]), due: .monthly)
    // Twice a minute of the day and one of the night; the last half minute is included.
    #expect(bill.net == Rational(2 * (60 + 120)))
  }

  @Test func theRestOfTheWeekIsPricedByTheBeginningToo() throws {
    // Monday 7:59, 90 seconds: the night has no hours of its own, and yet the day begins within the call.
    let bill = try bill(tariff([rate(0, 1, day), rate(1, 2, nil)], .unsaid), .moment(7 * 60 + 59), seconds: 90)
    #expect(bill.net == Rational(180))
    #expect(bill.suppositions == [.priceOfStart(rate: 1)])
  }

  @Test(arguments: [(Tariff.Service.Crossing.unsaid, true), (.start, false)])
  func aCallPaysThePriceOfItsBeginning(crossing: Tariff.Service.Crossing, isSupposed: Bool) throws {
    let rates = [rate(0, 1, day), rate(1, 2, nil)]
    let bill = try bill(tariff(rates, crossing), .moment(19 * 60 + 59), seconds: 90)
    #expect(bill.net == Rational(90))
    #expect(bill.suppositions == (isSupposed ? [.priceOfStart(rate: 0)] : []))
  }

  @Test func usageWithoutHoursIsNotGuessed() throws {
    let bill = try bill(tariff([rate(0, 1, day), rate(1, 2, nil)], .start), nil, seconds: 90)
    #expect(bill.gaps == [.hour(rate: 0, group: 0, amount: Rational(90))])
    #expect(bill.net == .zero)
  }

  @Test func usageWithoutHoursPaysARateOfAllHours() throws {
    let always = WeekHours([.init(firstDay: 0, lastDay: 6, from: 0, to: 1440)])
    #expect(try bill(tariff([rate(0, 3, always)], .start), nil, seconds: 90).net == Rational(270))
  }

  @Test func hoursWithoutARateAreAGap() throws {
    let bill = try bill(tariff([rate(0, 1, day)], .start), .moment(0), seconds: 90)
    #expect(bill.gaps == [.noRate(group: 0, limit: nil, amount: Rational(90))])
  }
}
