/// A number as a tariff sheet prints it: digits and how many of them follow the decimal sign.
///
/// `19,90` and `19.9` are the same amount but not the same figure; documents show the figure.
public struct Figure: Sendable, Hashable {
  /// All digits as one whole number, signed.
  public let digits: Int64
  /// How many of them are decimals, 0 to 6.
  public let decimals: Int

  /// `digits` with the last `decimals` (0 to 6) after the decimal sign.
  public init(digits: Int64, decimals: Int) {
    precondition((0...6).contains(decimals), "a figure has 0 to 6 decimals")
    self.digits = digits
    self.decimals = decimals
  }

  /// A whole number.
  public init(_ whole: Int64) { self.init(digits: whole, decimals: 0) }

  /// The figure of a value that has at most six decimals; nothing for 1/3.
  public init?(_ value: Rational, decimals minimum: Int = 0) {
    for decimals in minimum...6 {
      let scale = Rounding.powerOfTen(decimals)
      guard scale % value.denominator == 0 else { continue }
      let (digits, overflow) = value.numerator.multipliedReportingOverflow(by: scale / value.denominator)
      guard !overflow else { return nil }
      self.init(digits: digits, decimals: decimals)
      return
    }
    return nil
  }

  /// The exact number.
  public var value: Rational {
    // The scale is at most 10^6, so the fraction always fits.
    do { return try Rational(digits, over: Rounding.powerOfTen(decimals)) } catch { return .zero }
  }

  /// Digits with a decimal point and no grouping, `-1234.50`: the form of JSON and XML.
  public var plain: String {
    let magnitude = String(digits.magnitude)
    let sign = digits < 0 ? "-" : ""
    guard decimals > 0 else { return sign + magnitude }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - magnitude.utf8.count)) + magnitude
    let cut = padded.utf8.index(padded.utf8.endIndex, offsetBy: -decimals)
    return sign + String(padded[..<cut]) + "." + String(padded[cut...])
  }
}
