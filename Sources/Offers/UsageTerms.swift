public import Diagnostics
public import Quantities

/// What can be used and measured.
public enum UsageKind: String, Sendable, CaseIterable {
  /// Calls.
  case calls
  /// Text and picture messages.
  case messages
  /// Data.
  case data
}

/// What is included in, excluded from and priced beyond one kind of usage.
public struct UsageTerms: Sendable {
  /// Where calls start from, as the source says it.
  public var from: Located<String>?
  /// The least that is billed of a call, where a rate names neither this nor a step.
  public var first: Varying<Quantity>?
  /// The billing step, where a rate names neither this nor a first block.
  public var increment: Varying<Quantity>?
  /// What a call pays that goes on from the hours of one rate to those of another.
  public var crossing: Varying<Crossing>?
  /// What is included, in the order in which it is tried.
  public var included: [Inclusion]
  /// What is never included.
  public var excluded: [Exclusion]
  /// Prices of what is not included; the first that matches holds.
  public var beyond: [RateGroup]

  /// What a call pays that goes on from the hours of one rate to those of another.
  public enum Crossing: String, Sendable, CaseIterable {
    /// The price of the hour it begins in.
    case start
    /// Each part the price of its hour.
    case split
  }

  /// Nothing included, excluded or priced.
  public init() {
    included = []
    excluded = []
    beyond = []
  }
}

/// Usage that a price already covers, within limits.
public struct Inclusion: Sendable {
  /// The row as documents show it.
  public var row: Row
  /// Where the usage goes; may differ by plan. A plan without a value does not include it.
  public var to: Varying<[Destination]>
  /// The hours in which usage begins that it covers; nothing for all.
  public var hours: Located<WeekHours>?
  /// The limits, each with its name.
  public var limits: [Limit]
  /// The heading it is shown under.
  public var section: OfferSection

  /// Usage that a price covers.
  public init(row: Row, to: Varying<[Destination]>, limits: [Limit] = [], section: OfferSection = .services) {
    self.row = row
    self.to = to
    self.limits = limits
    self.section = section
  }
}

/// How much of an inclusion may be used, and what happens beyond.
public struct Limit: Sendable {
  /// What happens to usage beyond a limit.
  public enum Consequence: String, Sendable, CaseIterable {
    /// Only what is beyond is charged.
    case surplus
    /// A call that crosses the limit is charged from its start.
    case wholeCall = "whole call"
    /// Every call after the limit is reached is charged.
    case laterCalls = "later calls"
    /// All usage of the period is charged, from its start.
    case wholePeriod = "whole period"
    /// Usage stops.
    case block
    /// Usage goes on more slowly.
    case throttle
    /// Usage goes on; the customer is told.
    case notify
    /// The line is suspended.
    case suspend
    /// The source does not say.
    case notSaid = "not said"
  }
  /// Whether a limit "per channel" holds for each channel or for their sum.
  public enum Pooling: String, Sendable, CaseIterable {
    /// The limit times the number of channels, users or lines.
    case pooled
    /// Each channel, user or line by itself.
    case each
  }

  /// An amount that grows with the contract.
  public struct Growth: Sendable {
    /// How much is added each time.
    public var by: Located<Quantity>
    /// After how many months of the contract.
    public var every: Located<Quantity>
    /// What the amount never exceeds by growing.
    public var most: Located<Quantity>?

    /// Growth in steps.
    public init(by: Located<Quantity>, every: Located<Quantity>, most: Located<Quantity>? = nil) {
      self.by = by
      self.every = every
      self.most = most
    }
  }
  /// What is left at the end of a month and may be used in the next one.
  public enum CarryOver: Sendable {
    /// All of it.
    case all
    /// At most so much.
    case atMost(Quantity)
  }

  /// Its name within the inclusion.
  public var name: Located<String>
  /// How much; a plan without a value has no such limit.
  public var amount: Varying<Quantity>
  /// What happens beyond.
  public var then: Varying<Consequence>
  /// How a limit for each user, line or channel is measured.
  public var pooling: Varying<Pooling>?
  /// "Less than": usage that reaches the amount exactly is beyond already.
  public var isStrict = false
  /// How the amount grows with the contract.
  public var growth: Growth?
  /// Whether what is left of a month is carried to the next.
  public var carryOver: Located<CarryOver>?
  /// The limit of another inclusion, `mobiles.hours`, that this one is: both draw from the same amount.
  public var sharedWith: Located<String>?
  /// How fast usage goes on where it is throttled, down then up.
  public var speeds: [Located<Quantity>] = []

  /// A limit.
  public init(
    name: Located<String>, amount: Varying<Quantity>, then: Varying<Consequence>, pooling: Varying<Pooling>? = nil
  ) {
    self.name = name
    self.amount = amount
    self.then = then
    self.pooling = pooling
  }
}

/// Usage that is never included.
public struct Exclusion: Sendable {
  /// What is excluded.
  public enum What: Sendable {
    /// Calls forwarded to another number.
    case forwards
    /// Usage to these destinations.
    case destinations([Destination])
    /// Something no profile measures, such as a call centre.
    case conduct
  }
  /// The row as documents show it.
  public var row: Row
  /// What is excluded; may differ by plan.
  public var what: Varying<What>
  /// What it costs instead; the rates beyond apply where nothing is said.
  public var price: Varying<ChargePrice>?
  /// The VAT of that price, where it is another than the offer's.
  public var vat: Varying<OwnVAT>?
  /// The heading it is shown under.
  public var section: OfferSection

  /// Usage that is never included.
  public init(row: Row, what: Varying<What>, price: Varying<ChargePrice>? = nil, section: OfferSection = .services) {
    self.row = row
    self.what = what
    self.price = price
    self.section = section
  }
}

/// Rates under a heading of their own; a rate outside any group has a group without a label.
public struct RateGroup: Sendable {
  /// The heading as printed.
  public var label: Located<String>?
  /// The id of the group, where it has a label.
  public var id: Located<String>?
  /// Footnotes of the heading.
  public var notes: [Located<String>]
  /// The rates.
  public var rates: [Rate]

  /// Rates under a heading.
  public init(id: Located<String>?, label: Located<String>?, notes: [Located<String>] = [], rates: [Rate]) {
    self.id = id
    self.label = label
    self.notes = notes
    self.rates = rates
  }
}
