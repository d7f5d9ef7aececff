internal import Offers
internal import Quantities

extension CostCurve {
  /// The costs at every whole value of a range before rounding, neighbours on one line as one piece; and as billed.
  static func whole(
    of column: ColumnPricing, from low: Int64, to high: Int64
  ) throws(ArithmeticFault) -> (exact: CostCurve, billed: CostCurve) {
    var billed = LineUp()
    var exact = LineUp()
    for value in low...high {
      let point = try column.point(at: Rational(value))
      try billed.add(point.cost, at: value, point.knowledge)
      try exact.add(try column.exactCost(at: Rational(value)), at: value, point.knowledge)
    }
    return (CostCurve(pieces: exact.pieces), CostCurve(pieces: billed.pieces))
  }

  /// Straight pieces through points in order.
  private struct LineUp {
    var pieces: [CostPiece] = []

    mutating func add(_ cost: Rational, at value: Int64, _ knowledge: CostPiece.Knowledge) throws(ArithmeticFault) {
      let value = Rational(value)
      if let last = pieces.last, last.knowledge == knowledge {
        if last.low == last.high {
          pieces[pieces.count - 1].slope = try cost.subtracting(last.atLow)
          pieces[pieces.count - 1].high = value
          return
        }
        if try last.cost(at: value) == cost {
          pieces[pieces.count - 1].high = value
          return
        }
      }
      pieces.append(
        CostPiece(
          knowledge: knowledge, low: value, high: value, hasLow: true, hasHigh: true, atLow: cost, slope: .zero))
    }
  }
}
