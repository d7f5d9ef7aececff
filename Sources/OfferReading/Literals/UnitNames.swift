internal import Diagnostics
public import Quantities

/// The words for units: singular or plural, and what other languages say, for suggestions.
enum UnitNames {
  /// The unit of a word; nothing for a word that is none.
  static func unit(_ word: String) -> Unit? { byWord[word] }

  /// Every word that is a unit.
  static var all: [String] { byWord.keys.sorted() }

  /// Plural words.
  static func plural(_ unit: Unit) -> String {
    switch unit {
    case .second: "s"
    case .minute: "min"
    case .hour: "h"
    case .kilobyte, .megabyte, .gigabyte, .kilobitPerSecond, .megabitPerSecond, .gigabitPerSecond, .degree:
      unit.rawValue
    case .copy: "copies"
    case .entry: "entries"
    case .address: "addresses"
    case .fourWeeks: "4 weeks"
    case .twoMonths: "2 months"
    case .twoYears: "2 years"
    case .day, .week, .month, .year, .fortnight, .quarter, .halfYear, .user, .employee, .line, .number, .channel,
      .licence, .site, .account, .pack,
      .option, .set, .device, .call, .message, .correspondent, .destination, .activation, .event, .level, .variant,
      .algorithm, .function, .model, .article, .page, .person, .operatorSeat, .conference, .participant, .digit,
      .version, .file:
      unit.rawValue + "s"
    }
  }

  private static let byWord: [String: Unit] = {
    var words: [String: Unit] = [:]
    for unit in Unit.allCases {
      words[unit.rawValue] = unit
      words[plural(unit)] = unit
    }
    for (word, unit) in [
      ("second", Unit.second), ("seconds", .second), ("minute", .minute), ("minutes", .minute), ("hour", .hour),
      ("hours", .hour), ("people", .person),
    ] { words[word] = unit }
    return words
  }()

  /// Words of other languages and other spellings, for "did you mean".
  private static let foreign: [String: String] = [
    "mois": "month", "an": "year", "ans": "years", "jour": "day", "jours": "days", "semaine": "week",
    "utilisateur": "user", "utilisateurs": "users", "ligne": "line", "lignes": "lines", "appel": "call",
    "appels": "calls", "numéro": "number", "numéros": "numbers", "canal": "channel", "canaux": "channels",
    "Mo": "MB", "Go": "GB", "Ko": "kB", "KB": "kB", "Mb": "MB", "Gb": "GB", "mn": "min", "heure": "h", "heures": "h",
    "seconde": "s", "secondes": "s", "sec": "s", "hr": "h", "license": "licence", "licenses": "licences",
    "correspondants": "correspondents", "SMS": "messages", "sms": "messages", "Monat": "month", "Monate": "months",
    "Jahr": "year", "Jahre": "years", "Tag": "day", "Tage": "days", "Nutzer": "user", "Leitung": "line",
    "Anruf": "call", "Nummer": "number", "Kanal": "channel", "Stunde": "h", "Minute": "min", "Sekunde": "s",
    "мес": "month", "мес.": "month", "месяц": "month", "месяца": "months", "месяцев": "months", "год": "year",
    "года": "years", "лет": "years", "день": "day", "дней": "days", "мин": "min", "мин.": "min", "сек": "s",
    "час": "h", "часов": "h", "пользователь": "user", "номер": "number", "номера": "numbers", "номеров": "numbers",
    "сотрудник": "employee", "сотрудников": "employees", "МБ": "MB", "ГБ": "GB", "КБ": "kB",
  ]

  /// The unit a mistyped or foreign word probably means.
  static func suggestion(for word: String) -> String? {
    foreign[word] ?? didYouMean(word, among: all)
  }
}

extension TextCursor {
  /// Reads a unit: the speeds contain a slash, `Mbit/s`.
  mutating func unit() throws(LiteralFault) -> Unit {
    let start = position
    var word = takeWord()
    if word.hasSuffix("bit"), take("/s") { word += "/s" }
    if let unit = UnitNames.unit(word) { return unit }
    if word.isEmpty {
      let rest = bytes(start, scalars.count)
      throw LiteralFault(
        .unknownUnit, "a unit is missing", at: rest, help: ["write what is counted: `month`, `user`, `min`"])
    }
    let suggestion = UnitNames.suggestion(for: word)
    throw LiteralFault(
      .unknownUnit, "`\(word)` is not a unit", at: bytes(since: start),
      help: suggestion.map { ["did you mean `\($0)`?"] }
        ?? ["units are listed in the language manual, section 5: `month`, `user`, `line`, `min`, `MB` …"],
      replacement: suggestion)
  }

  /// Reads a period of several units, `4 weeks`, `2 years`; nothing where no number stands.
  private mutating func period() throws(LiteralFault) -> Unit? {
    guard let first = current, first.isPlainDigit else { return nil }
    let start = position
    let number = try number(isAmount: false)
    skipSpaces()
    let unit = try unit()
    if number.decimals == 0 {
      switch (number.digits, unit) {
      case (1, .day), (1, .week), (1, .month), (1, .year): return unit
      case (7, .day): return .week
      case (2, .week), (14, .day): return .fortnight
      case (4, .week), (28, .day): return .fourWeeks
      case (2, .month): return .twoMonths
      case (3, .month): return .quarter
      case (6, .month): return .halfYear
      case (12, .month): return .year
      case (2, .year), (24, .month): return .twoYears
      default: break
      }
    }
    throw LiteralFault(
      .unknownUnit, "`\(text(since: start))` is no period of a price", at: bytes(since: start),
      help: ["periods are day, week, 2 weeks, 4 weeks, month, 2 months, quarter, half-year, year, 2 years"])
  }

  /// Reads what a figure is for each of: `/user/month`; spaces around the slashes do no harm.
  mutating func perUnits() throws(LiteralFault) -> [Unit] {
    var units: [Unit] = []
    while true {
      let before = position
      skipSpaces()
      guard take("/") else {
        position = before
        return units
      }
      skipSpaces()
      let start = position
      let period = try period()
      let unit = if let period { period } else { try unit() }
      guard !units.contains(unit) else {
        throw LiteralFault(
          .unitMismatch, "`\(unit.rawValue)` stands twice", at: bytes(since: start), help: ["write each unit once"])
      }
      let isCalendar = unit.isCalendar
      if isCalendar, let other = units.first(where: \.isCalendar) {
        throw LiteralFault(
          .unitMismatch, "`/\(other.written)` and `/\(unit.written)` cannot both be its period",
          at: bytes(since: start), help: ["write one period"])
      }
      units.append(unit)
    }
  }
}

extension Unit {
  /// The word for several of it, `lines`.
  public var plural: String { UnitNames.plural(self) }

  /// A stretch of the calendar: day, week, month, year.
  var isCalendar: Bool {
    switch dimension {
    case .days, .months: true
    case .callTime, .data, .speed, .count: false
    }
  }
}
