internal import Quantities

extension Wording {
  /// A number with its unit, in the plural where it belongs: `2 h`, `100 correspondants par utilisateur et par mois`.
  ///
  /// Seconds from a minute on are shown as the length of a call, `52:20`.
  func quantity(_ quantity: Quantity) -> String {
    if quantity.unit == .second, quantity.figure.decimals == 0, quantity.figure.digits >= 60 {
      return callLength(seconds: quantity.figure.digits) + each(quantity.per)
    }
    let counted = number(quantity.figure) + "\u{A0}" + name(of: quantity.unit, for: quantity.figure)
    return counted + each(quantity.per)
  }

  /// The name of a unit in the plural form of a number.
  func name(of unit: Unit, for figure: Figure) -> String {
    guard let names = names(of: unit), let first = names.forms.first else { return unit.rawValue }
    let index = forms.form(digits: figure.digits, decimals: figure.decimals)
    return index < names.forms.count ? names.forms[index] : names.forms.last ?? first
  }

  /// " par utilisateur et par mois"; empty for nothing.
  func each(_ per: [Unit]) -> String {
    guard !per.isEmpty else { return "" }
    return " " + per.map(each).joined(separator: " " + self[.and] + " ")
  }

  /// "par mois", "в месяц".
  func each(_ unit: Unit) -> String {
    names(of: unit)?.each ?? self[.per].filling("{unit}", with: name(of: unit, for: Figure(1)))
  }

  /// The length of a call or another time in seconds: `2:30`, `1:15:00`.
  func callLength(seconds: Int64) -> String {
    func padded(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let (hours, rest) = (seconds / 3600, seconds % 3600)
    guard hours > 0 else { return "\(rest / 60):\(padded(rest % 60))" }
    return "\(hours):\(padded(rest / 60)):\(padded(rest % 60))"
  }
}
