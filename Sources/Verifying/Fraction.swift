/// An exact number of the verifier's own: two 128-bit integers, reduced. What does not fit is an error, not a trap.
struct Fraction: Equatable {
  var top: Int128
  var bottom: Int128

  /// A number does not fit.
  struct TooLarge: Error {}

  static let zero = Fraction(0)

  init(_ whole: Int128) {
    top = whole
    bottom = 1
  }

  /// The opposite of a number; `top` is never the least integer.
  init(negating number: Fraction) {
    top = -number.top
    bottom = number.bottom
  }

  /// `top / bottom`, reduced; `bottom` may not be zero.
  init(_ top: Int128, over bottom: Int128) throws(TooLarge) {
    guard bottom != 0, top != .min, bottom != .min else { throw TooLarge() }
    var a = top.magnitude
    var b = bottom.magnitude
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = Int128(max(1, a)) * (bottom < 0 ? -1 : 1)
    self.top = top / divisor
    self.bottom = bottom / divisor
  }

  /// Reads `12`, `-0.25` or `467/30`; nothing for anything else. At most thirty digits a side.
  init?(_ text: String) {
    let sides = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = sides.first, sides.count <= 2, let value = Fraction.decimal(first) else { return nil }
    self = value
    guard sides.count == 2 else { return }
    guard let below = Fraction.decimal(sides[1]), below.top > 0, let quotient = try? value.divided(by: below) else {
      return nil
    }
    self = quotient
  }

  private static func decimal(_ text: Substring) -> Fraction? {
    let magnitude = text.hasPrefix("-") ? text.dropFirst() : text
    let parts = magnitude.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), digits.utf8.count <= 30,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let top = Int128(digits)
    else { return nil }
    var scale: Int128 = 1
    if parts.count == 2 { for _ in parts[1].utf8 { scale *= 10 } }
    return try? Fraction(text.hasPrefix("-") ? -top : top, over: scale)
  }

  func adding(_ other: Fraction) throws(TooLarge) -> Fraction {
    let left = try Fraction.product(top, other.bottom)
    let right = try Fraction.product(other.top, bottom)
    let (sum, overflow) = left.addingReportingOverflow(right)
    guard !overflow else { throw TooLarge() }
    return try Fraction(sum, over: Fraction.product(bottom, other.bottom))
  }

  func subtracting(_ other: Fraction) throws(TooLarge) -> Fraction {
    try adding(Fraction(-other.top, over: other.bottom))
  }

  func times(_ other: Fraction) throws(TooLarge) -> Fraction {
    // Reduced crosswise first, so that only what truly does not fit fails.
    let left = try Fraction(top, over: other.bottom)
    let right = try Fraction(other.top, over: bottom)
    return try Fraction(
      Fraction.product(left.top, right.top), over: Fraction.product(left.bottom, right.bottom))
  }

  func divided(by other: Fraction) throws(TooLarge) -> Fraction {
    guard other.top != 0 else { throw TooLarge() }
    return try times(Fraction(other.bottom, over: other.top))
  }

  func isLess(than other: Fraction) throws(TooLarge) -> Bool { try subtracting(other).top < 0 }

  /// The least whole number not below it.
  var ceiling: Fraction { Fraction(top / bottom + (top % bottom > 0 ? 1 : 0)) }

  /// Rounded to so many decimals.
  func rounded(_ decimals: Int, _ mode: Mode) throws(TooLarge) -> Fraction {
    var scale: Int128 = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = try Fraction.product(top, scale)
    let whole = scaled / bottom
    let rest = (scaled % bottom).magnitude
    let twice = rest.multipliedReportingOverflow(by: 2)
    let isAway: Bool
    switch mode {
    case .up: isAway = rest > 0
    case .down: isAway = false
    case .halfUp: isAway = twice.overflow || twice.partialValue >= bottom.magnitude
    case .halfEven:
      isAway =
        twice.overflow || twice.partialValue > bottom.magnitude
        || (twice.partialValue == bottom.magnitude && whole % 2 != 0)
    }
    return try Fraction(isAway ? whole + (top < 0 ? -1 : 1) : whole, over: scale)
  }

  /// Which way a rounding goes, by the words of a receipt.
  enum Mode: String {
    case halfUp = "half up"
    case halfEven = "half even"
    case up
    case down
  }

  /// `13.13` with so many decimals; nothing when it has more.
  func plain(_ decimals: Int) -> String? {
    var scale: Int128 = 1
    for _ in 0..<decimals { scale *= 10 }
    guard scale % bottom == 0 else { return nil }
    let (digits, overflow) = top.multipliedReportingOverflow(by: scale / bottom)
    guard !overflow else { return nil }
    let sign = digits < 0 ? "-" : ""
    var text = String(digits.magnitude)
    guard decimals > 0 else { return sign + text }
    while text.utf8.count <= decimals { text = "0" + text }
    return sign + text.dropLast(decimals) + "." + text.suffix(decimals)
  }

  /// The number as a receipt writes an exact one.
  var words: String {
    for decimals in 0...6 { if let text = plain(decimals) { return text } }
    return "\(top)/\(bottom)"
  }

  private static func product(_ left: Int128, _ right: Int128) throws(TooLarge) -> Int128 {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    guard !overflow else { throw TooLarge() }
    return product
  }
}
