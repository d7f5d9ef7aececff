public import Diagnostics

/// What changing from one plan of an offer to another costs, and what becomes of the commitment.
///
/// ```yaml
/// changement: { label: Changement de version, switch: { fee: 30 €, commitment: continues, one-offs: not due } }
/// ```
public struct SwitchTerms: Sendable {
  /// What becomes of the commitment.
  public enum Commitment: String, Sendable, CaseIterable {
    /// It goes on and ends when it would have ended.
    case continues
    /// It begins again, with the length of the new plan.
    case restarts
    /// The source does not say.
    case notStated = "not stated"
  }
  /// What the change itself costs: an amount that is paid once, `free`, `on request` or `not stated`.
  public var fee: Varying<ChargePrice>?
  /// What becomes of the commitment.
  public var commitment: Varying<Commitment>?
  /// Whether those who change pay what new customers of the plan pay once.
  public var oneOffs: Varying<ExitTerms.Due>?
  /// Where it is written.
  public var span: Span

  /// A change of which nothing is said.
  public init(at span: Span) { self.span = span }
}
