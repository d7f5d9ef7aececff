/// Hours of the week in the local time of whoever calls: `mon-fri 8:00-20:00, sat 9:00-12:00`.
///
/// A beginning belongs to its hours, an end does not: 20:00 is after `8:00-20:00`. Hours that end before they begin, or
/// where they begin, go on to the next day.
public struct WeekHours: Sendable, Hashable {
  /// Hours of some days that follow each other.
  public struct Stretch: Sendable, Hashable {
    /// The first day: 0 for Monday.
    public let firstDay: Int
    /// The last day, inclusive; before the first where the week ends in between.
    public let lastDay: Int
    /// Minutes after midnight, 0 to 1439.
    public let from: Int
    /// Minutes after midnight, 0 to 1440, exclusive; at most `from` for the next day.
    public let to: Int

    /// Hours of days from 0 to 6.
    public init(firstDay: Int, lastDay: Int, from: Int, to: Int) {
      precondition((0...6).contains(firstDay) && (0...6).contains(lastDay), "days are 0 to 6")
      precondition((0...1439).contains(from) && (0...1440).contains(to), "hours are within a day")
      self.firstDay = firstDay
      self.lastDay = lastDay
      self.from = from
      self.to = to
    }

    /// Whether it is all day long.
    public var isAllDay: Bool { from == 0 && to == 1440 }
  }
  /// What bank holidays are to the hours.
  public enum Holidays: Sendable, Hashable {
    /// Days of the week like any other.
    case likeOthers
    /// Within them all day long, whatever day of the week they are: `sat-sun and holidays`.
    case included
    /// Never within them: `mon-fri 8:00-20:00 except holidays`.
    case excluded
  }
  /// As written.
  public let stretches: [Stretch]
  /// What bank holidays are to them.
  public let holidays: Holidays
  /// Minutes of the week from Monday 0:00, in ascending order, apart from each other; ends are exclusive.
  public let minutes: [Range<Int>]

  /// The minutes of a week.
  public static let week = 7 * 1440

  /// Hours as written.
  public init(_ stretches: [Stretch], holidays: Holidays = .likeOthers) {
    self.stretches = stretches
    self.holidays = holidays
    var all: [Range<Int>] = []
    for stretch in stretches {
      var day = stretch.firstDay
      while true {
        let start = day * 1440 + stretch.from
        let end = day * 1440 + stretch.to + (stretch.to <= stretch.from ? 1440 : 0)
        all.append(start..<min(end, WeekHours.week))
        if end > WeekHours.week { all.append(0..<(end - WeekHours.week)) }
        if day == stretch.lastDay { break }
        day = (day + 1) % 7
      }
    }
    minutes = WeekHours.merged(all)
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// The same hours as they are on a bank holiday.
  public var onHolidays: WeekHours {
    switch holidays {
    case .likeOthers: self
    case .included: WeekHours([Stretch(firstDay: 0, lastDay: 6, from: 0, to: 1440)])
    case .excluded: WeekHours([])
    }
  }

  /// The minute, where it is a single one: a moment.
  public var moment: Int? { minutes.count == 1 && minutes[0].count == 1 ? minutes[0].lowerBound : nil }

  /// The minute of the week that begins at `minute`, counted on from any Monday.
  public static func moment(_ minute: Int) -> WeekHours {
    let own = minute % week
    let (day, from) = (own / 1440, own % 1440)
    return WeekHours([Stretch(firstDay: day, lastDay: day, from: from, to: from + 1)])
  }

  /// Whether a second of the week, from Monday 0:00, is within.
  public func contains(second: Int64) -> Bool {
    minutes.contains { Int64($0.lowerBound) * 60 <= second && second < Int64($0.upperBound) * 60 }
  }

  /// Whether all other hours are within these; nothing stands for the whole week.
  public func covers(_ other: WeekHours?) -> Bool {
    let others = other?.minutes ?? [0..<WeekHours.week]
    return others.allSatisfy { inner in
      minutes.contains { $0.lowerBound <= inner.lowerBound && inner.upperBound <= $0.upperBound }
    }
  }

  /// Whether no minute is within both; nothing stands for the whole week.
  public func isApart(from other: WeekHours?) -> Bool {
    let others = other?.minutes ?? [0..<WeekHours.week]
    return !minutes.contains { range in others.contains { $0.overlaps(range) } }
  }

  /// The first minutes of the week that none of some hours contain; nothing where they fill it.
  public static func firstGap(in all: [WeekHours]) -> Range<Int>? {
    var end = 0
    for range in merged(all.flatMap { $0.minutes }) {
      if range.lowerBound > end { return end..<range.lowerBound }
      end = range.upperBound
    }
    return end < week ? end..<week : nil
  }
}
