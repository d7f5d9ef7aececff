public import Diagnostics

/// What a month costs that is not used to its end, for one reason.
///
/// ```yaml
/// part-months:
///   pause: { label: Suspension à la demande du client, charged: by day }
///   unpaid: { label: Suspension pour impayé, charged: whole month }
/// ```
public struct PartMonthRule: Sendable {
  /// What is charged of such a month.
  public enum Charged: String, Sendable, CaseIterable {
    /// The days used of the days of the month, but for rows of which a part of a month costs the whole.
    case byDay = "by day"
    /// The whole month.
    case wholeMonth = "whole month"
    /// The source does not say.
    case notStated = "not stated"
  }
  /// The reason, unique in the offer.
  public var cause: Located<String>
  /// As documents name it.
  public var label: Located<String>
  /// What is charged.
  public var charged: Located<Charged>

  /// What a part of a month costs for a reason.
  public init(cause: Located<String>, label: Located<String>, charged: Located<Charged>) {
    self.cause = cause
    self.label = label
    self.charged = charged
  }
}

extension Offer {
  /// The rules for parts of months that hold for a plan, in the order of the rows.
  public func partMonths(of plan: String) -> [PartMonthRule] {
    rowsOfContract.filter { row in row.only.isEmpty || row.only.contains { $0.value == plan } }.flatMap(\.partMonths)
  }
}
