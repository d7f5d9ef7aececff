internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities

extension OfferView {
  /// What a charge costs for a plan: its bands, its price, the yearly price, each on a line of its own.
  func lines(_ charge: Charge, _ plan: String) -> [[Inline]] {
    guard let price = resolve(charge.price, plan) else { return [[words.state(.notStated, .notStated)]] }
    var lines: [[Inline]] = bands(charge, plan)
    let cost = words.charge(price.value, at: price.span)
    lines.append(lines.isEmpty ? cost : words.phrase(.others, cost))
    if let yearly = resolve(charge.yearly, plan) {
      lines.append(words.phrase(.orYearly, words.charge(yearly.value, at: yearly.span)))
    }
    lines += alternatives(charge.price, plan) { words.charge($0.value, at: $0.span) }
    return lines
  }

  private func hasState(_ price: ChargePrice) -> Bool {
    switch price {
    case .state: true
    case .amounts: false
    }
  }

  private func bands(_ charge: Charge, _ plan: String) -> [[Inline]] {
    charge.bands.compactMap { band in
      guard let price = resolve(band.price, plan) else { return nil }
      let cost = words.charge(price.value, at: price.span)
      let from = resolve(band.from, plan).map { words.fact($0.value, at: $0.span) }
      let to = resolve(band.to, plan).map { words.fact($0.value, at: $0.span) }
      switch (from, to) {
      case (let from?, let to?):
        if from.plain == to.plain { return cost + [.text(" ("), from, .text(")")] }
        return words.phrase(.band, [from], [to], cost)
      case (let from?, nil): return words.phrase(.bandFrom, [from], cost)
      case (nil, let to?): return words.phrase(.bandTo, [to], cost)
      case (nil, nil): return cost
      }
    }
  }

  /// What the other readings of an unclear value give, a muted line each.
  func alternatives<Value>(
    _ varying: Varying<Value>, _ plan: String, show: (Located<Value>) -> [Inline]
  ) -> [[Inline]] {
    var seen = resolve(varying, plan).map { [show($0).plain] } ?? []
    var lines: [[Inline]] = []
    for name in varying.readings(plan: plan) {
      guard let reading = offer.readings.first(where: { $0.name.value == name }) else { continue }
      for choice in reading.choices {
        guard let value = varying.value(plan: plan, readings: readings.choosing(choice.name.value, for: name)) else {
          continue
        }
        let shown = show(value)
        if seen.contains(shown.plain) { continue }
        seen.append(shown.plain)
        lines.append([.muted(words.phrase(.orReading, shown))])
      }
    }
    return lines
  }

  /// What goes with a price: packs, minimum, most, what it needs; the same words for every plan stand beside the label.
  func conditions(_ row: Row, _ plan: String, inOptions: Bool) -> [[Inline]] {
    guard case .charge(let charge) = row.content, concerns(row.only, plan) else { return [] }
    var all = conditions(charge, plan)
    if charge.isOption, !inOptions, let price = resolve(charge.price, plan), !hasState(price.value) {
      all.append([.text(words[.asOption])])
    }
    return all
  }

  private func conditions(_ charge: Charge, _ plan: String) -> [[Inline]] {
    var all: [[Inline]] = []
    if let pack = charge.pack { all.append(words.phrase(.pack, [words.fact(pack.value, at: pack.span)])) }
    switch charge.beyond {
    case .quantity(let quantity)?:
      if let value = resolve(quantity, plan) {
        all.append(words.phrase(.beyond, [words.fact(value.value, at: value.span)]))
      }
    // The row itself stands beside it and says how many.
    case .row?, nil: break
    }
    if let minimum = charge.minimum, let price = resolve(minimum.price, plan) {
      let due = resolve(minimum.due, plan)?.value ?? .always
      let key: WordingKey =
        switch due {
        case .always: .minimum
        case .whenUsed: .minimumWhenUsed
        }
      all.append(words.phrase(key, [words.fact(price.value, at: price.span)]))
    }
    if let atMost = resolve(charge.atMost, plan) {
      all.append(words.phrase(.atMost, [words.fact(atMost.value, at: atMost.span)]))
    }
    if let months = charge.months {
      let first = words.stated(words.count(months.value.lowerBound), at: months.span)
      let last = words.stated(words.count(months.value.upperBound), at: months.span)
      all.append(words.phrase(.months, [first], [last]))
    }
    if let requires = charge.requires { all.append(words.phrase(.requires, [.text(label(of: requires.value))])) }
    if !charge.excludes.isEmpty {
      let names = charge.excludes.map { label(of: $0.value) }.joined(separator: ", ")
      all.append(words.phrase(.excludes, [.text(names)]))
    }
    return all
  }
}
