internal import Offers
internal import Quantities
internal import StraightEngine

/// Why a curve has no straight pieces.
enum CurveFault: Error {
  case estimate(EstimateFault)
  case notStraight
}

extension CostCurve {
  /// The most pieces of one curve.
  static let mostPieces = 100_000

  /// The cost at every number of a range, before what depends on the quantity is rounded.
  ///
  /// Each piece comes from one run of the engine at a value, or just above it, that also says how far it holds; the
  /// next one begins where it ends.
  static func straight(
    of column: ColumnPricing, from low: Quantities.Rational, to high: Quantities.Rational
  ) throws(CurveFault) -> CostCurve {
    var pieces: [CostPiece] = []
    var place = low
    var isJustAbove = false
    while true {
      guard pieces.count < mostPieces else { throw .notStraight }
      let course = Course(at: place, isJustAbove: isJustAbove)
      var piece: CostPiece
      do {
        piece = try column.piece(on: course, upTo: high)
        if let last = pieces.last, try last.goesOn(with: piece) {
          if last.low == last.high { pieces[pieces.count - 1].slope = piece.slope }
          pieces[pieces.count - 1].high = piece.high
          pieces[pieces.count - 1].hasHigh = piece.hasHigh
        } else {
          pieces.append(piece)
        }
      } catch {
        if course.isCurved { throw .notStraight }
        throw .estimate(.arithmetic(error))
      }
      if piece.high == high, piece.hasHigh { return CostCurve(pieces: pieces) }
      place = piece.high
      isJustAbove = piece.hasHigh
    }
  }
}

extension ColumnPricing {
  /// The straight piece of the cost that one run of the engine gives.
  fileprivate func piece(on course: Course, upTo end: Quantities.Rational) throws(ArithmeticFault) -> CostPiece {
    var quantity = StraightNumber.zero
    var varied: Int?
    if case .amount(let line, let factor) = slot {
      quantity = StraightNumber(quantityOf: course, times: factor)
      varied = group(of: line)
    }
    let usage = month.straight(group: varied, comesTo: quantity)
    var hasGaps = false
    let cost = try cost(of: usage, months: estimator.months, hasGaps: &hasGaps)
    guard let line = cost.straight, !course.isTooLarge, !course.isCurved else {
      course.isTooLarge ? () : course.bend()
      throw .overflow
    }
    var piece = CostPiece(
      knowledge: .priced, low: course.place, high: end, hasLow: !course.isJustAbove, hasHigh: true,
      atLow: try line.at.adding(line.slope.multiplied(by: course.place)), slope: line.slope)
    if let high = course.high, high < end || (high == end && !course.hasHigh) {
      piece.high = high
      piece.hasHigh = course.hasHigh
    }
    // What is unknown of it is asked of the engine itself, somewhere in the piece.
    piece.knowledge =
      hasGaps
      ? try knowledge(at: piece.low.adding(piece.high).divided(by: Quantities.Rational(2))) : knowledgeWithoutGaps
    return piece
  }

  /// The cost at a value, before anything is rounded.
  func exactCost(at value: Quantities.Rational) throws(ArithmeticFault) -> Quantities.Rational {
    let usage = try month(at: value).straight(group: nil, comesTo: .zero)
    var hasGaps = false
    guard let line = try cost(of: usage, months: months(at: value), hasGaps: &hasGaps).straight else { throw .overflow }
    return line.at
  }

  /// The cost in the terms of the surface, before anything is rounded.
  private func cost(
    of usage: StraightEngine.MonthUsage, months: Int, hasGaps: inout Bool
  ) throws(ArithmeticFault) -> StraightNumber {
    func amount(_ bill: StraightEngine.Bill) -> StraightNumber {
      if !bill.gaps.isEmpty { hasGaps = true }
      return isNet ? bill.net : bill.gross
    }
    let firstYears = straight.firstYears(span: max(1, months))
    var years: [StraightEngine.Bill] = []
    for first in firstYears { years.append(try straight.bill(for: usage, due: .yearly, month: first)) }
    let once = amount(try straight.bill(for: usage, due: .once))
    let phases = phases(of: months)
    var bills: [StraightNumber] = []
    for phase in phases { bills.append(amount(try straight.bill(for: usage, due: .monthly, month: phase.first))) }
    switch measure {
    case .month:
      guard let year = years.last, !year.lines.isEmpty else { return bills[bills.count - 1] }
      return try bills[bills.count - 1].adding(amount(year).divided(by: StraightNumber(12)))
    case .total, .span:
      var sum = once
      for (position, first) in firstYears.enumerated() {
        let next = position + 1 < firstYears.count ? firstYears[position + 1] : months + 1
        let count = StraightNumber(Int64((next - first + 11) / 12))
        sum = try sum.adding(amount(years[position]).multiplied(by: count))
      }
      for (phase, bill) in zip(phases, bills) {
        sum = try sum.adding(bill.multiplied(by: StraightNumber(Int64(phase.months))))
      }
      return sum
    }
  }

  /// Stretches of months in which the same charges are due: the first month of each and how many.
  private func phases(of months: Int) -> [(first: Int, months: Int)] {
    let ordered = straight.firstMonths(span: max(1, months))
    return ordered.enumerated().map { position, first in
      (first, (position + 1 < ordered.count ? ordered[position + 1] : months + 1) - first)
    }
  }
}
