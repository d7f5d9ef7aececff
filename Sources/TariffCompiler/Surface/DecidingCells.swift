internal import Offers
internal import Quantities

/// Divides the range where curves break or cross, so that one value stands for each part.
struct DecidingCells {
  /// A part of the range in which no order changes.
  struct Cell {
    var low: Rational
    var high: Rational
    var hasLow: Bool
    var hasHigh: Bool
    /// A value of it.
    var inside: Rational
  }

  let curves: [CostCurve]
  let low: Rational
  let high: Rational
  let isWhole: Bool

  func cells() throws(ArithmeticFault) -> [Cell] { isWhole ? try wholeCells() : try continuousCells() }

  /// Between two whole values nothing is asked: a part begins where a piece does, and just after each crossing.
  private func wholeCells() throws(ArithmeticFault) -> [Cell] {
    var starts: Set<Int64> = [low.floor]
    for curve in curves { for piece in curve.pieces { starts.insert(piece.low.floor) } }
    for crossing in try crossings(between: starts.sorted().map { Rational($0) } + [Rational(high.floor + 1)]) {
      starts.insert(crossing.ceiling)
      starts.insert(crossing.floor + 1)
    }
    let ordered = starts.filter { $0 >= low.floor && $0 <= high.floor }.sorted()
    return ordered.enumerated().map { position, start in
      let end = position + 1 < ordered.count ? ordered[position + 1] - 1 : high.floor
      return Cell(
        low: Rational(start), high: Rational(end), hasLow: true, hasHigh: true, inside: Rational(start))
    }
  }

  private func continuousCells() throws(ArithmeticFault) -> [Cell] {
    var cuts: Set<Rational> = [low, high]
    for curve in curves { for piece in curve.pieces { cuts.formUnion([piece.low, piece.high]) } }
    cuts.formUnion(try crossings(between: cuts.sorted()))
    let ordered = cuts.filter { low <= $0 && $0 <= high }.sorted()
    var cells: [Cell] = []
    for (position, cut) in ordered.enumerated() {
      cells.append(Cell(low: cut, high: cut, hasLow: true, hasHigh: true, inside: cut))
      guard position + 1 < ordered.count else { break }
      let next = ordered[position + 1]
      let middle = try cut.adding(next).divided(by: Rational(2))
      cells.append(Cell(low: cut, high: next, hasLow: false, hasHigh: false, inside: middle))
    }
    return cells
  }

  /// Where two curves cross between two neighbouring cuts, ends apart.
  private func crossings(between cuts: [Rational]) throws(ArithmeticFault) -> [Rational] {
    var found: [Rational] = []
    for (low, high) in zip(cuts, cuts.dropFirst()) {
      let inside = isWhole ? low : try low.adding(high).divided(by: Rational(2))
      let pieces = curves.map { $0.piece(at: inside) }
      for (position, left) in pieces.enumerated() {
        for right in pieces[(position + 1)...] where left.slope != right.slope {
          let apart = try right.cost(at: low).subtracting(left.cost(at: low))
          let crossing = try low.adding(apart.divided(by: left.slope.subtracting(right.slope)))
          if low <= crossing && crossing < high { found.append(crossing) }
        }
      }
    }
    return found
  }
}
