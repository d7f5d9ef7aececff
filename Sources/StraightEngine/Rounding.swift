public import Quantities

/// A rounding that rounds nothing: prices are compared as they are written, before any amount is brought to cents.
public struct Rounding: Sendable, Hashable {
  /// Which way.
  public typealias Mode = Quantities.Rounding.Mode

  private let rounding: Quantities.Rounding

  /// To the cent or kopek, half up, if anything were rounded.
  public static let cents = Rounding(.cents)

  /// The rounding of a tariff.
  public init(_ rounding: Quantities.Rounding) { self.rounding = rounding }

  /// Keeps `decimals` (0 to 6) decimals.
  public init(decimals: Int, mode: Mode = .halfUp) {
    rounding = Quantities.Rounding(decimals: decimals, mode: mode)
  }

  /// Decimals kept.
  public var decimals: Int { rounding.decimals }
  /// Which way.
  public var mode: Mode { rounding.mode }
  /// The smallest amount it can tell apart.
  public var step: Rational { Rational(rounding.step) }

  /// The value as it is.
  public func apply(to value: Rational) throws(ArithmeticFault) -> Rational { value }
}
