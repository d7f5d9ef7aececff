public import Quantities

/// One run of the engine with a quantity `t` in place of a number: where `t` stands, and the interval around it in
/// which every comparison of the run comes out the same.
///
/// Within that interval the engine takes the same way through its code, and each step of it is a sum, a product with
/// a constant or a choice made; so what it returns is a straight line there. Nothing is sampled.
///
/// A run begins and ends on one thread, and nothing keeps its course; so it needs no lock.
public final class Course: @unchecked Sendable {
  /// The value of the quantity.
  public let place: Quantities.Rational
  /// Whether the run is for values just above `place`, as near as may be, and not for `place` itself.
  public let isJustAbove: Bool
  /// The least value at which the run is the same; nothing when it is so however small the quantity.
  public private(set) var low: Quantities.Rational?
  /// The greatest.
  public private(set) var high: Quantities.Rational?
  /// Whether the run is the same at `low` itself.
  public private(set) var hasLow = true
  /// Whether the run is the same at `high` itself.
  public private(set) var hasHigh = true
  /// A number did not fit where nothing could be thrown.
  public private(set) var isTooLarge = false
  /// Something came to a product or a quotient that is no straight line.
  public private(set) var isCurved = false

  /// A run at a value, or just above it.
  public init(at place: Quantities.Rational, isJustAbove: Bool = false) {
    self.place = place
    self.isJustAbove = isJustAbove
    if isJustAbove {
      low = place
      hasLow = false
    }
  }

  /// -1, 0 or 1 for a line below, at or above zero; the interval shrinks to where that is so.
  ///
  /// - Parameter kept: answers that count as the same, such as "below or at".
  func sign(of line: Line, where same: (Int) -> Bool = { _ in false }) -> Int {
    do {
      let value = try line.value(at: place)
      var sign = value.isZero ? 0 : value.isNegative ? -1 : 1
      if sign == 0, isJustAbove { sign = line.slope.isZero ? 0 : line.slope.isNegative ? -1 : 1 }
      guard !line.slope.isZero else { return sign }
      let root = try line.at.divided(by: line.slope).negated
      if sign == 0 {
        // Exactly here; or on one side of here too, where that counts as the same.
        let rises = !line.slope.isNegative
        if !same(rises ? 1 : -1) { lower(to: root, including: true) }
        if !same(rises ? -1 : 1) { raise(to: root, including: true) }
      } else if (sign > 0) == !line.slope.isNegative {
        raise(to: root, including: same(0))
      } else {
        lower(to: root, including: same(0))
      }
      return sign
    } catch {
      isTooLarge = true
      return 0
    }
  }

  /// Notes that something is no straight line.
  public func bend() { isCurved = true }

  /// Nothing below `value` is the same any more.
  private func raise(to value: Quantities.Rational, including: Bool) {
    if let known = low, known > value || (known == value && !hasLow) { return }
    low = value
    hasLow = including
  }

  /// Nothing above `value` is the same any more.
  private func lower(to value: Quantities.Rational, including: Bool) {
    if let known = high, known < value || (known == value && !hasHigh) { return }
    high = value
    hasHigh = including
  }
}
