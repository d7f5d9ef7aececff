internal import Quantities

/// `at + slope × t`.
struct Line: Hashable {
  var at: Quantities.Rational
  var slope: Quantities.Rational

  static let one = Line(at: .one, slope: .zero)

  var isConstant: Bool { slope.isZero }
  var isZero: Bool { at.isZero && slope.isZero }

  func value(at place: Quantities.Rational) throws(ArithmeticFault) -> Quantities.Rational {
    try at.adding(slope.multiplied(by: place))
  }

  func adding(_ other: Line) throws(ArithmeticFault) -> Line {
    Line(at: try at.adding(other.at), slope: try slope.adding(other.slope))
  }

  func scaled(by factor: Quantities.Rational) throws(ArithmeticFault) -> Line {
    Line(at: try at.multiplied(by: factor), slope: try slope.multiplied(by: factor))
  }

  /// The product, if one of them is constant.
  func multiplied(by other: Line) throws(ArithmeticFault) -> Line? {
    if other.isConstant { return try scaled(by: other.at) }
    return isConstant ? try other.scaled(by: at) : nil
  }

  /// The number this line is of another, if it is the same number everywhere.
  func ratio(to other: Line) throws(ArithmeticFault) -> Quantities.Rational? {
    if other.isZero { return nil }
    let ratio = other.slope.isZero ? try at.divided(by: other.at) : try slope.divided(by: other.slope)
    return try other.scaled(by: ratio) == self ? ratio : nil
  }
}
