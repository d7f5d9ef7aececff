/// One call as a switch recorded it, in the ids of one tariff.
///
/// Lines, months and destinations are small whole numbers; whoever reads the file keeps what they stand for.
public struct CallRecord: Sendable, Hashable {
  /// When it began: seconds since the start of 1970 on the clock of the record, without time zone.
  public var start: Int64
  /// The other number, all digits of E.164; 0 to 999 999 999 999 999.
  public var correspondent: Int64
  /// How long it lasted; nothing for a call that nobody answered.
  public var seconds: Int64
  /// The line it belongs to: 0, 1, 2 in the order in which lines are met.
  public var line: Int32
  /// The calendar month it began in: twelve times the year, plus 0 for January to 11 for December.
  public var month: Int32
  /// Where it goes, by the position among the destinations of the rater.
  public var destination: Int32
  /// Forwarded to an outside number.
  public var isForwarded: Bool

  /// A call.
  public init(
    start: Int64, line: Int32, month: Int32, destination: Int32, correspondent: Int64,
    seconds: Int64,
    isForwarded: Bool = false
  ) {
    self.start = start
    self.line = line
    self.month = month
    self.destination = destination
    self.correspondent = correspondent
    self.seconds = seconds
    self.isForwarded = isForwarded
  }
}

/// What one call costs, and by which rule.
public struct RatedCall: Sendable, Hashable {
  /// What a price covers already, in ticks of the rater.
  public var included: Int64
  /// What is beyond, in ticks; `included` and `beyond` add up to the call.
  public var beyond: Int64
  /// The exact price in the parts of the currency that the rater counts in.
  public var units: Int64
  /// The price to the cent, in cents, rounded as the tariff says.
  public var cents: Int64
  /// The rule, by its position in `CallRater.rules`.
  public var rule: Int32

  /// A call that costs nothing yet.
  public init(
    included: Int64 = 0, beyond: Int64 = 0, units: Int64 = 0, cents: Int64 = 0, rule: Int32 = 0
  ) {
    self.included = included
    self.beyond = beyond
    self.units = units
    self.cents = cents
    self.rule = rule
  }
}

/// Why a call costs what it costs, by the ids of the tariff.
public struct CallRule: Sendable, Hashable {
  /// What happens to what is beyond.
  public enum Outcome: Sendable, Hashable {
    /// Nothing is beyond: an inclusion covers all of it.
    case included
    /// It is charged at a rate.
    case charged
    /// The rate costs nothing.
    case free
    /// Nobody says what the rate costs.
    case unpriced
    /// No rate covers it.
    case noRate
    /// It is not charged: the limit stops or slows usage, or nobody says what it does.
    case uncharged(Tariff.Limit.Consequence)
  }
  /// The destination, by its position among those of the rater.
  public var destination: Int
  /// What happens to what is beyond.
  public var outcome: Outcome
  /// The inclusion it is drawn from.
  public var inclusion: Int?
  /// The limit it is beyond.
  public var limit: Int?
  /// The rate it is charged at.
  public var rate: Int?
  /// The exclusion that keeps it from being included, by its position in the service.
  public var exclusion: Int?
  /// Charged later as a whole if a limit of the month is crossed.
  public var isProvisional: Bool

  /// Whether what is beyond has a price, be it nothing at all.
  public var isPriced: Bool {
    switch outcome {
    case .included, .charged, .free: true
    case .uncharged(let consequence): consequence != .notSaid
    case .unpriced, .noRate: false
    }
  }
}

/// Calls that share a rule in a month.
public struct CallTally: Sendable, Hashable {
  /// How many, those of 0 seconds apart.
  public var calls: Int64 = 0
  /// What a price covers already, in ticks.
  public var included: Int64 = 0
  /// What is beyond, in ticks.
  public var beyond: Int64 = 0
  /// The same after steps are completed, in ticks.
  public var billed: Int64 = 0
  /// What they cost, in the units of the rater.
  public var units: Int64 = 0

  /// No calls.
  public init() {}

  var isEmpty: Bool { calls == 0 }
}
