internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// What a rate says of the length of a call: free short calls, a beginning that the fee pays for, tiers.
  func readCall(_ fields: Fields, _ kind: UsageKind, into rate: inout Rate) {
    guard
      fields.has("maximum") || fields.has("grace") || fields.has("fee-covers") || fields.has("in-call")
    else { return }
    guard kind == .calls else {
      for key in ["grace", "fee-covers", "in-call", "maximum"].compactMap({ fields.key(named: $0) }) {
        mismatch(
          "`\(key.text)` is about a call", at: key.span, expected: "leave it out: it belongs to rates of `calls`")
      }
      return
    }
    rate.maximum = varying(fields["maximum"], "`maximum`") { perUse($0, "`maximum`", kind) }
    rate.grace = varying(fields["grace"], "`grace`") { increment($0, "`grace`", kind) }
    rate.feeCovers = varying(fields["fee-covers"], "`fee-covers`") { increment($0, "`fee-covers`", kind) }
    rate.callTiers = items(fields["in-call"], "`in-call`").compactMap { item in
      tier(item, kind) { ratePrice($0, kind) }
    }
    checkAscending(rate.callTiers.map(\.to))
    checkBeginning(of: rate, fields)
  }

  /// Where a tier of a call or of a month ends, and its price.
  func tier(_ item: Node, _ kind: UsageKind, _ price: (Node) -> Located<ChargePrice>?) -> Rate.Tier? {
    guard let fields = fields(item, .tier) else { return nil }
    let to = varying(fields["to"], "`to`") { increment($0, "`to`", kind) }
    let price = varying(fields["price"], "`price`", price)
    guard let to, let price else { return nil }
    return Rate.Tier(to: to, price: price)
  }

  /// Tiers end one after the other, for each plan.
  func checkAscending(_ ends: [Varying<Quantity>]) {
    guard ends.count > 1 else { return }
    var reported: [Span] = []
    for plan in plans.isEmpty ? [""] : plans {
      var last: Rational?
      for end in ends.compactMap({ $0.value(plan: plan, readings: Readings()) }) {
        guard let here = try? end.value.canonical() else { continue }
        if let last, here <= last, !reported.contains(end.span) {
          reported.append(end.span)
          report(
            .error(
              .tiersNotAscending, "this tier ends where the one before has ended already", at: end.span,
              help: ["write tiers from the least to the greatest; the price of what is beyond all stands in `price`"]))
        }
        last = here
      }
    }
  }

  /// Only one key says what the beginning of a call costs.
  private func checkBeginning(of rate: Rate, _ fields: Fields) {
    guard rate.feeCovers != nil, let key = fields.key("fee-covers") else { return }
    if rate.fee == nil {
      report(
        .error(
          .conflictingKeys, "`fee-covers` says what the fee pays for, and there is no `fee`", at: key.span,
          help: ["write `fee: 0.10 €`", "if the beginning of a call is free, write it in `in-call`"]))
    }
    for other in ["first", "in-call"].compactMap({ fields.key(named: $0) }) {
      report(
        .error(
          .conflictingKeys, "`\(other.text)` and `fee-covers` both say what the beginning of a call costs",
          at: other.span,
          help: ["write what the fee pays for as the first tier: `in-call: [{ to: 20 s, price: free }, …]`"]))
    }
  }
}
