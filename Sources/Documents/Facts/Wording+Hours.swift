internal import DocumentTree
internal import Quantities

extension Wording {
  /// `lun.–ven. 8:00–20:00, sam. 9:00–12:00`.
  func hours(_ hours: WeekHours) -> String {
    let week = weekHours(hours)
    switch hours.holidays {
    case .likeOthers: return week
    case .included: return [week, self[.andHolidays]].filter { !$0.isEmpty }.joined(separator: " ")
    case .excluded: return week + " " + self[.exceptHolidays]
    }
  }

  private func weekHours(_ hours: WeekHours) -> String {
    hours.stretches.map { stretch in
      var words: [String] = []
      let days = stretch.firstDay == stretch.lastDay ? [stretch.firstDay] : [stretch.firstDay, stretch.lastDay]
      if stretch.firstDay != 0 || stretch.lastDay != 6 {
        words.append(days.map { self[Wording.days[$0]] }.joined(separator: "–"))
      }
      if !stretch.isAllDay || words.isEmpty {
        words.append(Wording.time(stretch.from) + "–" + Wording.time(stretch.to))
      }
      return words.joined(separator: "\u{A0}")
    }.joined(separator: ", ")
  }

  private static let days: [WordingKey] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]

  private static func time(_ minutes: Int) -> String {
    "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
  }
}
