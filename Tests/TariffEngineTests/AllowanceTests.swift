import Quantities
import TariffEngine
import Testing

/// Limits that grow, that are carried over, that are shared, that say "less than".
struct AllowanceTests {
  func tariff(_ limits: [Tariff.Limit], inclusions: Int = 1) throws -> Tariff {
    var tariff = try Tariff.calls("1", per: 1)
    tariff.services[0].inclusions = (0..<inclusions).map { .init(id: $0, set: $0 + 1, limits: limits) }
    return tariff
  }

  /// Seconds of each month, one group for each set that contains it.
  func month(_ seconds: [(set: Int, seconds: Int64)], carried: [MonthUsage.Carried] = []) -> MonthUsage {
    let groups = seconds.map { entry in
      MonthUsage.Group(
        service: 0, isIn: (0...3).map { $0 == 0 || $0 == entry.set }, .calls(1, each: Rational(entry.seconds)))
    }
    return MonthUsage(groups: groups, carried: carried)
  }

  @Test(arguments: [(1, 50), (12, 50), (13, 55), (24, 55), (25, 60), (240, 145), (241, 150), (1200, 150)])
  func anAmountGrowsEveryTwelveMonthsToItsMost(month: Int, amount: Int64) throws {
    let growth = Tariff.Limit.Growth(by: Rational(5), every: 12, most: Rational(150))
    let limit = Tariff.Limit(id: 0, .amount, Rational(50), then: .surplus, growth: growth)
    #expect(try limit.amount(in: month) == Rational(amount))
    let bill = try tariff([limit]).bill(for: self.month([(1, 160)]), due: .monthly, month: month)
    #expect(bill.net == Rational(160 - amount))
  }

  @Test func theMonthsOfGrowthAreThoseInWhichTheBillChanges() throws {
    let growth = Tariff.Limit.Growth(by: Rational(5), every: 12, most: Rational(60))
    let limit = Tariff.Limit(id: 0, .amount, Rational(50), then: .surplus, growth: growth)
    let tariff = try tariff([limit])
    #expect(tariff.monthsOfGrowth(through: 60) == [13, 25])
    #expect(tariff.monthsOfGrowth(through: 24) == [13])
  }

  /// A second way: month after month, what was left before is used up first.
  @Test(arguments: 0..<200)
  func whatIsLeftIsUsedUpFirstInTheNextMonth(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let amount = Int64.random(in: 0...100, using: &random)
    let most = Bool.random(using: &random) ? Int64.random(in: 0...120, using: &random) : nil
    let limit = Tariff.Limit(
      id: 7, .amount, Rational(amount), then: .surplus, carryOver: .init(most: most.map { Rational($0) }))
    let tariff = try tariff([limit])
    var carried: [MonthUsage.Carried] = []
    var left: Int64 = 0
    for _ in 0..<12 {
      let used = Int64.random(in: 1...200, using: &random)
      let bill = try tariff.bill(for: month([(1, used)], carried: carried), due: .monthly)
      let own = max(0, used - left)
      #expect(bill.net == Rational(max(0, own - amount)))
      left = min(max(0, amount - own), most ?? .max)
      #expect(bill.carried == (left == 0 ? [] : [.init(limit: 7, amount: Rational(left))]))
      carried = bill.carried
    }
  }

  @Test func eachUserKeepsWhatIsLeft() throws {
    let limit = Tariff.Limit(
      id: 0, .amount, Rational(100), per: 0, then: .surplus, pooling: .each, carryOver: .init())
    var usage = month([(1, 60), (1, 130)])
    usage.numbers = [Rational(2)]
    usage.groups[0].unit = 1
    usage.groups[1].unit = 2
    let bill = try tariff([limit]).bill(for: usage, due: .monthly)
    #expect(bill.net == Rational(30))
    #expect(bill.carried == [.init(limit: 0, unit: 1, amount: Rational(40))])
  }

  /// A sum of calls to no new number, where the limit on numbers is used up: nothing more is beyond.
  @Test(arguments: [false, true]) func aSumOfCallsToNoNewNumberIsWithinAFullLimit(isStrict: Bool) throws {
    let limit = Tariff.Limit(id: 0, .correspondents, Rational(2), then: .surplus, isStrict: isStrict)
    let groups = [(MonthUsage.Amount.calls(3, each: Rational(10)), Int64(3)), (.total(Rational(100), mean: nil), 0)]
      .map { MonthUsage.Group(service: 0, isIn: [true], $0, correspondents: $1) }
    let tariff = try Tariff.calls("1", per: 1, limits: [limit])
    let bill = try tariff.bill(for: MonthUsage(groups: groups), due: .monthly)
    #expect(bill.net == Rational(isStrict ? 20 : 10))
  }

  @Test func aSharedLimitIsUsedUpByAllThatShareIt() throws {
    let limit = Tariff.Limit(id: 0, .amount, Rational(100), then: .surplus)
    let bill = try tariff([limit], inclusions: 2).bill(for: month([(1, 70), (2, 70)]), due: .monthly)
    #expect(bill.net == Rational(40))
  }

  /// "Less than 100": what reaches 100 exactly is beyond; what is left of it is the same.
  @Test(arguments: [
    (Tariff.Limit.Consequence.wholeCall, 99, 0), (.wholeCall, 100, 100), (.wholePeriod, 100, 100), (.surplus, 100, 0),
    (.surplus, 101, 1), (.laterCalls, 100, 0),
  ])
  func lessThanIsBeyondWhenReached(then: Tariff.Limit.Consequence, seconds: Int64, cost: Int64) throws {
    for measure in [Tariff.Limit.Measure.amount, .length] {
      let limit = Tariff.Limit(id: 0, measure, Rational(100), then: then, isStrict: true)
      let bill = try tariff([limit]).bill(for: month([(1, seconds)]), due: .monthly)
      #expect(bill.net == Rational(cost), "\(measure)")
    }
  }

  @Test func fewerThanThreeCallsAreTwo() throws {
    for isStrict in [true, false] {
      let limit = Tariff.Limit(id: 0, .calls, Rational(3), then: .surplus, isStrict: isStrict)
      let bill = try tariff([limit]).bill(for: month([(1, 5), (1, 5), (1, 5), (1, 5)]), due: .monthly)
      #expect(bill.net == Rational(isStrict ? 10 : 5))
    }
  }

  @Test(arguments: [Tariff.Limit.Consequence.notify, .suspend])
  func whatHappensWithoutAChargeIsSaid(then: Tariff.Limit.Consequence) throws {
    let limit = Tariff.Limit(id: 3, .amount, Rational(100), then: then)
    let bill = try tariff([limit]).bill(for: month([(1, 130)]), due: .monthly)
    #expect(bill.net == .zero)
    #expect(bill.gaps.isEmpty)
    #expect(bill.occurrences.map(\.consequence) == [then])
    #expect(bill.occurrences.map(\.amount) == [Rational(30)])
  }
}
