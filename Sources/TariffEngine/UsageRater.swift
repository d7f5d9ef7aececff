internal import Quantities

/// Walks the usage of a month in its order: what is excluded, what an inclusion still covers, what a rate prices.
struct UsageRater {
  let tariff: Tariff
  let usage: MonthUsage
  /// The month of the contract, counted from 1.
  let month: Int
  var draft: Draft
  var ledger = LimitLedger()
  /// Pools whose whole period is charged, since their limit is crossed somewhere in the month.
  var overdrawn: [Pool] = []
  private var priced: [(rate: Tariff.Rate, price: Tariff.UsagePrice, pieces: [Bill.UsagePiece])] = []

  init(tariff: Tariff, usage: MonthUsage, month: Int, draft: Draft) {
    self.tariff = tariff
    self.usage = usage
    self.month = month
    self.draft = draft
  }

  mutating func rate() throws(ArithmeticFault) {
    try findOverdrawnPeriods()
    for (position, group) in usage.groups.enumerated() {
      let service = tariff.service(of: group)
      if let exclusion = service.exclusions.first(where: { $0.matches(group) }) {
        for run in try group.runs() {
          try charge(run.calls, run.each, of: run.each, position, beyond: nil, at: exclusion.rate)
        }
      } else if let inclusion = service.inclusion(for: group) {
        guard inclusion.isSure(of: group) else {
          let amount = try group.measured()
          if amount > .zero { draft.miss(.hourOfInclusion(inclusion: inclusion.id, group: position, amount: amount)) }
          continue
        }
        if inclusion.hours != nil, service.crossing != .start {
          draft.suppose(.includedByStart(inclusion: inclusion.id))
        }
        if let numbers = group.numbersAlone { try reach(Rational(numbers), of: group, at: position, from: inclusion) }
        for run in try group.runs() { try draw(run, of: group, at: position, from: inclusion) }
      } else {
        for run in try group.runs() { try charge(run.calls, run.each, of: run.each, position, beyond: nil) }
      }
    }
    try carryOver()
    try writeLines()
  }

  /// The pool a limit is drawn from, with what it allows this month and what the month before left; where nobody says
  /// how many users there are, what one would be allowed.
  func pool(
    of limit: Tariff.Limit, for unit: Int?
  ) throws(ArithmeticFault) -> (pool: Pool, allowance: Rational, isKnown: Bool, isSum: Bool) {
    let own = try ownPool(of: limit, for: unit)
    guard limit.carryOver != nil else { return own }
    return (own.pool, try own.allowance.adding(carried(to: own.pool)), own.isKnown, own.isSum)
  }

  /// The same without what the month before left.
  private func ownPool(
    of limit: Tariff.Limit, for unit: Int?
  ) throws(ArithmeticFault) -> (pool: Pool, allowance: Rational, isKnown: Bool, isSum: Bool) {
    let amount = try limit.amount(in: month)
    let single = Pool(limit: limit.id, unit: Pool.all)
    guard let meter = limit.per else { return (single, amount, true, false) }
    switch limit.pooling {
    case .unsaid, .each:
      if let unit { return (Pool(limit: limit.id, unit: unit), amount, true, false) }
    case .pooled: break
    }
    if limit.measure == .length {
      // Each call has all of it, however many users there are; whose call it is matters for what it charges besides.
      return (single, amount, true, limit.then.chargesOtherCalls && usage.number(meter) != .one)
    }
    guard let number = usage.number(meter) else { return (single, amount, false, true) }
    switch limit.pooling {
    case .each: return (single, amount, true, number != .one)
    case .unsaid, .pooled:
      // A product that does not fit is no limit any usage reaches.
      let allowance = try? number.multiplied(by: amount)
      return (single, allowance ?? Rational(Int64.max), true, number != .one)
    }
  }

  /// What the month before left to a pool; to all units together, for the pool of all.
  private func carried(to pool: Pool) throws(ArithmeticFault) -> Rational {
    var sum = Rational.zero
    for carried in usage.carried
    where carried.limit == pool.limit && (pool.unit == Pool.all || carried.unit == pool.unit) {
      sum = try sum.adding(carried.amount)
    }
    return sum
  }

  /// What is left of this month's own amounts for the next: what was carried to it is used up first.
  private mutating func carryOver() throws(ArithmeticFault) {
    guard tariff.hasLimit(where: { $0.carryOver != nil }) else { return }
    var units: [Int?] = [nil]
    for unit in usage.groups.map({ $0.unit }) + usage.carried.map({ $0.unit }) where !units.contains(unit) {
      units.append(unit)
    }
    var done: [Pool] = []
    for service in tariff.services {
      for limit in service.inclusions.flatMap({ $0.limits }) {
        guard let carryOver = limit.carryOver, limit.measure == .amount || limit.measure == .calls else { continue }
        for unit in units {
          let (pool, allowance, isKnown, _) = try ownPool(of: limit, for: unit)
          // Where each user has an own pool, there is none for all of them together, nor beside that of an only one.
          let isBesideOwn = unit == nil && limit.per != nil && units.count > 1 && limit.pooling != .pooled
          guard isKnown, !done.contains(pool), !isBesideOwn else { continue }
          done.append(pool)
          let used = try ledger.used(pool).subtracting(carried(to: pool))
          var left = try allowance.subtracting(min(allowance, max(.zero, used)))
          if let most = carryOver.most { left = min(left, most) }
          guard left > .zero else { continue }
          draft.carried.append(
            MonthUsage.Carried(limit: limit.id, unit: pool.unit == Pool.all ? nil : pool.unit, amount: left))
        }
      }
    }
  }

  /// Counts numbers that are reached by calls without any length; they may cross a limit for the calls after them.
  private mutating func reach(
    _ numbers: Rational, of group: MonthUsage.Group, at position: Int, from inclusion: Tariff.Inclusion
  ) throws(ArithmeticFault) {
    for limit in inclusion.limits where limit.measure == .correspondents {
      let (pool, allowance, isKnown, isSum) = try pool(of: limit, for: group.unit)
      let (used, isInDoubt) = try used(pool, of: limit, in: ledger)
      let left = try allowance.subtracting(used)
      try ledger.use(numbers, of: pool)
      guard limit.then == .laterCalls, limit.isBeyond(numbers, left) else { continue }
      if let gap = undetermined(limit, isKnown, isSum || isInDoubt, position) {
        draft.miss(gap)
      } else {
        ledger.cross(pool)
      }
    }
  }

  /// Draws a run from an inclusion and charges what is beyond its limits.
  private mutating func draw(
    _ run: Run, of group: MonthUsage.Group, at position: Int, from inclusion: Tariff.Inclusion
  ) throws(ArithmeticFault) {
    var reaches: [Reach] = []
    var surpluses: [Rational] = []
    for limit in inclusion.limits {
      switch limit.measure {
      case .unmeasured: draft.miss(.unmeasured(limit: limit.id, group: position))
      case .amount, .calls, .correspondents, .length: break
      }
      let (pool, allowance, isKnown, isSum) = try pool(of: limit, for: group.unit)
      let (used, isInDoubt) = try used(pool, of: limit, in: ledger)
      let left = try allowance.subtracting(used)
      var reach: Reach
      var surplus = Rational.zero
      let calls = run.calls ?? 1
      let isCertain = overdrawn.contains(pool) || (limit.then == .laterCalls && ledger.isCrossed(pool))
      if isCertain {
        reach = .allBeyond(run.each)
        surplus = run.each
      } else if limit.then == .wholePeriod {
        reach = .allInside(calls)
      } else {
        reach = try limit.reach(calls: calls, each: run.each, new: run.correspondents, left: left)
        if run.calls == nil {
          surplus = try limit.surplus(of: run.each, new: run.correspondents, left: left)
        }
      }
      let isBeyond = run.calls == nil ? !surplus.isZero : reach.inside < calls
      if isBeyond, !isCertain, let gap = undetermined(limit, isKnown, isSum || isInDoubt, position) {
        draft.miss(gap)
        reach = .allInside(calls)
        surplus = .zero
      } else {
        suppose(limit, run, isSum: isSum, isBeyond: isBeyond, reach: reach)
        if isBeyond { ledger.cross(pool) }
      }
      try ledger.use(limit.use(by: run), of: pool)
      reaches.append(reach)
      surpluses.append(surplus)
    }
    if let calls = run.calls {
      try chargeTails(calls, run.each, position, inclusion, reaches)
    } else {
      try chargeLargest(run.each, position, inclusion, surpluses)
    }
  }

  /// Why a limit that seems crossed cannot be judged.
  func undetermined(
    _ limit: Tariff.Limit, _ isKnown: Bool, _ isSum: Bool, _ position: Int
  ) -> Bill.Gap? {
    guard let meter = limit.per, isSum else { return nil }
    if !isKnown { return .limitNumber(limit: limit.id, meter: meter, group: position) }
    switch limit.pooling {
    case .each: return .whose(limit: limit.id, meter: meter, group: position)
    case .unsaid, .pooled: return nil
    }
  }

  /// Notes what had to be taken for granted to measure a limit.
  private mutating func suppose(
    _ limit: Tariff.Limit, _ run: Run, isSum: Bool, isBeyond: Bool, reach: Reach
  ) {
    switch (limit.pooling, isSum) {
    case (.unsaid, true): draft.suppose(.pooled(limit: limit.id))
    case (.unsaid, false), (.pooled, _), (.each, _): break
    }
    switch limit.measure {
    case .correspondents:
      if run.correspondents == nil { draft.suppose(.noNewCorrespondents(limit: limit.id)) }
      if isBeyond, run.calls == nil || reach.inside > 0 { draft.suppose(.spread(limit: limit.id)) }
    case .length: if run.calls == nil { draft.suppose(.shortCalls(limit: limit.id)) }
    case .calls: if run.calls == nil { draft.suppose(.fewCalls(limit: limit.id)) }
    case .amount, .unmeasured: break
    }
  }

  /// Each call is charged for its longest end beyond any limit; the limit it is beyond by most decides how.
  private mutating func chargeTails(
    _ calls: Int64, _ each: Rational, _ position: Int, _ inclusion: Tariff.Inclusion, _ reaches: [Reach]
  ) throws(ArithmeticFault) {
    var breaks: [Int64] = [0, calls]
    for reach in reaches where reach.inside < calls {
      breaks.append(reach.inside)
      if reach.inside + 1 < calls { breaks.append(reach.inside + 1) }
    }
    breaks.sort()
    // Neighbours that are charged alike stand together.
    var ends: [(calls: Int64, tail: Rational, limit: Tariff.Limit)] = []
    for (from, to) in zip(breaks, breaks.dropFirst()) where from < to {
      var most = Rational.zero
      var governing: Tariff.Limit?
      for (limit, reach) in zip(inclusion.limits, reaches) where reach.tail(from) > most {
        most = reach.tail(from)
        governing = limit
      }
      guard let governing else { continue }
      if let last = ends.last, last.tail == most, last.limit.id == governing.id {
        ends[ends.count - 1].calls += to - from
      } else {
        ends.append((to - from, most, governing))
      }
    }
    for end in ends { try settle(end.limit, end.calls, end.tail, of: each, position) }
  }

  private mutating func chargeLargest(
    _ amount: Rational, _ position: Int, _ inclusion: Tariff.Inclusion, _ surpluses: [Rational]
  ) throws(ArithmeticFault) {
    var most = Rational.zero
    var governing: Tariff.Limit?
    var crossed = 0
    for (limit, surplus) in zip(inclusion.limits, surpluses) where !surplus.isZero {
      crossed += 1
      if surplus > most {
        most = surplus
        governing = limit
      }
    }
    if crossed > 1 { draft.suppose(.largestSurplus(inclusion: inclusion.id)) }
    guard let governing else { return }
    try settle(governing, nil, most, of: amount, position)
  }

  /// What happens to usage beyond a limit.
  private mutating func settle(
    _ limit: Tariff.Limit, _ calls: Int64?, _ length: Rational, of each: Rational, _ position: Int
  ) throws(ArithmeticFault) {
    let amount = try length.multiplied(by: Rational(calls ?? 1))
    switch limit.then {
    case .surplus, .wholeCall, .laterCalls, .wholePeriod:
      try charge(calls, length, of: each, position, beyond: limit.id)
    case .block, .throttle, .notify, .suspend:
      draft.occurrences.append(
        Bill.Occurrence(limit: limit.id, consequence: limit.then, group: position, amount: amount))
    case .notSaid:
      draft.occurrences.append(
        Bill.Occurrence(limit: limit.id, consequence: limit.then, group: position, amount: amount))
      draft.miss(.notSaid(limit: limit.id, group: position, amount: amount))
    }
  }

  /// Charges the ends of equal calls, or of a sum of calls: at the first rate that matches, or each part at that of its
  /// hour.
  private mutating func charge(
    _ calls: Int64?, _ length: Rational, of each: Rational, _ position: Int, beyond limit: Int?,
    at own: Tariff.Rate? = nil
  ) throws(ArithmeticFault) {
    let group = usage.groups[position]
    let isPart = length < each
    if own == nil, calls != nil, let start = group.hours?.moment, tariff.service(of: group).crossing == .split {
      // The end of a call begins so much later.
      let second = try Rational(Int64(start) * 60).adding(each.subtracting(length))
      for (index, part) in try tariff.parts(of: group, from: second, length: length, in: month).enumerated() {
        try charge(
          calls, part.length, position, beyond: limit, isPart: isPart, at: part.rate, isSplit: true,
          isContinued: index > 0)
      }
    } else {
      let rate = own ?? tariff.rate(for: group, in: month)
      try charge(calls, length, position, beyond: limit, isPart: isPart, at: rate, isSplit: false, isContinued: false)
    }
  }

  private mutating func charge(
    _ calls: Int64?, _ length: Rational, _ position: Int, beyond limit: Int?, isPart: Bool, at rate: Tariff.Rate?,
    isSplit: Bool, isContinued: Bool
  ) throws(ArithmeticFault) {
    let group = usage.groups[position]
    let amount = try length.multiplied(by: Rational(calls ?? 1))
    guard let rate else { return draft.miss(.noRate(group: position, limit: limit, amount: amount)) }
    if let hours = rate.hours, !isSplit, !hours.covers(group.hours) {
      return draft.miss(.hour(rate: rate.id, group: position, amount: amount))
    }
    if !isSplit, tariff.dependsOnHours(rate, for: group, in: month) {
      switch tariff.service(of: group).crossing {
      case .unsaid, .split: draft.suppose(.priceOfStart(rate: rate.id))
      case .start: break
      }
    }
    switch rate.price {
    case .free: return
    case .missing: draft.miss(.rate(rate.id, group: position, amount: amount))
    case .priced(let price):
      if isPart, price.hasFee, !isContinued { draft.suppose(.feeOfPart(rate: rate.id)) }
      if isPart, price.dependsOnPosition { draft.suppose(.partAsCall(rate: rate.id)) }
      if case .total(_, mean: .some) = group.amount { draft.suppose(.meanLength(group: position)) }
      var piece = try piece(
        isContinued ? price.continued : price, calls, length, position, limit, rate: rate.id)
      piece.isContinued = isContinued
      if let index = priced.firstIndex(where: { $0.rate.id == rate.id }) {
        priced[index].pieces.append(piece)
      } else {
        priced.append((rate, price, [piece]))
      }
    }
  }

  private mutating func piece(
    _ price: Tariff.UsagePrice, _ calls: Int64?, _ length: Rational, _ position: Int, _ limit: Int?, rate: Int
  ) throws(ArithmeticFault) -> Bill.UsagePiece {
    guard let calls else {
      if price.dependsOnCalls(smallestStep: .one) {
        draft.miss(.calls(rate: rate, group: position, amount: length))
      }
      return Bill.UsagePiece(
        group: position, calls: nil, length: length, billed: length,
        amount: try tariff.price(price, ofSum: length), limit: limit)
    }
    let each = try tariff.price(price, ofCall: length)
    return Bill.UsagePiece(
      group: position, calls: calls, length: length, billed: each.billed,
      amount: try each.amount.multiplied(by: Rational(calls)), limit: limit)
  }

  /// One line for each rate that was used, in the order of the tariff's services and rates.
  private mutating func writeLines() throws(ArithmeticFault) {
    priced.sort { $0.rate.id < $1.rate.id }
    for (rate, price, pieces) in priced {
      var basis = Rational.zero
      var quantity = Rational.zero
      for piece in pieces {
        basis = try basis.adding(piece.amount)
        quantity = try quantity.adding(piece.billed.multiplied(by: Rational(piece.calls ?? 1)))
      }
      let calls = Draft.Line(
        source: .rate(rate.id), due: .monthly, rule: .usage(pieces), quantity: quantity,
        unitPrice: try tariff.unitPrice(of: price), basis: basis, tax: price.tax,
        unitTax: try tariff.unitTax(of: price))
      try tariff.addMonth(of: rate, calls: calls, group: pieces.first?.group ?? 0, into: &draft)
    }
  }
}
