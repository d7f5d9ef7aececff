public import Diagnostics
public import Quantities

/// What usage costs that nothing includes.
///
/// ```yaml
/// mobiles: { label: Vers les mobiles, to: mobile FR, price: 0.15 €/min, fee: 0.10 €, first: 60 s, increment: 30 s }
/// ```
///
/// A call of 1:02 to a mobile is billed 1:30 here: the first minute is indivisible, then each begun half minute counts.
public struct Rate: Sendable {
  /// A price for the beginning of a call, or for the first usage of a month.
  public struct Tier: Sendable {
    /// Where it ends, inclusive, counted from the start of the call or of the month; a plan without a value has no such
    /// tier.
    public var to: Varying<Quantity>
    /// For each minute of it; a month's tier may have a flat amount too.
    public var price: Varying<ChargePrice>

    /// The price up to a length or an amount.
    public init(to: Varying<Quantity>, price: Varying<ChargePrice>) {
      self.to = to
      self.price = price
    }
  }
  /// The row as documents show it.
  public var row: Row
  /// Where the usage goes.
  public var to: Varying<[Destination]>
  /// The hours in which calls begin that it is for; nothing for all.
  public var hours: Located<WeekHours>? {
    get { more?.said.hours }
    set { if more != nil || newValue != nil { own().said.hours = newValue } }
  }
  /// For each minute, message or megabyte.
  public var price: Varying<ChargePrice>
  /// Prices that replace `price` from a day of the calendar on, in the order of the days.
  public var changes: [PriceChange] {
    get { more?.said.changes ?? [] }
    set { if more != nil || !newValue.isEmpty { own().said.changes = newValue } }
  }
  /// Its VAT, where that is another than the offer's.
  public var vat: Varying<OwnVAT>? {
    get { more?.said.vat }
    set { if more != nil || newValue != nil { own().said.vat = newValue } }
  }
  /// For each call, whatever its length.
  public var fee: Varying<Price>?
  /// The beginning of a call that the fee pays for; the price runs from there.
  public var feeCovers: Varying<Quantity>? {
    get { more?.said.feeCovers }
    set { if more != nil || newValue != nil { own().said.feeCovers = newValue } }
  }
  /// The least that is billed of a call: an indivisible first block.
  public var first: Varying<Quantity>? {
    get { more?.said.first }
    set { if more != nil || newValue != nil { own().said.first = newValue } }
  }
  /// The billing step after the first block; begun steps are whole. A rate with neither takes those of `calls`.
  public var increment: Varying<Quantity>? {
    get { more?.said.increment }
    set { if more != nil || newValue != nil { own().said.increment = newValue } }
  }
  /// Calls up to this length cost nothing at all; a longer one is charged from its start.
  public var grace: Varying<Quantity>? {
    get { more?.said.grace }
    set { if more != nil || newValue != nil { own().said.grace = newValue } }
  }
  /// The least that one call costs.
  public var minimum: Varying<Price>? {
    get { more?.said.minimum }
    set { if more != nil || newValue != nil { own().said.minimum = newValue } }
  }
  /// The most that one call costs.
  public var maximum: Varying<Price>? {
    get { more?.said.maximum }
    set { if more != nil || newValue != nil { own().said.maximum = newValue } }
  }
  /// Prices of the beginning of each call; `price` holds after the last.
  public var callTiers: [Tier] {
    get { more?.said.callTiers ?? [] }
    set { if more != nil || !newValue.isEmpty { own().said.callTiers = newValue } }
  }
  /// Prices of the first usage of each month; `price` holds after the last.
  public var bands: [Tier] {
    get { more?.said.bands ?? [] }
    set { if more != nil || !newValue.isEmpty { own().said.bands = newValue } }
  }
  /// How they apply; said wherever there are any.
  public var banding: Varying<Charge.Banding>? {
    get { more?.said.banding }
    set { if more != nil || newValue != nil { own().said.banding = newValue } }
  }
  /// The size of a pack that is paid for as a whole.
  public var pack: Located<Quantity>? {
    get { more?.said.pack }
    set { if more != nil || newValue != nil { own().said.pack = newValue } }
  }
  /// The most that a month's usage at this rate costs.
  public var most: Varying<Price>? {
    get { more?.said.most }
    set { if more != nil || newValue != nil { own().said.most = newValue } }
  }
  /// What happens when that is reached.
  public var then: Varying<Limit.Consequence>? {
    get { more?.said.then }
    set { if more != nil || newValue != nil { own().said.then = newValue } }
  }
  /// What few rates say, shared by copies; nothing for most.
  private var more: RateExtras.Place?

  /// A rate.
  public init(row: Row, to: Varying<[Destination]>, price: Varying<ChargePrice>) {
    self.row = row
    self.to = to
    self.price = price
  }

  /// What few rates say, for this one alone to change.
  private mutating func own() -> RateExtras.Place {
    if isKnownUniquelyReferenced(&more), let more { return more }
    let made = RateExtras.Place(more?.said ?? RateExtras())
    more = made
    return made
  }
}
