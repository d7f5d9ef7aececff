import Quantities
import TariffEngine

/// A tariff and recorded calls, made from a seed: what only they know are the days of rates and bank holidays.
struct RandomRecords {
  var tariff: Tariff
  var calls: [CallRecord] = []
  /// The days calls are made on, since the start of 1970: two weeks around the turn of 2026.
  private static let days = 20_447...20_461

  init(seed: UInt64) {
    var random = RandomCase(seed: seed)
    tariff = Tariff(rounding: random.tariff.rounding)
    tariff.rounding.total = nil
    for day in RandomRecords.days where random.dice.isOne(in: 4) { tariff.holidays.append(day) }
    var service = Tariff.Service(crossing: random.dice.pick([.unsaid, .start, .split, .split]))
    for set in 0..<random.dice.roll(0...2) {
      var inclusion = Tariff.Inclusion(id: random.id(), set: Int(set))
      if random.dice.isOne(in: 2) { inclusion.hours = random.hours() }
      if random.dice.isOne(in: 2) { inclusion.limits = [RandomRecords.limit(&random)] }
      service.inclusions.append(inclusion)
    }
    for _ in 0..<random.dice.roll(1...4) {
      var rate = random.rate(set: Int(random.dice.roll(0...1)))
      rate.month = nil
      if case .priced(var price) = rate.price {
        price.tax = 0
        rate.price = .priced(price)
      }
      if !random.dice.isOne(in: 3) { rate.hours = random.hours() }
      if random.dice.isOne(in: 3) {
        let first = RandomRecords.days.lowerBound + Int(random.dice.roll(0...12))
        rate.days =
          random.dice.isOne(in: 2) ? first...Int.max : first...first + Int(random.dice.roll(0...6))
      }
      service.rates.append(rate)
    }
    tariff.services = [service]
    var second = Int64(RandomRecords.days.lowerBound) * 86_400
    for _ in 0..<random.dice.roll(1...9) {
      second += random.dice.roll(0...200_000)
      if random.dice.isOne(in: 3) { second -= second % 900 }
      // 2025 ends with day 20 453.
      calls.append(
        CallRecord(
          start: second, line: 0, month: second < 20_454 * 86_400 ? 24_311 : 24_312,
          destination: Int32(random.dice.roll(0...1)), correspondent: 33_100_000_000,
          seconds: random.dice.isOne(in: 4) ? random.dice.roll(1...90_000) : random.dice.roll(1...400)))
    }
  }

  /// A limit of all calls, with what is left to the next month.
  private static func limit(_ random: inout RandomCase) -> Tariff.Limit {
    let then: [Tariff.Limit.Consequence] = [.surplus, .wholeCall, .laterCalls, .block]
    var limit = Tariff.Limit(
      id: random.id(), random.dice.pick([.amount, .calls, .length]), .zero, then: random.dice.pick(then))
    limit.amount = random.dice.number(0...(limit.measure == .calls ? 4 : 600))
    limit.isStrict = random.dice.isOne(in: 4)
    if limit.measure != .length, random.dice.isOne(in: 2) {
      limit.carryOver = Tariff.Limit.CarryOver(most: random.dice.isOne(in: 2) ? random.dice.number(0...100) : nil)
    }
    return limit
  }
}

extension Ink {
  /// The tariff, the calls and what the engine makes of each.
  mutating func write(_ random: RandomRecords, seed: UInt64) {
    write("case ")
    write(Int64(bitPattern: seed))
    write("\n")
    write(random.tariff.rounding)
    for service in random.tariff.services { write(service) }
    write("holidays")
    for day in random.tariff.holidays { next(day) }
    write("\n")
    for call in random.calls {
      write("call")
      for number in [call.start, call.seconds, Int64(call.month), Int64(call.destination)] { next(Rational(number)) }
      write("\n")
    }
    do {
      // The second destination is in the first set alone.
      var rater = try CallRater(random.tariff, service: 0, destinations: [[true, true], [true, false]])
      for call in random.calls {
        let rated = try rater.rate(call)
        write("rated")
        next(try Rational(rated.included).divided(by: Rational(rater.ticks)))
        next(try Rational(rated.beyond).divided(by: Rational(rater.ticks)))
        next(try Rational(rated.units).divided(by: Rational(rater.units)))
        write("\n")
      }
    } catch {
      write("overflow\n")
    }
    write("end\n")
  }
}
