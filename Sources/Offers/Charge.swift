public import Diagnostics
public import Quantities

/// Something that costs: a subscription, a fee, an option, an extra unit.
///
/// ```yaml
/// extra-number:
///   label: Стоимость номера сверх пакета
///   price: { mikro: 300 ₽/number/month, others: 150 ₽/number/month }
///   beyond: numbers-in-package
/// ```
public struct Charge: Sendable {
  /// When a price that does not recur is due.
  public enum Moment: String, Sendable, CaseIterable {
    /// With the first bill.
    case start
    /// When the contract ends.
    case exit
    /// Each time it happens.
    case event
  }

  /// What it costs.
  public var price: Varying<ChargePrice>
  /// What it costs when paid by the year instead.
  public var yearly: Varying<ChargePrice>?
  /// What the usage profile counts for it; nothing to take it from the price's unit.
  public var counts: Varying<String>?
  /// How many are paid for by something else.
  public var beyond: Included?
  /// Charged only when the customer wants it.
  public var isOption: Bool
  /// When it is due, for prices that do not recur.
  public var when: Located<Moment>?
  /// The least that is billed for it, as a price for each period.
  public var minimum: Minimum?
  /// The most that is billed for it in a period.
  public var maximum: Varying<Price>?
  /// The price depends on the quantity; `price` then speaks for quantities that no band covers.
  public var bands: [Band]
  /// How bands apply; the band of the whole quantity, unless the offer says otherwise.
  public var banding: Located<Banding>?
  /// Prices for some months of the contract; `price` holds in all others, and is that of the last phase, without an
  /// end, where the offer writes no price of its own.
  public var phases: [Phase]
  /// Prices that replace `price` from a day of the calendar on, in the order of the days.
  public var changes: [PriceChange] = []
  /// Whether the offer writes no price outside its phases and bands.
  public var hasNoPriceBeside: Bool
  /// The size of one unit of the price: `5 GB`, `10 messages`.
  public var pack: Located<Quantity>?
  /// The most that can be ordered.
  public var atMost: Varying<Quantity>?
  /// The option it can only be had with.
  public var requires: Located<String>?
  /// Options it cannot be combined with.
  public var excludes: [Located<String>]
  /// Months over which a fee that is due when the contract ends declines evenly to nothing.
  public var over: Located<Int>?
  /// A name that alternatives share: of those with one name, only one can be had, or only one for each unit of their
  /// price.
  public var oneOf: Located<String>?
  /// Its VAT, where that is another than the offer's.
  public var vat: Varying<OwnVAT>?
  /// Paid with the first bill and given back at the end.
  public var isDeposit = false
  /// Whether a part of a month costs a part of the price; yes, unless the offer says otherwise.
  public var partMonth: Located<PartMonth>?
  /// First and last month of the contract it is due in; `Int.max` as the last for no end.
  public var months: Located<ClosedRange<Int>>?

  /// A charge at a price.
  public init(price: Varying<ChargePrice>) {
    self.price = price
    isOption = false
    bands = []
    phases = []
    hasNoPriceBeside = false
    excludes = []
  }

  /// What a part of a month costs.
  public enum PartMonth: String, Sendable, CaseIterable {
    /// The days used of the days of the month.
    case byDay = "by day"
    /// The whole month.
    case wholeMonth = "whole month"
  }

  /// How bands apply to a quantity.
  public enum Banding: String, Sendable, CaseIterable {
    /// The band of the whole quantity prices all of it.
    case volume
    /// Each band prices the units within it.
    case graduated
  }

  /// How many units are paid for by something else.
  public enum Included: Sendable {
    /// A quantity written here.
    case quantity(Varying<Quantity>)
    /// The quantity that another row states.
    case row(Located<String>)
  }

  /// The least that is billed.
  public struct Minimum: Sendable {
    /// Whether it is billed when nothing was used.
    public enum Due: String, Sendable, CaseIterable {
      /// Every period.
      case always
      /// Only in periods with usage.
      case whenUsed = "when used"
    }
    /// The amount for each period.
    public var price: Varying<Price>
    /// Whether it is billed when nothing was used; always, unless the offer says otherwise.
    public var due: Varying<Due>?

    /// A minimum.
    public init(price: Varying<Price>, due: Varying<Due>? = nil) {
      self.price = price
      self.due = due
    }
  }

  /// A price for a range of quantities.
  public struct Band: Sendable {
    /// The least quantity; nothing for no limit below.
    public var from: Varying<Quantity>?
    /// The greatest quantity, inclusive; nothing for no limit above.
    public var to: Varying<Quantity>?
    /// What it costs.
    public var price: Varying<ChargePrice>

    /// A band.
    public init(from: Varying<Quantity>?, to: Varying<Quantity>?, price: Varying<ChargePrice>) {
      self.from = from
      self.to = to
      self.price = price
    }
  }
}

/// A price as a charge states it: amounts that add up, or a state.
public enum ChargePrice: Sendable {
  /// One or several amounts: `[21 €/month, 20 €/line/month]`.
  case amounts([Located<Price>])
  /// `included`, `free`, `not offered`, `on request`, `not stated`.
  case state(Availability)
}
