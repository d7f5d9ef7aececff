internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities

extension OfferView {
  /// What a rate says for a plan on one line: `0,105 € + 0,021 €/min, par pas de 30 s`.
  func lines(_ rate: Rate, _ plan: String) -> [[Inline]] {
    guard concerns(rate.row.only, plan) else { return [[words.state(.notOffered, .notConcerned)]] }
    let say = resolve(rate.row.say, plan).map { $0.value }
    let said = say.map { prose($0, facts: rate.row.facts, plan) }
    if let said, quotesItself(rate.row, say) { return [said] }
    guard let price = resolve(rate.price, plan) else {
      return [[words.state(.notStated, .notStated)]] + [said].compactMap { $0 }
    }
    let rest = words.charge(price.value, at: price.span)
    var line = tiers(rate.bands, .monthTier, plan, tiers(rate.callTiers, .callTier, plan, rest))
    if let fee = resolve(rate.fee, plan) {
      line = words.phrase(.feeAndRate, [words.fact(fee.value, at: fee.span)], line)
    }
    for condition in conditions(rate, plan) { line += [.text(", ")] + condition }
    return [line] + changes(rate.changes, plan).map { $0.line(words) } + [said].compactMap { $0 }
  }

  /// The prices of the beginning of a call or a month, then the one that holds for the rest.
  private func tiers(_ tiers: [Rate.Tier], _ key: WordingKey, _ plan: String, _ rest: [Inline]) -> [Inline] {
    let tiers = tiers.compactMap { tier -> [Inline]? in
      guard let to = resolve(tier.to, plan), let price = resolve(tier.price, plan) else { return nil }
      return words.phrase(
        key, [words.fact(to.value, at: to.span)], words.charge(price.value, at: price.span))
    }
    return tiers.isEmpty ? rest : (tiers + [words.phrase(.callRest, rest)]).joined(by: words[.listSeparator] + " ")
  }

  /// What a rate says of each call besides its price, in the order in which it is applied.
  private func conditions(_ rate: Rate, _ plan: String) -> [[Inline]] {
    func said(_ key: WordingKey, _ length: Varying<Quantity>?) -> [Inline]? {
      resolve(length, plan).map { words.phrase(key, [words.fact($0.value, at: $0.span)]) }
    }
    func said(_ key: WordingKey, _ price: Varying<Price>?) -> [Inline]? {
      resolve(price, plan).map { words.phrase(key, [words.fact($0.value, at: $0.span)]) }
    }
    let banding = resolve(rate.banding, plan).map { banding in
      [words.stated(words[banding.value == .graduated ? .bandsGraduated : .tiersVolume], at: banding.span)]
    }
    let pack = rate.pack.map { words.phrase(.pack, [words.fact($0.value, at: $0.span)]) }
    let then = resolve(rate.then, plan).map { [words.stated(words[$0.value.key], at: $0.span)] }
    let hours = rate.hours.map { [words.stated(words.hours($0.value), at: $0.span)] }
    return [
      hours, banding, pack, said(.feeCovers, rate.feeCovers), step(rate.first, rate.increment, plan),
      said(.rateGrace, rate.grace),
      said(.rateMinimum, rate.minimum), said(.rateMaximum, rate.maximum),
      said(.atMost, rate.most), then, ownVAT(rate.vat, plan),
    ].compactMap { $0 }
  }

  /// `première tranche de 60 s indivisible, puis par pas de 30 s`.
  func step(_ first: Varying<Quantity>?, _ increment: Varying<Quantity>?, _ plan: String) -> [Inline]? {
    let first = resolve(first, plan).map { words.fact($0.value, at: $0.span) }
    let step = resolve(increment, plan).map { words.fact($0.value, at: $0.span) }
    return switch (first, step) {
    case (let first?, let step?): words.phrase(.rateFirstAndStep, [first], [step])
    case (let first?, nil): words.phrase(.rateFirst, [first])
    case (nil, let step?): words.phrase(.rateStep, [step])
    case (nil, nil): nil
    }
  }
}
