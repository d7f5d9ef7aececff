internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

extension Words {
  /// How the exact amount of a line is computed.
  func formula(of line: Bill.Line) throws(ArithmeticFault) -> Formula {
    if case .band(let id, let part) = line.source {
      let formula = try band(line, compiled.prices[part], compiled.rates[id].kind)
      return vatIsInTotal ? try withoutVAT(formula, line.tax) : formula
    }
    var formula: Formula
    switch line.rule {
    case .fixed, .ordered, .counted, .band: formula = try times(number(line.quantity), line)
    case .beyond(let number, let included): formula = try times(less(number, included), line)
    case .packs(let number, let included, let size):
      let packs = Formula.quotient(less(number, included), self.number(size))
      formula = try times(.begun(packs, line.quantity), line)
    case .minimum(_, let billed), .maximum(_, let billed):
      guard let limit = try limit(of: line) else { return .value(.amount(line.exact)) }
      formula = billed.isZero ? limit : .difference(limit, .value(.amount(billed)))
    case .discount(let share, let sum):
      let percent = try share.multiplied(by: Rational(100))
      formula = .negative(.product([.value(.percent(percent)), .value(.amount(sum))]))
    case .reduction(let amount, let sum):
      guard let own = try limit(of: line) else { return .value(.amount(line.exact)) }
      formula = .negative(sum < amount ? .value(.amount(sum)) : own)
    case .credit:
      guard let own = try limit(of: line) else { return .value(.amount(line.exact)) }
      formula = .negative(own)
    case .share(let share, let sum):
      let percent = try share.multiplied(by: Rational(100))
      return .product([.value(.percent(percent)), .value(.amount(sum))])
    case .steps(let steps, _, let sum):
      guard let figure = Figure(steps, decimals: 0), let step = compiled.roundedTotal.map({ compiled.prices[$0] })
      else {
        return .value(.amount(line.exact))
      }
      let written = Formula.value(.price(step.value, step.span.written))
      let rounded = Formula.rounded(.quotient(.value(.amount(sum)), written), figure)
      return .difference(.product([rounded, written]), .value(.amount(sum)))
    case .usage(let pieces):
      guard case .rate(let id) = line.source, let usage = usagePrice(id) else { return .value(.amount(line.exact)) }
      var terms: [Formula] = []
      for piece in pieces { terms.append(try self.piece(piece, usage, compiled.rates[id].kind)) }
      formula = terms.count == 1 ? terms[0] : .sum(terms)
    case .recorded(let pieces):
      guard case .rate(let id) = line.source, let usage = usagePrice(id) else { return .value(.amount(line.exact)) }
      formula = try recorded(pieces, usage, compiled.rates[id].kind) ?? .value(.amount(line.exact))
      // Calls that several rates share do not add up to calls of one.
      var sum = Rational.zero
      for piece in pieces { sum = try sum.adding(piece.amount) }
      if try formula.exact() != sum { return .value(.amount(line.exact)) }
    }
    if let spread = line.spread { formula = try self.spread(formula, spread) }
    return vatIsInTotal && !isDeposit(line) ? try withoutVAT(formula, line.tax) : formula
  }

  /// The part of an amount that falls on lines of one rate: what falls on the rates up to it, less what falls on those
  /// before it.
  private func spread(_ whole: Formula, _ spread: Bill.Spread) throws(ArithmeticFault) -> Formula {
    func share(of sum: Rational) throws(ArithmeticFault) -> Formula {
      var amount = whole
      if case .negative(let off) = whole { amount = off }
      let share = Formula.quotient(.product([amount, .value(.amount(sum))]), .value(.amount(spread.whole)))
      guard compiled.tariff.roundsLines else { return share }
      let rounding = compiled.tariff.rounding.rounding
      guard let figure = Figure(try rounding.apply(to: share.exact()), decimals: rounding.decimals) else {
        throw .overflow
      }
      return .rounded(share, figure)
    }
    let upTo = try share(of: spread.upTo)
    let own = spread.after.isZero ? upTo : .difference(upTo, try share(of: spread.after))
    if case .negative = whole { return .negative(own) }
    return own
  }

  /// What makes the amount of a line another than the exact one.
  func rounded(_ line: Bill.Line) -> Estimate.Line.Rounded? {
    guard line.exact != line.net else { return nil }
    if case .surcharge = line.source { return .line }
    if compiled.tariff.tax.isOfLines { return .line }
    return vatIsInTotal || compiled.tariff.rounding.place == .total ? .shared : .line
  }

  /// What has to be known to understand the rule of a line.
  func remarks(on line: Bill.Line, in months: ClosedRange<Int>?) -> [Estimate.Line.Remark] {
    if let remarks = monthRemarks(on: line) { return remarks + vatRemarks(on: line) }
    var remarks: [Estimate.Line.Remark] = []
    switch line.rule {
    case .fixed, .ordered, .counted, .share, .steps: break
    case .beyond(_, let included): remarks.append(.included(included))
    case .packs(_, let included, let size):
      if !included.isZero { remarks.append(.included(included)) }
      remarks.append(.packs(of: size))
    case .band(let from, let to): remarks.append(.band(from: from, to: to))
    case .minimum: remarks.append(.minimum)
    case .maximum: remarks.append(.beyondMaximum)
    case .reduction(let amount, let sum): if sum < amount { remarks.append(.atMostTheSum) }
    case .discount, .credit: break
    case .usage(let pieces):
      for piece in pieces {
        if let limit = piece.limit {
          let amount = compiled.limits[limit].amount
          remarks.append(.beyond(amount.value, amount.span.written))
        }
        guard case .rate(let id) = line.source, piece.billed != piece.length else { continue }
        let kind = compiled.rates[id].kind
        if let grace = usagePrice(id)?.grace, piece.calls != nil, piece.length <= grace {
          remarks.append(.grace(length(grace, kind)))
          continue
        }
        remarks.append(.billed(length(piece.length, kind), as: length(piece.billed, kind)))
      }
    case .recorded(let pieces):
      for piece in pieces {
        guard let limit = piece.limit else { continue }
        let amount = compiled.limits[limit].amount
        remarks.append(.beyond(amount.value, amount.span.written))
      }
    }
    for days in [line.days, changeDays(of: line)].compactMap({ $0 }) {
      remarks.append(.days(days.used, of: days.of))
    }
    if let months { remarks.append(.months(months)) }
    remarks += vatRemarks(on: line)
    var once: [Estimate.Line.Remark] = []
    for remark in remarks where !once.contains(remark) { once.append(remark) }
    return once
  }

  private func vatRemarks(on line: Bill.Line) -> [Estimate.Line.Remark] {
    guard !isDeposit(line), let own = vat(of: line) else { return [] }
    switch own {
    case .exempt: return [.vatExempt]
    case .rate(let rate):
      if compiled.tariff.tax.isIncluded, !line.isLevy { return [.vatInside(rate)] }
      return compiled.ownVATs.isEmpty ? [] : [.vat(rate)]
    }
  }

  /// The VAT of a line; nothing for what is added after VAT, and where the offer names no rate.
  func vat(of line: Bill.Line) -> OwnVAT? {
    vat(at: line.tax)
  }

  /// The VAT at a position of the tariff.
  func vat(at position: Int?) -> OwnVAT? {
    guard let position else { return nil }
    return position == 0 ? request.offer.vat.map { .rate($0.rate.value) } : compiled.ownVATs[position - 1]
  }

  /// Whether a line is given back in the end.
  private func isDeposit(_ line: Bill.Line) -> Bool {
    guard case .charge(let id, _) = line.source else { return false }
    return compiled.charges[id].charge.isDeposit
  }

  /// The amount an adjustment or a minimum is written with, without VAT unless that is taken out of the total.
  private func limit(of line: Bill.Line) throws(ArithmeticFault) -> Formula? {
    switch line.source {
    case .minimum(_, let part), .rateMaximum(_, let part): return try net(compiled.prices[part], line.tax)
    case .adjustment(let id, let part?):
      let price = compiled.prices[part]
      let written = Formula.value(.price(price.value, price.span.written))
      switch compiled.adjustments[id].turn {
      case .none: return try net(price, line.tax)
      case .withoutVAT: return try withoutVAT(written, compiled.adjustments[id].tax)
      case .withVAT:
        return vatIsInTotal ? .product([written, try vatFactor(compiled.adjustments[id].tax)]) : written
      }
    case .charge, .rate, .band, .surcharge, .rounding, .adjustment(_, nil): return nil
    }
  }

  var vatIsInTotal: Bool { compiled.tariff.tax.isIncluded && compiled.tariff.tax.net == .total }

  /// `1.2` for VAT at 20 %.
  private func vatFactor(_ tax: Int) throws(ArithmeticFault) -> Formula {
    number(try Rational.one.adding(compiled.tariff.tax.rate(tax)))
  }

  /// An amount divided by that, where its own VAT is any.
  private func withoutVAT(_ formula: Formula, _ tax: Int?) throws(ArithmeticFault) -> Formula {
    let tax = tax ?? 0
    if tax > 0, compiled.tariff.tax.rate(tax).isZero { return formula }
    return .quotient(formula, try vatFactor(tax))
  }

  func number(_ number: Rational) -> Formula { .value(.number(number)) }

  private func less(_ number: Rational, _ included: Rational) -> Formula {
    included.isZero ? self.number(number) : .difference(self.number(number), self.number(included))
  }

  /// So many times the price of a line; the price alone for one.
  private func times(_ count: Formula, _ line: Bill.Line) throws(ArithmeticFault) -> Formula {
    guard case .charge(let id, let part) = line.source else { return count }
    let written = compiled.prices[part]
    let price =
      compiled.charges[id].charge.isDeposit
      ? .value(.price(written.value, written.span.written)) : try net(written, line.tax)
    var factors = count == number(.one) ? [price] : [count, price]
    var divisors: [Formula] = []
    if let times = written.value.timesAYear(isWork: compiled.charges[id].charge.isWork) {
      factors.append(number(times))
      divisors.append(number(Rational(12)))
    } else if compiled.charges[id].isByYear, written.value.period == nil, line.due == .monthly {
      divisors.append(number(Rational(12)))
    }
    for days in [changeDays(of: line), line.days].compactMap({ $0 }) {
      factors.append(number(days.used))
      divisors.append(number(days.of))
    }
    let product = factors.count == 1 ? factors[0] : Formula.product(factors)
    return divisors.reduce(product) { .quotient($0, $1) }
  }

  /// The days of the month that a price holds which changes within it.
  private func changeDays(of line: Bill.Line) -> MonthUsage.Days? {
    guard case .charge(let id, _) = line.source else { return nil }
    return compiled.charges[id].days
  }

  /// A price without VAT, unless VAT is taken out of the total.
  func net(_ price: Located<Price>, _ tax: Int?) throws(ArithmeticFault) -> Formula {
    let written = Formula.value(.price(price.value, price.span.written))
    guard compiled.tariff.tax.isIncluded else { return written }
    switch compiled.tariff.tax.net {
    case .total: return written
    case .line: return try withoutVAT(written, tax)
    case .unitPrice:
      let exact = try price.value.figure.value.divided(by: Rational.one.adding(compiled.tariff.tax.rate(tax ?? 0)))
      let kept = min(6, max(compiled.tariff.rounding.rounding.decimals, price.value.figure.decimals))
      let rounding = Rounding(decimals: kept, mode: compiled.tariff.rounding.rounding.mode)
      guard let figure = Figure(try rounding.apply(to: exact), decimals: kept) else { throw .overflow }
      let quotient = try withoutVAT(written, tax)
      return figure.value == exact ? quotient : .rounded(quotient, figure)
    }
  }

  /// `28 × (0.134 + 2.5 × 0.134)`.
  private func piece(
    _ piece: Bill.UsagePiece, _ price: Tariff.UsagePrice, _ kind: UsageKind
  ) throws(ArithmeticFault) -> Formula {
    guard let calls = piece.calls else {
      // A lower bound: where the price depends on each call, what is left of it is an amount by itself.
      if price.maximum != nil || !price.grace.isZero || !price.stretches.isEmpty {
        return .value(.amount(piece.amount))
      }
      return try measured(price.parts, from: .zero, to: piece.billed, kind, price.tax)
    }
    if piece.isContinued {
      let each = try rounded(measured(price.parts, from: .zero, to: piece.billed, kind, price.tax), piece, calls)
      return calls == 1 ? each : .product([number(Rational(calls)), each])
    }
    guard !price.isWithinGrace(piece.length) else { return .product([number(Rational(calls)), number(.zero)]) }
    var terms: [Formula] = []
    for part in price.parts where part.measure == nil { terms.append(try net(compiled.prices[part.id], price.tax)) }
    var start = Rational.zero
    for stretch in price.stretches where start < piece.billed {
      let end = min(stretch.to, piece.billed)
      if !stretch.parts.isEmpty { terms.append(try measured(stretch.parts, from: start, to: end, kind, price.tax)) }
      start = end
    }
    if start < piece.billed, price.parts.contains(where: { $0.measure != nil }) {
      terms.append(try measured(price.parts, from: start, to: piece.billed, kind, price.tax))
    }
    var each = terms.isEmpty ? number(.zero) : terms.count == 1 ? terms[0] : .sum(terms)
    if let minimum = price.minimum { each = .atLeast(each, try net(compiled.prices[minimum.id], price.tax)) }
    if let maximum = price.maximum { each = .atMost(each, try net(compiled.prices[maximum.id], price.tax)) }
    each = try rounded(each, piece, calls)
    return calls == 1 ? each : .product([number(Rational(calls)), each])
  }

  /// The formula of one call, rounded where the offer rounds each call.
  private func rounded(
    _ each: Formula, _ piece: Bill.UsagePiece, _ calls: Int64
  ) throws(ArithmeticFault) -> Formula {
    guard compiled.tariff.rounding.place == .call else { return each }
    let amount = try piece.amount.divided(by: Rational(calls))
    guard let figure = Figure(amount, decimals: compiled.tariff.rounding.rounding.decimals) else { throw .overflow }
    return try each.exact() == amount ? each : .rounded(each, figure)
  }

  /// What the prices for a measure come to between two lengths: `2.5 min × 0.134`, `(7.5 min − 5 min) × 0.03`.
  private func measured(
    _ parts: [Tariff.UsagePrice.Part], from start: Rational, to end: Rational, _ kind: UsageKind,
    _ tax: Int
  ) throws(ArithmeticFault) -> Formula {
    var terms: [Formula] = []
    for part in parts {
      guard let measure = part.measure else { continue }
      let written = compiled.prices[part.id]
      let unit = try net(written, tax)
      let upTo = try size(end, measure, written.value, kind)
      if !start.isZero {
        terms.append(.product([.difference(upTo, try size(start, measure, written.value, kind)), unit]))
      } else {
        // A message measures one.
        terms.append(kind == .messages && end == measure ? unit : .product([upTo, unit]))
      }
    }
    return terms.count == 1 ? terms[0] : .sum(terms)
  }

  /// `28 × 0.134 + 70 min × 0.134`; nothing where each call is rounded or has a least price.
  private func recorded(
    _ pieces: [Bill.RecordedCalls], _ price: Tariff.UsagePrice, _ kind: UsageKind
  ) throws(ArithmeticFault) -> Formula? {
    guard price.isLinear, price.minimum == nil, compiled.tariff.rounding.place != .call else { return nil }
    var calls: Int64 = 0
    var billed = Rational.zero
    for piece in pieces {
      calls += piece.calls
      billed = try billed.adding(piece.billed)
    }
    var terms: [Formula] = []
    for part in price.parts {
      let written = compiled.prices[part.id]
      let count = try part.measure.map { (measure) throws(ArithmeticFault) in
        try size(billed, measure, written.value, kind)
      }
      terms.append(.product([count ?? number(Rational(calls)), try net(written, price.tax)]))
    }
    return terms.count == 1 ? terms[0] : .sum(terms)
  }

  /// A length in the unit of its price: `2.5 min`, or `190 s ÷ 60`.
  private func size(
    _ billed: Rational, _ measure: Rational, _ price: Price, _ kind: UsageKind
  ) throws(ArithmeticFault) -> Formula {
    let inUnit = try billed.divided(by: measure)
    if let unit = price.per.first, Figure(inUnit) != nil { return .value(.quantity(inUnit, unit)) }
    let smallest = length(billed, kind).unit
    let factor = try measure.divided(by: Rational(smallest.factor))
    return .quotient(.value(.quantity(try billed.divided(by: Rational(smallest.factor)), smallest)), number(factor))
  }

  /// A length as it was measured: seconds, messages, kilobytes.
  private func length(_ amount: Rational, _ kind: UsageKind) -> Quantity {
    let unit: Unit =
      switch kind {
      case .calls: .second
      case .messages: .message
      case .data: .kilobyte
      }
    return Quantity(Amounts.figure(amount), unit)
  }
}

extension Bill.Line {
  /// Whether it is a share of the others, or rounds them.
  fileprivate var isLevy: Bool {
    switch source {
    case .surcharge, .rounding: true
    case .charge, .minimum, .rate, .band, .rateMaximum, .adjustment: false
    }
  }
}
