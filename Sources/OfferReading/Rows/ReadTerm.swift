internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// The terms of the contract a row states: `term`, `commitment`, `notice`, `renewal`.
  func terms(_ fields: Fields) -> [Term] {
    // Most rows state none.
    guard fields.has("term") || fields.has("commitment") || fields.has("notice") || fields.has("renewal") else {
      return []
    }
    return Term.Kind.allCases.compactMap { kind in
      let code: KeyCode =
        switch kind {
        case .duration: "term"
        case .commitment: "commitment"
        case .notice: "notice"
        case .renewal: "renewal"
        }
      guard let key = fields.key(code) else { return nil }
      return varying(fields[code], "`\(kind.rawValue)`") { length($0, of: kind) }
        .map { Term(kind: Located(kind, at: key.span), length: $0) }
    }
  }

  private func length(_ node: Node, of kind: Term.Kind) -> Located<Term.Length>? {
    let what = "`\(kind.rawValue)`"
    guard let scalar = scalar(node, what) else { return nil }
    switch scalar.text {
    case "none", "open-ended": return Located(.none, at: scalar.span)
    case "not stated": return Located(.notStated, at: scalar.span)
    default: break
    }
    guard scalar.text.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false else {
      reportUnknown(
        .unknownWord, "`\(scalar.text)` is no length of time", at: scalar.span, word: scalar.text,
        among: ["none", "open-ended", "not stated"], kind: "write `24 months`, or one of")
      return nil
    }
    guard let quantity = value(known.quantity(scalar), in: scalar) else { return nil }
    guard quantity.value.unit.isCalendar, quantity.value.per.isEmpty else {
      mismatch(
        "`\(quantity.value.unitWritten)` is no time of the calendar", at: scalar.span,
        expected: "\(what) counts days, weeks, months or years: `24 months`")
      return nil
    }
    return quantity.map { .quantity($0) }
  }
}
