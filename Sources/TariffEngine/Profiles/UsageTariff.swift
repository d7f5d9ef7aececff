public import Quantities

/// How a line of usage is given.
public enum UsageForm: Sendable, Hashable {
  /// A number of calls and how long they are together: each has the mean length.
  case calls
  /// A number of messages: each measures one.
  case messages
  /// A sum whose calls nobody knows.
  case sum
}

/// A plan for customers who have the same lines, users and options and differ in what they use: its total over the
/// months of the contract, in whole numbers.
///
/// It says the same as the bills of the tariff, to the cent, or it says that it cannot: what depends on hours, on the
/// place of a second in a call, on limits whose crossing charges other calls, on prices nobody knows, is a *doubt*, and
/// the bills themselves have to be asked. It never guesses.
public final class UsageTariff: Sendable {
  /// What the plan comes to without any usage, and with it.
  public let ending: UsageEnding
  /// What is drawn from and charged for each line of usage, in the order in which limits count them.
  let draws: [UsageDraw]
  /// Rates whose usage is summed up before it is priced or rounded.
  let rates: [SummedRate]
  /// Limits that several lines draw from: what each allows.
  let pools: [Int64]
  /// Limits of one line that need the full engine before they are crossed.
  let guards: [UsageGuard]

  /// A plan over a span of months; nothing where no usage could be reckoned in whole numbers.
  ///
  /// `month` has what the customers have, and a group for each line of usage, whatever its amount.
  public init?(_ tariff: Tariff, _ month: MonthUsage, forms: [UsageForm], span: Int) throws(ArithmeticFault) {
    guard forms.count == month.groups.count, tariff.isSeparable, tariff.pricesUsageAlike(through: span) else {
      return nil
    }
    let bases = try tariff.bases(month, span: span)
    guard let scale = UsageScale(tariff, bases), let ending = try UsageEnding(tariff, month, bases, scale) else {
      return nil
    }
    var compiler = UsageCompiler(tariff: tariff, month: month, forms: forms, scale: scale)
    try compiler.compile()
    guard ending.holds(compiler.most) else { return nil }
    self.ending = ending
    draws = compiler.draws
    rates = compiler.rates
    pools = compiler.poolAllowances
    guards = compiler.guards
  }
}

extension Tariff {
  /// Whether what charges cost and what usage costs only meet in the sum of the bill, which one rate of VAT and levies
  /// follow.
  fileprivate var isSeparable: Bool {
    rounding.total == nil && adjustments.allSatisfy { $0.rates.isEmpty } && tax.others.isEmpty && !tax.isOfLines
  }

  /// Whether the same usage costs the same in every month of a contract.
  fileprivate func pricesUsageAlike(through span: Int) -> Bool {
    monthsOfGrowth(through: span).isEmpty
      && services.allSatisfy { service in
        service.rates.allSatisfy { rate in rate.months.map { $0.contains(1) && $0.contains(span) } ?? true }
      }
  }
}

/// What is drawn from an inclusion and charged beyond it, for one line of usage.
struct UsageDraw: Sendable {
  /// What becomes of usage beyond the allowance.
  enum Beyond: Sendable {
    /// Nothing is charged: it is free, or blocked, or goes on more slowly.
    case nothing
    /// A fee for each call and so much for each second, message or kilobyte.
    case straight
    /// The same in begun steps.
    case stepped
    /// Only the bills of the tariff can tell.
    case doubtful
  }
  /// The line of usage.
  var line: Int
  /// Whether calls are known.
  var isCounted: Bool
  /// How much is included; nothing for a line that no inclusion covers.
  var allowance: Int64 = 0
  /// The limit shared with other lines; -1 for none.
  var pool = -1
  /// What becomes of the rest.
  var beyond = Beyond.doubtful
  /// The longest sum and the greatest number of calls that are exact in 64 bits.
  var mostLength: Int64 = 0
  var mostCalls: Int64 = 0
  /// Units for each call and for each second, message or kilobyte.
  var fee: Int64 = 0
  var perUnit: Int64 = 0
  /// What is billed at least of a call, and the step after it.
  var first: Int64 = 0
  var step: Int64 = 0
  /// The least one call costs.
  var least: Int64 = 0
  /// Where it is summed up: the position of its rate; -1 for the bill.
  var rate = -1
  /// How the price of each call is rounded, where the tariff rounds calls.
  var rounding: CentRounding?
}

/// A limit that the full engine has to look at before it is crossed.
struct UsageGuard: Sendable {
  var line: Int
  /// The most seconds, messages or kilobytes, calls, and seconds of a call that are surely within.
  var mostLength = Int64.max
  var mostCalls = Int64.max
  var mostEach = Int64.max
}

/// A rate whose usage is summed up over the lines of a month, to be priced by bands or rounded as a line of the bill.
struct SummedRate: Sendable {
  /// A price of a range of the month's usage.
  struct Band: Sendable {
    /// Where it ends, inclusive.
    var to: Int64
    /// Units for each second, message, kilobyte or pack, one entry for each price.
    var perUnit: [Int64]
    /// Units once.
    var flat: [Int64]
  }
  /// Begun packs are whole; 0 for none.
  var pack: ExactDivisor?
  /// Whether bands are in packs, as their only price is.
  var isInPacks = false
  var isWhole = false
  var bands: [Band] = []
  /// Whether any line of usage needs the sum of lengths.
  var isBanded: Bool { !bands.isEmpty }
}
