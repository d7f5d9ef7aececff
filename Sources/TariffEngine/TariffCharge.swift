public import Quantities

extension Tariff {
  /// Something that costs besides usage: a subscription, a fee, an option, an extra unit.
  public struct Charge: Sendable {
    /// Its name for whoever built the tariff.
    public var id: Int
    /// When it is due.
    public var due: Due
    /// Charged only when the customer wants it.
    public var isOption: Bool
    /// What it costs, where no band says otherwise.
    public var price: Pricing
    /// What it counts as a whole: chooses a band, and tells whether a missing price matters.
    public var count: Count?
    /// Prices that depend on the quantity, in ascending order.
    public var bands: [Band]
    /// How bands apply.
    public var banding: Banding
    /// The least that is billed for it when it is due.
    public var minimum: Minimum?
    /// First and last month of the contract it is due in, both inclusive; `Int.max` as the last for no end.
    public var months: ClosedRange<Int>?
    /// The most that can be ordered.
    public var atMost: Rational?
    /// Whether a part of a month costs a part of it: the price is multiplied by the days used and divided by the days
    /// of the month, before the line is rounded. Otherwise a part costs the whole.
    public var isProrated = true
    /// The rate of its VAT, by its position.
    public var tax = 0
    /// Paid with the first bill and given back at the end: only `deposits(for:)` bills it.
    public var isDeposit = false

    /// A charge that is always due.
    public init(id: Int, due: Due, price: Pricing) {
      self.id = id
      self.due = due
      self.price = price
      isOption = false
      bands = []
      banding = .whole
    }
  }

  /// When a charge is due.
  public enum Due: Sendable, Hashable, CaseIterable {
    /// Every month.
    case monthly
    /// In advance for twelve months.
    case yearly
    /// With the first bill.
    case once
  }

  /// What a charge costs.
  public enum Pricing: Sendable {
    /// Prices that add up.
    case parts([Part])
    /// Nothing.
    case free
    /// Something, and nobody says how much.
    case missing
    /// It cannot be had; matters only to those who want it.
    case refused
  }

  /// One price of a charge.
  public struct Part: Sendable {
    /// Its name for whoever built the tariff.
    public var id: Int
    /// The amount, with VAT when prices contain it.
    public var price: Rational
    /// Decimals it is written with; a net unit price keeps as many, and cents at least.
    public var decimals: Int
    /// What it is multiplied by; nothing for a fixed part.
    public var count: Count?
    /// The share of it that falls on a bill: 13/12 of four weeks on a month; multiplied last.
    public var share: Rational = .one

    /// A price.
    public init(id: Int, price: Rational, decimals: Int = 2, count: Count? = nil) {
      self.id = id
      self.price = price
      self.decimals = decimals
      self.count = count
    }
  }

  /// What a price is multiplied by: the number of a meter, less what is paid for already, in packs.
  public struct Count: Sendable {
    /// What an unknown number means.
    public enum Unknown: Sendable, Hashable {
      /// Nothing is counted.
      case nothing
      /// The number has to be asked; without it the bill is a lower bound.
      case ask
      /// Without it there is no bill: the subscription itself depends on it.
      case essential
    }
    /// The meters whose numbers are multiplied, by their position in `MonthUsage.numbers`; usually one.
    public var meters: [Int]
    /// How many are paid for by something else.
    public var included: Rational
    /// The meter that `included` is multiplied by: three channels *for each user*.
    public var includedFor: Int?
    /// The size of one unit of the price; begun packs are whole.
    public var pack: Rational?
    /// What an unknown number means.
    public var unknown: Unknown

    /// A count of one meter.
    public init(
      _ meters: [Int], included: Rational = .zero, includedFor: Int? = nil, pack: Rational? = nil,
      unknown: Unknown = .nothing
    ) {
      self.meters = meters
      self.included = included
      self.includedFor = includedFor
      self.pack = pack
      self.unknown = unknown
    }
  }

  /// How bands apply to a quantity; the quantity is that of the charge's own `count`, after what is included and in
  /// packs where it has any.
  ///
  /// Bands stand in ascending order and do not overlap. A band that begins one unit above the end of the one before
  /// it, or at that end, leaves no gap: 100.5 units of `1 to 100`, `101 to 500` are in the second.
  public enum Banding: Sendable, Hashable {
    /// The first band that reaches the whole quantity (`from ≤ quantity ≤ to`) prices all of it; outside all bands
    /// the charge's own price does.
    case whole
    /// Each band prices the units within it: those above the end of the band before it (above nothing for the first,
    /// above `from − 1` after a gap) up to its `to`. Units in a gap or above the last band cost the charge's own
    /// price. A part without a count is a flat fee, due once where any unit is within.
    case graduated
  }

  /// A price for a range of quantities.
  public struct Band: Sendable {
    /// The least quantity; nothing for no limit below.
    public var from: Rational?
    /// The greatest quantity, inclusive; nothing for no limit above.
    public var to: Rational?
    /// What it costs.
    public var price: Pricing

    /// A band.
    public init(from: Rational? = nil, to: Rational? = nil, price: Pricing) {
      self.from = from
      self.to = to
      self.price = price
    }
  }

  /// The least that is billed.
  public struct Minimum: Sendable {
    /// The price, whose count is not used.
    public var part: Part
    /// Billed only when something was counted.
    public var isOnlyWhenUsed: Bool

    /// A minimum.
    public init(_ part: Part, isOnlyWhenUsed: Bool = false) {
      self.part = part
      self.isOnlyWhenUsed = isOnlyWhenUsed
    }
  }
}
