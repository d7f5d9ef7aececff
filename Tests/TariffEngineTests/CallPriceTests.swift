import Quantities
import TariffEngine
import Testing

/// What holds of the price of one call, whatever its rate.
struct CallPriceTests {
  /// A rate with some of the keys of a call, by seed.
  func rate(_ random: inout Seeded) -> Tariff.UsagePrice {
    func price(_ id: Int, _ range: ClosedRange<Int64>, for measure: Rational?) -> Tariff.UsagePrice.Part {
      .init(id: id, price: Figure(digits: Int64.random(in: range, using: &random), decimals: 3).value, for: measure)
    }
    func maybe<Value>(_ value: @autoclosure () -> Value) -> Value? {
      Bool.random(using: &random) ? value() : nil
    }
    var stretches: [Tariff.UsagePrice.Stretch] = []
    var end: Int64 = 0
    for id in 0..<Int.random(in: 0...3, using: &random) {
      end += Int64.random(in: 1...90, using: &random)
      stretches.append(
        .init(to: Rational(end), parts: maybe([price(10 + id, 0...200, for: Rational(60))]) ?? []))
    }
    var parts = [price(0, 0...200, for: Rational(60))]
    if let fee = maybe(price(1, 0...300, for: nil)) { parts.append(fee) }
    return Tariff.UsagePrice(
      parts: parts, step: maybe(Rational(Int64.random(in: 1...60, using: &random))) ?? .zero,
      first: maybe(Rational(Int64.random(in: 0...90, using: &random))), minimum: maybe(price(2, 0...200, for: nil)),
      maximum: maybe(price(3, 200...600, for: nil)),
      grace: maybe(Rational(Int64.random(in: 1...20, using: &random))) ?? .zero, stretches: stretches)
  }

  /// Second by second: the slow way to price a call, as a switch would count it.
  func slowly(_ rate: Tariff.UsagePrice, _ seconds: Int64) throws -> Rational {
    if !rate.grace.isZero, Rational(seconds) <= rate.grace { return .zero }
    let first = max(seconds, rate.first.floor)
    var sum = Rational.zero
    var second: Int64 = 0
    var begun: Int64 = 0
    // A second is charged while it is used, is within the first block, or completes a step of its stretch.
    while true {
      let stretch = rate.stretches.first { Rational(second) < $0.to }
      let start = rate.stretches.last { $0.to <= Rational(second) }?.to.floor ?? 0
      let origin = max(start, rate.first.floor)
      if second >= first {
        let step = rate.step.floor
        guard step > 0, second > origin, (second - origin) % step != 0, begun == start else { break }
      } else {
        begun = start
      }
      for part in stretch?.parts ?? rate.parts.filter({ $0.measure != nil }) {
        sum = try sum.adding(part.price.divided(by: Rational(60)))
      }
      second += 1
    }
    for part in rate.parts where part.measure == nil { sum = try sum.adding(part.price) }
    if let minimum = rate.minimum { sum = max(sum, minimum.price) }
    if let maximum = rate.maximum { sum = min(sum, maximum.price) }
    return sum
  }

  @Test(arguments: 0..<400)
  func theClosedFormIsWhatCountingSecondsGives(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let rate = rate(&random)
    for _ in 0..<20 {
      let seconds = Int64.random(in: 1...400, using: &random)
      #expect(
        try Tariff().price(rate, ofCall: Rational(seconds)).amount == slowly(rate, seconds), "\(seconds) s: \(rate)")
    }
  }

  @Test(arguments: 0..<400)
  func aLongerCallNeverCostsLess(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let rate = rate(&random)
    var last = Rational.zero
    for seconds in stride(from: Int64(1), to: 400, by: 3) {
      let price = try Tariff().price(rate, ofCall: Rational(seconds))
      #expect(price.amount >= last, "\(seconds) s: \(rate)")
      #expect(price.billed >= Rational(seconds) || price.billed.isZero)
      last = price.amount
    }
  }

  @Test(arguments: 0..<200)
  func aBillIsTheSumOfItsCalls(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let rate = rate(&random)
    var tariff = Tariff(services: [.init(rates: [.init(id: 0, set: 0, price: .priced(rate))])])
    tariff.rounding.place = Bool.random(using: &random) ? .call : .line
    var calls: [(count: Int64, seconds: Int64)] = []
    var sum = Rational.zero
    for _ in 0..<5 {
      let call = (count: Int64.random(in: 1...9, using: &random), seconds: Int64.random(in: 1...300, using: &random))
      calls.append(call)
      let each = try tariff.price(rate, ofCall: Rational(call.seconds)).amount
      sum = try sum.adding(each.multiplied(by: Rational(call.count)))
    }
    #expect(try tariff.bill(for: .calls(calls), due: .monthly).exact() == sum)
  }
}
