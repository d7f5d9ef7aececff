/// The exact way from one currency to another by rates that were given: one of them, its inverse, or two of them
/// through one common currency.
public struct CurrencyConversion: Sendable, Hashable {
  /// A rate on the way.
  public struct Step: Sendable, Hashable {
    /// Its place among the rates that were given.
    public let index: Int
    /// Whether it is taken the other way round than it was given.
    public let isInverse: Bool

    /// The rate at `index`, as given or the other way round.
    public init(index: Int, isInverse: Bool) {
      self.index = index
      self.isInverse = isInverse
    }
  }

  /// The currency of the amounts that are converted.
  public let source: Currency
  /// The currency they are converted to.
  public let target: Currency
  /// The currency in the middle, for a cross rate.
  public let common: Currency?
  /// One rate, or two for a cross rate.
  public let steps: [Step]
  /// How much of `target` one of `source` is worth, exactly.
  public let factor: Rational

  /// The way from `source` to `target`; nothing where the rates do not lead there, in at most two steps.
  ///
  /// A rate given in this very direction comes before the inverse of one given in the other, and both come before a
  /// cross rate. Among several currencies a cross rate could pass through, the one whose rate was given first is taken.
  /// - Throws: `overflow` when the exact factor does not fit.
  public init?(from source: Currency, to target: Currency, by rates: [ExchangeRate]) throws(ArithmeticFault) {
    guard source != target else { return nil }
    if let step = CurrencyConversion.step(from: source, to: target, by: rates) {
      self.init(source, target, common: nil, [step], factor: try CurrencyConversion.factor(of: step, by: rates))
      return
    }
    for rate in rates {
      for common in [rate.base.currency, rate.worth.currency] {
        guard let first = CurrencyConversion.step(from: source, to: common, by: rates),
          let second = CurrencyConversion.step(from: common, to: target, by: rates)
        else { continue }
        let factor = try CurrencyConversion.factor(of: first, by: rates)
          .multiplied(by: CurrencyConversion.factor(of: second, by: rates))
        self.init(source, target, common: common, [first, second], factor: factor)
        return
      }
    }
    return nil
  }

  private init(_ source: Currency, _ target: Currency, common: Currency?, _ steps: [Step], factor: Rational) {
    self.source = source
    self.target = target
    self.common = common
    self.steps = steps
    self.factor = factor
  }

  /// The rounding of every amount that is converted to a currency, named beside it: to the cent, half up.
  public static func rounding(to target: Currency) -> Rounding { Rounding(decimals: target.minorDecimals) }

  /// An amount in `target`: the exact product, rounded once.
  public func converted(_ amount: Figure) throws(ArithmeticFault) -> Figure {
    let rounding = CurrencyConversion.rounding(to: target)
    let rounded = try rounding.apply(toProductOf: amount.value, and: factor)
    guard let figure = Figure(rounded, decimals: rounding.decimals) else { throw .overflow }
    return figure
  }

  private static func step(from source: Currency, to target: Currency, by rates: [ExchangeRate]) -> Step? {
    let given = rates.firstIndex { $0.base.currency == source && $0.worth.currency == target }
    if let given { return Step(index: given, isInverse: false) }
    let inverse = rates.firstIndex { $0.base.currency == target && $0.worth.currency == source }
    return inverse.map { Step(index: $0, isInverse: true) }
  }

  private static func factor(of step: Step, by rates: [ExchangeRate]) throws(ArithmeticFault) -> Rational {
    let factor = try rates[step.index].factor()
    return step.isInverse ? try Rational.one.divided(by: factor) : factor
  }
}
