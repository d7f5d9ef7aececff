internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// The value of a row or of a fact; text only in quotes.
  func value(_ node: Node, _ what: String) -> Located<Value>? {
    guard let scalar = scalar(node, what) else { return nil }
    if scalar.isQuoted { return scalar.located.map { .text($0) } }
    guard let read = value(known.value(scalar), in: scalar) else { return nil }
    if case .price(let price) = read.value, !accepts(price, in: scalar) { return nil }
    return read
  }

  func price(_ node: Node, _ what: String) -> Located<Price>? {
    guard let scalar = scalar(node, what), let price = value(known.price(scalar), in: scalar),
      accepts(price.value, in: scalar)
    else { return nil }
    return price
  }

  func quantity(_ node: Node, _ what: String) -> Located<Quantity>? {
    scalar(node, what).flatMap { value(known.quantity($0), in: $0) }
  }

  func percentage(_ node: Node?, _ what: String) -> Located<Figure>? {
    scalar(node, what).flatMap { value(Literal.percentage($0.text), in: $0) }
  }

  func number(_ node: Node?, _ what: String) -> Located<Rational>? {
    scalar(node, what).flatMap { value(Literal.number($0.text), in: $0) }?.map(\.value)
  }

  /// A whole number of at least one.
  func whole(_ node: Node?, _ what: String) -> Located<Int>? {
    guard let scalar = scalar(node, what), let figure = value(Literal.number(scalar.text), in: scalar) else {
      return nil
    }
    guard figure.value.decimals == 0, figure.value.digits >= 1, let whole = Int(exactly: figure.value.digits) else {
      report(.error(.invalidNumber, "\(what) is a whole number from 1", at: scalar.span))
      return nil
    }
    return Located(whole, at: scalar.span)
  }

  func day(_ node: Node?, _ what: String) -> Located<Day>? {
    scalar(node, what).flatMap { value(Literal.day($0.text), in: $0) }
  }

  /// Every price of an offer is in its currency.
  func accepts(_ price: Price, in scalar: Scalar) -> Bool {
    guard let currency, price.currency != currency else { return true }
    report(
      .error(
        .foreignCurrency, "`\(scalar.text)` is in \(price.currency.rawValue), the offer in \(currency.rawValue)",
        at: scalar.span, help: ["amounts in two currencies never add up: write one currency per offer"]))
    return false
  }

  /// Reports a unit that makes no sense in its place; `expected` says what does.
  func mismatch(_ message: String, at span: Span, expected: String) {
    report(.error(.unitMismatch, message, at: span, help: [expected]))
  }
}

extension Price {
  /// As the language writes it, `19.90 €/month`; for messages.
  var written: String { "\(figure.plain) \(currency.symbol)" + per.map { "/\($0.written)" }.joined() }
  /// Its unit alone, `€/month`.
  var unitWritten: String { currency.symbol + per.map { "/\($0.written)" }.joined() }
}

extension Quantity {
  /// Its unit alone, `correspondents/user/month`.
  var unitWritten: String { UnitNames.plural(unit) + per.map { "/\($0.written)" }.joined() }
}
