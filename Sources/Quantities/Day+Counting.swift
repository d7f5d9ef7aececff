extension Day {
  /// A day of the week; contracts and laws count working days by it.
  public enum Weekday: Int, Sendable, Hashable, CaseIterable {
    /// The first day of the week (ISO 8601).
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// Monday to Friday. Public holidays differ by country and region; no offer lists them.
    public var isWorking: Bool { rawValue <= Weekday.friday.rawValue }
  }

  /// Days since 1970-01-01, which is 0; earlier days are negative.
  public var number: Int {
    // Years begin in March, so that the day that comes and goes is the last of its year.
    let year = month > 2 ? year : year - 1
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return 365 * year + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }

  /// The day with a number, or nothing outside of 1583 to 9999.
  public init?(number: Int) {
    guard (-200_000...3_000_000).contains(number) else { return nil }
    // Days since 1 March of the year 0, in cycles of 400 years.
    let days = number + 719_468
    let (cycle, dayOfCycle) = (days / 146_097, days % 146_097)
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = 400 * cycle + yearOfCycle + (month <= 2 ? 1 : 0)
    self.init(year: year, month: month, day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// So many days later, or earlier for a negative number.
  public func adding(days: Int) -> Day? {
    let (sum, overflow) = number.addingReportingOverflow(days)
    return overflow ? nil : Day(number: sum)
  }

  /// So many weeks later.
  public func adding(weeks: Int) -> Day? {
    let (days, overflow) = weeks.multipliedReportingOverflow(by: 7)
    return overflow ? nil : adding(days: days)
  }

  /// So many working days later: the first of them is the next Monday to Friday after this day.
  public func adding(workingDays: Int) -> Day? {
    guard (0...100_000).contains(workingDays) else { return nil }
    // Whole weeks hold five; the rest is at most four steps.
    var day: Day? = adding(weeks: workingDays / 5)
    var left = workingDays % 5
    if workingDays > 0, left == 0 {
      day = day?.adding(weeks: -1)
      left = 5
    }
    while left > 0, let next = day?.adding(days: 1) {
      day = next
      if next.weekday.isWorking { left -= 1 }
    }
    return left == 0 ? day : nil
  }

  /// How many days after this one another is; negative for an earlier one.
  public func days(to other: Day) -> Int { other.number - number }

  /// Its day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let fromMonday = (number + 3) % 7
    return Weekday(rawValue: (fromMonday + 7) % 7 + 1) ?? .monday
  }

  /// The last day of its month.
  public var endOfMonth: Day { last(ofMonth: month) }

  /// The last day of March, June, September or December.
  public var endOfQuarter: Day { last(ofMonth: (month + 2) / 3 * 3) }

  /// 31 December.
  public var endOfYear: Day { last(ofMonth: 12) }

  private func last(ofMonth month: Int) -> Day {
    Day(year: year, month: month, day: Day.length(ofMonth: month, year: year)) ?? self
  }
}
