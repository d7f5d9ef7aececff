public import Quantities

/// A line in a month: how much it called and what that cost.
public struct LineMonth: Sendable, Hashable {
  /// The line.
  public var line: Int32
  /// The calendar month.
  public var month: Int32
  /// Its calls, those of 0 seconds with them.
  public var calls: Int64
  /// How long they lasted, in ticks.
  public var length: Int64
  /// What a price covers already, in ticks.
  public var included: Int64
  /// What they cost exactly, in units.
  public var units: Int64
}

extension CallRater {
  /// Every line in every month it called in, in the order of their first calls.
  public var lineMonths: [LineMonth] {
    accounts.map {
      LineMonth(
        line: $0.line, month: $0.month, calls: $0.calls, length: $0.length, included: $0.included,
        units: $0.units)
    }
  }

  /// The calls of a month by rule; the position is that of `rules`.
  public func tallies(of month: Int32) -> [CallTally] {
    guard let position = months.firstIndex(of: month) else { return [] }
    return Array(tallies[position * terms.rules.count..<(position + 1) * terms.rules.count])
  }

  /// An amount in cents, rounded as the tariff says.
  public func cents(_ units: Int64) -> Int64 {
    terms.scale.cents(units, terms.tariff.rounding.rounding.mode)
  }

  /// An amount in the currency's main unit, exactly.
  public func amount(_ units: Int64) throws(ArithmeticFault) -> Rational {
    try Rational(units, over: terms.scale.units)
  }

  /// The bill of a month of the calendar, which is that month of the contract: the charges for what a customer has and
  /// orders, then its calls by rate, rounded as any bill. `usage` holds no calls; those of the records stand for them.
  ///
  /// To be asked for after `settle`. The groups of its gaps are destinations of the rater. `own` is the same tariff with
  /// the charges of that month, where they change on a day.
  public func bill(of month: Int32, for usage: MonthUsage, contractMonth: Int = 1, by own: Tariff? = nil)
    throws(ArithmeticFault) -> Bill
  {
    let tariff = own ?? terms.tariff
    var draft = Draft()
    draft.days = usage.days
    try tariff.billCharges(usage, due: .monthly, month: contractMonth, into: &draft)
    try addLines(tallies(of: month), of: month, by: tariff, to: &draft)
    try addGaps(tallies(of: month), of: month, to: &draft)
    return try tariff.settle(draft, due: .monthly)
  }

  /// The lines of each rate that was used, in the order of the tariff's rates.
  private func addLines(
    _ tallies: [CallTally], of month: Int32, by tariff: Tariff, to draft: inout Draft
  ) throws(ArithmeticFault) {
    let own = tariff.services.flatMap { $0.rates + $0.exclusions.compactMap { $0.rate } }
    let parts = parts.filter { $0.key.month == month && $0.key.price >= 0 }
      .sorted { CallPartKey.isBefore($0.key, $1.key) }
    for entry in terms.rates.sorted(by: { $0.rate.id < $1.rate.id }) {
      var pieces: [Bill.RecordedCalls] = []
      var all = CallTally()
      var destination: Int?
      for (rule, tally) in zip(terms.rules, tallies) {
        guard rule.rate == entry.rate.id, rule.outcome == .charged, tally.calls > 0 else {
          continue
        }
        try all.add(tally)
        destination = destination ?? rule.destination
        if rule.limit != nil, tally.included > 0 {
          if entry.price.hasFee { draft.suppose(.feeOfPart(rate: entry.rate.id)) }
          if entry.price.dependsOnPosition { draft.suppose(.partAsCall(rate: entry.rate.id)) }
        }
        let position = pieces.firstIndex { $0.limit == rule.limit } ?? pieces.count
        if position == pieces.count { pieces.append(Bill.RecordedCalls(limit: rule.limit)) }
        try pieces[position].add(tally, terms.scale)
      }
      for (key, tally) in parts where key.rate == entry.rate.id {
        try all.add(tally)
        destination = destination ?? Int(key.destination)
        let limit = key.limit < 0 ? nil : Int(key.limit)
        if limit != nil, tally.calls > 0 {
          if entry.price.hasFee { draft.suppose(.feeOfPart(rate: entry.rate.id)) }
          if entry.price.dependsOnPosition { draft.suppose(.partAsCall(rate: entry.rate.id)) }
        }
        let position = pieces.firstIndex { $0.limit == limit } ?? pieces.count
        if position == pieces.count { pieces.append(Bill.RecordedCalls(limit: limit)) }
        try pieces[position].add(tally, terms.scale)
      }
      guard let destination else { continue }
      if entry.rate.hours != nil, terms.crossing == .unsaid { draft.suppose(.priceOfStart(rate: entry.rate.id)) }
      let calls = Draft.Line(
        source: .rate(entry.rate.id), due: .monthly, rule: .recorded(pieces),
        quantity: try Rational(all.billed, over: ticks), unitPrice: try tariff.unitPrice(of: entry.price),
        basis: try amount(all.units), tax: entry.price.tax, unitTax: try tariff.unitTax(of: entry.price))
      let rate = own.first { $0.id == entry.rate.id } ?? entry.rate
      try tariff.addMonth(of: rate, calls: calls, group: destination, into: &draft)
    }
  }

  /// What has no price, and what happens without a charge: forwarded calls and others together.
  private func addGaps(
    _ tallies: [CallTally], of month: Int32, to draft: inout Draft
  ) throws(ArithmeticFault) {
    var silent: [(rule: CallRule, beyond: Int64)] = []
    for (rule, tally) in zip(terms.rules, tallies) where tally.calls > 0 {
      if let inclusion = rule.inclusion, terms.crossing != .start, terms.hasHours(inclusion) {
        draft.suppose(.includedByStart(inclusion: inclusion))
      }
      for (limit, name) in terms.limits(of: rule) where limit.measure == .unmeasured {
        draft.miss(.unmeasured(limit: name.id, group: rule.destination))
      }
      if let same = silent.firstIndex(where: { $0.rule.isBilled(like: rule) }) {
        if add(tally.beyond, to: &silent[same].beyond) { throw .overflow }
      } else {
        silent.append((rule, tally.beyond))
      }
    }
    for (rule, beyond) in silent {
      let amount = try Rational(beyond, over: ticks)
      switch rule.outcome {
      case .included, .charged, .free: break
      case .unpriced:
        if let rate = rule.rate { draft.miss(.rate(rate, group: rule.destination, amount: amount)) }
      case .noRate: draft.miss(.noRate(group: rule.destination, limit: rule.limit, amount: amount))
      case .uncharged(let consequence):
        guard let limit = rule.limit else { continue }
        draft.occurrences.append(
          Bill.Occurrence(
            limit: limit, consequence: consequence, group: rule.destination, amount: amount))
        if consequence == .notSaid {
          draft.miss(.notSaid(limit: limit, group: rule.destination, amount: amount))
        }
      }
    }
    for (key, tally) in parts.sorted(by: { CallPartKey.isBefore($0.key, $1.key) })
    where key.month == month && key.price < 0 {
      let amount = try Rational(tally.beyond, over: ticks)
      let (group, limit) = (Int(key.destination), key.limit < 0 ? nil : Int(key.limit))
      draft.miss(
        key.rate < 0
          ? .noRate(group: group, limit: limit, amount: amount) : .rate(Int(key.rate), group: group, amount: amount))
    }
    for gap in undetermined where gap.month == month {
      guard let meter = terms.limitNames.first(where: { $0.id == gap.limit })?.meter else {
        continue
      }
      draft.miss(.limitNumber(limit: gap.limit, meter: meter, group: gap.destination))
    }
  }
}

extension CallRule {
  /// Whether two rules are one on a bill: to the same destination, with the same end.
  fileprivate func isBilled(like other: CallRule) -> Bool {
    destination == other.destination && outcome == other.outcome && limit == other.limit
      && rate == other.rate
  }
}

extension Bill.RecordedCalls {
  mutating func add(_ tally: CallTally, _ scale: CallScale) throws(ArithmeticFault) {
    calls += tally.calls
    length = try length.adding(Rational(tally.beyond, over: scale.ticks))
    billed = try billed.adding(Rational(tally.billed, over: scale.ticks))
    amount = try amount.adding(Rational(tally.units, over: scale.units))
  }
}
