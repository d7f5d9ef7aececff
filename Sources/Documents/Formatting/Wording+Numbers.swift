internal import Quantities

extension Wording {
  /// A figure with the signs of the language, padded to at least `decimals` decimals: `1 234,50`.
  func number(_ figure: Figure, decimals: Int = 0) -> String {
    let plain = figure.plain
    let unsigned = plain.hasPrefix("-") ? plain.dropFirst() : plain[...]
    let parts = unsigned.split(separator: ".", maxSplits: 1)
    var fraction = parts.count > 1 ? String(parts[1]) : ""
    if fraction.utf8.count < decimals {
      fraction += String(repeating: "0", count: decimals - fraction.utf8.count)
    }
    let whole = grouped(String(parts.first ?? "0"))
    let sign = plain.hasPrefix("-") ? forms.minus : ""
    return sign + whole + (fraction.isEmpty ? "" : forms.decimalSign + fraction)
  }

  private func grouped(_ digits: String) -> String {
    let bytes = Array(digits.utf8)
    guard bytes.count > 3 else { return digits }
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if index > 0, (bytes.count - index) % 3 == 0 { text += forms.grouping }
      text.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return text
  }

  /// `20 %`.
  func percentage(_ figure: Figure) -> String {
    forms.percent.filling("{number}", with: number(figure))
  }

  /// `25 septembre 2024`, `25.09.2024`.
  func day(_ day: Day) -> String {
    let iso = day.iso.split(separator: "-").map(String.init)
    let first = day.day == 1 ? forms.firstDay : nil
    let month = name(ofMonth: day.month) ?? iso[1]
    return forms.day.filling("{dd}", with: iso[2]).filling("{mm}", with: iso[1])
      .filling("{d}", with: first ?? String(day.day)).filling("{month}", with: month)
      .filling("{yyyy}", with: iso[0])
  }

  /// `25/09/2024`, for a column.
  func shortDay(_ day: Day) -> String {
    let iso = day.iso.split(separator: "-").map(String.init)
    return forms.shortDay.filling("{dd}", with: iso[2]).filling("{mm}", with: iso[1])
      .filling("{yyyy}", with: iso[0])
  }

  /// A plain whole number, grouped.
  func count(_ number: Int) -> String { self.number(Figure(Int64(number))) }
}
