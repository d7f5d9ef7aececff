public import DocumentTree
internal import Quantities
public import XMLKit

/// How a value is written as attributes of `<fact>`, and how it is read back; the two are each other's inverse.
public enum FactAttributes {
  /// The attributes of a value: `kind="price" amount="19.90" currency="EUR" per="user month"`.
  public static func attributes(of value: FactValue) -> [XMLAttribute] {
    fields(of: value).map { XMLAttribute($0.name, $0.value) }
  }

  /// The value of a `<fact>`; nothing where the attributes do not make one.
  public static func value(of element: XMLElement) -> FactValue? {
    func figure(_ name: String) -> Figure? { element.attribute(name).flatMap(Figure.init(plain:)) }
    var currency: Currency? { element.attribute("currency").flatMap(Currency.init(rawValue:)) }
    /// The second of two sums.
    func money(_ prefix: String) -> Money? {
      guard let figure = figure(prefix + "-amount"),
        let currency = element.attribute(prefix + "-currency").flatMap(Currency.init(rawValue:))
      else { return nil }
      return Money(figure, currency)
    }
    var per: [Unit]? {
      let words = element.attribute("per")?.split(separator: " ") ?? []
      let units = words.compactMap { Unit(rawValue: String($0)) }
      return units.count == words.count ? units : nil
    }
    switch element.attribute("kind") {
    case "price":
      guard let figure = figure("amount"), let currency, let per else { return nil }
      return .price(Price(figure, currency, per: per))
    case "amount":
      guard let figure = figure("amount"), let currency else { return nil }
      return .amount(figure, currency)
    case "converted":
      guard let amount = figure("amount"), let currency, let from = money("from") else { return nil }
      return .converted(Money(amount, currency), from: from)
    case "exchange-rate":
      guard let amount = figure("amount"), let currency, let worth = money("worth") else { return nil }
      return ExchangeRate(Money(amount, currency), worth: worth).map(FactValue.exchangeRate)
    case "quantity":
      guard let figure = figure("number"), let per,
        let unit = element.attribute("unit").flatMap(Unit.init(rawValue:))
      else { return nil }
      return .quantity(Quantity(figure, unit, per: per))
    case "number": return figure("number").map(FactValue.number)
    case "percentage": return figure("number").map(FactValue.percentage)
    case "day": return element.attribute("day").flatMap(Day.init(iso:)).map(FactValue.day)
    case "state": return element.attribute("state").flatMap(FactValue.State.init(rawValue:)).map(FactValue.state)
    default: return nil
    }
  }

  /// The parts of a value by name, `kind` first: the words XML and JSON share.
  static func fields(of value: FactValue) -> [(name: String, value: String)] {
    switch value {
    case .price(let price):
      [("kind", "price"), ("amount", price.figure.plain), ("currency", price.currency.rawValue)] + per(price.per)
    case .amount(let figure, let currency):
      [("kind", "amount"), ("amount", figure.plain), ("currency", currency.rawValue)]
    case .converted(let money, let from):
      [("kind", "converted")] + sum(money) + sum(from, "from-")
    case .exchangeRate(let rate):
      [("kind", "exchange-rate")] + sum(rate.base) + sum(rate.worth, "worth-")
    case .quantity(let quantity):
      [("kind", "quantity"), ("number", quantity.figure.plain), ("unit", quantity.unit.rawValue)] + per(quantity.per)
    case .number(let figure): [("kind", "number"), ("number", figure.plain)]
    case .percentage(let figure): [("kind", "percentage"), ("number", figure.plain)]
    case .day(let day): [("kind", "day"), ("day", day.iso)]
    case .state(let state): [("kind", "state"), ("state", state.rawValue)]
    }
  }

  private static func sum(_ money: Money, _ prefix: String = "") -> [(name: String, value: String)] {
    [(prefix + "amount", money.figure.plain), (prefix + "currency", money.currency.rawValue)]
  }

  private static func per(_ units: [Unit]) -> [(name: String, value: String)] {
    units.isEmpty ? [] : [("per", units.map(\.rawValue).joined(separator: " "))]
  }
}

extension Figure {
  /// Reads what `plain` writes, `-1234.50`, and nothing else.
  init?(plain text: String) {
    let isNegative = text.utf8.first == 0x2D
    let parts = text.utf8.dropFirst(isNegative ? 1 : 0).split(separator: 0x2E, omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = parts.first, !whole.isEmpty else { return nil }
    let decimals = parts.count == 2 ? Array(parts[1]) : []
    guard parts.count == 1 || (1...6).contains(decimals.count) else { return nil }
    var digits: Int64 = 0
    for byte in Array(whole) + decimals {
      guard (0x30...0x39).contains(byte) else { return nil }
      let (shifted, overflow) = digits.multipliedReportingOverflow(by: 10)
      let digit = Int64(byte - 0x30)
      let (sum, carry) = shifted.addingReportingOverflow(isNegative ? -digit : digit)
      guard !overflow, !carry else { return nil }
      digits = sum
    }
    self.init(digits: digits, decimals: decimals.count)
  }
}
