/// How the last day of a term of months is found; where the month has no such day, it is the month's last day.
///
/// Both rules give 28 February 2025 for twelve months from 29 February 2024.
public enum TermRule: Sendable, Hashable, CaseIterable {
  /// The first day counts, and the term ends the day before the day of the same number: a contract that begins on
  /// 15 January ends its first month on 14 February (BGB § 187(2) and § 188(2); contracts and months of service).
  case firstDayCounts
  /// The first day does not count, and the term ends on the day of the same number: a notice of one month received on
  /// 15 January ends on 15 February (Regulation (EEC, Euratom) No 1182/71, Article 3; BGB § 187(1); notices).
  case firstDayIsLeftOut
}

extension Day {
  /// The last day of a term of so many months from this day; for no months, the day before or the day itself.
  ///
  /// Months are counted from this day, never from the end of an earlier term: from 31 January the first month ends on
  /// the last day of February and the second on 30 March. Each term begins the day after the one before it ends.
  public func lastDay(ofMonths months: Int, _ rule: TermRule) -> Day? {
    switch rule {
    case .firstDayIsLeftOut: return adding(months: months)
    case .firstDayCounts:
      guard day > 1 else { return adding(months: months)?.adding(days: -1) }
      guard let reached = adding(months: months) else { return nil }
      let length = Day.length(ofMonth: reached.month, year: reached.year)
      return Day(year: reached.year, month: reached.month, day: min(day - 1, length))
    }
  }

  /// The first and last day of a month of a contract that begins on this day, counted from 1.
  public func contractMonth(_ month: Int) -> (from: Day, to: Day)? {
    guard let before = lastDay(ofMonths: month - 1, .firstDayCounts), let from = before.adding(days: 1),
      let to = lastDay(ofMonths: month, .firstDayCounts)
    else { return nil }
    return (from, to)
  }
}
