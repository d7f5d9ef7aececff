public import Offers
public import Quantities

/// What an estimate is asked for.
public struct EstimateRequest: Sendable {
  /// The offer.
  public var offer: Offer
  /// The plan's id.
  public var plan: String
  /// The usage.
  public var profile: UsageProfile
  /// Months to cover; the profile's, else the commitment, else twelve.
  public var months: Int?
  /// The day the contract begins; without it months have numbers only.
  public var start: Day?
  /// What leaves some months of the contract incomplete; it needs the day the contract begins.
  public var interruption: Interruption?
  /// Months of commitment where the offer leaves them open; it never replaces what the offer says.
  public var commitment: Int?
  /// Whether the estimate says what is paid month by month.
  public var isOverTime: Bool
  /// Prices from outside.
  public var sheets: [PriceSheet]
  /// Readings that differ from the defaults, by name.
  public var readings: [String: String]

  /// An estimate of `plan` of `offer` for `profile`.
  public init(
    offer: Offer, plan: String, profile: UsageProfile, months: Int? = nil, sheets: [PriceSheet] = [],
    readings: [String: String] = [:]
  ) {
    self.offer = offer
    self.plan = plan
    self.profile = profile
    self.months = months
    isOverTime = false
    self.sheets = sheets
    self.readings = readings
  }
}

/// Why there is no estimate at all.
public enum EstimateFault: Error, Sendable, Equatable {
  /// The offer has no plan of this name.
  case unknownPlan(String)
  /// The offer has no reading of this name.
  case unknownReading(String)
  /// The reading has no such choice.
  case unknownChoice(reading: String, choice: String)
  /// The intervals of the profile have more combinations of values than can be tried.
  case tooManyValues(most: Int)
  /// Recorded calls of which each part pays its hour cannot be charged afterwards, as a limit of the row would have it.
  case partsOfRecords(row: String)
  /// The offer names no such cause of a part of a month, or the cause has to be named among these.
  case unknownCause(String?, among: [String])
  /// A day lies outside the contract: before it begins, or after the months that are covered.
  case outsideContract(Day)
  /// A price changes on a day of a month that is not used to its end.
  case changeInPartMonth(month: Int)
  /// An amount does not fit.
  case arithmetic(ArithmeticFault)
}

extension EstimateFault: CustomStringConvertible {
  /// The fault in a sentence without a full stop.
  public var description: String {
    switch self {
    case .unknownPlan(let plan): "there is no plan `\(plan)`"
    case .unknownReading(let reading): "there is no reading `\(reading)`"
    case .unknownChoice(let reading, let choice): "the reading `\(reading)` has no choice `\(choice)`"
    case .tooManyValues(let most):
      "the intervals of the profile have more than \(most) combinations of values; choose shorter ones"
    case .partsOfRecords(let row):
      "each part of a call pays the price of its hour, and `\(row)` charges a whole month afterwards: "
        + "records are not priced by both"
    case .unknownCause(let cause?, let known):
      known.isEmpty
        ? "the offer names no cause of a part of a month; leave out `\(cause)`"
        : "there is no cause `\(cause)`; the offer names " + known.map { "`\($0)`" }.joined(separator: ", ")
    case .unknownCause(nil, let known):
      known.isEmpty
        ? "the offer does not say what a month costs in which the service is blocked"
        : "what a part of a month costs depends on its cause; name one of "
          + known.map { "`\($0)`" }.joined(separator: ", ")
    case .outsideContract(let day): "\(day.iso) is outside the months of the contract that are covered"
    case .changeInPartMonth(let month):
      "a price changes by the day in month \(month), of which only a part is used: choose another day"
    case .arithmetic(.overflow): "an amount is too large to be exact; write smaller prices or smaller numbers"
    case .arithmetic(.divisionByZero): "an amount is divided by nothing"
    }
  }
}
