public import Diagnostics
public import Quantities

/// What leaving before the end of the commitment costs, besides fees that are charges of their own (`when: exit`).
///
/// ```yaml
/// sortie:
///   label: Résiliation pendant l'engagement
///   exit: { remaining: { 1 to 12: 100 %, from 13: 20 % }, usage: not due }
/// ```
public struct ExitTerms: Sendable {
  /// Whether something is due.
  public enum Due: String, Sendable, CaseIterable {
    /// It is.
    case due
    /// It is not.
    case notDue = "not due"
    /// The source does not say.
    case notStated = "not stated"
  }
  /// From when the months left of the commitment count.
  public enum Beginning: String, Sendable, CaseIterable {
    /// From the end of the service: the months of the notice are billed and count no more.
    case endOfService = "end of service"
    /// From the arrival of the notice: the months of the notice are billed, and count among those left as well.
    case notice
  }
  /// What is due for the month in which the contract ends, where that is not its last day.
  public enum LastMonth: String, Sendable, CaseIterable {
    /// The whole month.
    case whole
    /// Its days.
    case proRata = "pro rata"
    /// The source does not say.
    case notStated = "not stated"
  }
  /// What becomes of the months left of a year that is paid in advance.
  public enum PaidYear: String, Sendable, CaseIterable {
    /// They are given back, so far as nothing is due for them.
    case refunded
    /// They are lost.
    case notRefunded = "not refunded"
    /// The source does not say.
    case notStated = "not stated"
  }
  /// A share of the subscriptions of some months.
  public struct Share: Sendable {
    /// First and last month of the contract; `Int.max` as the last for no end.
    public var months: ClosedRange<Int>
    /// In percent, 0 to 100.
    public var share: Varying<Figure>

    /// A share of the subscriptions of some months.
    public init(months: ClosedRange<Int>, share: Varying<Figure>) {
      self.months = months
      self.share = share
    }
  }

  /// `free` or `not stated`, in place of everything below.
  public var state: Located<Availability.State>?
  /// The share of the subscriptions left that is due; none where the offer names none.
  public var remaining: [Share]
  /// Whether the usage that would have been billed is due.
  public var usage: Varying<Due>?
  /// From when the months left count; the end of the service unless the offer says otherwise.
  public var countedFrom: Varying<Beginning>?
  /// Whether VAT is due on it; it is unless the offer says otherwise.
  public var vat: Varying<Due>?
  /// What is due for a last month that is not complete.
  public var lastMonth: Varying<LastMonth>?
  /// What becomes of the months left of a year that is paid in advance.
  public var paidYear: Varying<PaidYear>?
  /// Where it is written.
  public var span: Span

  /// Terms that make nothing due.
  public init(at span: Span) {
    self.span = span
    remaining = []
  }
}

/// For which end notice is given and how its days count, beside its length.
///
/// ```yaml
/// notice-rule: { to: end of quarter, from: next month, days: working }
/// ```
public struct NoticeTerms: Sendable {
  /// Which days count.
  public enum Days: String, Sendable, CaseIterable {
    /// All.
    case calendar
    /// Monday to Friday.
    case working
  }
  /// The days on which the contract can end; any, unless the offer says otherwise.
  public var to: Varying<NoticeRule.End>?
  /// When it begins to run; with the day it arrives, unless the offer says otherwise.
  public var from: Varying<NoticeRule.Beginning>?
  /// Which days count; all, unless the offer says otherwise.
  public var days: Varying<Days>?

  /// A notice to any day.
  public init() {}
}
