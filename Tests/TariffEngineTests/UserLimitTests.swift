import Quantities
import TariffEngine
import Testing

/// Limits for each user: whose usage it is decides, or their sum where nobody says.
struct UserLimitTests {
  func bill(
    _ pooling: Tariff.Limit.Pooling, users: Int64?, _ groups: [(unit: Int?, seconds: Int64)]
  ) throws -> Bill {
    let limit = Tariff.Limit(id: 0, .amount, Rational(600), per: 0, then: .surplus, pooling: pooling)
    let usage = MonthUsage(
      numbers: [users.map { Rational($0) }],
      groups: groups.map { .init(service: 0, isIn: [true], .calls(1, each: Rational($0.seconds)), unit: $0.unit) })
    return try Tariff.calls("0.60", limits: [limit]).bill(for: usage, due: .monthly)
  }

  @Test func unattributedUsageHasTheSumOfLimits() throws {
    let bill = try bill(.unsaid, users: 2, [(nil, 1500)])
    #expect(try bill.net == number("3"))
    #expect(bill.suppositions == [.pooled(limit: 0)])
  }

  @Test func attributedUsageHasItsOwnLimit() throws {
    #expect(try bill(.unsaid, users: 2, [(1, 900), (2, 100)]).net == number("3"))
    #expect(try bill(.each, users: 2, [(1, 900), (2, 100)]).net == number("3"))
    #expect(try bill(.pooled, users: 2, [(1, 900), (2, 100)]).net == .zero)
  }

  @Test func eachWithoutAttributionIsNoBill() throws {
    #expect(try bill(.each, users: 2, [(nil, 900)]).gaps == [.whose(limit: 0, meter: 0, group: 0)])
    // What one user may use is inside, whoever used it.
    #expect(try bill(.each, users: 2, [(nil, 600)]).gaps.isEmpty)
    #expect(try bill(.each, users: 1, [(nil, 900)]).net == number("3"))
  }

  /// What nobody says whose it is may be the user's of whom it is said, whichever stands first.
  @Test func eachAsksWhoseTheRestIs() throws {
    let whose = Bill.Gap.whose(limit: 0, meter: 0, group: 1)
    #expect(try bill(.each, users: 2, [(nil, 500), (1, 500)]).gaps == [whose])
    #expect(try bill(.each, users: 2, [(1, 500), (nil, 500)]).gaps == [whose])
    #expect(try bill(.each, users: 2, [(nil, 300), (1, 300)]).gaps.isEmpty)
    // Two users who are both named leave no doubt of each other.
    #expect(try bill(.each, users: 2, [(2, 500), (1, 500)]).gaps.isEmpty)
    #expect(try bill(.each, users: 2, [(2, 500), (1, 500), (nil, 100)]).gaps.isEmpty)
  }

  /// Those that are not named share the limits of the others, whichever stands first.
  @Test(arguments: [[(nil, 600), (1, 900)], [(1, 900), (nil, 600)]] as [[(unit: Int?, seconds: Int64)]])
  func theRestHasTheLimitsOfTheOthers(groups: [(unit: Int?, seconds: Int64)]) throws {
    let bill = try bill(.unsaid, users: 2, groups)
    #expect(try bill.net == number("3"))
    #expect(bill.suppositions == [.pooled(limit: 0)])
  }

  /// A limit of all of them that is crossed by the usage of all of them, in whatever order a profile says it.
  @Test(arguments: [[(nil, 600), (1, 1000)], [(1, 1000), (nil, 600)]] as [[(unit: Int?, seconds: Int64)]])
  func theWholePeriodKnowsNoOrder(groups: [(unit: Int?, seconds: Int64)]) throws {
    let limit = Tariff.Limit(id: 0, .amount, Rational(600), per: 0, then: .wholePeriod)
    let usage = MonthUsage(
      numbers: [Rational(2)],
      groups: groups.map { .init(service: 0, isIn: [true], .calls(1, each: Rational($0.seconds)), unit: $0.unit) })
    let bill = try Tariff.calls("0.60", limits: [limit]).bill(for: usage, due: .monthly)
    // 1000 s of user 1 are beyond their own limit; the others have another 600 s.
    #expect(try bill.net == number("10"))
  }

  @Test func whatAnOnlyUserLeavesIsLeftOnce() throws {
    let limit = Tariff.Limit(id: 0, .amount, Rational(600), per: 0, then: .surplus, carryOver: .init())
    let usage = MonthUsage(
      numbers: [.one], groups: [.init(service: 0, isIn: [true], .calls(1, each: Rational(400)), unit: 1)])
    let bill = try Tariff.calls("0.60", limits: [limit]).bill(for: usage, due: .monthly)
    #expect(bill.carried == [.init(limit: 0, unit: 1, amount: Rational(200))])
  }

  @Test func whatWasLeftIsThereHoweverManyUsersThereAre() throws {
    let limit = Tariff.Limit(id: 0, .amount, Rational(600), per: 0, then: .surplus, carryOver: .init())
    let usage = MonthUsage(
      numbers: [nil], groups: [.init(service: 0, isIn: [true], .calls(1, each: Rational(700)))],
      carried: [.init(limit: 0, amount: Rational(100))])
    #expect(try Tariff.calls("0.60", limits: [limit]).bill(for: usage, due: .monthly).gaps.isEmpty)
  }

  @Test func anUnknownNumberOfUsersIsAsked() throws {
    #expect(try bill(.pooled, users: nil, [(nil, 600)]).gaps.isEmpty)
    #expect(try bill(.pooled, users: nil, [(nil, 601)]).gaps == [.limitNumber(limit: 0, meter: 0, group: 0)])
  }

  /// A call of so many seconds beside one of a minute, under 1 h for each call of each user.
  func longCall(
    _ pooling: Tariff.Limit.Pooling, users: Int64?, _ then: Tariff.Limit.Consequence = .surplus, unit: Int? = nil,
    seconds: Int64
  ) throws -> Bill {
    let limit = Tariff.Limit(id: 0, .length, Rational(3600), per: 0, then: then, pooling: pooling)
    let usage = MonthUsage(
      numbers: [users.map { Rational($0) }],
      groups: [seconds, 60].map { .init(service: 0, isIn: [true], .calls(1, each: Rational($0)), unit: unit) })
    return try Tariff.calls("0.60", limits: [limit]).bill(for: usage, due: .monthly)
  }

  @Test(arguments: [0, 1, 5, nil] as [Int64?])
  func aLimitOfLengthIsThatOfEachCall(users: Int64?) throws {
    for pooling in [Tariff.Limit.Pooling.unsaid, .pooled, .each] {
      for unit in [nil, 1] {
        let bill = try longCall(pooling, users: users, unit: unit, seconds: 3660)
        #expect(try bill.net == number("0.60"))
        #expect(bill.gaps.isEmpty && bill.suppositions.isEmpty)
        #expect(try longCall(pooling, users: users, unit: unit, seconds: 3600).net == .zero)
      }
      if pooling != .each {
        #expect(try longCall(pooling, users: users, .wholePeriod, seconds: 3660).net == number("37.20"))
      }
    }
  }

  @Test func whoseLongCallItIsMattersForLaterOnes() throws {
    let bill = try longCall(.each, users: 5, .laterCalls, seconds: 3660)
    #expect(bill.gaps == [.whose(limit: 0, meter: 0, group: 0)])
    #expect(try longCall(.each, users: 5, .laterCalls, unit: 1, seconds: 3660).net == number("0.60"))
  }

  @Test(arguments: [0, 5, nil] as [Int64?])
  func aRecordedCallHasTheSameLimitOfLength(users: Int64?) throws {
    let limit = Tariff.Limit(id: 0, .length, Rational(3600), per: 0, then: .surplus, pooling: .pooled)
    let tariff = try Tariff.calls("0.60", limits: [limit])
    var rater = try CallRater(tariff, service: 0, destinations: [[true]], numbers: [users.map { Rational($0) }])
    let call = CallRecord(
      start: 0, line: 0, month: 24_315, destination: 0, correspondent: 33_100_000_000, seconds: 3660,
      isForwarded: false)
    #expect(try rater.rate(call).beyond == 60)
  }
}
