import Quantities
import TariffEngine
import Testing

/// Limits over many equal calls are computed at once; the result is that of taking call after call.
struct ClosedFormTests {
  static let consequences: [Tariff.Limit.Consequence] = [.surplus, .wholeCall, .laterCalls, .wholePeriod, .block]
  static let measures: [Tariff.Limit.Measure] = [.amount, .calls, .correspondents, .length]

  @Test(arguments: 0..<600)
  func equalsCallByCall(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let limits = (0..<Int.random(in: 1...3, using: &random)).map { id in
      let measure = Self.measures.randomElement(using: &random) ?? .amount
      let amount: Int64 =
        switch measure {
        case .amount: Int64.random(in: 0...900, using: &random)
        case .calls: Int64.random(in: 0...12, using: &random)
        case .correspondents: Int64.random(in: 0...9, using: &random)
        case .length, .unmeasured: Int64.random(in: 20...130, using: &random)
        }
      return Tariff.Limit(
        id: id, measure, Rational(amount), then: Self.consequences.randomElement(using: &random) ?? .surplus)
    }
    var tariff = try Tariff.calls(
      "0.134", fee: "0.105", step: [0, 1, 60].randomElement(using: &random) ?? 0, limits: limits)
    let groups = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      let count = Int64.random(in: 1...8, using: &random)
      return MonthUsage.Group(
        service: 0, isIn: [true], .calls(count, each: Rational(Int64.random(in: 1...150, using: &random))),
        correspondents: Int64.random(in: 0...count, using: &random))
    }
    guard case .priced(let price) = tariff.services[0].rates[0].price else { return }
    let slow = try CallByCall(limits: limits, price: price).price(groups)
    let bill = try tariff.bill(for: MonthUsage(groups: groups), due: .monthly)
    #expect(try bill.exact() == slow.charged)
    let silent = try bill.occurrences.reduce(Rational.zero) { try $0.adding($1.amount) }
    #expect(silent == slow.silent)
    // Rounded call by call, the sum is a whole number of cents before it is rounded.
    tariff.rounding.place = .call
    let rounded = try tariff.bill(for: MonthUsage(groups: groups), due: .monthly)
    #expect(try rounded.exact() == rounded.net)
  }

  @Test func aStraddlingCallIsChargedForItsEnd() throws {
    let limit = Tariff.Limit(id: 0, .amount, Rational(7200), then: .surplus)
    let tariff = try Tariff.calls("0.134", fee: "0.134", limits: [limit])
    // 47 calls of 2:30 are 1:57:30; the 48th crosses nothing, the 49th is beyond.
    let inside = try tariff.bill(for: .calls([(48, 150)]), due: .monthly)
    #expect(inside.net == .zero)
    let beyond = try tariff.bill(for: .calls([(76, 150)]), due: .monthly)
    #expect(try beyond.exact() == number("13.132"))
    let straddling = try tariff.bill(for: .calls([(1, 7100), (1, 200)]), due: .monthly)
    // 100 seconds beyond, and the fee of a call.
    #expect(try straddling.exact() == number("0.134").adding(number("0.134").multiplied(by: Rational(100, over: 60))))
    #expect(straddling.suppositions == [.feeOfPart(rate: 0)])
  }

  @Test func aTotalWithoutCallsIsChargedForItsLargestSurplus() throws {
    let limits = [
      Tariff.Limit(id: 0, .amount, Rational(64 * 3600), then: .surplus),
      Tariff.Limit(id: 1, .correspondents, Rational(796), then: .surplus),
    ]
    let tariff = try Tariff.calls("0.02", limits: limits)
    let usage = MonthUsage(groups: [
      .init(service: 0, isIn: [true], .total(Rational(150 * 3600), mean: nil), correspondents: 900)
    ])
    let bill = try tariff.bill(for: usage, due: .monthly)
    #expect(try bill.net == number("103.20"))
    #expect(bill.suppositions.contains(.largestSurplus(inclusion: 0)))
  }

  @Test func aFeeOfUnknownCallsMakesALowerBound() throws {
    let tariff = try Tariff.calls("0.06", fee: "0.10")
    let usage = MonthUsage(groups: [.init(service: 0, isIn: [true], .total(Rational(600), mean: nil))])
    let bill = try tariff.bill(for: usage, due: .monthly)
    #expect(try bill.net == number("0.60"))
    #expect(bill.gaps == [.calls(rate: 0, group: 0, amount: Rational(600))])
    let known = MonthUsage(groups: [.init(service: 0, isIn: [true], .total(Rational(600), mean: Rational(250)))])
    // Two calls of 4:10 and one of 1:40.
    #expect(try tariff.bill(for: known, due: .monthly).net == number("0.90"))
  }
}
