internal import Diagnostics
public import Offers
public import Quantities
internal import TariffEngine

/// Why some months of a contract are not used to their end.
public struct Interruption: Sendable, Hashable {
  /// What happens.
  public enum What: Sendable, Hashable {
    /// The contract ends with a day, the last one used.
    case leaving(Day)
    /// The service is blocked from a day to another, both blocked.
    case blocked(ClosedRange<Day>)
  }
  /// What happens.
  public var what: What
  /// The cause, by its name in the offer.
  public var cause: String?

  /// An interruption for a cause of the offer.
  public init(_ what: What, cause: String? = nil) {
    self.what = what
    self.cause = cause
  }

  /// The month of a contract that begins on a day in which another lies; nothing for a day before it.
  static func month(of day: Day, from start: Day) -> Int? {
    guard day >= start else { return nil }
    // No month has more than 31 days: the search begins at the earliest it can be.
    var month = max(1, start.days(to: day) / 31)
    while let days = start.contractMonth(month), days.to < day { month += 1 }
    return month
  }
}

extension Estimate {
  /// A month of the contract that is not used to its end, and what is charged of it.
  public struct PartMonth: Sendable {
    /// The month, from 1.
    public var month: Int
    /// The days used, and those of the month, as the contract counts them.
    public var days: (used: Int, of: Int)
    /// The cause and its name in documents; nothing where the offer names none.
    public var cause: (name: String, label: String)?
    /// What is charged.
    public var charged: PartMonthRule.Charged
    /// Where the offer says so.
    public var place: Place?
    /// The last day of the contract, where it ends with the month.
    public var lastDay: Day?
  }
}

extension Estimator {
  /// The months that are not used to their end, in their order.
  func partMonths(_ readings: Readings) throws(EstimateFault) -> [Estimate.PartMonth] {
    guard let interruption = request.interruption, let start = request.start else { return [] }
    let rule = try rule(for: interruption, readings)
    var parts: [Estimate.PartMonth] = []
    let months: ClosedRange<Int>
    switch interruption.what {
    case .leaving: months = self.months...self.months
    case .blocked(let days):
      guard let first = Interruption.month(of: days.lowerBound, from: start) else {
        throw .outsideContract(days.lowerBound)
      }
      guard first <= self.months else { throw .outsideContract(days.lowerBound) }
      months = first...min(self.months, Interruption.month(of: days.upperBound, from: start) ?? first)
    }
    for month in months {
      guard let own = start.contractMonth(month) else { continue }
      let all = own.from.days(to: own.to) + 1
      let used: Int
      switch interruption.what {
      case .leaving(let day): used = own.from.days(to: day) + 1
      case .blocked(let days):
        used = all - (max(own.from, days.lowerBound).days(to: min(own.to, days.upperBound)) + 1)
      }
      guard used < all else { continue }
      var lastDay: Day?
      if case .leaving(let day) = interruption.what { lastDay = day }
      let counted = request.offer.monthDays?.value ?? all
      parts.append(
        Estimate.PartMonth(
          month: month, days: (min(used, counted), counted), cause: rule.cause, charged: rule.charged,
          place: rule.place, lastDay: lastDay))
    }
    return parts
  }

  private typealias Rule = (
    cause: (name: String, label: String)?, charged: PartMonthRule.Charged, place: Place?
  )

  /// What the offer says of parts of months for a cause; for who leaves without one, what it says of the last month.
  private func rule(for interruption: Interruption, _ readings: Readings) throws(EstimateFault) -> Rule {
    let rules = request.offer.partMonths(of: plan)
    let names = rules.map(\.cause.value)
    if let name = interruption.cause {
      guard let rule = rules.first(where: { $0.cause.value == name }) else { throw .unknownCause(name, among: names) }
      return ((name, rule.label.value), rule.charged.value, rule.charged.span.written)
    }
    guard case .leaving = interruption.what else { throw .unknownCause(nil, among: names) }
    for terms in request.offer.rowsOfContract.compactMap(\.exit) {
      guard let last = terms.lastMonth?.value(plan: plan, readings: readings) else { continue }
      switch last.value {
      case .whole: return (nil, .wholeMonth, last.span.written)
      case .proRata: return (nil, .byDay, last.span.written)
      case .notStated: return (nil, .notStated, last.span.written)
      }
    }
    if !names.isEmpty { throw .unknownCause(nil, among: names) }
    return (nil, .notStated, nil)
  }
}

extension Estimate.PartMonth {
  /// The days in the terms of a tariff; nothing where the whole month is charged. Where nobody says, the days are the
  /// least that is charged.
  var tariffDays: MonthUsage.Days? {
    switch charged {
    case .byDay, .notStated: MonthUsage.Days(used: Rational(Int64(days.used)), of: Rational(Int64(days.of)))
    case .wholeMonth: nil
    }
  }
}
