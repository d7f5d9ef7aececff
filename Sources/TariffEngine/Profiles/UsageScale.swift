internal import Quantities

/// The units in which usage of a whole tariff is reckoned: the least part of a currency's main unit of which every price
/// of usage, and the rounding of the bill, is a whole number.
struct UsageScale: Sendable {
  /// Units to a euro.
  private(set) var units: Int64 = 1
  /// Units to a cent.
  private(set) var cent: Int64 = 1
  /// Where and how amounts are rounded.
  let rounding: Tariff.RoundingPoints

  /// Nothing where prices of usage, or the sums of charges, are too fine to be exact.
  init?(_ tariff: Tariff, _ bases: [(months: Int64, base: Rational)]) {
    rounding = tariff.rounding
    // Totals of estimates are in hundredths.
    guard tariff.rounding.rounding.decimals == 2 else { return nil }
    for amount in [tariff.rounding.rounding.step] + bases.map({ $0.base }) {
      guard (try? count(amount)) != nil else { return nil }
    }
    for service in tariff.services {
      for rate in service.rates + service.exclusions.compactMap({ $0.rate }) {
        guard (try? count(rate, of: tariff)) != nil else { return nil }
      }
    }
    cent = units / 100
  }

  private mutating func count(_ rate: Tariff.Rate, of tariff: Tariff) throws(ArithmeticFault) {
    guard case .priced(let price) = rate.price else { return }
    for part in price.parts { try count(part, of: tariff, tax: price.tax) }
    if let minimum = price.minimum {
      try count(tariff.basis(minimum.price, decimals: minimum.decimals, tax: price.tax))
    }
    guard let month = rate.month else { return }
    for part in month.bands.flatMap({ $0.parts ?? [] }) {
      if month.bands.count == 1, part.measure == month.pack {
        try count(tariff.basis(part.price, decimals: part.decimals, tax: price.tax))
      } else {
        try count(part, of: tariff, tax: price.tax)
      }
    }
  }

  private mutating func count(_ part: Tariff.UsagePrice.Part, of tariff: Tariff, tax: Int) throws(ArithmeticFault) {
    try count(part.each(of: tariff, tax: tax))
  }

  private mutating func count(_ price: Rational) throws(ArithmeticFault) {
    units = try CallScale.multiple(units, price.denominator, below: 1_000_000_000_000)
  }

  /// How amounts in these units are rounded.
  var centRounding: CentRounding { CentRounding(rounding.rounding.mode, cent: cent) }

  /// An amount in units; nothing when it is no whole number of them, or below nothing.
  func whole(_ amount: Rational) -> Int64? {
    guard let scaled = try? amount.multiplied(by: Rational(units)), scaled.isWhole, !scaled.isNegative else {
      return nil
    }
    return scaled.numerator
  }
}

extension Tariff.UsagePrice.Part {
  /// The price of a second, message or kilobyte, or of a call, in the basis of computation.
  func each(of tariff: Tariff, tax: Int) throws(ArithmeticFault) -> Rational {
    let basis = try tariff.basis(price, decimals: decimals, tax: tax)
    guard let measure else { return basis }
    return try basis.divided(by: measure)
  }
}

/// Rounds whole numbers of units from nothing to 2⁶¹ to cents.
struct CentRounding: Sendable {
  private let mode: Rounding.Mode
  /// Units to a cent, at most 2⁶⁰.
  let cent: Int64
  private let divisor: ExactDivisor

  init(_ mode: Rounding.Mode, cent: Int64) {
    self.mode = mode
    self.cent = min(cent, 1 << 60)
    switch mode {
    case .halfUp, .halfEven: divisor = ExactDivisor(2 * self.cent)
    case .up, .down: divisor = ExactDivisor(self.cent)
    }
  }

  /// No sum of so many units comes to more cents.
  func reach(_ units: Int64) -> Int64 { units / cent + 1 }

  /// Whether the rounding of a sum is the sum of roundings where all but one are whole cents.
  var isIndependent: Bool { mode != .halfEven }

  /// Cents.
  @inline(__always)
  func cents(_ units: Int64) -> Int64 {
    switch mode {
    case .halfUp: return divisor.quotient(2 &* units &+ cent)
    case .up: return divisor.ceiling(units)
    case .down: return divisor.quotient(units)
    case .halfEven:
      let above = divisor.quotient(2 &* units &+ cent)
      return above & 1 == 1 && above &* divisor.divisor == 2 &* units &+ cent ? above &- 1 : above
    }
  }
}
