internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// What changing to another plan of the offer costs: `free`, `not stated`, or in parts.
  func switching(_ node: Node?) -> SwitchTerms? {
    guard let node else { return nil }
    var terms = SwitchTerms(at: firstLine(of: node))
    guard case .mapping(let mapping) = node else {
      guard let scalar = scalar(node, "`switch`") else { return nil }
      switch scalar.text {
      case "free", "not stated": terms.fee = fee(node)
      default:
        reportUnknown(
          .unknownWord, "`\(scalar.text)` is no value of `switch`", at: scalar.span, word: scalar.text,
          among: ["free", "not stated"], kind: "write what it costs, `{ fee: 30 € }`, or one of")
        return nil
      }
      return terms
    }
    let fields = fields(mapping, .switching)
    terms.fee = fields["fee"].flatMap { fee($0) }
    terms.commitment = varying(fields["commitment"], "`commitment`") {
      word(SwitchTerms.Commitment.self, $0, "`commitment`")
    }
    terms.oneOffs = varying(fields["one-offs"], "`one-offs`") { word(ExitTerms.Due.self, $0, "`one-offs`") }
    return terms
  }

  /// An amount that is paid once, or a state.
  private func fee(_ node: Node) -> Varying<ChargePrice>? {
    varying(node, "`fee`") { node in
      chargePrice(node, "`fee`") { price, span in
        if price.per.isEmpty { return true }
        mismatch(
          "`\(price.unitWritten)` is not paid once", at: span,
          expected: "write the amount of one change: `\(price.figure.plain) \(price.currency.symbol)`")
        return false
      }
    }
  }
}
