public import Quantities
public import TariffEngine

/// How far a total can be trusted.
public enum ProfileStatus: String, Sendable {
  /// Everything is priced.
  case priced
  /// Something has no price: the customer pays at least this.
  case lowerBound = "lower-bound"
  /// There is no total.
  case unpriced
}

/// What a customer pays for a plan over its months.
public struct ProfileTotal: Sendable, Hashable {
  /// How far it can be trusted.
  public var status: ProfileStatus
  /// Without VAT, in hundredths.
  public var net: Int64
  /// With VAT.
  public var gross: Int64
  /// What has no price, by name.
  public var missing: String

  /// A total; amounts are nothing where it is unpriced.
  public init(status: ProfileStatus, net: Int64, gross: Int64, missing: String) {
    self.status = status
    self.net = net
    self.gross = gross
    self.missing = missing
  }
}

/// A line of a customer's usage: calls and how long they are together.
public struct ProfileUsage: Sendable, Hashable {
  /// How many; nothing where only the sum is known.
  public var calls: Int64?
  /// Seconds, messages, kilobytes.
  public var length: Rational

  /// Usage of a line.
  public init(calls: Int64?, length: Rational) {
    self.calls = calls
    self.length = length
  }
}

/// The plans that customers choose from who have the same lines, users and options.
public struct ProfilePlans {
  /// A plan.
  public struct Plan {
    /// What customers pay who use nothing.
    public var unused: ProfileTotal
    /// The plan in whole numbers.
    public var tariff: UsageTariff?
    /// The bills of the plan, for what whole numbers do not carry; nothing where an amount does not fit.
    public var total: ([ProfileUsage]) -> ProfileTotal?

    /// A plan.
    public init(
      unused: ProfileTotal, tariff: UsageTariff?, total: @escaping ([ProfileUsage]) -> ProfileTotal?
    ) {
      self.unused = unused
      self.tariff = tariff
      self.total = total
    }
  }
  /// The plans in the order in which they are named.
  let plans: [Plan]
  /// Their positions, the cheapest without usage first.
  let ascending: [Int]
  /// Whether plans are ranked by what they cost without VAT.
  let isNet: Bool

  /// Plans, ranked without VAT or with it.
  public init(_ plans: [Plan], isNet: Bool) {
    self.plans = plans
    self.isNet = isNet
    ascending = plans.indices.sorted {
      let (one, other) = (plans[$0].unused.ranked(isNet), plans[$1].unused.ranked(isNet))
      return one == other ? $0 < $1 : one < other
    }
  }
}

extension ProfileTotal {
  /// What a plan is ranked by.
  func ranked(_ isNet: Bool) -> Int64 { isNet ? net : gross }
}
