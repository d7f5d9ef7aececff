public import Diagnostics
public import Quantities

/// What an example expects of its estimate.
public struct Expectation: Sendable {
  /// Which figure.
  public enum Figure: String, Sendable, CaseIterable {
    /// Each month, without VAT.
    case monthNet = "month-net"
    /// VAT of each month.
    case monthVAT = "month-vat"
    /// Each month, with VAT.
    case monthGross = "month-gross"
    /// The first month, without VAT.
    case firstMonthNet = "first-month-net"
    /// The first month, with VAT.
    case firstMonthGross = "first-month-gross"
    /// The whole estimate, without VAT.
    case totalNet = "total-net"
    /// The whole estimate, with VAT.
    case totalGross = "total-gross"
    /// The least over all readings, each month, without VAT.
    case leastNet = "least-net"
    /// The most over all readings, each month, without VAT.
    case mostNet = "most-net"
    /// What leaving costs at the end of the month named by `leaving`, without VAT.
    case exitNet = "exit-net"
    /// The same with VAT.
    case exitGross = "exit-gross"
  }
  /// What is expected.
  public enum Expected: Sendable {
    /// An amount to the cent.
    case amount(Figure, Located<Price>)
    /// `priced`, `lower-bound` or `unpriced`.
    case status(Located<String>)
    /// The rows whose price is missing, in any order.
    case missing([Located<String>])
  }
  /// What is expected.
  public var expected: Expected
  /// Where it is written.
  public var span: Span

  /// An expectation.
  public init(_ expected: Expected, at span: Span) {
    self.expected = expected
    self.span = span
  }
}
