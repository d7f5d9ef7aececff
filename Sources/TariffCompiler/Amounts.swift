internal import Offers
internal import Quantities

/// Numbers of an estimate in plain English notation; documents format figures in their own language.
enum Amounts {
  /// `13.132`, or `467/30` for what has no end.
  static func exact(_ value: Rational) -> String {
    if let figure = Figure(value) { return figure.plain }
    return "\(value.numerator)/\(value.denominator)"
  }

  /// The figure of a number, to six decimals where it has more.
  static func figure(_ value: Rational) -> Figure {
    if let figure = Figure(value) { return figure }
    for decimals in stride(from: 6, through: 0, by: -1) {
      if let rounded = try? Rounding(decimals: decimals).apply(to: value), let figure = Figure(rounded) {
        return figure
      }
    }
    return Figure(value.floor)
  }

  /// `19.90 €/user/month`.
  static func words(_ price: Price) -> String {
    ([price.figure.plain + " " + price.currency.symbol] + price.per.map(\.rawValue)).joined(separator: "/")
  }

  /// Usage in the unit of its price, else in minutes or megabytes.
  static func quantity(_ amount: Rational, _ kind: UsageKind, price: Price? = nil) -> Quantity {
    var unit: Unit
    switch kind {
    case .calls: unit = .minute
    case .messages: return Quantity(figure(amount), .message)
    case .data: unit = .megabyte
    }
    if let own = price?.per.first, own.dimension == unit.dimension { unit = own }
    guard let inUnit = try? amount.divided(by: Rational(unit.factor)) else { return Quantity(figure(amount), unit) }
    if Figure(inUnit) == nil, kind == .calls { return Quantity(figure(amount), .second) }
    return Quantity(figure(inUnit), unit)
  }

  /// `2:30` for a call, `20 MB` for data, a number of messages.
  static func measured(_ amount: Rational, _ kind: UsageKind) -> String {
    switch kind {
    case .calls:
      guard amount.isWhole else { return exact(amount) + " s" }
      let seconds = amount.floor
      let rest = seconds % 60
      return "\(seconds / 60):" + (rest < 10 ? "0\(rest)" : "\(rest)")
    case .messages: return exact(amount)
    case .data:
      let quantity = quantity(amount, kind)
      return quantity.figure.plain + " " + quantity.unit.rawValue
    }
  }
}
