internal import Quantities

extension Tariff {
  /// The first rate that may hold for a group in a month of the contract: one of other months is passed over, and one
  /// whose hours are apart from those of the group. Where the hours of the rate do not contain all those of the group,
  /// nobody can say whether it holds.
  func rate(for group: MonthUsage.Group, in month: Int) -> Rate? {
    service(of: group).rates.first { rate in
      group.isIn(rate.set) && rate.holds(in: month) && !(rate.hours?.isApart(from: group.hours) ?? false)
    }
  }

  /// Whether a rate holds for a group by the hours in which it begins: its own, or those of a rate before it that were
  /// passed over.
  func dependsOnHours(_ rate: Rate, for group: MonthUsage.Group, in month: Int) -> Bool {
    let rates = service(of: group).rates
    guard let position = rates.firstIndex(where: { $0.id == rate.id }) else { return rate.hours != nil }
    return rates[...position].contains { group.isIn($0.set) && $0.holds(in: month) && $0.hours != nil }
  }

  /// The parts of a call that begins so many seconds after a Monday 0:00, each at the rate of its hour; parts that
  /// follow each other at one rate are one. A call of more than a year has too many to be told apart.
  func parts(
    of group: MonthUsage.Group, from start: Rational, length: Rational, in month: Int
  ) throws(ArithmeticFault) -> [(rate: Rate?, length: Rational)] {
    guard length <= Rational(366 * 86_400) else { throw .overflow }
    let rates = service(of: group).rates.filter { group.isIn($0.set) && $0.holds(in: month) }
    let hours = rates.compactMap { $0.hours }.flatMap { $0.minutes }
    let edges = hours.flatMap { [$0.lowerBound, $0.upperBound] }
    let end = try start.adding(length)
    var parts: [(rate: Rate?, length: Rational)] = []
    var now = start
    while now < end {
      let minute = try now.divided(by: Rational(60)).floor
      let inWeek = Int(minute % Int64(WeekHours.week))
      // The next minute at which some rate begins or ends, this week or the next.
      var wait = WeekHours.week
      for edge in edges {
        let distance = (edge - inWeek + WeekHours.week) % WeekHours.week
        if distance > 0 { wait = min(wait, distance) }
      }
      let next = try Rational(minute).adding(Rational(Int64(wait)))
      let until = min(end, try next.multiplied(by: Rational(60)))
      let moment = WeekHours.moment(inWeek)
      let rate = rates.first { $0.hours?.covers(moment) ?? true }
      let part = try until.subtracting(now)
      if let last = parts.last, last.rate?.id == rate?.id {
        parts[parts.count - 1].length = try last.length.adding(part)
      } else {
        parts.append((rate, part))
      }
      now = until
    }
    return parts
  }
}

extension Tariff.Rate {
  /// Whether it holds in a month of the contract.
  func holds(in month: Int) -> Bool { months.map { $0.contains(month) } ?? true }
}
