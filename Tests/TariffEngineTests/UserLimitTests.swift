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

  @Test func anUnknownNumberOfUsersIsAsked() throws {
    #expect(try bill(.pooled, users: nil, [(nil, 600)]).gaps.isEmpty)
    #expect(try bill(.pooled, users: nil, [(nil, 601)]).gaps == [.limitNumber(limit: 0, meter: 0, group: 0)])
  }
}
