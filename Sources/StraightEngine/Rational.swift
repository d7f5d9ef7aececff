public import Quantities

/// A number of the engine that may depend on a quantity `t`: a constant, `a + b × t`, or the quotient of two of these.
///
/// It has the name and the operations of the exact number that the engine is written for, so that the engine's own
/// source compiles against it. Each comparison narrows the interval of the run (see `Course`).
public struct Rational: Sendable {
  let top: Line
  let bottom: Line
  /// The run it belongs to; nothing for a constant.
  let course: Course?

  /// Nothing.
  public static let zero = Rational(0)
  /// One.
  public static let one = Rational(1)

  /// A whole number.
  public init(_ whole: Int64) { self.init(Quantities.Rational(whole)) }

  /// A constant.
  public init(_ value: Quantities.Rational) {
    top = Line(at: value, slope: .zero)
    bottom = .one
    course = nil
  }

  /// `slope × t`, in a run.
  public init(quantityOf course: Course, times slope: Quantities.Rational) {
    top = Line(at: .zero, slope: slope)
    bottom = .one
    self.course = course
  }

  private init(_ top: Line, over bottom: Line, _ course: Course?) {
    self.top = top
    self.bottom = bottom
    self.course = top.isConstant && bottom.isConstant ? nil : course
  }

  /// Its value where `t` is 0 and what one more of `t` adds; nothing for a quotient.
  public var straight: (at: Quantities.Rational, slope: Quantities.Rational)? {
    bottom == .one ? (top.at, top.slope) : nil
  }

  /// The value that does not depend on `t`; nothing if it does.
  var constant: Quantities.Rational? { bottom == .one && top.isConstant ? top.at : nil }

  /// Exactly zero.
  public var isZero: Bool { self == .zero }
  /// Below zero.
  public var isNegative: Bool { self < .zero }

  /// The exact sum.
  public func adding(_ other: Rational) throws(ArithmeticFault) -> Rational {
    let course = course ?? other.course
    if bottom == other.bottom { return try quotient(top.adding(other.top), bottom, course) }
    guard let left = try top.multiplied(by: other.bottom), let right = try other.top.multiplied(by: bottom),
      let both = try bottom.multiplied(by: other.bottom)
    else { return try bent(course) }
    return try quotient(left.adding(right), both, course)
  }

  /// The exact difference.
  public func subtracting(_ other: Rational) throws(ArithmeticFault) -> Rational {
    try adding(Rational(other.top.scaled(by: Quantities.Rational(-1)), over: other.bottom, other.course))
  }

  /// The opposite number.
  public var negated: Rational {
    Rational(Line(at: top.at.negated, slope: top.slope.negated), over: bottom, course)
  }

  /// The exact product.
  public func multiplied(by other: Rational) throws(ArithmeticFault) -> Rational {
    let course = course ?? other.course
    if let ratio = try top.ratio(to: other.bottom) {
      return try quotient(other.top.scaled(by: ratio), bottom, course)
    }
    if let ratio = try other.top.ratio(to: bottom) {
      return try quotient(top.scaled(by: ratio), other.bottom, course)
    }
    guard let top = try top.multiplied(by: other.top), let bottom = try bottom.multiplied(by: other.bottom) else {
      return try bent(course)
    }
    return try quotient(top, bottom, course)
  }

  /// The exact quotient.
  public func divided(by other: Rational) throws(ArithmeticFault) -> Rational {
    guard !other.isZero else { throw .divisionByZero }
    return try multiplied(by: Rational(other.bottom, over: other.top, other.course))
  }

  /// The greatest whole number not above this one.
  public var floor: Int64 { whole { $0.floor } }

  /// The least whole number not below this one.
  public var ceiling: Int64 {
    guard let minus = try? Rational.zero.subtracting(self) else { return overflowed() }
    return -minus.floor
  }

  private func quotient(_ top: Line, _ bottom: Line, _ course: Course?) throws(ArithmeticFault) -> Rational {
    if let ratio = try top.ratio(to: bottom) { return Rational(ratio) }
    guard bottom.isConstant else { return Rational(top, over: bottom, course) }
    return Rational(try top.scaled(by: Quantities.Rational.one.divided(by: bottom.at)), over: .one, course)
  }

  private func bent(_ course: Course?) throws(ArithmeticFault) -> Rational {
    course?.bend()
    throw .overflow
  }

  private func overflowed() -> Int64 {
    // A sign that cannot be taken notes that the number is too large.
    course?.bend()
    return 0
  }

  private func whole(_ floor: (Quantities.Rational) -> Int64) -> Int64 {
    if let constant { return floor(constant) }
    guard let course else { return 0 }
    do {
      let value = try top.value(at: course.place).divided(by: bottom.value(at: course.place))
      var found = floor(value)
      // Just above a whole number that the value falls from, the floor is one less.
      if course.isJustAbove, value.isWhole, self < Rational(found) { found -= 1 }
      // The floor is the same from this whole number up to the next one: both comparisons narrow the run to that.
      let isAtLeast = !(self < Rational(found))
      let isBelowNext = self < Rational(found + 1)
      if !isAtLeast || !isBelowNext { course.bend() }
      return found
    } catch {
      return overflowed()
    }
  }
}

extension Rational: Comparable, Hashable {
  /// Whether the difference is below zero; the interval shrinks to where that is so.
  public static func < (left: Rational, right: Rational) -> Bool {
    if let a = left.constant, let b = right.constant { return a < b }
    return left.sign(against: right) { $0 < 0 } < 0
  }

  /// Whether the difference is zero; the interval shrinks to where that is so.
  public static func == (left: Rational, right: Rational) -> Bool {
    if left.top == right.top, left.bottom == right.bottom { return true }
    if let a = left.constant, let b = right.constant { return a == b }
    return left.sign(against: right) { $0 == 0 } == 0
  }

  /// Equal numbers of one run have equal lines.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(top)
    hasher.combine(bottom)
  }

  /// The sign of the difference; signs for which `answer` is the same need not be told apart.
  private func sign(against other: Rational, answer: (Int) -> Bool) -> Int {
    guard let course = course ?? other.course else { return 0 }
    do {
      let difference = try subtracting(other)
      let factor = difference.bottom.isConstant ? 1 : course.sign(of: difference.bottom)
      let expected = answer(factor * course.plainSign(of: difference.top))
      return factor * course.sign(of: difference.top) { answer(factor * $0) == expected }
    } catch {
      course.bend()
      return 0
    }
  }
}

extension Course {
  /// The sign alone; the interval stays.
  fileprivate func plainSign(of line: Line) -> Int {
    guard let value = try? line.value(at: place) else { return 0 }
    if value.isZero, isJustAbove { return line.slope.isZero ? 0 : line.slope.isNegative ? -1 : 1 }
    return value.isZero ? 0 : value.isNegative ? -1 : 1
  }
}
