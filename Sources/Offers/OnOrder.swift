public import Diagnostics
public import Quantities

/// What is paid with the order of what is paid once: a share of it, the rest of which is due later.
///
/// ```yaml
/// acompte: { label: Acompte, on-order: { share: 30 %, of: one-offs } }
/// ```
///
/// It is no cost of its own: a part of the amounts it is taken of, paid earlier.
public struct OnOrder: Sendable {
  /// The percentage: 30 for 30 %.
  public var share: Located<Figure>
  /// The rows and groups it is taken of; empty for all that is paid once.
  public var of: [Located<String>]

  /// A share of some rows.
  public init(share: Located<Figure>, of: [Located<String>]) {
    self.share = share
    self.of = of
  }
}
