internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

/// Which prices of a month a rate has, so that their units can be told from mistakes.
struct MonthForm {
  var hasBands = false
  var hasPack = false
}

extension Scope {
  func monthForm(_ fields: Fields) -> MonthForm {
    MonthForm(hasBands: fields.has("bands"), hasPack: fields.has("pack"))
  }

  /// What a rate says of the usage of a month: tiers, packs, the most it costs.
  func readMonth(_ fields: Fields, _ kind: UsageKind, _ form: MonthForm, into rate: inout Rate) {
    guard
      form.hasBands || form.hasPack || fields.has("banding") || fields.has("at-most") || fields.has("then")
    else { return }
    rate.bands = items(fields["bands"], "`bands`").compactMap { item in
      tier(item, kind) { ratePrice($0, kind, form) }
    }
    checkAscending(rate.bands.map(\.to))
    rate.banding = varying(fields["banding"], "`banding`") { word(Charge.Banding.self, $0, "`banding`") }
    rate.pack = fields["pack"].flatMap { increment($0, "`pack`", kind) }
    checkPacks(rate)
    rate.most = varying(fields["at-most"], "`at-most`") { perMonth($0, "`at-most`") }
    rate.then = varying(fields["then"], "`then`") { afterMost($0) }
    checkMonth(fields)
  }

  /// An amount of money for a month.
  private func perMonth(_ node: Node, _ what: String) -> Located<Price>? {
    guard let price = price(node, what) else { return nil }
    guard price.value.per == [.month] else {
      mismatch(
        "`\(price.value.unitWritten)` is no amount for a month", at: price.span,
        expected:
          "write `\(price.value.figure.plain) \(price.value.currency.symbol)/month`; what one call costs at most "
          + "is its `maximum`")
      return nil
    }
    return price
  }

  /// What happens when no more is charged: anything but a charge.
  private func afterMost(_ node: Node) -> Located<Limit.Consequence>? {
    guard let then = word(Limit.Consequence.self, node, "`then`") else { return nil }
    guard !then.value.isCharged else {
      report(
        .error(
          .conflictingKeys, "`\(then.value.rawValue)` charges more, and `at-most` says that no more is charged",
          at: then.span, help: ["write `throttle`, `block` or `not said`, or leave `then` out"]))
      return nil
    }
    return then
  }

  /// A tier of packs ends with a pack.
  private func checkPacks(_ rate: Rate) {
    guard let pack = rate.pack, let size = try? pack.value.canonical(), size > .zero else { return }
    for end in rate.bands.flatMap(\.to.all) {
      guard let packs = try? end.value.canonical().divided(by: size), !packs.isWhole else { continue }
      mismatch(
        "this tier ends within a pack", at: end.span,
        expected: "write a whole number of packs of \(pack.value.figure.plain) \(pack.value.unit.rawValue)")
    }
  }

  /// Which keys go together: prices of a month replace what a single call costs at least or at most.
  private func checkMonth(_ fields: Fields) {
    if let bands = fields.key("bands"), fields.lacks("banding") {
      report(
        .error(
          .requiredKey, "`banding` is missing: the price of what is in a tier, or of all that reaches it",
          at: bands.span,
          help: [
            "write `banding: graduated` (each tier at its own price), or `banding: volume` (all at the one reached)"
          ]))
    }
    func needs(_ key: String, _ other: String) {
      guard let scalar = fields.key(named: key), !fields.has(named: other) else { return }
      report(
        .error(
          .conflictingKeys, "`\(key)` says nothing without `\(other)`", at: scalar.span,
          help: ["write `\(other)` beside it, or leave `\(key)` out"]))
    }
    if fields.has("banding") { needs("banding", "bands") }
    if fields.has("then") { needs("then", "at-most") }
    guard let month = fields.key("bands") ?? fields.key("pack") else { return }
    for key in ["fee-covers", "in-call", "minimum", "maximum"].compactMap({ fields.key(named: $0) }) {
      report(
        .error(
          .conflictingKeys, "`\(key.text)` prices one call, and `\(month.text)` the month as a whole", at: key.span,
          help: ["leave one of the two out; `at-most: 15 €/month` is the most that a month costs"]))
    }
  }
}

extension Limit.Consequence {
  /// Whether usage beyond is charged.
  var isCharged: Bool {
    switch self {
    case .surplus, .wholeCall, .laterCalls, .wholePeriod: true
    case .block, .throttle, .notify, .suspend, .notSaid: false
    }
  }
}
