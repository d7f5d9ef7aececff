internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// What leaving early costs: `free`, `not stated`, or what is due.
  func exit(_ node: Node?) -> ExitTerms? {
    guard let node else { return nil }
    var terms = ExitTerms(at: firstLine(of: node))
    guard case .mapping(let mapping) = node else {
      guard let scalar = scalar(node, "`exit`") else { return nil }
      switch scalar.text {
      case "free": terms.state = Located(.free, at: scalar.span)
      case "not stated": terms.state = Located(.notStated, at: scalar.span)
      default:
        reportUnknown(
          .unknownWord, "`\(scalar.text)` is no value of `exit`", at: scalar.span, word: scalar.text,
          among: ["free", "not stated"], kind: "write what is due, `{ remaining: 100 % }`, or one of")
        return nil
      }
      return terms
    }
    let fields = fields(mapping, .exit)
    terms.remaining = fields["remaining"].map(remaining) ?? []
    terms.usage = varying(fields["usage"], "`usage`") { word(ExitTerms.Due.self, $0, "`usage`") }
    terms.countedFrom = varying(fields["counted-from"], "`counted-from`") {
      word(ExitTerms.Beginning.self, $0, "`counted-from`")
    }
    terms.vat = varying(fields["vat"], "`vat`") { word(ExitTerms.Due.self, $0, "`vat`") }
    terms.lastMonth = varying(fields["last-month"], "`last-month`") {
      word(ExitTerms.LastMonth.self, $0, "`last-month`")
    }
    terms.paidYear = varying(fields["paid-year"], "`paid-year`") { word(ExitTerms.PaidYear.self, $0, "`paid-year`") }
    if fields.lacks("remaining"), let key = fields.key("usage") ?? fields.key("counted-from") {
      report(
        .error(
          .requiredKey, "`\(key.text)` is about the months left, and `exit` does not say what is due for them",
          at: key.span, help: ["write the share of the subscriptions that is due: `remaining: 100 %`"]))
    }
    return terms
  }

  /// `100 %`, or a share for some months each: `{ 1 to 12: 100 %, from 13: 20 % }`.
  private func remaining(_ node: Node) -> [ExitTerms.Share] {
    guard case .mapping(let mapping) = node, let first = mapping.entries.first?.key.text, first != "by",
      !plans.contains(first), first.hasPrefix("from ") || first.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false
    else {
      let share = varying(node, "`remaining`") { shareDue($0) }
      return share.map { [ExitTerms.Share(months: 1...Int.max, share: $0)] } ?? []
    }
    var shares: [ExitTerms.Share] = []
    for entry in mapping.entries {
      guard let months = months(.scalar(entry.key)),
        let share = varying(entry.value, "`\(entry.key.text)`", { shareDue($0) })
      else { continue }
      if shares.contains(where: { $0.months.overlaps(months.value) }) {
        report(
          .error(
            .monthsOverlap, "`\(entry.key.text)` shares months with the share above", at: months.span,
            help: ["a month has one share: let each begin after the end of the one before"]))
        continue
      }
      shares.append(ExitTerms.Share(months: months.value, share: share))
    }
    return shares.sorted { $0.months.lowerBound < $1.months.lowerBound }
  }

  private func shareDue(_ node: Node) -> Located<Figure>? {
    guard let share = percentage(node, "`remaining`") else { return nil }
    guard share.value.digits >= 0, share.value.value <= Rational(100) else {
      report(
        .error(
          .invalidNumber, "`\(share.value.plain) %` is no share of what is left", at: share.span,
          help: ["write 0 % to 100 %"]))
      return nil
    }
    return share
  }

  /// `24 months`: the time over which a fee at the end declines to nothing.
  func over(_ node: Node?, of charge: Charge) -> Located<Int>? {
    guard let node, let length = quantity(node, "`over`") else { return nil }
    guard length.value.unit.dimension == .months, length.value.per.isEmpty,
      let months = try? length.value.canonical(), months >= .one, months <= Rational(1200), months.isWhole
    else {
      mismatch(
        "`\(length.value.figure.plain) \(length.value.unitWritten)` is no number of months", at: length.span,
        expected: "write the months after which nothing is left of the fee: `over: 24 months`")
      return nil
    }
    if charge.when?.value != .exit {
      report(
        .error(
          .requiredKey, "`over` is about a fee due when the contract ends", at: length.span,
          help: ["write `when: exit` beside it, or leave `over` out"]))
    }
    return Located(Int(months.floor), at: length.span)
  }

  /// For which end notice is given, and how its days count.
  func noticeTerms(_ node: Node?) -> NoticeTerms? {
    guard let node, let fields = fields(node, .noticeRule) else { return nil }
    var terms = NoticeTerms()
    terms.to = varying(fields["to"], "`to`") { word(NoticeRule.End.self, $0, "`to`") }
    terms.from = varying(fields["from"], "`from`") { word(NoticeRule.Beginning.self, $0, "`from`") }
    terms.days = varying(fields["days"], "`days`") { word(NoticeTerms.Days.self, $0, "`days`") }
    return terms
  }
}
