internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

/// Gives ids their words again: lines, gaps and events of a bill as the offer names them.
struct Words {
  let request: EstimateRequest
  let plan: String
  let outcome: Outcome

  var compiled: CompiledTariff { outcome.compiled }

  /// The lines of the month, with those of earlier phases, then of the year, then of what is paid once.
  func lines() throws(ArithmeticFault) -> [Estimate.Line] {
    var lines: [Estimate.Line] = []
    let phases = outcome.phases.map { (months: $0.first...($0.first + $0.months - 1), bill: $0.bill) }
    let parts = phases.filter { phase in compiled.partMonths.contains { $0.month == phase.months.lowerBound } }
    let whole = phases.filter { phase in !parts.contains { $0.months == phase.months } }
    try add(parts + whole, to: &lines)
    for index in lines.indices where !whole.isEmpty {
      lines[index].isOfPartMonth = parts.contains { $0.months == lines[index].months }
    }
    try add(outcome.years.enumerated().map { (outcome.months(ofYears: $0), $1.bill) }, to: &lines)
    for line in outcome.once.lines { lines.append(try self.line(line)) }
    return lines
  }

  /// The lines of the last of some bills, then what earlier ones have of their own.
  private func add(
    _ bills: [(months: ClosedRange<Int>, bill: Bill)], to lines: inout [Estimate.Line]
  ) throws(ArithmeticFault) {
    guard let last = bills.last?.bill else { return }
    for line in last.lines { lines.append(try self.line(line)) }
    for (own, bill) in bills.dropLast() {
      for line in bill.lines where isOfItsOwn(line, beside: last) {
        let made = try self.line(line, in: own)
        let isKnown = lines.contains {
          $0.id == made.id && $0.due == made.due && $0.months == made.months && $0.rule == made.rule
        }
        if !isKnown { lines.append(made) }
      }
    }
  }

  func months(of line: Bill.Line) -> ClosedRange<Int>? {
    switch line.source {
    case .charge(let id, _), .minimum(let id, _): compiled.charges[id].months
    case .adjustment(let id, _): compiled.adjustments[id].months
    case .rate(let id), .band(let id, _), .rateMaximum(let id, _): compiled.rates[id].months
    case .surcharge, .rounding: nil
    }
  }

  /// The lines of a bill.
  func lines(of bill: Bill) throws(ArithmeticFault) -> [Estimate.Line] {
    var lines: [Estimate.Line] = []
    for line in bill.lines { lines.append(try self.line(line)) }
    return lines
  }

  /// Whether an earlier month has a line that the last one lacks, or has otherwise: a discount on what costs less.
  private func isOfItsOwn(_ line: Bill.Line, beside last: Bill) -> Bool {
    months(of: line) != nil || !last.lines.contains { $0.source == line.source && $0.exact == line.exact }
  }

  func line(_ line: Bill.Line, in phase: ClosedRange<Int>? = nil) throws(ArithmeticFault) -> Estimate.Line {
    let due: Estimate.Line.Due
    switch line.due {
    case .monthly: due = .monthly
    case .yearly: due = .yearly
    case .once: due = .once
    }
    guard let net = Figure(line.net, decimals: 2) else { throw .overflow }
    let place = place(of: line)
    var unitPrice: Price?
    var netUnitPrice: Figure?
    if line.unitPrice != nil, let price = price(of: line) {
      unitPrice = price
      if request.offer.taxBasis.value == .including, compiled.tariff.tax.net == .unitPrice, let exact = line.unitPrice {
        netUnitPrice = Figure(exact, decimals: 2)
      }
    }
    return Estimate.Line(
      id: place.id, label: place.label, due: due, quantity: try quantity(of: line), unitPrice: unitPrice,
      netUnitPrice: netUnitPrice, net: net, vat: compiled.ownVATs.isEmpty ? nil : vat(of: line), exact: line.exact,
      formula: try formula(of: line),
      remarks: remarks(on: line, in: months(of: line) ?? phase), rounded: rounded(line), place: place.span.written,
      months: months(of: line) ?? phase)
  }

  /// The row a line comes from and where its price is written.
  private func place(of line: Bill.Line) -> (id: String, label: String, span: Span) {
    switch line.source {
    case .charge(let id, let part), .minimum(let id, let part):
      let row = compiled.charges[id].row
      return (row.id.value, row.words, compiled.prices[part].span)
    case .rate(let id):
      let entry = compiled.rates[id]
      return (entry.row.id.value, entry.row.words, entry.span)
    case .band(let id, let part), .rateMaximum(let id, let part):
      let row = compiled.rates[id].row
      return (row.id.value, row.words, compiled.prices[part].span)
    case .adjustment(let id, _):
      let entry = compiled.adjustments[id]
      return (entry.row.id.value, entry.row.words, entry.span)
    case .rounding:
      let span = compiled.roundedTotal.map { compiled.prices[$0].span } ?? request.offer.id.span
      return ("rounding", "", span)
    case .surcharge(let id):
      let surcharge = compiled.surcharges[id]
      return (surcharge.id.value, surcharge.label.value, surcharge.rate.span)
    }
  }

  /// The price of one, as written.
  func price(of line: Bill.Line) -> Price? {
    switch line.source {
    case .charge(_, let part), .band(_, let part): compiled.prices[part].value
    case .minimum, .rateMaximum, .surcharge, .adjustment, .rounding: nil
    case .rate(let id): usagePrice(id)?.parts.first.map { compiled.prices[$0.id].value }
    }
  }

  func usagePrice(_ rate: Int) -> Tariff.UsagePrice? {
    for service in compiled.tariff.services {
      for known in service.rates + service.exclusions.compactMap(\.rate) where known.id == rate {
        switch known.price {
        case .priced(let price): return price
        case .free, .missing: return nil
        }
      }
    }
    return nil
  }

  private func quantity(of line: Bill.Line) throws(ArithmeticFault) -> Quantity {
    switch line.source {
    case .rate(let id):
      return Amounts.quantity(line.quantity, compiled.rates[id].kind, price: price(of: line))
    case .band(_, let part):
      return Quantity(Amounts.figure(line.quantity), compiled.prices[part].value.per.first ?? .month)
    case .surcharge, .minimum, .rateMaximum, .adjustment, .rounding: return Quantity(Figure(1), Words.period(line.due))
    case .charge(let id, _):
      let figure = Amounts.figure(line.quantity)
      switch line.rule {
      case .fixed:
        let isOne = line.quantity == .one
        return Quantity(figure, isOne ? Words.period(line.due) : compiled.charges[id].unit ?? .option)
      case .packs: return Quantity(figure, .pack)
      case .ordered, .counted, .beyond, .band, .minimum, .maximum, .discount, .reduction, .credit, .usage, .recorded,
        .share, .steps:
        return Quantity(figure, price(of: line)?.counted(isWork: true).first ?? compiled.charges[id].unit ?? .event)
      }
    }
  }

  private static func period(_ due: Tariff.Due) -> Unit {
    switch due {
    case .monthly: .month
    case .yearly: .year
    case .once: .event
    }
  }
}

extension Row {
  /// Its label, or its id where it has none.
  var words: String { label?.value ?? id.value }
}

extension Span {
  /// Where it begins.
  var written: Place { Place(file: file.path, line: line) }
}
