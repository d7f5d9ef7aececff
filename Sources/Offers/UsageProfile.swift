public import Diagnostics
public import Quantities

/// What a customer has and uses in a month: the question an estimate answers.
public struct UsageProfile: Sendable {
  /// A number of calls, messages or volumes to one destination.
  public struct Usage: Sendable {
    /// Calls, messages or data.
    public var kind: UsageKind
    /// How many; nothing when only a total is known.
    public var count: Int64?
    /// The most there may be, where the number is only known to lie between two; `count` is then the least.
    public var most: Int64?
    /// Seconds of each call or kilobytes of each session; with a total, the mean, if it is known.
    public var each: Rational?
    /// Seconds or kilobytes altogether, when the usage is given as a total.
    public var total: Rational?
    /// Where it goes; `incoming` calls go nowhere.
    public var to: Destination
    /// How many different numbers it reaches that nothing before it has reached.
    public var correspondents: Int64?
    /// The user, line or channel it belongs to, counted from 1; nothing for all together.
    public var by: Int?
    /// Which of them `by` counts.
    public var holder: Unit?
    /// Forwarded to an outside number.
    public var isForwarded: Bool
    /// The hours in which it begins; nothing where the customer does not say.
    public var hours: WeekHours?
    /// Where it is written.
    public var span: Span

    /// Usage to one destination.
    public init(kind: UsageKind, to: Destination, span: Span) {
      self.kind = kind
      self.to = to
      self.span = span
      isForwarded = false
    }
  }
  /// How often the customer pays.
  public enum Payment: String, Sendable, CaseIterable {
    /// Each month.
    case monthly
    /// Each year in advance.
    case yearly
  }

  /// Its id; empty inside an example.
  public var id: Located<String>?
  /// A title for documents.
  public var title: Located<String>?
  /// What the customer has: `users: 5` is `["user": 5]`; other meters by their own name, `rerouted-calls`.
  public var quantities: [(meter: Located<String>, number: Located<Rational>)]
  /// Calls, messages and data, in the order in which limits count them.
  public var usage: [Usage]
  /// Options wanted, by row id, with how many.
  public var options: [(id: Located<String>, number: Located<Rational>)]
  /// Conditions the customer meets or not, as `ID` or `OFFER/ID`.
  public var conditions: [(id: Located<String>, isMet: Bool)]
  /// Numbers that are only known to lie between two, `users: 20..40`: the profile itself has the least of each.
  public var intervals: [Variation]
  /// How often the customer pays; monthly unless said otherwise.
  public var payment: Located<Payment>?
  /// The days billed of a month, and how many it has, when the profile is of a part of a month.
  public var days: Located<(used: Int, of: Int)>?
  /// Months an estimate covers.
  public var months: Located<Int>?
  /// Months of commitment the customer signs for, where the offer leaves them open.
  public var commitment: Located<Int>?

  /// Nothing used.
  public init() {
    quantities = []
    usage = []
    options = []
    conditions = []
    intervals = []
  }

  /// Whether the customer meets a condition of an offer; nothing where the profile does not say.
  public func meets(_ condition: String, of offer: String) -> Bool? {
    conditions.first { $0.id.value == condition || $0.id.value == "\(offer)/\(condition)" }?.isMet
  }

  /// The number of a meter, if the profile states it.
  public func number(of meter: String) -> Located<Rational>? {
    quantities.first { $0.meter.value == meter }?.number
  }
}
