import Quantities
import TariffEngine
import Testing

/// What holds of every bill, whatever the tariff.
struct InvariantTests {
  /// A tariff with a few charges, a rate and every kind of rounding, by seed.
  func tariff(_ random: inout Seeded) throws -> Tariff {
    var tariff = try Tariff.calls("0.0\(Int.random(in: 10...99, using: &random))", fee: "0.04")
    for id in 0..<Int.random(in: 1...4, using: &random) {
      let price = Figure(digits: Int64.random(in: 1...99999, using: &random), decimals: 3).value
      let isCounted = Bool.random(using: &random)
      tariff.charges.append(
        .init(
          id: id, due: .monthly,
          price: .parts([.init(id: id, price: price, decimals: 3, count: isCounted ? .init([0]) : nil)])))
    }
    tariff.tax = .init(
      rate: try number("0.2"), isIncluded: Bool.random(using: &random),
      net: Tariff.Tax.NetPlace.allCases.randomElement(using: &random) ?? .total)
    tariff.rounding = .init(
      place: Tariff.RoundingPoints.Place.allCases.randomElement(using: &random) ?? .line,
      rounding: Rounding(decimals: 2, mode: Rounding.Mode.allCases.randomElement(using: &random) ?? .halfUp))
    if Bool.random(using: &random) {
      tariff.surcharges = [.init(id: 0, rate: try number("0.012"), isBeforeVAT: Bool.random(using: &random))]
    }
    return tariff
  }

  func usage(_ random: inout Seeded) -> MonthUsage {
    var usage = MonthUsage.calls([(Int64.random(in: 1...40, using: &random), Int64.random(in: 1...500, using: &random))]
    )
    usage.numbers = [Rational(Int64.random(in: 0...9, using: &random))]
    return usage
  }

  @Test(arguments: 0..<300)
  func linesAddUpToTheTotal(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let bill = try tariff(&random).bill(for: usage(&random), due: .monthly)
    #expect(try bill.sum() == bill.net)
    #expect(try bill.net.adding(bill.vat) == bill.gross)
    for line in bill.lines { #expect(try line.net.multiplied(by: Rational(100)).isWhole) }
    #expect(try bill.gross.multiplied(by: Rational(100)).isWhole)
  }

  @Test(arguments: 0..<150)
  func moreUsageNeverCostsLess(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let consequences: [Tariff.Limit.Consequence] = [.surplus, .wholeCall, .laterCalls, .wholePeriod]
    let limit = Tariff.Limit(
      id: 0, .amount, Rational(Int64.random(in: 0...900, using: &random)),
      then: consequences.randomElement(using: &random) ?? .surplus)
    let tariff = try Tariff.calls("0.134", fee: "0.105", step: 60, limits: [limit])
    var groups: [(count: Int64, seconds: Int64)] = []
    var last = Rational.zero
    for _ in 0..<6 {
      groups.append((Int64.random(in: 1...5, using: &random), Int64.random(in: 1...300, using: &random)))
      let net = try tariff.bill(for: .calls(groups), due: .monthly).net
      #expect(net >= last)
      last = net
    }
  }

  @Test func theOrderOfCallsDoesNotMatterWithoutAFee() throws {
    let limit = Tariff.Limit(id: 0, .amount, Rational(1000), then: .surplus)
    let tariff = try Tariff.calls("0.07", limits: [limit])
    let one = try tariff.bill(for: .calls([(3, 170), (2, 410), (5, 33)]), due: .monthly)
    let other = try tariff.bill(for: .calls([(5, 33), (3, 170), (2, 410)]), due: .monthly)
    #expect(try one.exact() == other.exact())
  }

  @Test func aPriceForAnHourIsSixtyForAMinute() throws {
    let hour = try Tariff.calls("6", per: 3600).bill(for: .calls([(7, 111)]), due: .monthly)
    let minute = try Tariff.calls("0.10", per: 60).bill(for: .calls([(7, 111)]), due: .monthly)
    #expect(try hour.exact() == minute.exact())
  }

  @Test func oneGroupOfTwoIsTwoGroupsOfOne() throws {
    let tariff = try Tariff.calls("0.134", fee: "0.1", step: 60)
    let one = try tariff.bill(for: .calls([(2, 61)]), due: .monthly)
    let two = try tariff.bill(for: .calls([(1, 61), (1, 61)]), due: .monthly)
    #expect(one.net == two.net)
  }

  @Test func whatDoesNotFitIsAFault() throws {
    let tariff = try Tariff.calls("0.134", fee: "0.1", step: 60)
    #expect(throws: ArithmeticFault.overflow) {
      try tariff.bill(for: .calls([(Int64.max, Int64.max)]), due: .monthly)
    }
    var charged = Tariff(charges: [
      .init(id: 0, due: .monthly, price: .parts([.init(id: 0, price: Rational(Int64.max), count: .init([0]))]))
    ])
    #expect(throws: ArithmeticFault.overflow) {
      try charged.bill(for: MonthUsage(numbers: [Rational(Int64.max)]), due: .monthly)
    }
    charged.rounding.place = .total
    #expect(throws: ArithmeticFault.overflow) {
      try charged.bill(for: MonthUsage(numbers: [Rational(3)]), due: .monthly)
    }
  }

  @Test func usageOfAnUnknownServiceIsAGap() throws {
    let usage = MonthUsage(groups: [.init(service: 3, isIn: [], .calls(1, each: .one))])
    let bill = try Tariff().bill(for: usage, due: .monthly)
    #expect(bill.gaps == [.noRate(group: 0, limit: nil, amount: .one)])
  }
}
