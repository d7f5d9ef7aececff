/// An exact number: a reduced fraction of two 64-bit integers.
///
/// `0.134 €/min` billed by the second is 67/30 000 € a second, and stays so until the offer names a rounding.
/// Intermediate products use 128 bits; a result that does not fit is `ArithmeticFault.overflow`.
public struct Rational: Sendable, Hashable {
  /// The signed upper part.
  public let numerator: Int64
  /// The lower part, always at least 1 and prime to the numerator.
  public let denominator: Int64

  /// Nothing.
  public static let zero = Rational(0)
  /// One.
  public static let one = Rational(1)

  /// A whole number, any but the least integer, whose opposite is none.
  public init(_ whole: Int64) {
    precondition(whole != .min, "a number has an opposite")
    numerator = whole
    denominator = 1
  }

  /// `numerator / denominator`, reduced.
  public init(_ numerator: Int64, over denominator: Int64) throws(ArithmeticFault) {
    try self.init(wide: Int128(numerator), over: Int128(denominator))
  }

  /// Reduces a wide fraction, or fails when it does not fit after reduction.
  init(wide numerator: Int128, over denominator: Int128) throws(ArithmeticFault) {
    guard denominator != 0 else { throw .divisionByZero }
    var a = numerator.magnitude
    var b = denominator.magnitude
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = a == 0 ? 1 : a
    let negative = (numerator < 0) != (denominator < 0)
    let top = numerator.magnitude / divisor
    let bottom = denominator.magnitude / divisor
    guard top <= UInt128(Int64.max), bottom <= UInt128(Int64.max) else { throw .overflow }
    self.numerator = negative ? -Int64(top) : Int64(top)
    self.denominator = Int64(bottom)
  }

  /// Below zero.
  public var isNegative: Bool { numerator < 0 }
  /// Exactly zero.
  public var isZero: Bool { numerator == 0 }
  /// Without a fractional part.
  public var isWhole: Bool { denominator == 1 }

  /// The exact sum.
  public func adding(_ other: Rational) throws(ArithmeticFault) -> Rational {
    try Rational(
      wide: Int128(numerator) * Int128(other.denominator) + Int128(other.numerator) * Int128(denominator),
      over: Int128(denominator) * Int128(other.denominator))
  }

  /// The exact difference.
  public func subtracting(_ other: Rational) throws(ArithmeticFault) -> Rational {
    try adding(other.negated)
  }

  /// The exact product.
  public func multiplied(by other: Rational) throws(ArithmeticFault) -> Rational {
    try Rational(
      wide: Int128(numerator) * Int128(other.numerator),
      over: Int128(denominator) * Int128(other.denominator))
  }

  /// The exact quotient.
  public func divided(by other: Rational) throws(ArithmeticFault) -> Rational {
    try Rational(
      wide: Int128(numerator) * Int128(other.denominator),
      over: Int128(denominator) * Int128(other.numerator))
  }

  /// The opposite number; numerators never reach `Int64.min`, so it always exists.
  public var negated: Rational { Rational(reducedNumerator: -numerator, denominator: denominator) }

  /// The greatest whole number not above this one.
  public var floor: Int64 {
    let quotient = numerator / denominator
    return numerator % denominator < 0 ? quotient - 1 : quotient
  }

  /// The least whole number not below this one.
  public var ceiling: Int64 {
    let quotient = numerator / denominator
    return numerator % denominator > 0 ? quotient + 1 : quotient
  }

  private init(reducedNumerator: Int64, denominator: Int64) {
    numerator = reducedNumerator
    self.denominator = denominator
  }
}

extension Rational: Comparable {
  /// Exact comparison, by cross products of 128 bits.
  public static func < (left: Rational, right: Rational) -> Bool {
    Int128(left.numerator) * Int128(right.denominator) < Int128(right.numerator) * Int128(left.denominator)
  }
}
