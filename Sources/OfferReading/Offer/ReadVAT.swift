internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// `5.5 %` or `exempt`: the VAT of something that has another than the offer.
  func ownVAT(_ node: Node) -> Located<OwnVAT>? {
    namesOwnVAT = true
    guard let scalar = scalar(node, "`vat`") else { return nil }
    if scalar.text == "exempt" { return Located(.exempt, at: scalar.span) }
    guard scalar.text.contains("%") else {
      report(
        .error(
          .unknownWord, "`\(scalar.text)` is no VAT of a price", at: scalar.span,
          help: ["write its rate, `vat: 5.5 %`, or `vat: exempt`; a row without `vat` has that of the offer"]))
      return nil
    }
    return vatRate(node, "`vat`")?.map { .rate($0) }
  }

  /// A rate of VAT: not below nothing, and not more than the price itself.
  func vatRate(_ node: Node?, _ what: String) -> Located<Figure>? {
    guard let rate = percentage(node, what) else { return nil }
    guard !rate.value.value.isNegative, rate.value.value <= Rational(100) else {
      report(
        .error(
          .invalidNumber, "VAT is between 0 and 100 %", at: rate.span,
          help: ["write its rate: `5.5 %`"]))
      return nil
    }
    return rate
  }

  /// Looks whether the VAT of every amount can be known, once the whole offer is read.
  func checkVAT(of offer: Offer) {
    let places = offer.rounding.vat?.all ?? []
    let nets = offer.rounding.net?.all ?? []
    let isIncluding = offer.taxBasis.value == .including
    for place in places {
      switch place.value {
      case .perUnitPrice where isIncluding && (nets.isEmpty || nets.contains { $0.value != .perUnitPrice }):
        report(
          .error(
            .vatUnclear, "prices contain VAT, and it is taken out of no unit price", at: place.span,
            help: ["write `net: per unit price` beside it, or `vat: per line`"]))
      case .perUnitPrice, .perLine:
        guard let total = offer.rounding.amounts?.all.first(where: { $0.value == .perTotal }) else { continue }
        report(
          .error(
            .vatUnclear, "VAT of lines that are not rounded cannot be rounded", at: place.span,
            labels: [.init("only the total is rounded", at: total.span)],
            help: ["write `amounts: per line`, or `vat: per rate`"]))
      case .perRate, .perDocument: continue
      }
    }
    guard let own = offer.ownVATs.first else { return }
    if offer.vat == nil, !offer.unread.contains("vat") {
      report(
        .error(
          .vatUnclear, "`\(own.span.text)` is the VAT of one row, and nothing says that of the others", at: own.span,
          help: ["write the rate of the offer in its head: `vat: 20 %`"]))
    }
    let isTakenOutBefore = isIncluding && nets.contains { $0.value != .perTotal }
    for row in offer.allRows {
      guard case .adjustment(let adjustment) = row.content, adjustment.vat == nil else { continue }
      let isAmount = adjustment.amount.all.contains { amount in
        switch amount.value {
        case .price: true
        case .percentage: false
        }
      }
      guard isAmount else { continue }
      let isTurned =
        switch adjustment.side?.value {
        case .beforeVAT: isIncluding
        case .afterVAT: !isIncluding
        case nil: false
        }
      guard isTurned || isTakenOutBefore else { continue }
      let kind = adjustment.kind.value
      let takesOff = kind == .discount || kind == .maximum
      report(
        .error(
          .vatUnclear, "the offer has several rates of VAT, and which is in this \(kind.rawValue) cannot be known",
          at: adjustment.kind.span,
          help: [
            isTurned
              ? "leave `measured` out: it is compared as the prices of the offer are"
              : takesOff ? "write a percentage, or `net: per total` under `rounding`" : "write its own: `vat: 20 %`"
          ]))
    }
  }
}

extension FindingCode {
  /// The VAT of an amount cannot be known.
  static let vatUnclear: FindingCode = "vat-unclear"
}
