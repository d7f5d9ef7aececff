public import Quantities

/// Prices calls one by one, in the order in which they come, in memory that grows with lines and months only.
///
/// A month of calls costs the same as the same calls in a profile, line for line: a limit knows what its pool has used
/// up, a call is drawn from its inclusion, and what is beyond pays the first rate that matches. A limit whose crossing
/// charges the whole month is settled at the end: its calls are provisional, and `settle` says what they cost more.
public struct CallRater: Sendable {
  /// Why a call costs what it costs; a rated call names one by its position.
  public var rules: [CallRule] { terms.rules }
  /// Ticks to a second: 1 unless a limit or a step is a fraction of a second.
  public var ticks: Int64 { terms.scale.ticks }
  /// Units to the currency's main unit.
  public var units: Int64 { terms.scale.units }
  /// Whether a limit counts all lines together, so that their calls must come in one order.
  public var isOrderShared: Bool { terms.sharedPools > 0 }
  /// Months met, in the order met.
  public private(set) var months: [Int32] = []

  let terms: CallTerms
  /// Whether a call of 0 seconds counts among the numbers called.
  private let countsUnanswered: Bool
  /// The account of the month in which each line was seen last; -1 before its first call.
  private var latest: [Int32] = []
  var accounts: [CallAccount] = []
  var pools: [CallPool] = []
  private var sharedPools: [Int] = []
  private var numbers = NumberSet()
  /// By month, then by rule.
  var tallies: [CallTally] = []
  var provisional: [ProvisionalKey: Provisional] = [:]
  private(set) var undetermined: [Undetermined] = []
  /// The parts of calls that go on into other hours, where each pays its price.
  var parts: [CallPartKey: CallTally] = [:]

  /// A rater of one service for destinations, each by the sets of the tariff that contain it.
  ///
  /// `numbers` are the customer's users, lines, channels, by meter, as in `MonthUsage`; a limit for all of them
  /// together needs their number. Throws when prices are too fine to be exact.
  public init(
    _ tariff: Tariff, service: Int, destinations: [[Bool]], numbers: [Rational?] = [],
    countsUnanswered: Bool = false
  ) throws(ArithmeticFault) {
    terms = try CallTerms(tariff, service: service, destinations: destinations, numbers: numbers)
    self.countsUnanswered = countsUnanswered
  }

  /// Prices one call. Throws when a sum does not fit, a number is no number of E.164, or a length is negative.
  public mutating func rate(_ call: CallRecord) throws(ArithmeticFault) -> RatedCall {
    let (ticks, isTooLong) = call.seconds.multipliedReportingOverflow(by: terms.scale.ticks)
    guard !isTooLong, ticks >= 0, call.correspondent >= 0, call.correspondent <= NumberSet.most
    else {
      throw .overflow
    }
    var position = Int(call.destination) * 2 + (call.isForwarded ? 1 : 0)
    if terms.hasTimes { position = position * terms.times.count + terms.times.kind(at: call.start) }
    let treatment = terms.treatments[position]
    let at = account(call.line, call.month)
    guard ticks > 0 else {
      accounts[at].calls += 1
      if countsUnanswered { reach(call, treatment, at) }
      return RatedCall(rule: treatment.rule)
    }
    var rated = RatedCall(included: ticks, rule: treatment.rule)
    if !treatment.isIncluded {
      rated = RatedCall(beyond: ticks, rule: treatment.rule)
    } else if treatment.limitCount > 0 {
      draw(call, ticks, treatment, at, &rated)
    }
    var billed = rated.beyond
    if rated.beyond > 0 {
      if terms.isSplit { return try rateParts(of: call, ticks, treatment, rated, at) }
      billed = try charge(treatment, &rated)
    }
    if treatment.isProvisional { try remember(rated, billed, ticks, position, at) }
    let row = Int(accounts[at].monthPosition) * terms.rules.count + Int(rated.rule)
    guard tallies[row].count(rated, billed: billed), accounts[at].count(rated) else {
      throw .overflow
    }
    return rated
  }

  /// Prices calls in their order and replaces `rated` by what they cost.
  public mutating func rate(_ calls: [CallRecord], into rated: inout [RatedCall])
    throws(ArithmeticFault)
  {
    rated.removeAll(keepingCapacity: true)
    rated.reserveCapacity(calls.count)
    for call in calls { rated.append(try rate(call)) }
  }

  /// Prices what is beyond and gives what is billed of it.
  func charge(_ treatment: CallTreatment, _ rated: inout RatedCall) throws(ArithmeticFault)
    -> Int64
  {
    guard treatment.price >= 0, terms.isCharged[Int(rated.rule)] else { return rated.beyond }
    let price = try terms.price(rated.beyond, at: Int(treatment.price))
    rated.units = price.units
    rated.cents = cents(price.units)
    return price.billed
  }

  /// What the limits of an inclusion leave of a call: its longest end beyond any of them is beyond.
  private mutating func draw(
    _ call: CallRecord, _ ticks: Int64, _ treatment: CallTreatment, _ at: Int,
    _ rated: inout RatedCall
  ) {
    var most: Int64 = 0
    var governing: Int32 = -1
    for offset in 0..<treatment.limitCount {
      let limit = terms.limits[Int(treatment.firstLimit + offset)]
      let pool = pool(of: limit, at)
      guard let tail = tail(of: call, ticks, limit, pool) else { continue }
      guard limit.isKnown else {
        note(treatment.firstLimit + offset, call, at)
        if limit.then == .wholePeriod { pools[pool].isCrossed = true }
        continue
      }
      pools[pool].isCrossed = true
      if limit.then != .wholePeriod, tail > most {
        most = tail
        governing = offset
      }
    }
    if governing >= 0 {
      rated = RatedCall(included: ticks - most, beyond: most, rule: treatment.rule + 1 + governing)
    }
  }

  /// What is charged of a call that crosses a limit or comes after it; nothing for a call within the limit. The call
  /// uses up what it takes of the limit.
  private mutating func tail(
    of call: CallRecord, _ ticks: Int64, _ limit: CallLimit, _ pool: Int
  ) -> Int64? {
    let before = pools[pool]
    let isLater = before.isCrossed && limit.then == .laterCalls
    let allowance = limit.allowance.saturatingSum(before.carried)
    var over: Int64 = 0
    switch limit.measure {
    case .unmeasured: return isLater ? ticks : nil
    case .length: over = ticks - max(0, allowance)
    case .amount:
      let used = before.used.saturatingSum(ticks)
      pools[pool].used = used
      over = min(ticks, used - max(0, allowance))
    case .calls:
      pools[pool].used = before.used + 1
      let isInside = limit.isStrict ? before.used + 1 < allowance : before.used < allowance
      over = isInside ? -1 : ticks
    case .correspondents:
      if isLater || (before.isCrossed && limit.then == .wholePeriod) { return ticks }
      over = isReached(call.correspondent, pool, limit) ? -1 : ticks
    }
    if isLater { return ticks }
    guard over > 0 || (over == 0 && limit.isStrict) else { return nil }
    switch limit.then {
    case .surplus, .block, .throttle, .notify, .suspend, .notSaid: return over
    case .wholeCall, .wholePeriod: return ticks
    case .laterCalls:
      // The call that crosses the limit is still included, whatever crosses it by its length.
      switch limit.measure {
      case .amount where before.used < allowance, .length: return 0
      case .amount, .calls, .correspondents, .unmeasured: return ticks
      }
    }
  }

  /// Whether a number is among the first that a limit allows, counting it if there is room.
  private mutating func isReached(_ number: Int64, _ pool: Int, _ limit: CallLimit) -> Bool {
    let place = numbers.find(number, pool)
    if place < 0 { return true }
    guard pools[pool].used < limit.allowance - (limit.isStrict ? 1 : 0) else { return false }
    pools[pool].used += 1
    numbers.add(number, pool, at: place)
    return true
  }

  /// Counts the number of a call nobody answered.
  private mutating func reach(_ call: CallRecord, _ treatment: CallTreatment, _ at: Int) {
    for index in treatment.firstLimit..<treatment.firstLimit + treatment.limitCount {
      let limit = terms.limits[Int(index)]
      guard limit.measure == .correspondents else { continue }
      _ = isReached(call.correspondent, pool(of: limit, at), limit)
    }
  }

  func pool(of limit: CallLimit, _ at: Int) -> Int {
    Int(limit.pool)
      + (limit.isShared ? sharedPools[Int(accounts[at].monthPosition)] : Int(accounts[at].pools))
  }

  private mutating func note(_ limit: Int32, _ call: CallRecord, _ at: Int) {
    let gap = Undetermined(
      limit: terms.limitNames[Int(limit)].id, destination: Int(call.destination),
      month: accounts[at].month)
    if !undetermined.contains(gap) { undetermined.append(gap) }
  }
}

// MARK: - Lines and months

/// A line in a month.
struct CallAccount: Sendable {
  var line: Int32
  var month: Int32
  var monthPosition: Int32
  /// The account of the same line that was opened before; -1 for none.
  var earlier: Int32
  /// The first of its pools.
  var pools: Int32
  var calls: Int64 = 0
  var length: Int64 = 0
  var included: Int64 = 0
  var units: Int64 = 0

  /// Counts one call; false when a sum no longer fits.
  mutating func count(_ rated: RatedCall) -> Bool {
    calls += 1
    var overflow = add(rated.included + rated.beyond, to: &length)
    overflow = add(rated.included, to: &included) || overflow
    return !(add(rated.units, to: &units) || overflow)
  }
}

/// What is used up of a limit.
struct CallPool: Sendable {
  var used: Int64 = 0
  /// What the month before left to it.
  var carried: Int64 = 0
  var isCrossed = false
}

/// A limit that seems crossed and depends on a number nobody says.
struct Undetermined: Sendable, Equatable {
  var limit: Int
  var destination: Int
  var month: Int32
}

extension CallRater {
  /// The account of a line in a month, opened with its first call.
  private mutating func account(_ line: Int32, _ month: Int32) -> Int {
    let line = Int(line)
    if line >= latest.count { latest += [Int32](repeating: -1, count: line + 1 - latest.count) }
    var at = latest[line]
    while at >= 0 {
      if accounts[Int(at)].month == month { return Int(at) }
      at = accounts[Int(at)].earlier
    }
    let position = monthPosition(month)
    accounts.append(
      CallAccount(
        line: Int32(line), month: month, monthPosition: Int32(position), earlier: latest[line],
        pools: Int32(pools.count)))
    let before = latest[line]
    for _ in 0..<terms.linePools { pools.append(CallPool()) }
    if before >= 0 {
      let own = Int(accounts[Int(before)].pools)
      carryOver(isShared: false, from: own, of: accounts[Int(before)].month, to: pools.count - terms.linePools, month)
    }
    latest[line] = Int32(accounts.count - 1)
    return accounts.count - 1
  }

  private mutating func monthPosition(_ month: Int32) -> Int {
    if let known = months.firstIndex(of: month) { return known }
    months.append(month)
    sharedPools.append(pools.count)
    for _ in 0..<terms.sharedPools { pools.append(CallPool()) }
    if months.count > 1 {
      let before = months.count - 2
      carryOver(
        isShared: true, from: sharedPools[before], of: months[before], to: pools.count - terms.sharedPools, month)
    }
    tallies += [CallTally](repeating: CallTally(), count: terms.rules.count)
    return months.count - 1
  }
}

extension CallRater {
  /// Gives pools of a month what an earlier one left: what was carried to that one is used up first, and a month
  /// without a call leaves all of its own.
  private mutating func carryOver(isShared: Bool, from: Int, of earlier: Int32, to: Int, _ month: Int32) {
    for limit in terms.limits where limit.isShared == isShared && limit.carried >= 0 && earlier < month {
      let before = pools[from + Int(limit.pool)]
      let used = earlier + 1 == month ? max(0, before.used - before.carried) : 0
      pools[to + Int(limit.pool)].carried = min(limit.carried, limit.allowance - min(limit.allowance, used))
    }
  }
}

extension Int64 {
  /// The sum, or the greatest number where it does not fit.
  fileprivate func saturatingSum(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}

/// Adds to a sum and says whether it no longer fits.
@inline(__always)
func add(_ amount: Int64, to sum: inout Int64) -> Bool {
  let (result, overflow) = sum.addingReportingOverflow(amount)
  sum = result
  return overflow
}
