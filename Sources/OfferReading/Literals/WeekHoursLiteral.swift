internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

/// Hours of the week: `mon-fri 8:00-20:00, sat 9:00-12:00`, `sat-sun and holidays`, `8:00-20:00 except holidays`.
enum WeekHoursLiteral {
  static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// The hours, and what bank holidays are to them; nothing for anything else.
  static func hoursWithHolidays(_ text: String) -> WeekHours? {
    if text == "holidays" { return WeekHours([], holidays: .included) }
    for (ending, holidays) in [(" and holidays", WeekHours.Holidays.included), (" except holidays", .excluded)]
    where text.hasSuffix(ending) {
      return hours(String(text.dropLast(ending.count))).map { WeekHours($0.stretches, holidays: holidays) }
    }
    return hours(text)
  }

  /// The hours; nothing for anything else.
  static func hours(_ text: String) -> WeekHours? {
    var stretches: [WeekHours.Stretch] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let stretch = stretch(part.split(separator: " ").map(String.init)) else { return nil }
      stretches.append(stretch)
    }
    return WeekHours(stretches)
  }

  /// A moment, `mon 10:15`: the minute that begins then.
  static func moment(_ text: String) -> WeekHours? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 2, let day = days.firstIndex(of: words[0]), let minute = minute(words[1]), minute < 1440 else {
      return nil
    }
    return WeekHours([WeekHours.Stretch(firstDay: day, lastDay: day, from: minute, to: minute + 1)])
  }

  private static func stretch(_ words: [String]) -> WeekHours.Stretch? {
    var days = (first: 0, last: 6)
    var hours = (from: 0, to: 1440)
    var rest = words[...]
    if let word = rest.first, let named = ends(of: word, WeekHoursLiteral.days.firstIndex(of:)) {
      days = named
      rest = rest.dropFirst()
    }
    if let word = rest.first, word.contains("-"), let named = ends(of: word, minute) {
      hours = named
      rest = rest.dropFirst()
    }
    guard rest.isEmpty, !words.isEmpty, hours.from < 1440 else { return nil }
    return WeekHours.Stretch(firstDay: days.first, lastDay: days.last, from: hours.from, to: hours.to)
  }

  private static func ends(of word: String, _ read: (String) -> Int?) -> (Int, Int)? {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), let first = read(parts[0]), let last = read(parts[parts.count - 1]) else {
      return nil
    }
    return (first, last)
  }

  /// Minutes after midnight, 0 to 1440.
  private static func minute(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      parts.allSatisfy({ $0.unicodeScalars.allSatisfy(\.isPlainDigit) }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), minute < 60, hour < 24 || (hour == 24 && minute == 0)
    else { return nil }
    return hour * 60 + minute
  }
}

extension Scope {
  /// The hours in which a rate holds.
  func weekHours(_ scalar: Scalar) -> Located<WeekHours>? {
    guard let hours = WeekHoursLiteral.hoursWithHolidays(scalar.text) else {
      report(
        .error(
          .invalidHours, "`\(scalar.text)` names no hours of the week", at: scalar.span,
          help: [
            "write `mon-fri 8:00-20:00, sat 9:00-12:00`; days are mon, tue, wed, thu, fri, sat, sun; "
              + "`and holidays` or `except holidays` may follow"
          ]))
      return nil
    }
    if hours.holidays != .likeOthers { namesHolidays = true }
    return Located(hours, at: scalar.span)
  }
}
