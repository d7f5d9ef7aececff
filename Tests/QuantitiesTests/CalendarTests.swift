import Quantities
import Testing

/// A day counter that knows nothing but how long months are, and steps one day at a time.
private struct Odometer {
  var year: Int
  var month: Int
  var day: Int
  var weekday: Int

  /// 2023-01-01 was a Sunday, the seventh day of its week.
  static let start = Odometer(year: 2023, month: 1, day: 1, weekday: 7)

  var lengthOfMonth: Int {
    if month == 2 { return [2024, 2028, 2032, 2036].contains(year) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  mutating func step() {
    weekday = weekday % 7 + 1
    day += 1
    guard day > lengthOfMonth else { return }
    day = 1
    month += 1
    guard month > 12 else { return }
    month = 1
    year += 1
  }

  /// Every day from 2023-01-01 on.
  static func days(_ count: Int) -> [Odometer] {
    var all: [Odometer] = []
    var now = start
    for _ in 0..<count {
      all.append(now)
      now.step()
    }
    return all
  }

  var iso: String {
    "\(year)-" + (month < 10 ? "0\(month)" : "\(month)") + "-" + (day < 10 ? "0\(day)" : "\(day)")
  }
}

/// Every start day from 2023-01-01 to 2032-12-31, against days counted one by one.
struct CalendarTests {
  /// Ten years of starts, and five more for the terms to end in.
  private static let counted = Odometer.days(15 * 366)
  private static let starts = counted.firstIndex { $0.year == 2033 } ?? 0

  private func day(_ odometer: Odometer) throws -> Day {
    try #require(Day(year: odometer.year, month: odometer.month, day: odometer.day))
  }

  @Test func thereAreTenYearsOfStartDays() { #expect(CalendarTests.starts == 3653) }

  @Test func daysAreNumberedInTheirOrderAndHaveTheirWeekday() throws {
    let first = try day(Odometer.start)
    #expect(first.number == 19_358)
    for (index, odometer) in CalendarTests.counted.enumerated() {
      let day = try day(odometer)
      #expect(day.number == first.number + index)
      #expect(Day(number: day.number) == day)
      #expect(day.iso == odometer.iso)
      #expect(day.weekday.rawValue == odometer.weekday)
      #expect(first.adding(days: index) == day)
      #expect(first.days(to: day) == index)
    }
  }

  @Test(arguments: [1, 2, 6, 11, 12, 13, 24, 36]) func termsOfMonthsEndOnTheirDay(months: Int) throws {
    let counted = CalendarTests.counted
    for index in 0..<CalendarTests.starts {
      let start = counted[index]
      // The last day of the month so many months later, and the day of the same number or the last there is.
      let target = (start.year * 12 + start.month - 1 + months)
      let inMonth = counted.filter { $0.year * 12 + $0.month - 1 == target }
      let length = inMonth.count
      let same = inMonth[min(start.day, length) - 1]
      let day = try day(start)
      #expect(day.lastDay(ofMonths: months, .firstDayIsLeftOut)?.iso == same.iso)
      let before: Odometer
      if start.day == 1 {
        let at = try #require(counted.firstIndex { $0.iso == inMonth[0].iso })
        before = counted[at - 1]
      } else {
        before = inMonth[min(start.day - 1, length) - 1]
      }
      #expect(day.lastDay(ofMonths: months, .firstDayCounts)?.iso == before.iso, "\(start.iso) + \(months)")
    }
  }

  @Test func monthsOfAContractFollowEachOtherWithoutAGap() throws {
    for index in 0..<CalendarTests.starts {
      let start = try day(CalendarTests.counted[index])
      var expected = start
      for number in 1...25 {
        let month = try #require(start.contractMonth(number))
        #expect(month.from == expected)
        #expect((28...31).contains(month.from.days(to: month.to) + 1))
        expected = try #require(month.to.adding(days: 1))
      }
    }
  }

  @Test func endsOfMonthsQuartersAndYearsAreTheLastOfTheirKind() throws {
    let counted = CalendarTests.counted
    var (month, quarter, year) = ("", "", "")
    // Backwards, the first day of a month that is met is its last.
    for index in counted.indices.reversed().drop(while: { counted[$0].month != 12 || counted[$0].day != 31 }) {
      let now = counted[index]
      let next = counted[index + 1]
      if now.month != next.month { month = now.iso }
      if (now.month - 1) / 3 != (next.month - 1) / 3 { quarter = now.iso }
      if now.year != next.year { year = now.iso }
      let day = try day(now)
      #expect(day.endOfMonth.iso == month)
      #expect(day.endOfQuarter.iso == quarter)
      #expect(day.endOfYear.iso == year)
    }
  }

  @Test(arguments: [1, 2, 4, 5, 6, 10, 23]) func workingDaysAreCountedOneByOne(number: Int) throws {
    let counted = CalendarTests.counted
    for index in 0..<CalendarTests.starts {
      var (at, left) = (index, number)
      while left > 0 {
        at += 1
        if counted[at].weekday <= 5 { left -= 1 }
      }
      #expect(try day(counted[index]).adding(workingDays: number)?.iso == counted[at].iso)
    }
  }

  @Test func aLeapDayPlusAYearEndsOnTheLastOfFebruaryUnderBothRules() throws {
    let leap = try #require(Day(iso: "2024-02-29"))
    for rule in TermRule.allCases { #expect(leap.lastDay(ofMonths: 12, rule)?.iso == "2025-02-28") }
    #expect(leap.contractMonth(13)?.from.iso == "2025-03-01")
    #expect(leap.lastDay(ofMonths: 48, .firstDayCounts)?.iso == "2028-02-28")
  }

  @Test func daysBeyondTheCalendarAreNoDays() throws {
    let last = try #require(Day(iso: "9999-12-31"))
    #expect(last.adding(days: 1) == nil)
    #expect(last.adding(days: .max) == nil)
    #expect(last.adding(weeks: .max) == nil)
    #expect(last.adding(months: .max) == nil)
    #expect(last.adding(workingDays: 1) == nil)
    #expect(Day(number: .min) == nil)
    let first = try #require(Day(iso: "1583-01-01"))
    #expect(first.adding(days: -1) == nil)
    #expect(Day(number: first.number) == first)
    #expect(Day(number: last.number) == last)
  }
}

/// Notices, against days tried one by one.
struct NoticeTests {
  private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

  static let rules: [NoticeRule] = [
    NoticeRule(.months(3)), NoticeRule(.months(1)), NoticeRule(.days(10)), NoticeRule(.days(14)),
    NoticeRule(.workingDays(10)), NoticeRule(.workingDays(3)), NoticeRule(.months(1), from: .nextMonth),
    NoticeRule(.months(3), to: .quarter), NoticeRule(.months(1), to: .month), NoticeRule(.months(6), to: .year),
    NoticeRule(.days(30), to: .month, from: .nextMonth),
  ]

  @Test(arguments: rules) func theLastDayForAnEndIsTheLastThatGivesIt(rule: NoticeRule) throws {
    let first = try day("2023-01-01")
    for offset in 0..<3653 {
      let arrival = try #require(first.adding(days: offset))
      let end = try #require(rule.end(receivedOn: arrival))
      #expect(end >= arrival)
      // What arrives on the last day still ends it then, what arrives a day later does not.
      let last = try #require(rule.lastDay(for: end))
      #expect(last >= arrival)
      #expect(rule.end(receivedOn: last) == end)
      let late = try #require(last.adding(days: 1))
      #expect(try #require(rule.end(receivedOn: late)) > end)
      switch rule.end {
      case .anyDay, .term: break
      case .month: #expect(end == end.endOfMonth)
      case .quarter: #expect(end == end.endOfQuarter)
      case .year: #expect(end == end.endOfYear)
      }
    }
  }

  @Test func threeMonthsFromTheLetterToTheEndOfAQuarter() throws {
    let rule = NoticeRule(.months(3), to: .quarter)
    #expect(rule.end(receivedOn: try day("2025-01-10")) == (try day("2025-06-30")))
    #expect(rule.end(receivedOn: try day("2024-12-31")) == (try day("2025-03-31")))
    #expect(rule.lastDay(for: try day("2025-06-30")) == (try day("2025-03-31")))
  }

  @Test func aNoticeToTheEndOfTheTermMissesItByADay() throws {
    let rule = NoticeRule(.months(3), to: .term)
    let end = try day("2026-12-31")
    #expect(rule.end(receivedOn: try day("2026-09-30"), termEnd: end, renewal: 12) == end)
    #expect(rule.end(receivedOn: try day("2026-10-01"), termEnd: end, renewal: 12) == (try day("2027-12-31")))
    #expect(rule.end(receivedOn: try day("2026-10-01"), termEnd: end) == nil)
    #expect(rule.end(receivedOn: try day("2026-10-01")) == nil)
  }

  @Test func aNoticeNeverEndsACommitmentEarly() throws {
    let rule = NoticeRule(.months(1), to: .month)
    let end = rule.end(receivedOn: try day("2025-02-10"), termEnd: try day("2026-01-14"))
    #expect(end == (try day("2026-01-31")))
  }
}
