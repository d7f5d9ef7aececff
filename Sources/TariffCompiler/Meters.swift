internal import Diagnostics
internal import Offers
internal import Quantities

/// What a usage profile counts under one name, however the offer or the profile spells it: `lines`, `line`, `staff`.
enum Meters {
  /// The name a profile's quantities go by: that of the unit, where there is one.
  static func name(_ written: String) -> String {
    if written == "staff" { return Unit.employee.rawValue }
    if Unit(rawValue: written) != nil { return written }
    switch written {
    case "second", "seconds": return Unit.second.rawValue
    case "minute", "minutes": return Unit.minute.rawValue
    case "hour", "hours": return Unit.hour.rawValue
    default: break
    }
    let singular = String(written.dropLast())
    return written.hasSuffix("s") && Unit(rawValue: singular) != nil ? singular : written
  }

  /// The unit a meter counts, if it is one.
  static func unit(_ name: String) -> Unit? { Unit(rawValue: name) }

  /// Meters a subscription depends on: without their number there is no bill.
  static func isSubscribed(_ unit: Unit) -> Bool {
    switch unit {
    case .user, .employee, .line, .channel, .licence, .site, .account: true
    case .number, .pack, .option, .set, .device, .call, .message, .correspondent, .destination, .activation, .event,
      .level, .variant, .algorithm, .function, .model, .article, .page, .person, .operatorSeat, .conference,
      .participant, .copy, .digit, .degree, .entry, .version, .file, .address, .day, .week, .month, .year, .second,
      .fortnight, .fourWeeks, .twoMonths, .quarter, .halfYear, .twoYears,
      .minute, .hour, .kilobyte, .megabyte, .gigabyte, .kilobitPerSecond, .megabitPerSecond, .gigabitPerSecond:
      false
    }
  }

  /// Whether a unit is a month, a year, a day: time of the calendar.
  static func isCalendar(_ unit: Unit) -> Bool {
    switch unit.dimension {
    case .days, .months: true
    case .callTime, .data, .speed, .count: false
    }
  }
}

extension Price {
  /// What it is multiplied by; work by the day or the week counts days and weeks, a period counts nothing.
  func counted(isWork: Bool) -> [Unit] {
    per.filter { unit in
      if unit == .day || unit == .week { return isWork }
      return !Meters.isCalendar(unit)
    }
  }

  /// How many of its periods make a year: 13 times four weeks, 365 days, 4 quarters; nothing for a month, a year, and
  /// what does not recur.
  func timesAYear(isWork: Bool) -> Rational? {
    guard let period, period != .month, period != .year else { return nil }
    if period == .day || period == .week, isWork { return nil }
    if period == .day { return Rational(365) }
    switch period.dimension {
    // A year has 52 weeks.
    case .days: return try? Rational(52 * Unit.week.factor, over: period.factor)
    case .months: return try? Rational(Unit.year.factor, over: period.factor)
    case .callTime, .data, .speed, .count: return nil
    }
  }
}

extension Quantity {
  /// The period of the calendar that it holds for.
  var period: Unit? { per.first(where: Meters.isCalendar) }

  /// Whether it holds for a month, or for a single call.
  var isOfMonth: Bool { period == nil || period == .month }

  /// How many of its periods make a year, where usage that is the same every month uses up an equal share of each. That
  /// says nothing about single days, nor about how many different numbers are called.
  var timesAYear: Rational? {
    guard let period, period != .month, period != .day else { return nil }
    switch unit.dimension {
    case .count(.correspondent), .count(.destination): return nil
    case .callTime, .data, .days, .months, .speed, .count: break
    }
    switch period.dimension {
    case .days: return try? Rational(52 * Unit.week.factor, over: period.factor)
    case .months: return try? Rational(Unit.year.factor, over: period.factor)
    case .callTime, .data, .speed, .count: return nil
    }
  }
}

extension Charge {
  /// Whether `€/day` counts days of work: what is ordered, or paid when it happens, does not recur.
  var isWork: Bool { isOption || when != nil || counts != nil }
}
