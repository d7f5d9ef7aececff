import Quantities
import Testing

struct WeekHoursTests {
  func hours(_ first: Int, _ last: Int, _ from: Int, _ to: Int) -> WeekHours {
    WeekHours([.init(firstDay: first, lastDay: last, from: from * 60, to: to * 60)])
  }

  @Test func aBeginningBelongsToItsHoursAndAnEndDoesNot() {
    let day = hours(0, 4, 8, 20)
    #expect(!day.contains(second: 8 * 3600 - 1))
    #expect(day.contains(second: 8 * 3600))
    #expect(day.contains(second: 20 * 3600 - 1))
    #expect(!day.contains(second: 20 * 3600))
    #expect(!day.contains(second: 5 * 86400 + 10 * 3600))
  }

  @Test func hoursGoOnToTheNextDayAndTheNextWeek() {
    let night = hours(0, 6, 22, 6)
    #expect(night.contains(second: 0))
    #expect(night.contains(second: 7 * 86400 - 1))
    #expect(!night.contains(second: 6 * 3600))
    #expect(night.minutes.count == 8)
    #expect(hours(6, 6, 22, 6).minutes == [0..<360, 9960..<10080])
  }

  @Test func daysGoOnToTheNextWeek() {
    #expect(hours(5, 0, 0, 24).minutes == [0..<1440, 7200..<10080])
  }

  @Test func whatFillsTheWeekHasNoGap() {
    #expect(WeekHours.firstGap(in: [hours(0, 6, 8, 20), hours(0, 6, 20, 8)]) == nil)
    #expect(WeekHours.firstGap(in: [hours(0, 4, 0, 24)]) == 7200..<10080)
    #expect(WeekHours.firstGap(in: [hours(0, 6, 8, 20)]) == 0..<480)
    #expect(WeekHours.firstGap(in: []) == 0..<10080)
  }

  @Test func hoursCoverWhatIsWithinThem() {
    let day = hours(0, 4, 8, 20)
    #expect(day.covers(hours(0, 0, 9, 20)))
    #expect(!day.covers(hours(0, 0, 9, 21)))
    #expect(!day.covers(nil))
    #expect(hours(0, 6, 0, 24).covers(nil))
    #expect(day.isApart(from: hours(0, 6, 20, 8)))
    #expect(!day.isApart(from: hours(4, 5, 19, 21)))
    #expect(!day.isApart(from: nil))
  }

  @Test func aMomentIsAMinute() {
    #expect(WeekHours.moment(615).moment == 615)
    #expect(WeekHours.moment(10080 + 5) == WeekHours.moment(5))
    #expect(hours(0, 0, 8, 20).moment == nil)
  }
}
