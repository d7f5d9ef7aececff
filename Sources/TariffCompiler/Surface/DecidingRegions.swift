internal import Offers
internal import Quantities

extension DecisionSurface {
  /// The intervals in which the same plans are the cheapest, from what each plan costs.
  static func regions(_ cells: [DecidingCells.Cell], _ curves: [CostCurve]) throws(ArithmeticFault) -> [Region] {
    var regions: [Region] = []
    for cell in cells {
      let region = try verdict(in: cell, curves)
      if let last = regions.last, last.isSame(as: region) {
        regions[regions.count - 1].high = region.high
        regions[regions.count - 1].hasHigh = region.hasHigh
        for (index, doubt) in region.doubts.enumerated() {
          regions[regions.count - 1].doubts[index].marginAtHigh = doubt.marginAtHigh
        }
      } else {
        regions.append(region)
      }
    }
    return regions
  }

  /// Who is the cheapest in a part of the range, and who might be.
  private static func verdict(
    in cell: DecidingCells.Cell, _ curves: [CostCurve]
  ) throws(ArithmeticFault) -> Region {
    let pieces = curves.map { $0.piece(at: cell.inside) }
    var cheapest: [Int] = []
    var least: Rational?
    for (index, piece) in pieces.enumerated() where piece.knowledge == .priced {
      let cost = try piece.cost(at: cell.inside)
      if let known = least, cost > known { continue }
      if cost != least { cheapest = [] }
      least = cost
      cheapest.append(index)
    }
    var doubts: [Doubt] = []
    for (index, piece) in pieces.enumerated() where piece.knowledge != .priced {
      guard let first = cheapest.first else {
        doubts.append(Doubt(column: index, missing: piece.knowledge.missing))
        continue
      }
      // What already costs more with a part of its price cannot become the cheapest.
      guard try piece.cost(at: cell.inside) < pieces[first].cost(at: cell.inside) else { continue }
      doubts.append(
        Doubt(
          column: index, missing: piece.knowledge.missing,
          marginAtLow: try pieces[first].cost(at: cell.low).subtracting(piece.cost(at: cell.low)),
          marginAtHigh: try pieces[first].cost(at: cell.high).subtracting(piece.cost(at: cell.high))))
    }
    return Region(
      low: cell.low, high: cell.high, hasLow: cell.hasLow, hasHigh: cell.hasHigh, cheapest: cheapest, doubts: doubts)
  }

  /// Says of each plan that is never the cheapest which others cost no more wherever it has a price.
  mutating func findDominated(_ cells: [DecidingCells.Cell]) throws(ArithmeticFault) {
    let curves = columns.map(\.curve)
    for index in columns.indices {
      let isKnown = curves[index].pieces.allSatisfy { $0.knowledge == .priced }
      guard isKnown, !regions.contains(where: { $0.cheapest.contains(index) }) else { continue }
      columns[index].isNeverCheapest = true
      for other in columns.indices where other != index {
        var isNeverDearer = true
        for cell in cells {
          let own = curves[index].piece(at: cell.inside)
          let rival = curves[other].piece(at: cell.inside)
          guard rival.knowledge == .priced, try rival.cost(at: cell.inside) <= own.cost(at: cell.inside) else {
            isNeverDearer = false
            break
          }
        }
        if isNeverDearer { columns[index].dominators.append(other) }
      }
    }
  }
}

extension DecisionSurface.Region {
  /// Whether another says the same, so that both are one interval.
  fileprivate func isSame(as other: DecisionSurface.Region) -> Bool {
    cheapest == other.cheapest && doubts.map(\.column) == other.doubts.map(\.column)
      && doubts.map { $0.missing.map(\.id) } == other.doubts.map { $0.missing.map(\.id) }
  }
}
