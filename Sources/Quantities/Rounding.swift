/// A rounding as an offer names it: how many decimals, and which way a value between two of them goes.
public struct Rounding: Sendable, Hashable {
  /// Which way.
  public enum Mode: Sendable, Hashable, CaseIterable {
    /// To the nearest, a half away from zero: the usual commercial and "mathematical" rounding.
    case halfUp
    /// To the nearest, a half to the even neighbour.
    case halfEven
    /// Away from zero.
    case up
    /// Towards zero.
    case down
  }

  /// Decimals kept, 0 to 6.
  public let decimals: Int
  /// Which way.
  public let mode: Mode

  /// Keeps `decimals` (0 to 6) decimals.
  public init(decimals: Int, mode: Mode = .halfUp) {
    precondition((0...6).contains(decimals), "a rounding keeps 0 to 6 decimals")
    self.decimals = decimals
    self.mode = mode
  }

  /// To the cent or kopek, half up.
  public static let cents = Rounding(decimals: 2)

  /// The smallest amount it can tell apart: a hundredth for two decimals.
  public var step: Rational { Figure(digits: 1, decimals: decimals).value }

  /// `value` rounded; the result has at most `decimals` decimals.
  public func apply(to value: Rational) throws(ArithmeticFault) -> Rational {
    try apply(wide: Int128(value.numerator), over: Int128(value.denominator))
  }

  /// A product rounded at once, even where the exact product does not fit.
  func apply(toProductOf left: Rational, and right: Rational) throws(ArithmeticFault) -> Rational {
    try apply(
      wide: Int128(left.numerator) * Int128(right.numerator),
      over: Int128(left.denominator) * Int128(right.denominator))
  }

  private func apply(wide numerator: Int128, over bottom: Int128) throws(ArithmeticFault) -> Rational {
    let scale = Rounding.powerOfTen(decimals)
    let (scaled, overflow) = numerator.multipliedReportingOverflow(by: Int128(scale))
    guard !overflow else { throw .overflow }
    let whole = scaled / bottom
    let rest = (scaled % bottom).magnitude
    let step: Int128 = numerator < 0 ? -1 : 1
    let away: Bool
    switch mode {
    case .halfUp: away = rest * 2 >= bottom.magnitude
    case .halfEven:
      away = rest * 2 > bottom.magnitude || (rest * 2 == bottom.magnitude && whole % 2 != 0)
    case .up: away = rest != 0
    case .down: away = false
    }
    return try Rational(wide: away ? whole + step : whole, over: Int128(scale))
  }

  static func powerOfTen(_ exponent: Int) -> Int64 {
    var power: Int64 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
