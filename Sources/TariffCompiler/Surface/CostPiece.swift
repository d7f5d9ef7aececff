public import Quantities

/// A straight piece of what a plan costs: between two values of the quantity, so much and so much more for each one.
///
/// Of a whole quantity the piece holds at its whole values, both ends included; each of them was computed. Of any
/// other quantity it holds at every number between its ends, and at an end that belongs to it.
public struct CostPiece: Sendable, Hashable {
  /// How far the cost is known there.
  public var knowledge: Knowledge
  /// The first value.
  public var low: Rational
  /// The last value.
  public var high: Rational
  /// Whether the first value belongs to it.
  public var hasLow: Bool
  /// Whether the last value belongs to it.
  public var hasHigh: Bool
  /// The cost at the first value, or what it tends to there.
  public var atLow: Rational
  /// What one more of the quantity costs.
  public var slope: Rational

  /// How far a cost is known.
  public enum Knowledge: Sendable, Hashable {
    /// All of it.
    case priced
    /// At least so much: these have no price.
    case atLeast([Estimate.Missing])
    /// Not at all, for want of these; the cost is that of the rest.
    case unpriced([Estimate.Missing])

    /// What has no price.
    public var missing: [Estimate.Missing] {
      switch self {
      case .priced: []
      case .atLeast(let missing), .unpriced(let missing): missing
      }
    }
  }

  /// The cost at a value, if the piece went so far.
  public func cost(at value: Rational) throws(ArithmeticFault) -> Rational {
    try atLow.adding(slope.multiplied(by: value.subtracting(low)))
  }

  /// Whether a value belongs to it.
  func contains(_ value: Rational) -> Bool {
    (low < value || (hasLow && low == value)) && (value < high || (hasHigh && value == high))
  }

  /// Whether another piece goes on where this one ends, on the same line.
  func goesOn(with next: CostPiece) throws(ArithmeticFault) -> Bool {
    guard knowledge == next.knowledge else { return false }
    if next.low == next.high { return try cost(at: next.low) == next.atLow }
    if low == high { return try next.cost(at: low) == atLow }
    guard slope == next.slope else { return false }
    return try cost(at: next.low) == next.atLow
  }
}

/// What a plan costs at every value of a quantity: straight pieces in order, without a gap.
public struct CostCurve: Sendable {
  /// The pieces.
  public var pieces: [CostPiece]

  /// The piece a value belongs to.
  func piece(at value: Rational) -> CostPiece {
    var low = 0
    var high = pieces.count - 1
    while low < high {
      let middle = (low + high) / 2
      let piece = pieces[middle]
      if piece.high < value || (piece.high == value && !piece.hasHigh) { low = middle + 1 } else { high = middle }
    }
    return pieces[low]
  }
}
