public import Quantities

/// What a customer has and uses in a month, in the terms of one tariff.
public struct MonthUsage: Sendable {
  /// How many of each meter: users, numbers, rerouted calls; nothing where nobody says.
  public var numbers: [Rational?]
  /// What is ordered by name, by the position of the charge.
  public var orders: [Order]
  /// Calls, messages and data, in the order in which limits count them.
  public var groups: [Group]
  /// What the month before left to this one: the `carried` of its bill.
  public var carried: [Carried]

  /// The days that are billed of the month, when not all are; charges due each month are then prorated, usage is what
  /// it is.
  public var days: Days?

  /// Some days of a month.
  public struct Days: Sendable, Hashable {
    /// How many are billed.
    public var used: Rational
    /// How many the month has: the days of the calendar, or those the contract counts.
    public var of: Rational

    /// `used` of `of` days; `of` is above zero.
    public init(used: Rational, of: Rational) {
      self.used = used
      self.of = of
    }
  }

  /// A month.
  public init(numbers: [Rational?] = [], orders: [Order] = [], groups: [Group] = [], carried: [Carried] = []) {
    self.numbers = numbers
    self.orders = orders
    self.groups = groups
    self.carried = carried
  }

  /// What is left of a limit at the end of a month and may be used in the next.
  public struct Carried: Sendable, Hashable {
    /// The limit.
    public var limit: Int
    /// The user, line or channel it belongs to; nothing for all together.
    public var unit: Int?
    /// How much, in the limit's measure.
    public var amount: Rational

    /// What is carried over.
    public init(limit: Int, unit: Int? = nil, amount: Rational) {
      self.limit = limit
      self.unit = unit
      self.amount = amount
    }
  }

  /// Whether a charge is ordered by name.
  public enum Order: Sendable, Hashable {
    /// It is not named.
    case none
    /// It is wanted, for as many as its meter counts: recording for every user.
    case asCounted
    /// So many of it are wanted, beyond what is paid for.
    case number(Rational)
  }

  /// Usage to one destination.
  public struct Group: Sendable {
    /// The service, by its position in the tariff.
    public var service: Int
    /// For each set of destinations of the tariff, whether it contains this destination.
    public var isIn: [Bool]
    /// How much.
    public var amount: Amount
    /// How many numbers it reaches that nothing before it has reached; nothing where nobody says.
    public var correspondents: Int64?
    /// The user, line or channel it belongs to; nothing for all together.
    public var unit: Int?
    /// Forwarded to an outside number.
    public var isForwarded: Bool
    /// The hours in which it begins; nothing where nobody says.
    public var hours: WeekHours?

    /// Usage to one destination.
    public init(
      service: Int, isIn: [Bool], _ amount: Amount, correspondents: Int64? = nil, unit: Int? = nil,
      isForwarded: Bool = false, hours: WeekHours? = nil
    ) {
      self.service = service
      self.isIn = isIn
      self.amount = amount
      self.correspondents = correspondents
      self.unit = unit
      self.isForwarded = isForwarded
      self.hours = hours
    }
  }

  /// How much is used.
  public enum Amount: Sendable, Hashable {
    /// A number of calls of one length (seconds), messages (1 each) or sessions (kilobytes).
    case calls(Int64, each: Rational)
    /// A total, in calls of a mean length where that is known.
    case total(Rational, mean: Rational?)
  }

  func order(_ position: Int) -> Order { orders.indices.contains(position) ? orders[position] : .none }

  func number(_ meter: Int) -> Rational? { numbers.indices.contains(meter) ? numbers[meter] : nil }
}

/// A stretch of equal calls, or an amount without calls.
struct Run {
  /// Calls; nothing when only the amount is known.
  var calls: Int64?
  /// The length of each; the whole amount when calls are unknown.
  var each: Rational
  /// New correspondents; nothing where nobody says.
  var correspondents: Int64?
}

extension MonthUsage.Group {
  /// Whether a set of destinations contains this one.
  func isIn(_ set: Int) -> Bool { isIn.indices.contains(set) && isIn[set] }

  /// Numbers that are reached by calls without any length, which cost nothing and yet count as correspondents: what a
  /// profile says of numbers reached before. Nothing for calls that last, and where nobody says how many.
  var numbersAlone: Int64? {
    guard let correspondents, correspondents > 0 else { return nil }
    switch amount {
    case .calls(let count, let each): return count > 0 && each.isZero ? correspondents : nil
    case .total(let total, _): return total.isZero ? correspondents : nil
    }
  }

  /// The group as stretches of equal calls: a total with a mean is whole calls and a shorter last one.
  func runs() throws(ArithmeticFault) -> [Run] {
    switch amount {
    case .calls(let count, let each):
      guard count > 0, each > .zero else { return [] }
      return [Run(calls: count, each: each, correspondents: correspondents)]
    case .total(let total, let mean):
      guard total > .zero else { return [] }
      guard let mean, mean > .zero else { return [Run(calls: nil, each: total, correspondents: correspondents)] }
      let whole = try total.divided(by: mean).floor
      let rest = try total.subtracting(mean.multiplied(by: Rational(whole)))
      guard whole > 0 else { return [Run(calls: 1, each: total, correspondents: correspondents)] }
      let equal = Run(calls: whole, each: mean, correspondents: correspondents)
      return rest.isZero ? [equal] : [equal, Run(calls: 1, each: rest, correspondents: correspondents.map { _ in 0 })]
    }
  }

  /// Seconds, messages or kilobytes altogether.
  func measured() throws(ArithmeticFault) -> Rational {
    switch amount {
    case .calls(let count, let each): try each.multiplied(by: Rational(count))
    case .total(let total, _): total
    }
  }
}
