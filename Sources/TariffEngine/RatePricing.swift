internal import Quantities

extension Tariff.UsagePrice {
  /// What is billed of a call of a length: at least the first step, then begun steps.
  func billed(_ length: Rational) throws(ArithmeticFault) -> Rational {
    guard length > first || first.isZero else { return first }
    guard step > .zero else { return length }
    let rest = try length.subtracting(first)
    let steps = Rational(try rest.divided(by: step).ceiling)
    return try first.adding(step.multiplied(by: steps))
  }

  /// Whether the price of a sum of calls depends on how many they are.
  func dependsOnCalls(smallestStep: Rational) -> Bool {
    first > smallestStep || step > smallestStep || minimum != nil || parts.contains { $0.measure == nil }
  }

  /// Whether each call pays something whatever its length.
  var hasFee: Bool { parts.contains { $0.measure == nil && !$0.price.isZero } }
}

extension Tariff {
  /// The exact price of one call that is billed at `length`, in the basis of computation.
  func price(_ rate: UsagePrice, billed length: Rational) throws(ArithmeticFault) -> Rational {
    var sum = Rational.zero
    for part in rate.parts {
      let price = try basis(part.price, decimals: part.decimals)
      if let measure = part.measure {
        sum = try sum.adding(price.multiplied(by: length.divided(by: measure)))
      } else {
        sum = try sum.adding(price)
      }
    }
    guard let minimum = rate.minimum else { return sum }
    return max(sum, try basis(minimum.price, decimals: minimum.decimals))
  }

  /// The price of a sum of calls whose number is unknown: what each measure costs, without fees.
  func price(_ rate: UsagePrice, ofSum length: Rational) throws(ArithmeticFault) -> Rational {
    var measured = rate
    measured.parts = rate.parts.filter { $0.measure != nil }
    measured.minimum = nil
    return try price(measured, billed: length)
  }
}
