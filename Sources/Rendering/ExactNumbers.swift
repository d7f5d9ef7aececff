internal import Quantities

extension Rational {
  /// In full: `22.5`, or `2000/89` for what has no end in decimals.
  var plain: String { Figure(self)?.plain ?? "\(numerator)/\(denominator)" }
}
