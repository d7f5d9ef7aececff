/// A plain sum of money: `98.7654 RUB`.
public struct Money: Sendable, Hashable {
  /// The amount as written.
  public let figure: Figure
  /// Its currency.
  public let currency: Currency

  /// `figure` of `currency`.
  public init(_ figure: Figure, _ currency: Currency) {
    self.figure = figure
    self.currency = currency
  }
}

/// What a bank's sheet says two sums are worth of each other: `1 EUR = 98.7654 RUB`, `100 RUB = 1.01 EUR`.
///
/// Only a rate that somebody gives, with its day, converts an amount; none is ever assumed.
public struct ExchangeRate: Sendable, Hashable {
  /// The most digits either side has, decimals counted: with more, an exact product might not fit.
  public static let mostDigits = 12

  /// The side that is counted in round numbers, as printed: `1 EUR`.
  public let base: Money
  /// What it is worth: `98.7654 RUB`.
  public let worth: Money

  /// `base` is worth `worth`; nothing where a side is not above zero or has too many digits, or where both sides are
  /// of one currency.
  public init?(_ base: Money, worth: Money) {
    let digits = [base.figure.digits, worth.figure.digits]
    let most = (1...ExchangeRate.mostDigits).reduce(Int64(1)) { power, _ in power * 10 }
    guard digits.allSatisfy({ $0 > 0 && $0 < most }), base.currency != worth.currency else { return nil }
    self.base = base
    self.worth = worth
  }

  /// Whether both speak of the same two currencies, in either direction.
  public func isBetweenTheSame(as other: ExchangeRate) -> Bool {
    base.currency == other.base.currency && worth.currency == other.worth.currency || isOpposite(of: other)
  }

  /// Whether the other one counts the other currency.
  public func isOpposite(of other: ExchangeRate) -> Bool {
    base.currency == other.worth.currency && worth.currency == other.base.currency
  }

  /// Whether two rates between the same currencies can both be true.
  ///
  /// In the same direction they must be equal. `1 EUR = 98.7654 RUB` and `100 RUB = 1.0125 EUR` are never each other's
  /// exact inverse, as each was rounded where it was printed: they agree when, within half a unit of their last
  /// decimals, one could be the inverse of the other.
  public func agrees(with other: ExchangeRate) -> Bool {
    do {
      guard isOpposite(of: other) else { return try factor() == other.factor() }
      let (low, high) = try limits()
      let (otherLow, otherHigh) = try other.limits()
      let most = try Rational.one.divided(by: otherLow)
      let least = try Rational.one.divided(by: otherHigh)
      return low <= most && least <= high
    } catch {
      return false
    }
  }

  /// How much of the other currency one of the first is worth, exactly.
  public func factor() throws(ArithmeticFault) -> Rational {
    try worth.figure.value.divided(by: base.figure.value)
  }

  /// Between which values the rate lay before it was rounded to the decimals it is printed with.
  private func limits() throws(ArithmeticFault) -> (low: Rational, high: Rational) {
    let half = try Figure(digits: 1, decimals: worth.figure.decimals).value.divided(by: Rational(2))
    let base = base.figure.value
    return (
      try worth.figure.value.subtracting(half).divided(by: base), try worth.figure.value.adding(half).divided(by: base)
    )
  }
}
