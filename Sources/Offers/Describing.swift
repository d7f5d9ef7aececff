internal import Diagnostics
public import Quantities

extension Price {
  /// The price in the offer language: `19.90 €/user/month`.
  public var written: String {
    ([figure.plain + " " + currency.symbol] + per.map(\.written)).joined(separator: "/")
  }
}

extension Quantity {
  /// The quantity in the offer language: `100 correspondent/user/month`.
  public var written: String {
    ([figure.plain + " " + unit.rawValue] + per.map(\.written)).joined(separator: "/")
  }
}

extension Availability {
  /// The state in the offer language: `included (offert)`.
  public var written: String { word.map { "\(state.rawValue) (\($0))" } ?? state.rawValue }
}

extension Value {
  /// The value in the offer language.
  public var written: String {
    switch self {
    case .state(let availability): availability.written
    case .quantity(let quantity): quantity.written
    case .range(let low, let high): "\(low.figure.plain) to \(high.written)"
    case .number(let figure): figure.plain
    case .percentage(let figure): figure.plain + " %"
    case .price(let price): price.written
    case .day(let day): day.iso
    case .text(let words): "\"\(words)\""
    }
  }
}

extension ChargePrice {
  /// The price in the offer language: `21 €/month + 20 €/line/month`.
  public var written: String {
    switch self {
    case .amounts(let amounts): amounts.map(\.value.written).joined(separator: " + ")
    case .state(let availability): availability.written
    }
  }
}

extension Term.Length {
  /// The length in the offer language.
  public var written: String {
    switch self {
    case .none: "none"
    case .quantity(let quantity): quantity.written
    case .notStated: "not stated"
    }
  }
}

extension Destination {
  /// The destination in the offer language: `mobile FR`, `fixed @europe`.
  public var written: String {
    let place: String =
      switch self.place {
      case .territory(let territory): territory.code
      case .list(let name): "@" + name
      case .anywhere: "anywhere"
      }
    return (kinds.map(\.rawValue) + [place]).joined(separator: " ")
  }
}
