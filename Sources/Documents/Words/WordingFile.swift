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
    self.language = language
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
      guard let sign = line.firstRange(of: " = ") else {
        faults.append("no ' = ' in: \(line)")
        continue
      }
      let text = String(line[sign.upperBound...]).replacing("~", with: "\u{A0}")
      read(name: line[..<sign.lowerBound], text: text)
    }
  }

  private mutating func read(name: Substring, text: String) {
    let words = name.split(separator: " ")
    switch (words.first, words.dropFirst().first) {
    case ("form", let form?): readForm(String(form), text)
    case ("month", _?): months.append(text)
    case ("currency", let code?):
      guard let currency = Currency(rawValue: String(code)) else { return faults.append("no currency \(code)") }
      currencies[currency] = text
    case ("unit", let unit?):
      guard let unit = Unit(rawValue: String(unit)) else { return faults.append("no unit \(unit)") }
      units[unit] = Wording.unitName(text)
    case (let key?, let status):
      guard let key = WordingKey(rawValue: String(key)) else { return faults.append("no key \(key)") }
      let name = status.map { String($0.dropFirst().dropLast()) }
      guard let status = name == nil ? .own : Status(rawValue: name ?? "") else {
        return faults.append("no status \(name ?? "")")
      }
      if entries[key] != nil { faults.append("twice: \(key.rawValue)") }
      entries[key] = Entry(text: text, status: status)
    case (nil, _): faults.append("no name before ' = '")
    }
  }

  private static func unitName(_ text: String) -> UnitName {
    let parts = text.split(separator: " ; ").map(String.init)
    let forms = (parts.first ?? "").split(separator: " | ").map(String.init)
    return UnitName(
      forms: forms, short: parts.count > 1 ? parts[1] : forms.first ?? "", each: parts.count > 2 ? parts[2] : nil)
  }

  private mutating func readForm(_ name: String, _ text: String) {
    switch name {
    case "decimal": forms.decimalSign = text
    case "grouping": forms.grouping = text == "U+202F" ? "\u{202F}" : text
    case "money": forms.money = text
    case "money-by-code": forms.moneyByCode = text
    case "minus": forms.minus = text
    case "percent": forms.percent = text
    case "day": forms.day = text
    case "first-day": forms.firstDay = text
    case "plural":
      guard let plural = NumberForms.Plural(rawValue: text) else { return faults.append("no plural \(text)") }
      forms.plural = plural
    default: faults.append("no form \(name)")
    }
  }
}
