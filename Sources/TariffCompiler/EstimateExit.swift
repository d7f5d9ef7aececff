internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

extension Estimator {
  /// What leaving costs month by month, under the taken readings, and under the other choices of those that matter.
  func exit(_ estimated: Outcome, months: [Estimate.Month]) throws(EstimateFault) -> Estimate.Exit {
    // Months left may have other prices than those the estimate covers.
    let outcome = try estimated.covering(commitment(taken).months ?? 0)
    let (compiled, taken) = try exit(outcome, readings: taken, months: months)
    var made = taken
    for reading in request.offer.readings where compiled.readings.contains(reading.name.value) {
      var choices: [Estimate.ExitReading.Choice] = []
      for choice in reading.choices {
        let readings = self.taken.choosing(choice.name.value, for: reading.name.value)
        let other = try exit(outcome, readings: readings, months: months).exit
        choices.append(
          Estimate.ExitReading.Choice(
            name: choice.name.value, say: choice.say.value, isTaken: readings == self.taken, status: other.status,
            points: other.points))
      }
      guard choices.contains(where: { $0.status != made.status || $0.points != made.points }) else { continue }
      made.readings.append(
        Estimate.ExitReading(name: reading.name.value, ask: reading.ask.value, choices: choices))
    }
    return made
  }

  private func exit(
    _ outcome: Outcome, readings: Readings, months: [Estimate.Month]
  ) throws(EstimateFault) -> (compiled: CompiledExit, exit: Estimate.Exit) {
    do {
      let compiled = try TariffBuilder.compileExit(
        request.offer, plan: plan, readings: readings, profile: request.profile, sheets: request.sheets,
        start: request.start)
      let usage = try compiled.fees.month(of: request.profile, offer: request.offer)
      var curve = ExitCurve(
        estimator: self, outcome: outcome, compiled: compiled, usage: usage, commitment: commitment(readings),
        months: months)
      return (compiled, try curve.exit())
    } catch {
      throw .arithmetic(error)
    }
  }
}

extension Outcome {
  /// The same with the bills of so many months, where that is more.
  func covering(_ months: Int) throws(EstimateFault) -> Outcome {
    guard months > span else { return self }
    do {
      return try Outcome(compiled: compiled, month: month, span: months)
    } catch {
      throw .arithmetic(error)
    }
  }

  /// The same contract without usage: subscriptions with what is taken off them.
  fileprivate func recurring() throws(ArithmeticFault) -> Outcome {
    var own = compiled
    own.tariff = compiled.tariff.recurring(used: compiled.usedCharges)
    var usage = month
    usage.groups = []
    return try Outcome(compiled: own, month: usage, span: span)
  }
}

extension CompiledTariff {
  /// The charges that are charged as they are used, by the event.
  fileprivate var usedCharges: [Int] { charges.indices.filter { charges[$0].isUsed } }

  /// Whether a line of a bill depends on what was used in its month.
  fileprivate func isUsage(_ source: Bill.Source) -> Bool {
    switch source {
    case .rate, .band, .rateMaximum: true
    case .charge(let id, _), .minimum(let id, _): charges[id].isUsed
    case .adjustment, .surcharge, .rounding: false
    }
  }
}

/// What leaving costs, month after month, under one choice for every reading.
private struct ExitCurve {
  let estimator: Estimator
  let outcome: Outcome
  var compiled: CompiledExit
  let usage: MonthUsage
  let commitment: Estimate.Commitment
  let months: [Estimate.Month]
  var missing: [Estimate.Missing] = []
  var isUnpriced = false

  private var offer: Offer { estimator.request.offer }
  private var tariff: Tariff { compiled.fees.tariff }

  mutating func exit() throws(ArithmeticFault) -> Estimate.Exit {
    let row = compiled.row
    var made = Estimate.Exit(
      status: .notStated, points: [], missing: [], questions: [], readings: [],
      place: (row?.exit?.span ?? compiled.fees.charges.first?.span)?.written)
    guard compiled.isStated else {
      made.questions = questions(about: row.map { [$0.id.value] } ?? [])
      return made
    }
    noteUnknowns()
    try noteFees()
    guard !isUnpriced, !months.isEmpty else {
      made.status = .unpriced
      made.missing = missing
      made.questions = questions(about: missing.map { $0.row ?? $0.id })
      return made
    }
    let recurring = try outcome.recurring()
    let bills = Tariff.ContractBills(
      monthly: outcome.phases.map { ($0.first, $0.bill) }, recurring: recurring.phases.map { ($0.first, $0.bill) },
      yearly: recurring.years)
    let first = max(1, compiled.notice?.months ?? 1)
    var points: [Estimate.ExitPoint] = []
    for month in months where month.number >= first {
      let point = try point(month, bills)
      // Notice for that end would have to arrive before the contract begins.
      if point.noticeBy == nil, let notice = compiled.notice, notice.end != .term, point.end != nil { continue }
      points.append(point)
    }
    made.points = points
    made.missing = missing
    made.status = missing.isEmpty ? .priced : .lowerBound
    made.questions = questions(about: missing.map { $0.row ?? $0.id })
    return made
  }

  /// What the terms leave open, as far as it matters to this usage.
  private mutating func noteUnknowns() {
    if let row = compiled.row, compiled.paidYear == .notStated, outcome.hasYearly {
      // What may be given back makes it less: without it there is not even a lower bound.
      miss(.rule, row, id: "paid-year")
      isUnpriced = true
    }
    guard let row = compiled.row, !compiled.terms.shares.isEmpty else { return }
    compiled.terms.commitment = commitment.months ?? 0
    if commitment.months == nil, commitment.length != Term.Length.none {
      miss(.number, self.row(stating: .commitment) ?? row, id: "commitment")
      isUnpriced = true
    }
    let hasUsage = outcome.phases.contains { $0.bill.lines.contains { outcome.compiled.isUsage($0.source) } }
    if compiled.usage == .notStated, hasUsage { miss(.rule, row, id: "usage") }
    if compiled.vat == .notStated { miss(.price, row, id: "vat") }
    if compiled.countedFrom == .notice {
      if let notice = compiled.notice {
        compiled.terms.monthsDueTwice = notice.months
      } else {
        miss(.number, self.row(stating: .notice) ?? row, id: "notice")
      }
    }
    // A share of a lower bound is one too.
    for one in Words(request: estimator.request, plan: estimator.plan, outcome: outcome).missing() {
      if !missing.contains(where: { $0.id == one.id }) { missing.append(one) }
    }
  }

  /// The row that leaves a term open.
  private func row(stating kind: Term.Kind) -> Row? {
    offer.allRows.first { row in
      (row.only.isEmpty || row.only.contains { $0.value == estimator.plan })
        && row.terms.contains { $0.kind.value == kind }
    }
  }

  private mutating func miss(_ what: Estimate.Missing.What, _ row: Row, id: String) {
    let span = row.exit?.span ?? row.id.span
    missing.append(
      Estimate.Missing(
        what: what, id: id, label: row.words, file: span.file.path, line: span.line, row: row.id.value))
  }

  /// Fees without a price, or that count something nobody says.
  private mutating func noteFees() throws(ArithmeticFault) {
    let fees = try Outcome(compiled: compiled.fees, month: usage, span: 1)
    let words = Words(request: estimator.request, plan: estimator.plan, outcome: fees)
    for one in words.missing(of: fees.gaps) where !missing.contains(where: { $0.id == one.id }) {
      missing.append(one)
    }
    if offer.vat == nil, !missing.contains(where: { $0.id == "vat" }) {
      missing.append(Estimate.Missing(what: .price, id: "vat", label: "VAT rate"))
    }
  }

  private func questions(about ids: [String]) -> [String] {
    offer.unstated.filter { ids.contains($0.name.value) }.compactMap { $0.ask?.value }
  }

  private mutating func point(
    _ month: Estimate.Month, _ bills: Tariff.ContractBills
  ) throws(ArithmeticFault) -> Estimate.ExitPoint {
    let (end, untilEnd) = try lastDays(of: month)
    let fees = try tariff.bill(for: usage, due: .once, month: month.number)
    let bill = try tariff.exitBill(after: month.number, compiled.terms, fees: fees, of: bills, untilEnd: untilEnd)
    let sum = Sum(net: bill.net, gross: bill.gross)
    let paid = Sum(net: month.cumulative.net.value, gross: month.cumulative.gross.value)
    var parts: [Estimate.ExitPart] = []
    for part in bill.parts { parts.append(try self.part(part)) }
    return Estimate.ExitPoint(
      month: month.number, end: end, noticeBy: end.flatMap { noticeDay(for: $0) }, totals: try sum.totals(),
      paid: try paid.adding(sum).totals(), parts: parts)
  }

  /// The day the contract ends when a month is the last wanted, and the share of each month after it that is billed.
  private mutating func lastDays(of month: Estimate.Month) throws(ArithmeticFault) -> (Day?, [Rational]) {
    guard let start = estimator.request.start, let wanted = start.contractMonth(month.number)?.to else {
      return (nil, [])
    }
    let end: Day
    switch compiled.notice?.end {
    case .month: end = wanted.endOfMonth
    case .quarter: end = wanted.endOfQuarter
    case .year: end = wanted.endOfYear
    case .anyDay, .term, nil: end = wanted
    }
    var shares: [Rational] = []
    while let next = start.contractMonth(month.number + shares.count + 1), next.from <= end {
      guard next.to > end else {
        shares.append(.one)
        continue
      }
      switch compiled.lastMonth {
      case .whole: shares.append(.one)
      case .proRata:
        let days = Int64(next.from.days(to: end) + 1)
        shares.append(try Rational(days, over: Int64(next.from.days(to: next.to) + 1)))
      case .notStated:
        if let row = compiled.row ?? compiled.fees.charges.first?.row,
          !missing.contains(where: { $0.id == "last-month" })
        {
          miss(.rule, row, id: "last-month")
        }
      }
      break
    }
    return (end, shares)
  }

  private func noticeDay(for end: Day) -> Day? {
    guard let notice = compiled.notice, let start = estimator.request.start else { return nil }
    if notice.end == .term, commitment.months != nil, end != commitment.lastDay { return nil }
    return notice.lastDay(for: end).flatMap { $0 < start ? nil : $0 }
  }

  private func part(_ part: ExitBill.Part) throws(ArithmeticFault) -> Estimate.ExitPart {
    func made(
      _ what: Estimate.ExitPart.What, _ row: Row?, _ span: Span?
    ) throws(ArithmeticFault) -> Estimate.ExitPart {
      guard let whole = Figure(try Rounding.cents.apply(to: part.whole), decimals: 2),
        let net = Figure(part.net, decimals: 2)
      else { throw .overflow }
      return Estimate.ExitPart(
        what: what, id: row?.id.value ?? "notice", label: row?.words ?? "", months: part.months, share: part.share,
        whole: whole, net: net, place: span?.written)
    }
    switch part.what {
    case .fee(let charge, let price):
      return try made(.fee, compiled.fees.charges[charge].row, compiled.fees.prices[price].span)
    case .untilEnd: return try made(.untilEnd, compiled.row, compiled.row?.exit?.span)
    case .remaining: return try made(.remaining, compiled.row, compiled.row?.exit?.span)
    case .refund: return try made(.refund, compiled.row, compiled.row?.exit?.span)
    case .usage: return try made(.usage, compiled.row, compiled.row?.exit?.span)
    }
  }
}
