internal import Quantities

/// A bill in the making: lines in the basis of computation, before totals are rounded and VAT is added.
struct Draft {
  /// A line before totals.
  struct Line {
    var source: Bill.Source
    var due: Tariff.Due
    var rule: Bill.Rule
    var quantity: Rational
    var unitPrice: Rational?
    /// Exact, with VAT if it is taken out of the total only.
    var basis: Rational
    /// The days of the month it is for, when it is for a part of it.
    var days: MonthUsage.Days?
    /// The rate of its VAT, by its position.
    var tax: Int
    /// VAT of one unit, where it is taken of that.
    var unitTax: Rational?
    /// Its part of an amount over several rates.
    var spread: Bill.Spread?
  }
  /// The days of the month that are billed; nothing for all of it.
  var days: MonthUsage.Days?
  var lines: [Line] = []
  var gaps: [Bill.Gap] = []
  var occurrences: [Bill.Occurrence] = []
  var suppositions: [Bill.Supposition] = []
  var carried: [MonthUsage.Carried] = []

  mutating func suppose(_ supposition: Bill.Supposition) {
    if !suppositions.contains(supposition) { suppositions.append(supposition) }
  }

  mutating func miss(_ gap: Bill.Gap) {
    if !gaps.contains(gap) { gaps.append(gap) }
  }
}

extension Tariff {
  /// A listed price in the basis of computation; VAT by the position of its rate.
  func basis(_ price: Rational, decimals: Int, tax position: Int) throws(ArithmeticFault) -> Rational {
    guard tax.isIncluded else { return price }
    switch tax.net {
    case .total: return price
    case .line: return try net(of: price, tax: position)
    case .unitPrice: return try ofUnit(net(of: price, tax: position), decimals: decimals)
    }
  }

  /// VAT of one unit at a listed price, where the tariff takes it of that: what a price with VAT has beside its net
  /// amount, or the rate of one without. Nothing where VAT is taken out of a total.
  func unitTax(
    of price: Rational, decimals: Int, tax position: Int
  ) throws(ArithmeticFault) -> Rational? {
    guard tax.place == .unitPrice else { return nil }
    guard tax.isIncluded else { return try ofUnit(price.multiplied(by: tax.rate(position)), decimals: decimals) }
    switch tax.net {
    case .total: return nil
    case .line, .unitPrice:
      return try ofUnit(price.subtracting(basis(price, decimals: decimals, tax: position)), decimals: decimals)
    }
  }

  /// An amount for one unit, rounded to the decimals of its price, and to cents at least.
  private func ofUnit(_ amount: Rational, decimals: Int) throws(ArithmeticFault) -> Rational {
    let kept = min(6, max(rounding.rounding.decimals, decimals))
    return try Rounding(decimals: kept, mode: rounding.rounding.mode).apply(to: amount)
  }

  /// A gross amount without its VAT, exactly.
  func net(of gross: Rational, tax position: Int) throws(ArithmeticFault) -> Rational {
    try gross.divided(by: Rational.one.adding(tax.rate(position)))
  }

  /// Whether lines are rounded before they are added up; VAT of lines is VAT of what they are billed at.
  public var roundsLines: Bool {
    switch rounding.place {
    case .call, .line: true
    case .total: tax.isOfLines
    }
  }

  /// An amount rounded as the tariff says.
  func rounded(_ amount: Rational) throws(ArithmeticFault) -> Rational {
    try rounding.rounding.apply(to: amount)
  }
}
