public import Quantities

extension Tariff {
  /// What is included in, excluded from and priced beyond one kind of usage.
  public struct Service: Sendable {
    /// Usage a price already covers; the first that matches counts it.
    public var inclusions: [Inclusion]
    /// Usage that is never included.
    public var exclusions: [Exclusion]
    /// Prices of what is not included; the first that matches holds.
    public var rates: [Rate]
    /// What a call pays that goes on from the hours of one rate to those of another.
    public var crossing: Crossing

    /// What a call pays that goes on from the hours of one rate to those of another.
    public enum Crossing: Sendable, Hashable {
      /// Nobody says: the price of the hour it begins in, which is taken for granted.
      case unsaid
      /// The price of the hour it begins in.
      case start
      /// Each part the price of its hour: the first as a call of its length, the others what their rate asks for a
      /// measure, in its steps, without fee, first block, minimum, maximum or grace.
      case split
    }

    /// Nothing included, excluded or priced, unless said.
    public init(
      inclusions: [Inclusion] = [], exclusions: [Exclusion] = [], rates: [Rate] = [], crossing: Crossing = .unsaid
    ) {
      self.inclusions = inclusions
      self.exclusions = exclusions
      self.rates = rates
      self.crossing = crossing
    }
  }

  /// Usage that a price already covers, within limits.
  public struct Inclusion: Sendable {
    /// Its name for whoever built the tariff.
    public var id: Int
    /// The set of destinations, by its position in `MonthUsage.Group.isIn`.
    public var set: Int
    /// How much; usage beyond any of them is beyond.
    public var limits: [Limit]
    /// The hours in which usage begins that it covers; nothing for all. A call belongs to the hour it begins in.
    public var hours: WeekHours?

    /// Usage that a price covers.
    public init(id: Int, set: Int, limits: [Limit] = [], hours: WeekHours? = nil) {
      self.id = id
      self.set = set
      self.limits = limits
      self.hours = hours
    }
  }

  /// How much of an inclusion may be used.
  public struct Limit: Sendable {
    /// What is measured.
    public enum Measure: Sendable, Hashable {
      /// Seconds, messages or kilobytes of the month.
      case amount
      /// Calls of the month.
      case calls
      /// Different numbers of the month.
      case correspondents
      /// Seconds of each call.
      case length
      /// Something a month's usage does not tell, such as hours a day.
      case unmeasured
    }
    /// What happens beyond.
    public enum Consequence: Sendable, Hashable, CaseIterable {
      /// Only what is beyond is charged.
      case surplus
      /// A call that crosses the limit is charged from its start, and those after it.
      case wholeCall
      /// The call that crosses the limit is still included; every later one is charged.
      case laterCalls
      /// All usage of the inclusion is charged, from the first call of the month.
      case wholePeriod
      /// Usage stops.
      case block
      /// Usage goes on more slowly.
      case throttle
      /// Usage goes on; the customer is told.
      case notify
      /// The line is suspended.
      case suspend
      /// Nobody says.
      case notSaid
    }
    /// Whether a limit for each user holds for each one or for their sum.
    public enum Pooling: Sendable, Hashable {
      /// For each user when usage is attributed, else for their sum.
      case unsaid
      /// The limit times the number of users.
      case pooled
      /// Each user alone.
      case each
    }
    /// An amount that grows with the contract: by 5 GB every 12 months, up to 150 GB.
    public struct Growth: Sendable, Hashable {
      /// How much is added each time.
      public var by: Rational
      /// After so many months, at least 1: months 1 to 12 have the first amount, months 13 to 24 the second.
      public var every: Int
      /// What the amount never exceeds by growing; nothing for no end.
      public var most: Rational?

      /// Growth in steps.
      public init(by: Rational, every: Int, most: Rational? = nil) {
        self.by = by
        self.every = every
        self.most = most
      }
    }
    /// What is left at the end of a month and may be used in the next one, before the amount of that month.
    public struct CarryOver: Sendable, Hashable {
      /// The most that is carried; nothing for all that is left.
      public var most: Rational?

      /// A carry-over.
      public init(most: Rational? = nil) { self.most = most }
    }
    /// Its name for whoever built the tariff; one limit that several inclusions share has one name in all of them.
    public var id: Int
    /// What is measured.
    public var measure: Measure
    /// How much.
    public var amount: Rational
    /// The meter it is multiplied by: users, lines, channels. A limit of length is that of each call, not multiplied.
    public var per: Int?
    /// What happens beyond.
    public var then: Consequence
    /// Whether it holds for each or for the sum.
    public var pooling: Pooling
    /// "Less than": usage that reaches the amount exactly is beyond already.
    public var isStrict: Bool
    /// How the amount grows with the contract.
    public var growth: Growth?
    /// Whether what is left of a month is carried to the next; for an amount or a number of calls.
    public var carryOver: CarryOver?

    /// A limit.
    public init(
      id: Int, _ measure: Measure, _ amount: Rational, per: Int? = nil, then: Consequence, pooling: Pooling = .unsaid,
      isStrict: Bool = false, growth: Growth? = nil, carryOver: CarryOver? = nil
    ) {
      self.id = id
      self.measure = measure
      self.amount = amount
      self.per = per
      self.then = then
      self.pooling = pooling
      self.isStrict = isStrict
      self.growth = growth
      self.carryOver = carryOver
    }
  }

  /// Usage that is never included.
  public struct Exclusion: Sendable {
    /// What is excluded.
    public enum What: Sendable, Hashable {
      /// Usage forwarded to another number.
      case forwards
      /// A set of destinations, by its position in `MonthUsage.Group.isIn`.
      case set(Int)
    }
    /// What is excluded.
    public var what: What
    /// A price of its own; the rates hold where there is none.
    public var rate: Rate?

    /// Usage that is never included.
    public init(_ what: What, rate: Rate? = nil) {
      self.what = what
      self.rate = rate
    }
  }

  /// What usage costs that nothing includes.
  public struct Rate: Sendable {
    /// What it costs.
    public enum Price: Sendable {
      /// A price.
      case priced(UsagePrice)
      /// Nothing.
      case free
      /// Nobody says how much.
      case missing
    }
    /// Its name for whoever built the tariff; two rates never share it.
    public var id: Int
    /// The set of destinations.
    public var set: Int
    /// What it costs.
    public var price: Price
    /// How the usage of a month is priced as a whole; nothing where each call is priced by itself.
    public var month: MonthPrice?
    /// The hours in which calls begin that it is for; nothing for all. A call pays the price of the hour it begins in.
    public var hours: WeekHours?
    /// First and last month of the contract it holds in, both inclusive, `Int.max` as the last for no end; nothing for
    /// all. Usage of a month has no days: a price that changes within it holds from the next.
    public var months: ClosedRange<Int>?
    /// First and last day it holds for recorded calls, whose day is known, as days since the start of 1970; nothing for
    /// all.
    public var days: ClosedRange<Int>?

    /// A rate.
    public init(
      id: Int, set: Int, price: Price, month: MonthPrice? = nil, hours: WeekHours? = nil,
      months: ClosedRange<Int>? = nil
    ) {
      self.id = id
      self.set = set
      self.price = price
      self.month = month
      self.hours = hours
      self.months = months
    }
  }
}
