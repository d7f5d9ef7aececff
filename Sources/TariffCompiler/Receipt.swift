public import Diagnostics
public import Offers
public import Quantities
internal import TariffEngine

/// An estimate with everything that is needed to recompute it: bills line by line, each number with its origin.
///
/// A receipt has bills and the months they are due in: the bill of a month for each phase of the contract, what is paid
/// for a year in advance, what is paid once. All totals of the estimate are sums of them.
public struct Receipt: Sendable {
  /// The estimate under the readings taken.
  public var estimate: Estimate
  /// The title of the offer.
  public var title: String
  /// The document the offer was written from.
  public var source: SourceDocument?
  /// The rate of VAT in percent, and where it is written; nothing when the offer names none.
  public var vat: (rate: Figure, at: Origin)?
  /// Where VAT is rounded: `unit price`, `line`, `rate`, `document`.
  public var vatPlace: String
  /// The VAT that lines have of their own, and where each is written first.
  public var ownVATs: [(vat: OwnVAT, at: Origin)]
  /// Whether what is said of VAT is more than one rate, rounded once.
  public var hasSeveralVATs: Bool { !ownVATs.isEmpty || vatPlace == "unit price" || vatPlace == "line" }
  /// Whether prices contain VAT.
  public var taxIsIncluded: Bool
  /// Where the net amount is taken when prices contain VAT: `unit price`, `line`, `total`.
  public var netPlace: String
  /// Where products are rounded: `call`, `line`, `total`.
  public var roundingPlace: String
  /// Unclear clauses that matter, with the choice that was taken.
  public var readings: [TakenReading]
  /// The bills.
  public var bills: [Bill]

  /// What is written, and where.
  public struct Origin: Sendable, Hashable {
    /// The words of the file.
    public var written: String
    /// Where they begin.
    public var place: Place
  }

  /// An unclear clause and how it was read.
  public struct TakenReading: Sendable {
    /// Its name.
    public var name: String
    /// The choice taken.
    public var choice: String
    /// The choice in words.
    public var say: String
    /// The question to the provider.
    public var ask: String
  }

  /// A bill, and the months of the contract in which it is due.
  public struct Bill: Sendable {
    /// When it is due.
    public var due: Estimate.Line.Due
    /// The first month.
    public var from: Int
    /// The last month.
    public var to: Int
    /// Every so many months.
    public var every: Int
    /// The lines; they add up to the net amount.
    public var lines: [Line]
    /// What they come to.
    public var totals: Estimate.Totals
    /// The days used and those of the month, where it is charged by them.
    public var days: (used: Int, of: Int)?
    /// The same by rate of VAT; without one, what is added after VAT.
    public var rates: [(vat: OwnVAT?, net: Figure, amount: Figure)]
  }

  /// A line with the origin of each number.
  public struct Line: Sendable {
    /// What makes the line.
    public enum Kind: String, Sendable {
      /// A price of a charge.
      case charge
      /// What a charge lacks to its minimum.
      case minimum
      /// What a month's usage is above the most it may cost: an amount below zero.
      case maximum
      /// Calls, messages, data.
      case usage
      /// A discount, a credit, a minimum or a maximum over several rows.
      case adjustment
      /// A levy that VAT is taken on.
      case levyBeforeVAT = "levy before VAT"
      /// A levy on the sum with VAT.
      case levyAfterVAT = "levy after VAT"
      /// What the bill is rounded by as a whole.
      case rounding
    }
    /// The line of the estimate.
    public var line: Estimate.Line
    /// What makes the line.
    public var kind: Kind
    /// The part of the offer its row stands in: `price`, `calls`.
    public var section: String?
    /// Where it stands in the source: "art. 16".
    public var clause: String?
    /// Where its price is written.
    public var origin: Origin
    /// The numbers of its rule, from left to right.
    public var operands: [Operand]
    /// Its VAT; nothing for what is added after VAT.
    public var vat: OwnVAT?
    /// VAT of its amount, where each line is rounded.
    public var vatAmount: Figure?
    /// VAT of one unit, and the price that has it, where it is taken of that.
    public var vatOfUnit: (vat: Figure, price: Figure)?
    /// The lines of the bill that an adjustment looks at, by their position; a credit looks at none.
    public var covers: [Int]
  }

  /// A number of a rule.
  public struct Operand: Sendable {
    /// What it is.
    public var value: Formula.Value
    /// What is written, for a price or a percentage.
    public var origin: Origin?
  }
}

/// The receipt of an estimate: the same amounts as `estimate`, under the readings taken alone.
public func receipt(_ request: EstimateRequest) throws(EstimateFault) -> Receipt {
  let estimator = try Estimator(request)
  let outcome = try estimator.outcome(estimator.taken)
  let estimate = try estimator.estimate(withReadings: false)
  do {
    return try Words(request: request, plan: estimator.plan, outcome: outcome)
      .receipt(estimate, readings: estimator.taken)
  } catch {
    throw .arithmetic(error)
  }
}

extension Words {
  fileprivate func receipt(_ estimate: Estimate, readings: Readings) throws(ArithmeticFault) -> Receipt {
    let offer = request.offer
    let tariff = compiled.tariff
    var taken: [Receipt.TakenReading] = []
    for reading in offer.readings where compiled.readings.contains(reading.name.value) {
      guard let name = readings.choice(of: reading.name.value),
        let choice = reading.choices.first(where: { $0.name.value == name })
      else { continue }
      taken.append(
        Receipt.TakenReading(name: reading.name.value, choice: name, say: choice.say.value, ask: reading.ask.value))
    }
    var bills: [Receipt.Bill] = []
    for phase in outcome.phases {
      var made = try bill(phase.bill, .monthly, from: phase.first, to: phase.first + phase.months - 1)
      made.days = compiled.partMonths.first { $0.month == phase.first && $0.tariffDays != nil }?.days
      bills.append(made)
    }
    if outcome.years.contains(where: { !$0.bill.lines.isEmpty }) {
      for (position, year) in outcome.years.enumerated() {
        let months = outcome.months(ofYears: position)
        bills.append(try bill(year.bill, .yearly, from: year.first, to: months.upperBound, every: 12))
      }
    }
    if !outcome.once.lines.isEmpty { bills.append(try bill(outcome.once, .once, from: 1, to: 1)) }
    return Receipt(
      estimate: estimate, title: offer.title.value, source: offer.source,
      vat: offer.vat.map { ($0.rate.value, origin($0.rate.span)) }, vatPlace: Words.word(tariff.tax.place),
      ownVATs: offer.ownVATs.map { ($0.value, origin($0.span)) }, taxIsIncluded: tariff.tax.isIncluded,
      netPlace: Words.word(tariff.tax.net), roundingPlace: Words.word(tariff.rounding.place), readings: taken,
      bills: bills)
  }

  private static func word(_ place: Tariff.Tax.NetPlace) -> String {
    switch place {
    case .unitPrice: "unit price"
    case .line: "line"
    case .total: "total"
    }
  }

  private static func word(_ place: Tariff.Tax.Place) -> String {
    switch place {
    case .unitPrice: "unit price"
    case .line: "line"
    case .rate: "rate"
    case .document: "document"
    }
  }

  private static func word(_ place: Tariff.RoundingPoints.Place) -> String {
    switch place {
    case .call: "call"
    case .line: "line"
    case .total: "total"
    }
  }

  private func bill(
    _ bill: Bill, _ due: Estimate.Line.Due, from: Int, to: Int, every: Int = 1
  ) throws(ArithmeticFault) -> Receipt.Bill {
    var lines: [Receipt.Line] = []
    for (position, line) in bill.lines.enumerated() {
      lines.append(try receiptLine(line, covers: covered(by: line, among: bill.lines[..<position])))
    }
    var rates: [(vat: OwnVAT?, net: Figure, amount: Figure)] = []
    for own in bill.rates {
      rates.append((vat(at: own.tax), try Sum.figure(own.net), try Sum.figure(own.vat)))
    }
    return Receipt.Bill(
      due: due, from: from, to: to, every: every, lines: lines, totals: try Sum(bill).totals(), rates: rates)
  }

  /// The lines before it that an adjustment looks at, by their position.
  private func covered(by line: Bill.Line, among before: ArraySlice<Bill.Line>) -> [Int] {
    guard case .adjustment(let id, _) = line.source,
      let adjustment = compiled.tariff.adjustments.first(where: { $0.id == id })
    else { return [] }
    switch adjustment.kind {
    case .credit: return []
    case .discount:
      return before.indices.filter { adjustment.covers(before[$0].source) && before[$0].tax == line.tax }
    case .reduction, .minimum, .maximum: return before.indices.filter { adjustment.covers(before[$0].source) }
    }
  }

  private func receiptLine(_ line: Bill.Line, covers: [Int]) throws(ArithmeticFault) -> Receipt.Line {
    let made = try self.line(line)
    let kind: Receipt.Line.Kind
    let written: Span
    switch line.source {
    case .charge(_, let part):
      kind = .charge
      written = compiled.prices[part].span
    case .minimum(_, let part):
      kind = .minimum
      written = compiled.prices[part].span
    case .band(_, let part):
      kind = .usage
      written = compiled.prices[part].span
    case .rateMaximum(_, let part):
      kind = .maximum
      written = compiled.prices[part].span
    case .adjustment(let id, let part):
      kind = .adjustment
      written = part.map { compiled.prices[$0].span } ?? compiled.adjustments[id].span
    case .rate(let id):
      kind = .usage
      written = compiled.rates[id].span
    case .rounding:
      kind = .rounding
      written = compiled.roundedTotal.map { compiled.prices[$0].span } ?? request.offer.id.span
    case .surcharge(let id):
      let isBefore = compiled.tariff.surcharges.first { $0.id == id }?.isBeforeVAT ?? true
      kind = isBefore ? .levyBeforeVAT : .levyAfterVAT
      written = compiled.surcharges[id].rate.span
    }
    var operands: [Receipt.Operand] = []
    for case .value(let value) in made.formula.tokens {
      operands.append(Receipt.Operand(value: value, origin: origin(of: value, levy: written)))
    }
    let row = request.offer.row(made.id)
    return Receipt.Line(
      line: made, kind: kind, section: section(of: made.id), clause: row?.clause?.value, origin: origin(written),
      operands: operands, vat: vat(of: line), vatAmount: try line.vat.map(Sum.figure), vatOfUnit: vatOfUnit(line),
      covers: covers)
  }

  /// VAT of one unit and its price; nothing where the line has VAT of its own amount.
  private func vatOfUnit(_ line: Bill.Line) -> (vat: Figure, price: Figure)? {
    guard let vat = line.unitTax.flatMap({ Figure($0) }), let price = line.unitPrice.flatMap({ Figure($0) }),
      !price.value.isZero
    else { return nil }
    return (vat, price)
  }

  /// Where a price is written, or the percentage of a levy.
  private func origin(of value: Formula.Value, levy: Span) -> Receipt.Origin? {
    switch value {
    case .price(let price, let place):
      let written = compiled.prices.first { $0.value == price && $0.span.written == place }
      return written.map { origin($0.span) }
    case .percent: return origin(levy)
    case .number, .quantity, .amount: return nil
    }
  }

  private func origin(_ span: Span) -> Receipt.Origin {
    Receipt.Origin(written: span.firstLine, place: span.written)
  }

  /// The heading a row stands under: one of the summary's, or the kind of usage.
  private func section(of id: String) -> String? {
    let offer = request.offer
    for section in OfferSection.allCases
    where (offer.sections[section] ?? []).flatMap(\.rows).contains(where: { $0.id.value == id }) {
      return section.rawValue
    }
    for kind in UsageKind.allCases {
      guard let terms = offer.usage[kind] else { continue }
      let rows = terms.included.map(\.row) + terms.excluded.map(\.row) + terms.beyond.flatMap(\.rates).map(\.row)
      if rows.contains(where: { $0.id.value == id }) { return kind.rawValue }
    }
    return nil
  }
}

extension Span {
  /// The words it covers, as far as they stand in its first line.
  public var firstLine: String {
    String(text.prefix { $0 != "\n" && $0 != "\r\n" && $0 != "\r" })
  }
}

extension Receipt.Operand {
  /// The number as it stands in the rule; `467/30` for `(467 ÷ 30)`.
  public var words: String {
    switch value {
    case .number(let number), .quantity(let number, _), .amount(let number), .percent(let number):
      Amounts.exact(number)
    case .price(let price, _): price.figure.plain
    }
  }

  /// What the number is: a number, a quantity, a price, money that was computed before, or a percentage.
  public var what: String {
    switch value {
    case .number: "number"
    case .quantity: "quantity"
    case .price: "price"
    case .amount: "money"
    case .percent: "percent"
    }
  }

  /// The unit of a quantity, or what a price is for, `user/month`; nothing for the others.
  public var unit: String? {
    switch value {
    case .number, .amount, .percent: nil
    case .quantity(_, let unit): unit.rawValue
    case .price(let price, _): price.per.isEmpty ? nil : price.per.map(\.rawValue).joined(separator: "/")
    }
  }
}

extension Estimate.Line.Remark {
  /// The remark in English, with its figures.
  public var words: String {
    switch self {
    case .included(let number): "\(Amounts.exact(number)) already paid for"
    case .packs(let size): "in packs of \(Amounts.exact(size)), begun ones whole"
    case .band(let from, let to?): "units above \(Amounts.exact(from)) up to \(Amounts.exact(to))"
    case .band(let from, nil): "units above \(Amounts.exact(from))"
    case .tier(let from, let to?): "the month's usage above \(Self.words(from)) up to \(Self.words(to))"
    case .tier(let from, nil): "the month's usage above \(Self.words(from))"
    case .usagePacks(let size): "the month's usage in packs of \(Self.words(size)), begun ones whole"
    case .maximum(let then?): "what the other lines are above the most; then: \(then.rawValue)"
    case .maximum(nil): "what the other lines are above the most"
    case .grace(let length): "calls up to \(Self.words(length)) cost nothing"
    case .minimum: "what the other lines lack to the minimum"
    case .beyondMaximum: "what the lines it covers exceed the maximum by"
    case .atMostTheSum: "taken off as far as there is something to take it off"
    case .vat(let rate): "VAT at \(rate.plain) %"
    case .vatExempt: "exempt from VAT"
    case .vatInside(let rate): "prices contain VAT at \(rate.plain) %"
    case .billed(let length, let billed):
      "\(Self.words(length)) billed as \(Self.words(billed))"
    case .beyond(let limit, let place):
      "beyond \(Self.words(limit)) (\(place.file):\(place.line))"
    case .days(let used, let all): "\(Amounts.exact(used)) of \(Amounts.exact(all)) days"
    case .months(let months):
      months.isOpenEnded
        ? "due from month \(months.lowerBound)" : "due in the months \(months.lowerBound) to \(months.upperBound)"
    }
  }

  private static func words(_ quantity: Quantity) -> String {
    ([quantity.figure.plain + " " + quantity.unit.rawValue] + quantity.per.map(\.rawValue)).joined(separator: "/")
  }
}
