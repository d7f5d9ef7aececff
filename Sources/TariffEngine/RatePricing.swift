public import Quantities

extension Tariff {
  /// What one call, message or session comes to.
  public struct CallPrice: Sendable, Hashable {
    /// What is billed of it, begun steps whole: seconds, messages, kilobytes; zero for a call within the grace.
    public var billed: Rational
    /// The amount in the basis of computation, rounded where the tariff rounds each call.
    public var amount: Rational
  }

  /// The price of one call of a length above zero: see `UsagePrice` for the order of operations.
  ///
  /// Every price of a call comes from here: the bill of a profile, rated records, and what other code derives.
  public func price(_ rate: UsagePrice, ofCall length: Rational) throws(ArithmeticFault) -> CallPrice {
    guard !rate.isWithinGrace(length) else { return CallPrice(billed: .zero, amount: .zero) }
    let billed = try rate.billed(length)
    var sum = Rational.zero
    var start = Rational.zero
    for stretch in rate.stretches where start < billed {
      let end = min(stretch.to, billed)
      sum = try sum.adding(measured(stretch.parts, end.subtracting(start), rate.tax))
      start = end
    }
    sum = try sum.adding(measured(rate.parts, billed.subtracting(start), rate.tax))
    for part in rate.parts where part.measure == nil {
      sum = try sum.adding(basis(part.price, decimals: part.decimals, tax: rate.tax))
    }
    if let minimum = rate.minimum {
      sum = max(sum, try basis(minimum.price, decimals: minimum.decimals, tax: rate.tax))
    }
    if let maximum = rate.maximum {
      sum = min(sum, try basis(maximum.price, decimals: maximum.decimals, tax: rate.tax))
    }
    return CallPrice(billed: billed, amount: rounding.place == .call ? try rounded(sum) : sum)
  }

  /// The least that a sum of calls costs whose number is unknown: no fee, no minimum, no begun step; nothing at all
  /// where short calls are free; the cheapest stretch where the price changes within a call.
  func price(_ rate: UsagePrice, ofSum length: Rational) throws(ArithmeticFault) -> Rational {
    guard rate.grace.isZero else { return .zero }
    var least = try measured(rate.parts, length, rate.tax)
    for stretch in rate.stretches { least = min(least, try measured(stretch.parts, length, rate.tax)) }
    guard let maximum = rate.maximum else { return least }
    return min(least, try basis(maximum.price, decimals: maximum.decimals, tax: rate.tax))
  }

  /// The price of one measure, where a rate has no other.
  func unitPrice(of rate: UsagePrice) throws(ArithmeticFault) -> Rational? {
    guard rate.parts.count == 1, rate.minimum == nil, rate.isLinear else { return nil }
    return try basis(rate.parts[0].price, decimals: rate.parts[0].decimals, tax: rate.tax)
  }

  /// VAT of one measure, where a rate has no other price and VAT is taken of that.
  func unitTax(of rate: UsagePrice) throws(ArithmeticFault) -> Rational? {
    guard try unitPrice(of: rate) != nil else { return nil }
    return try unitTax(of: rate.parts[0].price, decimals: rate.parts[0].decimals, tax: rate.tax)
  }

  /// What a length comes to at the prices for a measure.
  private func measured(
    _ parts: [UsagePrice.Part], _ length: Rational, _ tax: Int
  ) throws(ArithmeticFault) -> Rational {
    var sum = Rational.zero
    for part in parts {
      guard let measure = part.measure else { continue }
      let price = try basis(part.price, decimals: part.decimals, tax: tax)
      sum = try sum.adding(price.multiplied(by: length.divided(by: measure)))
    }
    return sum
  }
}

extension Tariff.UsagePrice {
  /// Whether a call is so short that it costs nothing.
  public func isWithinGrace(_ length: Rational) -> Bool { !grace.isZero && length <= grace }

  /// What is billed of a call of a length, if it is charged at all: at least `first`, then begun steps.
  func billed(_ length: Rational) throws(ArithmeticFault) -> Rational {
    guard length > first || first.isZero else { return first }
    guard step > .zero else { return length }
    var origin = first
    var end: Rational?
    for stretch in stretches {
      guard length > stretch.to else {
        end = stretch.to
        break
      }
      origin = max(origin, stretch.to)
    }
    let steps = Rational(try length.subtracting(origin).divided(by: step).ceiling)
    let billed = try origin.adding(step.multiplied(by: steps))
    return end.map { min($0, billed) } ?? billed
  }

  /// What it asks for the rest of a call that another rate priced before.
  var continued: Tariff.UsagePrice {
    var rest = Tariff.UsagePrice(parts: parts.filter { $0.measure != nil }, step: step, first: .zero)
    rest.tax = tax
    return rest
  }

  /// Whether the price of a sum of calls depends on how many they are.
  func dependsOnCalls(smallestStep: Rational) -> Bool {
    first > smallestStep || step > smallestStep || minimum != nil || maximum != nil || !grace.isZero
      || !stretches.isEmpty || parts.contains { $0.measure == nil }
  }

  /// Whether each call pays something whatever its length.
  var hasFee: Bool { parts.contains { $0.measure == nil && !$0.price.isZero } }

  /// Whether it matters where in a call a second of it lies.
  var dependsOnPosition: Bool { !grace.isZero || !stretches.isEmpty }

  /// Whether a call costs a fee and so much for each step, unless that is less than the least one call costs.
  public var isLinear: Bool { maximum == nil && !dependsOnPosition }
}
