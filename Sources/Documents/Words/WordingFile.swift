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
    entries.reserveCapacity(WordingKey.allCases.count)
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      guard let sign = Wording.sign(in: line) else {
        faults.append("no ' = ' in: \(String(decoding: line, as: UTF8.self))")
        continue
      }
      read(name: String(decoding: line[..<sign], as: UTF8.self), text: Wording.text(line[(sign + 3)...]))
    }
  }

  /// Where ` = ` stands. Bytes are searched, not characters: each command reads a file of these before it prints.
  private static func sign(in line: ArraySlice<UInt8>) -> Int? {
    line.indices.dropLast(2).first { index in
      line[index + 1] == UInt8(ascii: "=") && line[index] == UInt8(ascii: " ") && line[index + 2] == UInt8(ascii: " ")
    }
  }

  /// The words of an entry, `~` as a no-break space.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let tilde = UInt8(ascii: "~")
    guard bytes.contains(tilde) else { return String(decoding: bytes, as: UTF8.self) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      if byte == tilde { text += [0xC2, 0xA0] } else { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func read(name: String, text: String) {
    // `title` alone, `title (official)`, `form decimal`: one word or two.
    let gap = name.utf8.firstIndex(of: UInt8(ascii: " "))
    let first = gap.map { name[..<$0] } ?? name[...]
    let second = gap.map { name[name.utf8.index(after: $0)...] }
    switch (name.isEmpty ? nil : first, second) {
    case ("form", let form?): readForm(String(form), text)
    case ("month", _?): months.append(text)
    case ("currency", let code?):
      guard let currency = Currency(rawValue: String(code)) else { return faults.append("no currency \(code)") }
      currencies[currency] = text
    case ("unit", let unit?):
      guard let unit = Unit(rawValue: String(unit)) else { return faults.append("no unit \(unit)") }
      units[unit] = Wording.unitName(text)
    case (let key?, let status):
      guard let key = WordingKey.named[String(key)] else { return faults.append("no key \(key)") }
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
    let parts = split(text, at: ";")
    let forms = split(parts.first ?? "", at: "|")
    return UnitName(
      forms: forms, short: parts.count > 1 ? parts[1] : forms.first ?? "", each: parts.count > 2 ? parts[2] : nil)
  }

  /// The pieces between signs that stand between spaces.
  private static func split(_ text: String, at sign: Unicode.Scalar) -> [String] {
    let pieces = text.utf8.split(separator: UInt8(ascii: sign))
    return pieces.enumerated().map { index, piece in
      var piece = Substring(piece)
      if index > 0, piece.first == " " { piece.removeFirst() }
      if index < pieces.count - 1, piece.last == " " { piece.removeLast() }
      return String(piece)
    }
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
    case "short-day": forms.shortDay = text
    case "first-day": forms.firstDay = text
    case "plural":
      guard let plural = NumberForms.Plural(rawValue: text) else { return faults.append("no plural \(text)") }
      forms.plural = plural
    default: faults.append("no form \(name)")
    }
  }
}
