internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

extension Origin {
  /// A place in an offer or a price sheet.
  init(_ place: Place) { self.init(file: place.file, line: place.line) }
}

extension Wording {
  /// A line's formula, what it comes to where that is rounded, and what has to be known to understand it.
  func rule(_ line: Estimate.Line, _ currency: Currency) -> [Inline] {
    var inlines = formula(line.formula, currency)
    if let rounded = line.rounded {
      let exact = Amounts.shown(line.exact)
      inlines += [.text(exact.isExact ? " = " : " ≈ "), amountFact(exact.figure, currency)]
      let key: WordingKey =
        switch rounded {
        case .line: .ruleRounded
        case .shared: .ruleShared
        }
      inlines += phrase(key, [amountFact(line.net, currency)])
    }
    for remark in line.remarks { inlines += [.text(self[.listSeparator] + " ")] + self.remark(remark) }
    return inlines
  }

  /// `28 × (0,134 € + 2,5 min × 0,134 €/min)`.
  private func formula(_ formula: Formula, _ currency: Currency) -> [Inline] {
    formula.tokens.flatMap { token -> [Inline] in
      switch token {
      case .value(let value): return [self.value(value, currency)]
      case .sign(.plus): return [.text(" + ")]
      case .sign(.minus): return [.text(" − ")]
      case .sign(.negative): return [.text("−")]
      case .sign(.times): return [.text(" × ")]
      case .sign(.over): return [.text(" ÷ ")]
      case .sign(.open), .sign(.beginBegun), .sign(.beginRounded), .sign(.beginLeast), .sign(.beginMost):
        return [.text("(")]
      case .sign(.close), .sign(.endLeast), .sign(.endMost): return [.text(")")]
      case .sign(.least): return [.text(self[.ruleLeast] + " ")]
      case .sign(.most): return [.text(self[.ruleMost] + " ")]
      case .begun(let number):
        let figure = Amounts.shown(number).figure
        return phrase(.ruleBegun, [.fact(Fact(.number(figure), text: self.number(figure)))]) + [.text(")")]
      case .rounded(let figure):
        // Amounts keep cents at least: without decimals it is how often an amount is in another.
        let isCount = figure.decimals == 0
        let rounded = isCount ? .fact(Fact(.number(figure), text: number(figure))) : amountFact(figure, currency)
        return phrase(.ruleRounded, [rounded]) + [.text(")")]
      }
    }
  }

  private func value(_ value: Formula.Value, _ currency: Currency) -> Inline {
    switch value {
    case .number(let number):
      let figure = Amounts.shown(number).figure
      return .fact(Fact(.number(figure), text: self.number(figure)))
    case .quantity(let number, let unit): return countable(Quantity(Amounts.shown(number).figure, unit))
    case .price(let price, let place):
      return .fact(Fact(.price(price), text: self.price(price), origin: Origin(place)))
    case .amount(let amount): return amountFact(Amounts.shown(amount).figure, currency)
    case .percent(let number):
      let figure = Amounts.shown(number).figure
      return .fact(Fact(.percentage(figure), text: percentage(figure)))
    }
  }

  /// A length by its unit, so that it can be multiplied: `190 s`, not `3:10`.
  private func countable(_ quantity: Quantity) -> Inline {
    let text = number(quantity.figure) + "\u{A0}" + name(of: quantity.unit, for: quantity.figure)
    return .fact(Fact(.quantity(quantity), text: text))
  }

  private func amountFact(_ figure: Figure, _ currency: Currency) -> Inline {
    .fact(Fact(.amount(figure, currency), text: amount(figure, currency)))
  }

  private func remark(_ remark: Estimate.Line.Remark) -> [Inline] {
    func number(_ number: Rational) -> [Inline] {
      let figure = Amounts.shown(number).figure
      return [.fact(Fact(.number(figure), text: self.number(figure)))]
    }
    switch remark {
    case .included(let included): return phrase(.ruleIncluded, number(included))
    case .packs(let size): return phrase(.rulePacks, number(size))
    case .band(let from, let to):
      return to.map { phrase(.ruleBand, number(from), number($0)) } ?? phrase(.ruleBandAbove, number(from))
    case .tier(let from, let to):
      return to.map { phrase(.ruleBand, [fact(from, at: nil)], [fact($0, at: nil)]) }
        ?? phrase(.ruleBandAbove, [fact(from, at: nil)])
    case .usagePacks(let size): return phrase(.rulePacks, [fact(size, at: nil)])
    case .maximum(let then):
      let consequence = then.map { [Inline.text(self[.listSeparator] + " " + self[$0.key])] } ?? []
      return [.text(self[.ruleMaximum])] + consequence
    case .minimum: return [.text(self[.ruleMinimum])]
    case .beyondMaximum: return [.text(self[.ruleBeyondMaximum])]
    case .atMostTheSum: return [.text(self[.ruleAtMostSum])]
    case .vatInside(let rate):
      return phrase(.ruleVATInside, [.fact(Fact(.percentage(rate), text: percentage(rate)))])
    case .vat(let rate): return phrase(.ruleVAT, [.fact(Fact(.percentage(rate), text: percentage(rate)))])
    case .vatExempt: return [.text(self[.vatExempt])]
    case .billed(let length, let billed):
      return phrase(.ruleBilled, [fact(length, at: nil)], [fact(billed, at: nil)])
    case .grace(let length): return phrase(.rateGrace, [fact(length, at: nil)])
    case .beyond(let limit, let place):
      return phrase(.beyond, [.fact(Fact(.quantity(limit), text: quantity(limit), origin: Origin(place)))])
    case .days(let used, let all): return phrase(.ruleDays, number(used), number(all))
    case .months(let months):
      let first = number(Rational(Int64(months.lowerBound)))
      if months.isOpenEnded { return phrase(.monthsFrom, first) }
      if months.count == 1 { return phrase(.monthAlone, first) }
      return phrase(.months, first, number(Rational(Int64(months.upperBound))))
    }
  }
}

/// Computed numbers as documents show them.
enum Amounts {
  /// A number to at most six decimals, and whether that is all of it.
  static func shown(_ value: Rational) -> (figure: Figure, isExact: Bool) {
    if let figure = Figure(value) { return (figure, true) }
    for decimals in [6, 4, 2, 0] {
      do {
        if let figure = Figure(try Rounding(decimals: decimals).apply(to: value)) { return (figure, false) }
      } catch { continue }
    }
    return (Figure(value.floor), false)
  }
}
