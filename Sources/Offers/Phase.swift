public import Diagnostics

/// A price for some months of the contract: `1 to 6: 9.99 €/month`, `from 25: 29.99 €/month`.
public struct Phase: Sendable {
  /// First and last month, counted from 1, both inclusive; `Int.max` as the last for no end.
  public var months: Located<ClosedRange<Int>>
  /// What it costs in them.
  public var price: Varying<ChargePrice>

  /// A price for some months.
  public init(months: Located<ClosedRange<Int>>, price: Varying<ChargePrice>) {
    self.months = months
    self.price = price
  }
}

extension ClosedRange<Int> {
  /// Months of a contract from one on, without an end.
  public static func months(from first: Int) -> ClosedRange<Int> { first...Int.max }

  /// Whether months of a contract have no end.
  public var isOpenEnded: Bool { upperBound == Int.max }

  /// The months of this range that none of the others covers, in order.
  public func months(outside others: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var rest: [ClosedRange<Int>] = []
    var next = lowerBound
    for other in others.sorted(by: { $0.lowerBound < $1.lowerBound }) where other.upperBound >= next {
      if other.lowerBound > upperBound { break }
      if other.lowerBound > next { rest.append(next...(other.lowerBound - 1)) }
      if other.isOpenEnded || other.upperBound >= upperBound { return rest }
      next = other.upperBound + 1
    }
    return next <= upperBound ? rest + [next...upperBound] : rest
  }
}
