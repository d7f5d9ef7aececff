public import Quantities

/// The bill of one month of a contract, every line with the rule that made it.
///
/// The lines add up to `net`; `net` and `vat` add up to `gross`.
public struct Bill: Sendable {
  /// The lines: charges in the order of the tariff, then usage by rate, then levies.
  public var lines: [Line]
  /// Without VAT, to the cent.
  public var net: Rational
  /// VAT, to the cent.
  public var vat: Rational
  /// With VAT.
  public var gross: Rational
  /// What could not be priced; the amounts are a lower bound when there is any.
  public var gaps: [Gap]
  /// What happened beyond a limit without a charge.
  public var occurrences: [Occurrence]
  /// What was taken for granted.
  public var suppositions: [Supposition]
  /// The amounts by rate, those with any line, in the order of the rates: they add up to `net` and `vat`.
  public var rates: [RateSum] = []
  /// What is left of limits for the month after: to be given to its `MonthUsage`.
  public var carried: [MonthUsage.Carried] = []

  /// One line of a bill.
  public struct Line: Sendable {
    /// What it is billed for.
    public var source: Source
    /// When it is due.
    public var due: Tariff.Due
    /// How it was computed.
    public var rule: Rule
    /// How many, of the price's unit; seconds, messages or kilobytes billed, for usage.
    public var quantity: Rational
    /// The price of one in the basis of the computation: without VAT, unless VAT is taken out of the total only.
    public var unitPrice: Rational?
    /// The exact amount without VAT.
    public var exact: Rational
    /// The amount without VAT, to the cent.
    public var net: Rational
    /// The days of the month it is for, when it is for a part of it.
    public var days: MonthUsage.Days?
    /// The rate of its VAT, by its position; nothing for what is added after VAT.
    public var tax: Int?
    /// Its own VAT, to the cent, where VAT is rounded line by line.
    public var vat: Rational?
    /// VAT of one unit, where it is taken of that.
    public var unitTax: Rational?
    /// Its part of an amount over lines with several rates of VAT; nothing for all of it.
    public var spread: Spread?
  }

  /// A part of an amount over lines with several rates of VAT, in proportion to what they come to: what falls on the
  /// lines of all rates up to its own, rounded, less what falls on those of the rates before it.
  public struct Spread: Sendable, Hashable {
    /// What the lines up to its own rate come to.
    public var upTo: Rational
    /// What the lines of the rates before it come to.
    public var after: Rational
    /// What all of them come to.
    public var whole: Rational
  }

  /// What a bill comes to at one rate of VAT.
  public struct RateSum: Sendable, Hashable {
    /// The rate, by its position; nothing for what is added after VAT.
    public var tax: Int?
    /// Without VAT, to the cent.
    public var net: Rational
    /// VAT, to the cent.
    public var vat: Rational
  }

  /// What a line is billed for, by the ids of the tariff.
  public enum Source: Sendable, Hashable {
    /// A price of a charge.
    case charge(Int, part: Int)
    /// What a charge lacks to its minimum.
    case minimum(Int, part: Int)
    /// A rate of usage.
    case rate(Int)
    /// A price of a band or a pack of a month's usage at a rate.
    case band(Int, part: Int)
    /// What a month's usage at a rate would cost above the most it may.
    case rateMaximum(Int, part: Int)
    /// A levy.
    case surcharge(Int)
    /// What the bill is rounded by as a whole.
    case rounding
    /// A discount, a credit, a minimum or a maximum, by the id of its amount where it has one.
    case adjustment(Int, part: Int?)
  }

  /// How a line was computed.
  public enum Rule: Sendable {
    /// A fixed part, times how often it was ordered.
    case fixed
    /// Ordered by name: as many as wanted.
    case ordered
    /// All that a meter counts.
    case counted
    /// What a meter counts, less what is paid for.
    case beyond(number: Rational, included: Rational)
    /// Begun packs of what a meter counts, less what is paid for.
    case packs(number: Rational, included: Rational, size: Rational)
    /// The units within one of several bands.
    case band(from: Rational, to: Rational?)
    /// The minimum, less what was billed.
    case minimum(Rational, billed: Rational)
    /// The maximum, less what was billed: below zero.
    case maximum(Rational, billed: Rational)
    /// A share of a sum, taken off.
    case discount(Rational, of: Rational)
    /// An amount taken off, at most the sum.
    case reduction(Rational, of: Rational)
    /// An amount paid to the customer.
    case credit
    /// Calls, messages or data at a rate.
    case usage([UsagePiece])
    /// Recorded calls at a rate, by the limit they are beyond.
    case recorded([RecordedCalls])
    /// A share of a sum.
    case share(Rational, of: Rational)
    /// What a sum lacks to a whole number of steps, so many of them.
    case steps(Rational, of: Rational, sum: Rational)
  }

  /// Equal calls at a rate, or an amount whose calls are unknown.
  public struct UsagePiece: Sendable, Hashable {
    /// The group of usage, by its position in the month.
    public var group: Int
    /// How many calls; nothing when only their sum is known.
    public var calls: Int64?
    /// What is charged of each call; the sum when calls are unknown.
    public var length: Rational
    /// The same after steps are completed.
    public var billed: Rational
    /// The amount of all of them, rounded call by call where the tariff says so.
    public var amount: Rational
    /// The limit they are beyond; nothing when nothing includes them.
    public var limit: Int?
    /// Whether it is the rest of calls that another rate priced before: without fee and first block.
    public var isContinued = false
  }

  /// What happened beyond a limit without a charge.
  public struct Occurrence: Sendable, Hashable {
    /// The limit.
    public var limit: Int
    /// What happens.
    public var consequence: Tariff.Limit.Consequence
    /// The group of usage.
    public var group: Int
    /// How much is beyond: seconds, messages, kilobytes.
    public var amount: Rational
  }

  /// Something that could not be priced.
  public enum Gap: Sendable, Hashable {
    /// A charge has no price; essential when it recurs, is no option and no band prices the rest of it.
    case price(charge: Int, quantity: Rational, isEssential: Bool)
    /// A charge depends on a number nobody says.
    case number(charge: Int, meter: Int, isEssential: Bool)
    /// More is ordered than can be had.
    case tooMany(charge: Int, quantity: Rational)
    /// A rate has no price.
    case rate(Int, group: Int, amount: Rational)
    /// No rate covers the usage, beyond a limit or altogether.
    case noRate(group: Int, limit: Int?, amount: Rational)
    /// The price depends on the hour, and nobody says when the usage begins.
    case hour(rate: Int, group: Int, amount: Rational)
    /// Whether an inclusion covers it depends on the hour, and nobody says when the usage begins.
    case hourOfInclusion(inclusion: Int, group: Int, amount: Rational)
    /// Nobody says what happens beyond the limit.
    case notSaid(limit: Int, group: Int, amount: Rational)
    /// The rate depends on the number of calls, of which only the sum is known.
    case calls(rate: Int, group: Int, amount: Rational)
    /// The limit depends on a number nobody says, and the usage is beyond what one would allow.
    case limitNumber(limit: Int, meter: Int, group: Int)
    /// The limit holds for each user alone, and nobody says whose usage it is: no bill.
    case whose(limit: Int, meter: Int, group: Int)
    /// A month's usage does not tell whether the limit was crossed.
    case unmeasured(limit: Int, group: Int)

    /// Without it there is no bill, not even a lower bound.
    public var isEssential: Bool {
      switch self {
      case .price(_, _, let isEssential), .number(_, _, let isEssential): isEssential
      case .whose: true
      case .tooMany, .rate, .noRate, .hour, .hourOfInclusion, .notSaid, .calls, .limitNumber, .unmeasured: false
      }
    }
  }

  /// Something that was taken for granted.
  public enum Supposition: Sendable, Hashable {
    /// A limit for each user is taken for their sum, since nobody says whose usage it is.
    case pooled(limit: Int)
    /// Calls are spread evenly over the numbers they reach.
    case spread(limit: Int)
    /// No new number is called, since nobody says how many.
    case noNewCorrespondents(limit: Int)
    /// No call is longer than the limit, since only their sum is known.
    case shortCalls(limit: Int)
    /// Calls are fewer than the limit, since only their sum is known.
    case fewCalls(limit: Int)
    /// Usage beyond several limits is charged once: the largest surplus.
    case largestSurplus(inclusion: Int)
    /// The part of a call beyond a limit pays the fee of a call.
    case feeOfPart(rate: Int)
    /// The part of a call beyond a limit is priced as a call of its own, from its start.
    case partAsCall(rate: Int)
    /// A call pays the price of the hour it begins in, whatever the hour it ends in.
    case priceOfStart(rate: Int)
    /// A call is included by the hour it begins in, whatever the hour it ends in.
    case includedByStart(inclusion: Int)
    /// Calls are all of their mean length.
    case meanLength(group: Int)
  }
}
