public import Quantities

/// How much of each limit is used up, for each user or for all together.
struct LimitLedger {
  private struct Entry {
    var limit: Int
    var unit: Int
    var used: Rational
  }
  private var entries: [Entry] = []
  private var crossed: [Pool] = []

  /// What is used of a pool; of all units, for the pool of all.
  func used(_ pool: Pool) throws(ArithmeticFault) -> Rational {
    var sum = Rational.zero
    for entry in entries where entry.limit == pool.limit && (pool.unit == Pool.all || entry.unit == pool.unit) {
      sum = try sum.adding(entry.used)
    }
    return sum
  }

  /// What is used of a limit of which nobody says whose usage it is.
  func usedByNobody(_ limit: Int) -> Rational {
    entries.first { $0.limit == limit && $0.unit == Pool.all }?.used ?? .zero
  }

  /// What is used of a limit by each of those of whom somebody says so.
  func usedByUnits(_ limit: Int) -> [(unit: Int, used: Rational)] {
    entries.filter { $0.limit == limit && $0.unit != Pool.all }.map { ($0.unit, $0.used) }
  }

  mutating func use(_ amount: Rational, of pool: Pool) throws(ArithmeticFault) {
    if let index = entries.firstIndex(where: { $0.limit == pool.limit && $0.unit == pool.unit }) {
      entries[index].used = try entries[index].used.adding(amount)
    } else {
      entries.append(Entry(limit: pool.limit, unit: pool.unit, used: amount))
    }
  }

  func isCrossed(_ pool: Pool) -> Bool { crossed.contains(pool) }

  mutating func cross(_ pool: Pool) { if !crossed.contains(pool) { crossed.append(pool) } }
}

/// Whose limit is used up: a user's, or that of all together.
struct Pool: Equatable {
  static let all = -1
  var limit: Int
  var unit: Int
}

/// What a limit leaves of a run of equal calls, in their order: so many whole calls are inside, the next is charged
/// in part, those after it in another part.
struct Reach {
  var inside: Int64
  var atCrossing: Rational
  var after: Rational

  /// The charged end of the call at a position.
  func tail(_ position: Int64) -> Rational {
    if position < inside { return .zero }
    return position == inside ? atCrossing : after
  }

  static func allInside(_ calls: Int64) -> Reach { Reach(inside: calls, atCrossing: .zero, after: .zero) }
  static func allBeyond(_ each: Rational) -> Reach { Reach(inside: 0, atCrossing: each, after: each) }
}

extension Tariff.Limit.Consequence {
  /// Whether a call that crosses a limit has others charged.
  var chargesOtherCalls: Bool {
    switch self {
    case .laterCalls, .wholePeriod: true
    case .surplus, .wholeCall, .block, .throttle, .notify, .suspend, .notSaid: false
    }
  }
}

extension Tariff.Limit {
  /// How much it allows in a month of the contract, counted from 1, to each of its holders.
  public func amount(in month: Int) throws(ArithmeticFault) -> Rational {
    guard let growth, growth.every > 0, month > growth.every else { return amount }
    let steps = Rational(Int64((month - 1) / growth.every))
    let grown = try amount.adding(growth.by.multiplied(by: steps))
    return growth.most.map { max(amount, min($0, grown)) } ?? grown
  }

  /// The months of the contract in which the amount grows, through a last month.
  func monthsOfGrowth(through last: Int) -> [Int] {
    guard let growth, growth.every > 0, growth.by > .zero else { return [] }
    var months: [Int] = []
    var before = amount
    for month in stride(from: growth.every + 1, through: last, by: growth.every) {
      guard let now = try? amount(in: month), now > before else { break }
      months.append(month)
      before = now
    }
    return months
  }

  /// Whether a measure goes beyond what is left of the limit.
  func isBeyond(_ measure: Rational, _ left: Rational) -> Bool { isStrict ? measure >= left : measure > left }

  /// The greatest whole number of something that does not go beyond what is left.
  private func whole(_ left: Rational) -> Int64 { max(0, isStrict ? left.ceiling - 1 : left.floor) }

  /// The reach over `calls` equal calls when `left` remains, in the limit's measure.
  func reach(calls: Int64, each: Rational, new: Int64?, left: Rational) throws(ArithmeticFault) -> Reach {
    switch measure {
    case .unmeasured: return .allInside(calls)
    case .length:
      guard isBeyond(each, left) else { return .allInside(calls) }
      let over = try each.subtracting(left)
      switch then {
      case .surplus, .block, .throttle, .notify, .suspend, .notSaid:
        return Reach(inside: 0, atCrossing: over, after: over)
      case .wholeCall, .wholePeriod: return .allBeyond(each)
      case .laterCalls: return Reach(inside: 0, atCrossing: .zero, after: each)
      }
    case .calls:
      let inside = whole(left)
      return inside >= calls ? .allInside(calls) : Reach(inside: inside, atCrossing: each, after: each)
    case .correspondents:
      guard let new, new > 0, isBeyond(Rational(new), left) else { return .allInside(calls) }
      let within = Rational(whole(left))
      let inside = try within.multiplied(by: Rational(calls)).divided(by: Rational(new)).ceiling
      return Reach(inside: inside, atCrossing: each, after: each)
    case .amount:
      let left = max(.zero, left)
      guard isBeyond(try each.multiplied(by: Rational(calls)), left) else { return .allInside(calls) }
      let inside = whole(try left.divided(by: each))
      let part = try left.subtracting(each.multiplied(by: Rational(inside)))
      switch then {
      case .surplus, .block, .throttle, .notify, .suspend, .notSaid:
        return Reach(inside: inside, atCrossing: try each.subtracting(part), after: each)
      case .wholeCall, .wholePeriod: return Reach(inside: inside, atCrossing: each, after: each)
      case .laterCalls: return Reach(inside: inside, atCrossing: part.isZero ? each : .zero, after: each)
      }
    }
  }

  /// What is beyond of an amount whose calls are unknown.
  func surplus(of amount: Rational, new: Int64?, left: Rational) throws(ArithmeticFault) -> Rational {
    switch measure {
    case .unmeasured, .length, .calls: return .zero
    case .amount: return max(.zero, try amount.subtracting(max(.zero, left)))
    case .correspondents:
      guard let new, new > 0, isBeyond(Rational(new), left) else { return .zero }
      let over = try Rational(new).subtracting(Rational(whole(left)))
      return try amount.multiplied(by: over).divided(by: Rational(new))
    }
  }

  /// What a run uses up of the limit.
  func use(by run: Run) throws(ArithmeticFault) -> Rational {
    switch measure {
    case .unmeasured, .length: .zero
    case .calls: Rational(run.calls ?? 0)
    case .correspondents: Rational(run.correspondents ?? 0)
    case .amount: try run.each.multiplied(by: Rational(run.calls ?? 1))
    }
  }
}

extension Tariff {
  /// The months of a contract in which the amount of some limit grows, through a last month: the bill of a month that
  /// is used alike may change there, and nowhere else for the sake of its limits.
  public func monthsOfGrowth(through last: Int) -> [Int] {
    var months: [Int] = []
    for limit in services.flatMap({ $0.inclusions }).flatMap({ $0.limits }) {
      for month in limit.monthsOfGrowth(through: last) where !months.contains(month) { months.append(month) }
    }
    return months.sorted()
  }
}
