internal import Quantities

/// A fee and a price for each tick, in whole units of the rater: what nearly every rate of a tariff sheet is.
///
/// The same as the shared price of a call, without fractions. A rate of another shape has none and is priced by the
/// shared code, call by call.
struct LinearPrice {
  /// Calls, steps and first steps are shorter, in ticks, so that no sum of three of them overflows.
  static let most: Int64 = 1 << 61

  var fee: Int64
  var perTick: Int64
  /// The least that is billed, in ticks.
  var first: Int64
  /// The step in which the rest is billed, in ticks.
  var step: Int64
  /// The least one call costs.
  var least: Int64

  /// What is billed of a call: at least the first step, then begun steps.
  func billed(_ ticks: Int64) -> Int64 {
    if step <= 1, first <= 1 { return ticks }
    guard ticks > first else { return first }
    guard step > 1 else { return ticks }
    let rest = ticks - first
    return first + (rest + step - 1) / step * step
  }

  /// The price of a call billed at so many ticks; nothing when it does not fit.
  func price(billed ticks: Int64) -> Int64? {
    let (product, isTooLarge) = perTick.multipliedReportingOverflow(by: ticks)
    let (sum, isBeyond) = product.addingReportingOverflow(fee)
    return isTooLarge || isBeyond ? nil : max(sum, least)
  }
}

/// The units in which a rater counts: so many ticks to a second, so many units to the currency's main unit, such that
/// every limit, step and price of the tariff is a whole number of them.
struct CallScale {
  /// Ticks to a second, or to a message or a kilobyte.
  private(set) var ticks: Int64 = 1
  /// Units to a euro.
  private(set) var units: Int64
  /// Units to the smallest amount that a rounding keeps: a cent.
  private(set) var cent: Int64 = 1

  init(_ tariff: Tariff, _ service: Tariff.Service) throws(ArithmeticFault) {
    units = 1
    for inclusion in service.inclusions {
      for limit in inclusion.limits {
        try countTicks(limit.amount)
        if let most = limit.carryOver?.most { try countTicks(most) }
      }
    }
    var prices: [Tariff.UsagePrice] = []
    for rate in service.rates + service.exclusions.compactMap({ $0.rate }) {
      guard case .priced(let price) = rate.price else { continue }
      prices.append(price)
      for length in [price.first, price.step, price.grace] { try countTicks(length) }
      for stretch in price.stretches { try countTicks(stretch.to) }
    }
    try countUnits(tariff.rounding.rounding.step)
    let tick = try Rational(1, over: ticks)
    for price in prices {
      for part in price.allParts {
        let basis = try tariff.basis(part.price, decimals: part.decimals, tax: price.tax)
        try countUnits(
          part.measure == nil ? basis : basis.multiplied(by: tick.divided(by: part.measure ?? .one)))
      }
    }
    cent = try whole(tariff.rounding.rounding.step)
  }

  private mutating func countTicks(_ length: Rational) throws(ArithmeticFault) {
    ticks = try Self.multiple(ticks, length.denominator, below: 1_000_000)
  }

  private mutating func countUnits(_ price: Rational) throws(ArithmeticFault) {
    units = try Self.multiple(units, price.denominator, below: 1_000_000_000_000)
  }

  /// The least common multiple; a tariff that needs a finer scale than that is not exact in 64 bits.
  static func multiple(
    _ one: Int64, _ other: Int64, below limit: Int64
  ) throws(ArithmeticFault) -> Int64 {
    var (a, b) = (one, other)
    while b != 0 { (a, b) = (b, a % b) }
    let (product, isTooLarge) = (one / a).multipliedReportingOverflow(by: other)
    guard !isTooLarge, product <= limit else { throw .overflow }
    return product
  }

  /// An amount in units.
  func whole(_ amount: Rational) throws(ArithmeticFault) -> Int64 {
    let scaled = try amount.multiplied(by: Rational(units))
    guard scaled.isWhole else { throw .overflow }
    return scaled.numerator
  }

  /// A length in ticks, rounded down.
  func ticks(_ length: Rational) throws(ArithmeticFault) -> Int64 {
    try length.multiplied(by: Rational(ticks)).floor
  }

  /// A price as a fee and so much for each tick; nothing when it has another shape.
  func linear(_ price: Tariff.UsagePrice, of tariff: Tariff) throws(ArithmeticFault) -> LinearPrice? {
    guard price.isLinear else { return nil }
    var fee = Rational.zero
    var perTick = Rational.zero
    for part in price.parts {
      let basis = try tariff.basis(part.price, decimals: part.decimals, tax: price.tax)
      if let measure = part.measure {
        perTick = try perTick.adding(basis.divided(by: measure.multiplied(by: Rational(ticks))))
      } else {
        fee = try fee.adding(basis)
      }
    }
    var least = Int64.min
    if let minimum = price.minimum {
      least = try whole(tariff.basis(minimum.price, decimals: minimum.decimals, tax: price.tax))
    }
    let (first, step) = (try ticks(price.first), try ticks(price.step))
    guard first < LinearPrice.most, step < LinearPrice.most else { return nil }
    return LinearPrice(fee: try whole(fee), perTick: try whole(perTick), first: first, step: step, least: least)
  }

  /// An amount rounded to the cent, in cents.
  func cents(_ amount: Int64, _ mode: Rounding.Mode) -> Int64 {
    let whole = amount / cent
    let rest = (amount % cent).magnitude
    let isAway =
      switch mode {
      case .halfUp: rest >= cent.magnitude - rest
      case .halfEven:
        rest > cent.magnitude - rest || (rest == cent.magnitude - rest && whole % 2 != 0)
      case .up: rest != 0
      case .down: false
      }
    return isAway ? whole + (amount < 0 ? -1 : 1) : whole
  }
}

extension Tariff.UsagePrice {
  /// Every price a call may meet.
  fileprivate var allParts: [Part] {
    var all = parts
    for stretch in stretches { all += stretch.parts }
    if let minimum { all.append(minimum) }
    if let maximum { all.append(maximum) }
    return all
  }
}
