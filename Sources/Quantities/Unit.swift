/// What a quantity counts: the words an offer may put after a number or behind a slash.
///
/// Calendar time (day, week, month, year) and the time of a call (second, minute, hour) are different dimensions:
/// `€/month` never stands where `€/min` belongs. 12 months are a year; a month is never a number of days.
public enum Unit: String, Sendable, Hashable, CaseIterable {
  // Calendar.
  case day, week, month, year
  // Periods of a price, longer or shorter than a month.
  case fortnight, quarter
  case fourWeeks = "4-weeks"
  case twoMonths = "2-months"
  case halfYear = "half-year"
  case twoYears = "2-years"
  // The length of calls.
  case second = "s"
  case minute = "min"
  case hour = "h"
  // Volumes of data, decimal: 1 GB = 1000 MB.
  case kilobyte = "kB"
  case megabyte = "MB"
  case gigabyte = "GB"
  // Speeds.
  case kilobitPerSecond = "kbit/s"
  case megabitPerSecond = "Mbit/s"
  case gigabitPerSecond = "Gbit/s"
  // What is subscribed to.
  case user, employee, line, number, channel, licence, site, account, pack, option, set, device
  // What is used.
  case call, message, correspondent, destination, activation, event
  // Everything else that documents state.
  case level, variant, algorithm, function, model, article, page, person, operatorSeat = "operator", conference,
    participant, copy, digit, degree = "°C", entry, version, file, address

  /// The unit as the offer language writes it behind a slash: `4 weeks`, `month`.
  public var written: String {
    if self == .fourWeeks { return "4 weeks" }
    if self == .twoMonths { return "2 months" }
    return self == .twoYears ? "2 years" : rawValue
  }

  /// Units that convert into each other by a fixed factor share a dimension.
  public var dimension: Dimension {
    switch self {
    case .day, .week, .fortnight, .fourWeeks: .days
    case .month, .year, .twoMonths, .quarter, .halfYear, .twoYears: .months
    case .second, .minute, .hour: .callTime
    case .kilobyte, .megabyte, .gigabyte: .data
    case .kilobitPerSecond, .megabitPerSecond, .gigabitPerSecond: .speed
    case .user, .employee, .line, .number, .channel, .licence, .site, .account, .pack, .option, .set, .device,
      .call, .message, .correspondent, .destination, .activation, .event, .level, .variant, .algorithm, .function,
      .model, .article, .page, .person, .operatorSeat, .conference, .participant, .copy, .digit, .degree, .entry,
      .version, .file, .address:
      .count(self)
    }
  }

  /// How many of the dimension's smallest unit one of these is: 60 for a minute, 12 for a year.
  public var factor: Int64 {
    switch self {
    case .week: 7
    case .fortnight: 14
    case .fourWeeks: 28
    case .twoMonths: 2
    case .quarter: 3
    case .halfYear: 6
    case .twoYears: 24
    case .year: 12
    case .minute: 60
    case .hour: 3600
    case .megabyte, .megabitPerSecond: 1000
    case .gigabyte, .gigabitPerSecond: 1_000_000
    case .day, .month, .second, .kilobyte, .kilobitPerSecond, .user, .employee, .line, .number, .channel, .licence,
      .site, .account, .pack, .option, .set, .device, .call, .message, .correspondent, .destination, .activation,
      .event, .level, .variant, .algorithm, .function, .model, .article, .page, .person, .operatorSeat, .conference,
      .participant, .copy, .digit, .degree, .entry, .version, .file, .address:
      1
    }
  }
}

/// A kind of quantity; only quantities of one dimension add up or compare.
public enum Dimension: Sendable, Hashable {
  /// Calendar days and weeks.
  case days
  /// Calendar months and years.
  case months
  /// Seconds, minutes and hours of calls.
  case callTime
  /// Bytes.
  case data
  /// Bits a second.
  case speed
  /// Things counted one by one; each unit is its own dimension.
  case count(Unit)
}
