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
  /// A listed price in the basis of computation.
  func basis(_ price: Rational, decimals: Int) throws(ArithmeticFault) -> Rational {
    guard tax.isIncluded else { return price }
    switch tax.net {
    case .total: return price
    case .line: return try net(of: price)
    case .unitPrice:
      let kept = min(6, max(rounding.rounding.decimals, decimals))
      return try Rounding(decimals: kept, mode: rounding.rounding.mode).apply(to: net(of: price))
    }
  }

  /// A gross amount without its VAT, exactly.
  func net(of gross: Rational) throws(ArithmeticFault) -> Rational {
    try gross.divided(by: Rational.one.adding(tax.rate))
  }

  /// An amount rounded as the tariff says.
  func rounded(_ amount: Rational) throws(ArithmeticFault) -> Rational {
    try rounding.rounding.apply(to: amount)
  }
}
