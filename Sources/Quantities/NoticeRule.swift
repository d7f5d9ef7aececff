/// How long before its end, and for which end, a contract can be given notice of.
///
/// A notice of 3 months to the end of a quarter that arrives on 10 January ends the contract on 30 June: three months
/// are over on 10 April, and the quarter ends after that.
public struct NoticeRule: Sendable, Hashable {
  /// How long it is.
  public enum Length: Sendable, Hashable {
    /// Months of the calendar.
    case months(Int)
    /// Days of the calendar; a week is seven.
    case days(Int)
    /// Mondays to Fridays.
    case workingDays(Int)
  }
  /// The days on which a contract can end.
  public enum End: String, Sendable, Hashable, CaseIterable {
    /// Any day.
    case anyDay = "any day"
    /// The last day of a month of the calendar.
    case month = "end of month"
    /// The last day of a quarter.
    case quarter = "end of quarter"
    /// The last day of a year.
    case year = "end of year"
    /// The last day of the term, or of a period by which it is renewed.
    case term = "end of term"
  }
  /// When it begins to run.
  public enum Beginning: String, Sendable, Hashable, CaseIterable {
    /// With the day it arrives, which does not count.
    case receipt
    /// With the first day of the month after the one in which it arrives.
    case nextMonth = "next month"
  }

  /// How long it is.
  public var length: Length
  /// The days on which the contract can end.
  public var end: End
  /// When it begins to run.
  public var beginning: Beginning

  /// A notice.
  public init(_ length: Length, to end: End = .anyDay, from beginning: Beginning = .receipt) {
    self.length = length
    self.end = end
    self.beginning = beginning
  }

  /// The day the contract ends when notice arrives on `day`, or nothing when the rule names no such day.
  /// - Parameters:
  ///   - day: the day it arrives.
  ///   - termEnd: the last day of the term that cannot be cut short; nothing where there is none.
  ///   - renewal: months by which the term is renewed, for a notice to the end of a term.
  public func end(receivedOn day: Day, termEnd: Day? = nil, renewal: Int? = nil) -> Day? {
    guard let over = run(from: day) else { return nil }
    let earliest = max(over, termEnd ?? over)
    switch end {
    case .anyDay: return earliest
    case .month: return earliest.endOfMonth
    case .quarter: return earliest.endOfQuarter
    case .year: return earliest.endOfYear
    case .term:
      guard let termEnd else { return nil }
      guard over > termEnd else { return termEnd }
      guard let renewal, renewal > 0, let next = termEnd.adding(days: 1) else { return nil }
      var periods = 1
      while let last = next.lastDay(ofMonths: periods * renewal, .firstDayCounts) {
        if last >= over { return last }
        periods += 1
      }
      return nil
    }
  }

  /// The last day on which notice can arrive for the contract to end on `end` or before.
  ///
  /// A bill in Germany has to name this day (TK-Transparenzverordnung, § 5).
  public func lastDay(for end: Day) -> Day? {
    // Running backwards can be off by the days that months lack, or by a weekend: the last day that fits is near.
    guard let near = back(from: end), var day = near.adding(days: 5) else { return nil }
    for _ in 0..<45 {
      if let over = run(from: day), over <= end { return day }
      guard let before = day.adding(days: -1) else { return nil }
      day = before
    }
    return nil
  }

  /// The last day of a notice that arrives on a day.
  private func run(from day: Day) -> Day? {
    let from: Day
    switch beginning {
    case .receipt: from = day
    case .nextMonth: from = day.endOfMonth
    }
    switch length {
    case .months(let months):
      // A notice that runs from the first of a month is over with the last day of a month.
      let over = from.lastDay(ofMonths: months, .firstDayIsLeftOut)
      return beginning == .nextMonth ? over?.endOfMonth : over
    case .days(let days): return from.adding(days: days)
    case .workingDays(let days): return from.adding(workingDays: days)
    }
  }

  private func back(from end: Day) -> Day? {
    switch length {
    case .months(let months): end.adding(months: -months)
    case .days(let days): end.adding(days: -days)
    case .workingDays(let days): end.adding(days: -(days / 5 * 7 + days % 5))
    }
  }
}
