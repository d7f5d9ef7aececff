/// A figure in a text: `19,90€`, `100 correspondants`, `25/09/2024`, `⁽²⁾`.
struct Figure: Hashable {
  /// What a figure counts, as far as its signs tell.
  enum Kind: Hashable { case money, percentage, date, marker, number }

  let kind: Kind
  /// The same for `19,90` and `19.9`, for `1 500` and `1500`, for `25/09/2024` and `2024-09-25`.
  let value: String
  /// The word after it.
  let unit: String

  /// The figures of a text with where each begins, in order.
  static func all(in text: Substring) -> [(figure: Figure, start: Substring.Index)] {
    text.matches(of: pattern).compactMap { match in
      if let marker = match.output.marker {
        return (Figure(kind: .marker, value: String(marker.compactMap(Self.raised)), unit: ""), match.range.lowerBound)
      }
      // The digits of an id (`asie-1`, `p1`) are a name, not a figure.
      let before = text[..<match.range.lowerBound].suffix(2)
      if before.count == 2, before.last == "-", before.first?.isLetter == true { return nil }
      guard let number = match.output.number else { return nil }
      let unit = (match.output.unit ?? "").filter { !$0.isWhitespace }
      let (value, isDate) = normal(String(number))
      let kind: Kind =
        if isDate { .date } else if match.output.sign != nil || "€₽".contains(unit) && !unit.isEmpty {
          .money
        } else if unit == "%" { .percentage } else { .number }
      return (Figure(kind: kind, value: value, unit: unit), match.range.lowerBound)
    }
  }

  private nonisolated(unsafe) static let pattern =
    /[⁽(]?(?<marker>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)[⁾)]?|(?<sign>[€₽][ \u{A0}\u{202F}]?)?(?<number>\d{1,2}[\/.]\d{1,2}[\/.]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} \p{L}+ \d{4}(?!\d)|\d{4}\/\d{3,4}|\d{1,3}(?:[ \u{A0}\u{202F}]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?)(?<unit>[ \u{A0}\u{202F}]?(?:[€₽%°]|\p{L}+))?/

  private static let months = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]

  private static func raised(_ sign: Character) -> Character? {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".firstIndex(of: sign).map { index in
      Character(String("⁰¹²³⁴⁵⁶⁷⁸⁹".distance(from: "⁰¹²³⁴⁵⁶⁷⁸⁹".startIndex, to: index)))
    }
  }

  /// One way of writing a number or a date.
  private static func normal(_ printed: String) -> (value: String, isDate: Bool) {
    if let day = printed.wholeMatch(of: /(\d{1,2})[\/.](\d{1,2})[\/.](\d{4})/)?.output {
      return (date(day.3, day.2, day.1), true)
    }
    if let day = printed.wholeMatch(of: /(\d{4})-(\d{2})-(\d{2})/)?.output { return (date(day.1, day.2, day.3), true) }
    if let day = printed.wholeMatch(of: /(\d{1,2}) (\p{L}+) (\d{4})/)?.output {
      guard let month = months.firstIndex(of: day.2.lowercased()) else { return (printed, false) }
      return (date(day.3, "\(month + 1)", day.1), true)
    }
    let parts = printed.filter { !$0.isWhitespace }.split(whereSeparator: { $0 == "," || $0 == "." })
    guard parts.count == 2 else { return (String(parts[0]), false) }
    let decimals = parts[1].reversed().drop { $0 == "0" }.reversed()
    return (decimals.isEmpty ? String(parts[0]) : "\(parts[0]).\(String(decimals))", false)
  }

  private static func date(_ year: Substring, _ month: some StringProtocol, _ day: Substring) -> String {
    func two(_ text: some StringProtocol) -> String { text.count == 1 ? "0\(text)" : String(text) }
    return "\(year)-\(two(month))-\(two(day))"
  }
}
