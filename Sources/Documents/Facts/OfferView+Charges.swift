internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities

extension OfferView {
  /// What a charge costs for a plan: its phases, its bands, its price, the yearly price, each on a line of its own.
  func lines(_ charge: Charge, _ plan: String) -> [[Inline]] {
    var lines = steps(charge, plan).map { $0.line(words) }
    if lines.isEmpty { return [[words.state(.notStated, .notStated)]] }
    if let yearly = resolve(charge.yearly, plan) {
      lines.append(words.phrase(.orYearly, words.charge(yearly.value, at: yearly.span)))
    }
    lines += alternatives(charge.price, plan) { words.charge($0.value, at: $0.span) }
    return lines
  }

  /// What a charge costs in some months or for some quantities.
  struct Step {
    /// The months or the quantities; nothing where it always costs that.
    var when: [Inline]?
    var cost: [Inline]

    /// `Months 1 to 6: 9.99 €/month`.
    func line(_ words: Wording) -> [Inline] { when.map { words.phrase(.phase, $0, cost) } ?? cost }
  }

  /// The phases and bands of a charge in their order, then what holds otherwise; the price alone where it has none.
  func steps(_ charge: Charge, _ plan: String) -> [Step] {
    guard let price = resolve(charge.price, plan) else { return [] }
    var steps = phases(charge, plan) + bands(charge, plan)
    let cost = words.charge(price.value, at: price.span)
    // A last band or phase without an end leaves nothing to say.
    let isCovered =
      charge.hasNoPriceBeside && (!charge.phases.isEmpty || charge.bands.last.map { $0.to == nil } ?? false)
    if !isCovered {
      steps.append(Step(when: steps.isEmpty ? nil : [.text(words[.others])], cost: cost))
    }
    return steps + changes(charge.changes, plan)
  }

  /// What something costs from days of the calendar on, in their order.
  func changes(_ changes: [PriceChange], _ plan: String) -> [Step] {
    changes.compactMap { change in
      guard let price = resolve(change.price, plan) else { return nil }
      return Step(
        when: words.phrase(.fromDay, [words.fact(change.from.value, at: change.from.span)]),
        cost: words.charge(price.value, at: price.span))
    }
  }

  private func hasState(_ price: ChargePrice) -> Bool {
    switch price {
    case .state: true
    case .amounts: false
    }
  }

  /// What it costs in some months of the contract, in their order.
  private func phases(_ charge: Charge, _ plan: String) -> [Step] {
    charge.phases.compactMap { phase in
      guard let price = resolve(phase.price, plan) else { return nil }
      return Step(
        when: words.months(phase.months.value, at: phase.months.span),
        cost: words.charge(price.value, at: price.span))
    }
  }

  private func bands(_ charge: Charge, _ plan: String) -> [Step] {
    charge.bands.compactMap { band in
      guard let price = resolve(band.price, plan) else { return nil }
      let cost = words.charge(price.value, at: price.span)
      let from = resolve(band.from, plan).map { words.fact($0.value, at: $0.span) }
      let to = resolve(band.to, plan).map { words.fact($0.value, at: $0.span) }
      switch (from, to) {
      case (let from?, let to?):
        if from.plain == to.plain { return Step(cost: cost + [.text(" ("), from, .text(")")]) }
        return Step(when: words.phrase(.band, [from], [to]), cost: cost)
      case (let from?, nil): return Step(when: words.phrase(.bandFrom, [from]), cost: cost)
      case (nil, let to?): return Step(when: words.phrase(.bandTo, [to]), cost: cost)
      case (nil, nil): return Step(when: [.text(words[.bandAbove])], cost: cost)
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
    guard concerns(row.only, plan) else { return [] }
    if case .adjustment(let adjustment) = row.content { return conditions(adjustment, plan) }
    guard case .charge(let charge) = row.content else { return [] }
    var all = conditions(charge, plan)
    // Words of the row's own say when it is due.
    if charge.when?.value == .exit, row.say == nil {
      all.append([.text(words[.dueOnLeaving])])
      if let over = charge.over {
        let months = Quantity(Figure(Int64(over.value)), .month)
        all.append(words.phrase(.decliningOver, [words.fact(months, at: over.span)]))
      }
    }
    if charge.isOption, !inOptions, let price = resolve(charge.price, plan), !hasState(price.value) {
      all.append([.text(words[.asOption])])
    }
    return all
  }

  private func conditions(_ charge: Charge, _ plan: String) -> [[Inline]] {
    var all: [[Inline]] = []
    if !charge.changes.isEmpty, let rule = offer.priceChanges {
      let key: WordingKey =
        switch rule.value {
        case .byMonth: .changesByMonth
        case .byDay: .changesByDay
        }
      all.append([words.stated(words[key], at: rule.span)])
    }
    if let pack = charge.pack { all.append(words.phrase(.pack, [words.fact(pack.value, at: pack.span)])) }
    switch charge.banding?.value {
    case .graduated: all.append([.text(words[.bandsGraduated])])
    case .volume, nil: break
    }
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
    if let maximum = resolve(charge.maximum, plan) {
      all.append(words.phrase(.maximum, [words.fact(maximum.value, at: maximum.span)]))
    }
    if let atMost = resolve(charge.atMost, plan) {
      all.append(words.phrase(.atMost, [words.fact(atMost.value, at: atMost.span)]))
    }
    if let months = charge.months {
      all.append(words.months(months.value, at: months.span))
    }
    if let requires = charge.requires { all.append(words.phrase(.requires, [.text(label(of: requires.value))])) }
    if let name = charge.oneOf?.value {
      let names = offer.allRows.compactMap { row -> String? in
        guard case .charge(let other) = row.content, other.oneOf?.value == name else { return nil }
        return row.label?.value ?? row.id.value
      }
      if names.count > 1 { all.append(words.phrase(.conflict, [.text(names.joined(separator: ", "))])) }
    }
    if let vat = ownVAT(charge.vat, plan) { all.append(vat) }
    if charge.isDeposit { all.append([.text(words[.depositReturned])]) }
    switch charge.partMonth?.value {
    case .wholeMonth: all.append([.text(words[.partMonthWhole])])
    case .byDay, nil: break
    }
    if !charge.excludes.isEmpty {
      let names = charge.excludes.map { label(of: $0.value) }.joined(separator: ", ")
      all.append(words.phrase(.excludes, [.text(names)]))
    }
    return all
  }
}
