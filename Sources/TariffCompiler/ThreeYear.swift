internal import Quantities
internal import TariffEngine

extension Estimate {
  /// The cost over three years, as the Belgian regulator compares plans: what is paid once is spread over 36 months,
  /// and promotions are left out.
  public struct ThreeYear: Sendable, Hashable {
    /// 36.
    public static let months = 36
    /// What is paid once, all of it.
    public var once: Totals
    /// A month at the prices of the 36th, when promotions have ended, without what is paid once.
    public var month: Totals
    /// All 36 months and what is paid once.
    public var total: Totals
    /// A third of the total, to the cent.
    public var yearly: Totals
    /// A 36th of the total, to the cent.
    public var monthly: Totals
  }
}

extension Outcome {
  /// The cost over three years.
  func threeYear() throws(ArithmeticFault) -> Estimate.ThreeYear {
    let months = Int64(Estimate.ThreeYear.months)
    let recurring = try Sum(monthly).times(months).adding(Sum(yearly).times(months / 12))
    let total = try recurring.adding(Sum(once))
    return Estimate.ThreeYear(
      once: try Sum(once).totals(), month: try monthSum().totals(), total: try total.totals(),
      yearly: try total.shared(months / 12).totals(), monthly: try total.shared(months).totals())
  }
}

extension Estimator {
  /// What the estimate says month by month.
  func overTime(_ outcome: Outcome, isPriced: Bool) throws(EstimateFault) -> Estimate.OverTime {
    var months: [Estimate.Month] = []
    var threeYear: Estimate.ThreeYear?
    do {
      if isPriced {
        months = try outcome.cashFlow(from: request.start)
        // A part of a month is no measure of three years.
        if outcome.month.days == nil, outcome.compiled.partMonths.isEmpty {
          threeYear = try Outcome(
            compiled: outcome.compiled, month: outcome.month, span: Estimate.ThreeYear.months
          ).threeYear()
        }
      }
    } catch {
      throw .arithmetic(error)
    }
    return Estimate.OverTime(
      start: request.start, months: months, commitment: commitment(taken),
      exit: try exit(outcome, months: months), threeYear: threeYear)
  }
}
