public import Offers
public import Quantities

/// Which of several plans is the cheapest at each value of a quantity: exact intervals, never samples.
public struct DecisionSurface: Sendable {
  /// The quantity and its range.
  public var variation: Variation
  /// Whether costs are without VAT: when all offers state their prices so.
  public var isNet: Bool
  /// What is compared: a month, or all months of a span.
  public var measure: Measure
  /// The plans.
  public var columns: [Column]
  /// The intervals in order, without a gap.
  public var regions: [Region]
  /// What each plan is billed at the ends of the intervals, and at the whole values beside an end between two.
  public var bills: [Bills] = []

  /// Whole values at which rounding to the cent alone makes other plans the cheapest.
  public var rounded: [Rounded] = []

  /// Whole values at which the bills rank the plans otherwise.
  public struct Rounded: Sendable, Hashable {
    /// The first value.
    public var low: Rational
    /// The last value.
    public var high: Rational
    /// The plans whose bills are the lowest.
    public var cheapest: [Int]
  }

  /// What each plan is billed at one value.
  public struct Bills: Sendable {
    /// The value.
    public var value: Rational
    /// The amounts to the cent, by plan.
    public var costs: [Cost]

    /// An amount, and how far it is known.
    public struct Cost: Sendable {
      /// The amount; that of the priced rest where it is not known.
      public var amount: Rational
      /// How far it is known.
      public var knowledge: CostPiece.Knowledge
    }
  }

  /// What is compared.
  public enum Measure: Sendable, Hashable {
    /// A month, a twelfth of a year where a plan is paid by the year.
    case month
    /// So many months with what is paid once.
    case total(months: Int)
    /// As many months as the quantity says.
    case span
  }

  /// A plan, with what it costs.
  public struct Column: Sendable {
    /// The offer's id.
    public var offer: String
    /// The plan's id.
    public var plan: String
    /// How the customer pays, where that is compared.
    public var payment: UsageProfile.Payment?
    /// The currency.
    public var currency: Currency
    /// What it costs.
    public var curve: CostCurve
    /// The plans that cost no more wherever this one is never the cheapest; empty when it is somewhere.
    public var dominators: [Int] = []
    /// Whether it is the cheapest, alone or with others, for no value of the range.
    public var isNeverCheapest = false
  }

  /// An interval in which the same plans are the cheapest.
  public struct Region: Sendable {
    /// The first value.
    public var low: Rational
    /// The last value.
    public var high: Rational
    /// Whether the first value belongs to it.
    public var hasLow: Bool
    /// Whether the last value belongs to it.
    public var hasHigh: Bool
    /// The cheapest of the plans that can be priced, by position; several where they tie.
    public var cheapest: [Int]
    /// Plans that might be cheaper, and what is not known of them.
    public var doubts: [Doubt]
    /// Where exactly the next interval begins, between two whole values: where the unrounded costs are the same.
    public var exactEnd: Rational?

    /// Whether the cheapest is known.
    public var isCertain: Bool { doubts.isEmpty && !cheapest.isEmpty }
  }

  /// A plan whose unknown price might make it the cheapest.
  public struct Doubt: Sendable, Hashable {
    /// The plan, by position.
    public var column: Int
    /// What has no price.
    public var missing: [Estimate.Missing]
    /// What the missing prices must come to less than, for the plan to be cheaper, at the interval's first value.
    public var marginAtLow: Rational?
    /// The same at its last value.
    public var marginAtHigh: Rational?
  }
}

extension Variation {
  /// The unit whose number varies, where the name is that of one: `users`, `staff`.
  public var countedUnit: Unit? {
    switch subject {
    case .number(let name): Meters.unit(Meters.name(name))
    case .count(let kind, _): kind == .messages ? .message : .call
    case .amount(_, let unit, _): unit
    case .months: .month
    }
  }
}
