internal import Quantities

/// Reads a language file: one entry a line, `#` begins a comment, `~` is a no-break space.
///
/// ```
/// title (official) = Récapitulatif contractuel
/// included = inclus
/// form grouping = U+202F
/// month 1 = janvier
/// currency EUR = euros
/// unit month = mois | mois ; mois ; par mois
/// ```
///
/// Without a status in brackets an entry is our own. A unit has its plural forms, then, if they differ, the short
/// form behind a slash and the words for "for each".
extension Wording {
  init(language: String, bytes: [UInt8]) {
    let lines = WordingLines(bytes)
    self.lines = lines
    self.language = language
    forms = NumberForms(lines)
  }

  /// The word for `key`; a missing one shows its name, which the tests never let happen.
  subscript(key: WordingKey) -> String { lines.line(named: key.rawValue).map { lines.text($0.text) } ?? key.rawValue }

  /// Where the word for `key` comes from.
  public func status(of key: WordingKey) -> Status {
    guard let line = lines.line(named: key.rawValue) else { return .unconfirmed }
    return status(of: line) ?? .unconfirmed
  }

  private func status(of line: WordingLines.Line) -> Status? {
    guard let status = line.status else { return .own }
    return Status(rawValue: lines.text(status))
  }

  /// The names of a unit.
  func names(of unit: Unit) -> UnitName? {
    guard let line = lines.line(named: unit.rawValue, kind: "unit") else { return nil }
    let parts = Wording.split(lines.text(line.text), at: ";")
    let forms = Wording.split(parts.first ?? "", at: "|")
    return UnitName(
      forms: forms, short: parts.count > 1 ? parts[1] : forms.first ?? "", each: parts.count > 2 ? parts[2] : nil)
  }

  /// "roubles", "euros".
  func name(of currency: Currency) -> String? {
    lines.line(named: currency.rawValue, kind: "currency").map { lines.text($0.text) }
  }

  /// The name of a month of the year, counted from 1.
  func name(ofMonth month: Int) -> String? {
    lines.line(named: "\(month)", kind: "month").map { lines.text($0.text) }
  }

  /// Lines that name nothing, name it twice or say of it what cannot be read; a test holds this empty.
  var faults: [String] {
    var faults = lines.faulty.map { "no name, ' = ' and text in: \(lines.text($0))" }
    var seen: Set<String> = []
    for line in lines.lines {
      let name = lines.text(line.name)
      if !seen.insert(name).inserted { faults.append("twice: \(name)") }
      if !isKnown(name) { faults.append("names nothing: \(name)") }
      if status(of: line) == nil { faults.append("no status for \(name)") }
    }
    return faults + NumberForms.faults(lines)
  }

  private func isKnown(_ name: String) -> Bool {
    let words = name.split(separator: " ").map { String($0) }
    switch (words.first, words.dropFirst().first) {
    case ("form", let form?): return NumberForms.names.contains(form)
    case ("month", let month?): return Int(month).map { (1...12).contains($0) } ?? false
    case ("currency", let code?): return Currency(rawValue: code) != nil
    case ("unit", let unit?): return Unit(rawValue: unit) != nil
    case (let key?, nil): return WordingKey(rawValue: key) != nil
    case (_?, _?), (nil, _): return false
    }
  }

  /// The pieces between signs that stand between spaces.
  private static func split(_ text: String, at sign: Unicode.Scalar) -> [String] {
    let pieces = text.utf8.split(separator: UInt8(ascii: sign))
    return pieces.enumerated().map { index, piece in
      var piece = piece
      if index > 0, piece.first == UInt8(ascii: " ") { piece.removeFirst() }
      if index < pieces.count - 1, piece.last == UInt8(ascii: " ") { piece.removeLast() }
      return String(Substring(piece))
    }
  }
}

extension NumberForms {
  /// The names of `form` lines.
  static let names = [
    "decimal", "grouping", "money", "money-by-code", "minus", "percent", "day", "short-day", "first-day", "plural",
  ]

  init(_ lines: WordingLines) {
    self.init()
    func form(_ name: String) -> String? { lines.line(named: name, kind: "form").map { lines.text($0.text) } }
    if let sign = form("decimal") { decimalSign = sign }
    if let sign = form("grouping") { grouping = sign == "U+202F" ? "\u{202F}" : sign }
    if let pattern = form("money") { money = pattern }
    if let pattern = form("money-by-code") { moneyByCode = pattern }
    if let sign = form("minus") { minus = sign }
    if let pattern = form("percent") { percent = pattern }
    if let pattern = form("day") { day = pattern }
    if let pattern = form("short-day") { shortDay = pattern }
    firstDay = form("first-day")
    if let named = form("plural").flatMap({ Plural(rawValue: $0) }) { plural = named }
  }

  static func faults(_ lines: WordingLines) -> [String] {
    guard let line = lines.line(named: "plural", kind: "form") else { return ["no form plural"] }
    let name = lines.text(line.text)
    return Plural(rawValue: name) == nil ? ["no plural \(name)"] : []
  }
}
