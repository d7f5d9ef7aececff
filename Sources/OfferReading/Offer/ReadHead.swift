internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// A provider's id, or nothing where the source names none.
  func provider(_ node: Node?) -> Located<String>? {
    guard let scalar = scalar(node, "`provider`"), scalar.text != "not stated" else { return nil }
    return scalar.located
  }

  /// The document an offer was written from.
  func source(_ node: Node?) -> SourceDocument? {
    guard let node, let fields = fields(node, .source), let title = text(fields["title"], "`title`") else { return nil }
    var source = SourceDocument(
      title: title, publisher: text(fields["publisher"], "`publisher`"), url: text(fields["url"], "`url`"),
      date: day(fields["date"], "`date`"))
    source.introduction = text(fields["introduction"], "`introduction`")
    return source
  }

  /// `20 %`, or a rate with the reason it was assumed.
  func vat(_ node: Node?) -> ValueAddedTax? {
    guard let node else { return nil }
    guard case .mapping(let mapping) = node else {
      if case .scalar(let scalar) = node, scalar.text == "not stated" { return nil }
      return vatRate(node, "`vat`").map { ValueAddedTax(rate: $0) }
    }
    let fields = fields(mapping, .vat)
    return vatRate(fields["rate"], "`rate`").map {
      ValueAddedTax(rate: $0, assumed: text(fields["assumed"], "`assumed`"))
    }
  }

  /// Where amounts are rounded, and how.
  func rounding(_ node: Node?) -> RoundingRule {
    guard let node, let fields = fields(node, .rounding) else { return RoundingRule() }
    var rule = RoundingRule(
      amounts: varying(fields["amounts"], "`amounts`") { word(RoundingRule.Place.self, $0, "`amounts`") },
      net: varying(fields["net"], "`net`") { word(RoundingRule.NetPlace.self, $0, "`net`") },
      mode: word(WrittenRounding.self, fields["mode"], "`mode`")?.map(\.mode))
    rule.vat = varying(fields["vat"], "`vat`") { word(RoundingRule.VATPlace.self, $0, "`vat`") }
    rule.total = fields["total"].flatMap { roundedTotal($0) }
    return rule
  }

  /// `0.05 CHF`: a whole number of cents above zero.
  private func roundedTotal(_ node: Node) -> Located<Price>? {
    guard let price = price(node, "`total`") else { return nil }
    let figure = price.value.figure
    let cents = try? figure.value.multiplied(by: Rational(100))
    guard price.value.per.isEmpty, let cents, cents.isWhole, cents > .zero else {
      mismatch(
        "`\(price.value.written)` is nothing a bill can be rounded to", at: price.span,
        expected: "write the smallest amount that is paid: `0.05 \(price.value.currency.symbol)`")
      return nil
    }
    return price
  }

  /// A levy on top of the bill.
  func surcharge(_ entry: Mapping.Entry) -> Surcharge? {
    guard let fields = fields(entry.value, .surcharge, of: entry.key),
      let rate = percentage(fields["rate"], "`rate`")
    else { return nil }
    let id = rowId(entry.key)
    let charged = varying(fields["charged"], "`charged`") { word(Surcharge.Place.self, $0, "`charged`") }
    return Surcharge(
      id: id, label: text(fields["label"], "`label`") ?? id, rate: rate,
      charged: charged ?? .one(Located(.beforeVAT, at: entry.key.span)))
  }
}

/// The names of the roundings in an offer.
private enum WrittenRounding: String, CaseIterable {
  case halfUp = "half up"
  case halfEven = "half even"
  case up
  case down

  var mode: Rounding.Mode {
    switch self {
    case .halfUp: .halfUp
    case .halfEven: .halfEven
    case .up: .up
    case .down: .down
    }
  }
}
