internal import Quantities

/// What of a service depends on when a call begins: moments at which the same inclusions and rates hold are of one kind.
///
/// A record has the clock and the day of the place it was made in, so that hours, bank holidays and days on which prices
/// change are known for each call.
struct CallTimes: Sendable {
  /// How many kinds of moments there are; 1 where nothing depends on them.
  private(set) var count = 1
  /// For each kind, whether each inclusion and then each rate of the service holds.
  private(set) var holds: [[Bool]] = []
  /// Days that begin another stretch of prices, ascending.
  private var firstDays: [Int] = []
  private var holidays: [Int] = []
  /// The kind of each minute of the week: for each stretch of days on ordinary days, then on holidays.
  private var kinds: [Int32] = []

  /// What depends on the moment in a service.
  init(_ service: Tariff.Service, holidays: [Int]) {
    let hours = service.inclusions.map { $0.hours } + service.rates.map { $0.hours }
    let days = service.inclusions.map { _ in nil } + service.rates.map { $0.days }
    guard hours.contains(where: { $0 != nil }) || days.contains(where: { $0 != nil }) else {
      holds = [hours.map { _ in true }]
      return
    }
    self.holidays = holidays.sorted()
    for range in days {
      guard let range else { continue }
      for day in [range.lowerBound, range.upperBound == .max ? .min : range.upperBound + 1]
      where day != .min && !firstDays.contains(day) {
        firstDays.append(day)
      }
    }
    firstDays.sort()
    count = 0
    for stretch in 0...firstDays.count {
      // Any day of the stretch stands for all of it.
      let day = stretch == 0 ? (firstDays.first.map { $0 - 1 } ?? 0) : firstDays[stretch - 1]
      for isHoliday in [false, true] {
        let own = hours.map { isHoliday ? $0?.onHolidays : $0 }
        addWeek(own, days.map { $0?.contains(day) ?? true })
      }
    }
  }

  /// Adds the kinds of the minutes of a week.
  private mutating func addWeek(_ hours: [WeekHours?], _ isInDays: [Bool]) {
    var edges = [0, WeekHours.week]
    for range in hours.flatMap({ $0?.minutes ?? [] }) {
      for edge in [range.lowerBound, range.upperBound] where !edges.contains(edge) { edges.append(edge) }
    }
    edges.sort()
    for (from, to) in zip(edges, edges.dropFirst()) {
      var own: [Bool] = []
      for index in hours.indices {
        let isInHours = hours[index]?.minutes.contains { $0.contains(from) } ?? true
        own.append(isInDays[index] && isInHours)
      }
      let kind = holds.firstIndex(of: own) ?? count
      if kind == count {
        holds.append(own)
        count += 1
      }
      kinds += [Int32](repeating: Int32(kind), count: to - from)
    }
  }

  /// The kind of a moment, in seconds since the start of 1970 on the clock of the record.
  func kind(at second: Int64) -> Int {
    guard count > 1 else { return 0 }
    let ofDay = ((second % 86_400) + 86_400) % 86_400
    let day = Int((second - ofDay) / 86_400)
    var stretch = 0
    while stretch < firstDays.count, firstDays[stretch] <= day { stretch += 1 }
    // The start of 1970 was a Thursday.
    let minute = ((day + 3) % 7 + 7) % 7 * 1440 + Int(ofDay / 60)
    return Int(kinds[(stretch * 2 + (isHoliday(day) ? 1 : 0)) * WeekHours.week + minute])
  }

  private func isHoliday(_ day: Int) -> Bool {
    var (low, high) = (0, holidays.count)
    while low < high {
      let middle = (low + high) / 2
      if holidays[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low < holidays.count && holidays[low] == day
  }
}
