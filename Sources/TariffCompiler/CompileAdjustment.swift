internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

extension TariffBuilder {
  /// What an adjustment covers, by the ids of the tariff.
  private struct Covered {
    var charges: [Int] = []
    var rates: [Int] = []

    /// Whether everything that another covers is covered too.
    func contains(_ other: Covered) -> Bool {
      other.charges.allSatisfy(charges.contains) && other.rates.allSatisfy(rates.contains)
    }
  }

  /// Adds the maximums of single rows, then the rows that change the bill in the order of the offer.
  ///
  /// What an earlier row took or added counts for a later one that covers all of what the earlier one covers.
  mutating func addAdjustments(of rows: [Row]) throws(ArithmeticFault) {
    var covers: [Covered] = []
    for row in rows {
      guard case .charge(let charge) = row.content, let most = charge.maximum.flatMap({ resolve($0) }) else { continue }
      let covered = Covered(charges: charges { $0.row.id.value == row.id.value })
      guard !covered.charges.isEmpty else { continue }
      let due: Tariff.Due = most.value.period == .year ? .yearly : .monthly
      add(
        .maximum(part(most)), due, covered, &covers,
        CompiledTariff.AdjustmentEntry(row: row, span: most.span, kind: .maximum))
    }
    for row in rows {
      guard case .adjustment(let adjustment) = row.content, meetsConditions(of: adjustment),
        let amount = resolve(adjustment.amount)
      else { continue }
      var entry = CompiledTariff.AdjustmentEntry(
        row: row, span: amount.span, kind: adjustment.kind.value, months: adjustment.months?.value)
      let kind: Tariff.Adjustment.Kind
      var due: Tariff.Due?
      switch amount.value {
      case .percentage(let share): kind = .discount(try share.value.divided(by: Rational(100)))
      case .price(let price):
        let located = Located(price, at: amount.span)
        switch price.period {
        case .month: due = .monthly
        case .year: due = .yearly
        case nil, .some: due = .once
        }
        switch adjustment.kind.value {
        case .discount: kind = .reduction(part(located))
        case .credit: kind = .credit(part(located))
        case .minimum, .maximum:
          entry.turn = turn(adjustment.side?.value)
          let part = try turned(part(located), entry.turn, tax: entry.tax)
          kind = adjustment.kind.value == .minimum ? .minimum(part) : .maximum(part)
        }
      }
      entry.tax = tax(adjustment.vat)
      entry.excluded = adjustment.notWith.map(\.value)
      let isOnlyWhenUsed = adjustment.due.flatMap { resolve($0) }?.value == .whenUsed
      add(kind, due, covered(by: adjustment), &covers, entry, isOnlyWhenUsed: isOnlyWhenUsed)
    }
  }

  private mutating func add(
    _ kind: Tariff.Adjustment.Kind, _ due: Tariff.Due?, _ covered: Covered, _ covers: inout [Covered],
    _ entry: CompiledTariff.AdjustmentEntry, isOnlyWhenUsed: Bool = false
  ) {
    let earlier = covers.indices.filter { covered.contains(covers[$0]) }
    let excludes = compiled.adjustments.indices.filter { index in
      let other = compiled.adjustments[index]
      return entry.excluded.contains(other.row.id.value) || other.excluded.contains(entry.row.id.value)
    }
    var made = Tariff.Adjustment(
      id: compiled.adjustments.count, kind, due: due, charges: covered.charges, rates: covered.rates,
      adjustments: earlier, months: entry.months, excludes: excludes, isOnlyWhenUsed: isOnlyWhenUsed)
    made.tax = entry.tax
    compiled.tariff.adjustments.append(made)
    compiled.adjustments.append(entry)
    covers.append(covered)
  }

  /// Whether the profile meets every condition; one that it does not answer is noted, and the row passed over.
  private mutating func meetsConditions(of adjustment: Adjustment) -> Bool {
    let answers = adjustment.conditions.map { ($0.value, profile.meets($0.value, of: offer.id.value)) }
    if answers.contains(where: { $0.1 == false }) { return false }
    var areMet = true
    for (name, answer) in answers where answer == nil {
      areMet = false
      if !compiled.openConditions.contains(name) { compiled.openConditions.append(name) }
    }
    return areMet
  }

  private mutating func part(_ price: Located<Price>) -> Tariff.Part {
    Tariff.Part(id: id(of: price), price: price.value.figure.value, decimals: price.value.figure.decimals)
  }

  /// How an amount that is measured on the other side of VAT than the prices comes to theirs.
  private func turn(_ side: Adjustment.Side?) -> CompiledTariff.AdjustmentEntry.Turn {
    switch (side, offer.taxBasis.value) {
    case (.afterVAT, .excluding): .withoutVAT
    case (.beforeVAT, .including): .withVAT
    case (.beforeVAT, .excluding), (.afterVAT, .including), (nil, _): .none
    }
  }

  private func turned(
    _ part: Tariff.Part, _ turn: CompiledTariff.AdjustmentEntry.Turn, tax: Int
  ) throws(ArithmeticFault) -> Tariff.Part {
    var part = part
    let factor = try Rational.one.adding(compiled.tariff.tax.rate(tax))
    switch turn {
    case .none: break
    case .withVAT: part.price = try part.price.multiplied(by: factor)
    case .withoutVAT: part.price = try part.price.divided(by: factor)
    }
    return part
  }

  private func covered(by adjustment: Adjustment) -> Covered {
    let left = adjustment.except.map(\.value)
    var covered = Covered()
    for over in adjustment.over.map(\.value) {
      let one = self.covered(by: over)
      covered.charges += one.charges.filter { !covered.charges.contains($0) }
      covered.rates += one.rates.filter { !covered.rates.contains($0) }
    }
    for except in left {
      let one = self.covered(by: except)
      covered.charges.removeAll { one.charges.contains($0) }
      covered.rates.removeAll { one.rates.contains($0) }
    }
    return covered
  }

  /// What a word or a name covers.
  private func covered(by name: String) -> Covered {
    switch Adjustment.Cover(rawValue: name) {
    case .everything:
      return Covered(charges: Array(compiled.charges.indices), rates: Array(compiled.rates.indices))
    case .recurring: return Covered(charges: charges { $0.due != .once && !$0.isUsed })
    case .usage: return Covered(charges: charges { $0.due != .once && $0.isUsed }, rates: Array(compiled.rates.indices))
    case .oneOffs: return Covered(charges: charges { $0.due == .once })
    case nil: break
    }
    var rows = [name]
    for case .group(let group) in offer.sections.values.joined() where group.id.value == name {
      rows += group.rows.map(\.id.value)
    }
    for group in offer.usage.values.flatMap(\.beyond) where group.id?.value == name {
      rows += group.rates.map(\.row.id.value)
    }
    let kind = UsageKind(rawValue: name)
    return Covered(
      charges: charges { rows.contains($0.row.id.value) },
      rates: compiled.rates.indices.filter { index in
        let rate = compiled.rates[index]
        return rate.kind == kind || rows.contains(rate.row.id.value)
      })
  }

  private func charges(_ isCovered: (CompiledTariff.ChargeEntry) -> Bool) -> [Int] {
    compiled.charges.indices.filter { isCovered(compiled.charges[$0]) }
  }
}

extension Charge {
  /// Whether it is charged as it is used: a price for each call, message, event or volume.
  var isUsed: Bool {
    if when?.value == .event { return true }
    let prices =
      price.all + bands.flatMap(\.price.all) + phases.flatMap(\.price.all) + changes.flatMap(\.price.all)
    return prices.contains { price in
      switch price.value {
      case .amounts(let amounts): amounts.contains { $0.value.per.contains { Meters.isUsed($0) } }
      case .state: false
      }
    }
  }
}
