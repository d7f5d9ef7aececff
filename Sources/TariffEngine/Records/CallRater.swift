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
  private var pools: [CallPool] = []
  private var sharedPools: [Int] = []
  private var numbers = NumberSet()
  /// By month, then by rule.
  var tallies: [CallTally] = []
  private var provisional: [ProvisionalKey: Provisional] = [:]
  private(set) var undetermined: [Undetermined] = []

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
    let position = Int(call.destination) * 2 + (call.isForwarded ? 1 : 0)
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
    if rated.beyond > 0 { billed = try charge(treatment, &rated) }
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
  private func charge(_ treatment: CallTreatment, _ rated: inout RatedCall) throws(ArithmeticFault)
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
  private mutating func tail(of call: CallRecord, _ ticks: Int64, _ limit: CallLimit, _ pool: Int)
    -> Int64?
  {
    let before = pools[pool]
    let isLater = before.isCrossed && limit.then == .laterCalls
    var over: Int64 = 0
    switch limit.measure {
    case .unmeasured: break
    case .length: over = ticks - max(0, limit.allowance)
    case .amount:
      let (sum, overflow) = before.used.addingReportingOverflow(ticks)
      let used = overflow ? Int64.max : sum
      pools[pool].used = used
      over = min(ticks, used - max(0, limit.allowance))
    case .calls:
      pools[pool].used = before.used + 1
      over = before.used >= limit.allowance ? ticks : 0
    case .correspondents:
      if isLater || (before.isCrossed && limit.then == .wholePeriod) { return ticks }
      over = isReached(call.correspondent, pool, limit.allowance) ? 0 : ticks
    }
    if isLater { return ticks }
    guard over > 0 || (limit.isStrict && over == 0) else { return nil }
    switch limit.then {
    case .surplus, .block, .throttle, .notify, .suspend, .notSaid: return max(0, over)
    case .wholeCall, .wholePeriod: return ticks
    case .laterCalls:
      // The call that crosses the limit is still included, whatever crosses it by its length.
      switch limit.measure {
      case .amount where before.used < limit.allowance, .length: return 0
      case .amount, .calls, .correspondents, .unmeasured: return ticks
      }
    }
  }

  /// Whether a number is among the first that a limit allows, counting it if there is room.
  private mutating func isReached(_ number: Int64, _ pool: Int, _ allowance: Int64) -> Bool {
    let place = numbers.find(number, pool)
    if place < 0 { return true }
    guard pools[pool].used < allowance else { return false }
    pools[pool].used += 1
    numbers.add(number, pool, at: place)
    return true
  }

  /// Counts the number of a call nobody answered.
  private mutating func reach(_ call: CallRecord, _ treatment: CallTreatment, _ at: Int) {
    for index in treatment.firstLimit..<treatment.firstLimit + treatment.limitCount {
      let limit = terms.limits[Int(index)]
      guard limit.measure == .correspondents else { continue }
      _ = isReached(call.correspondent, pool(of: limit, at), limit.allowance)
    }
  }

  private func pool(of limit: CallLimit, _ at: Int) -> Int {
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
    for _ in 0..<terms.linePools { pools.append(CallPool()) }
    latest[line] = Int32(accounts.count - 1)
    return accounts.count - 1
  }

  private mutating func monthPosition(_ month: Int32) -> Int {
    if let known = months.firstIndex(of: month) { return known }
    months.append(month)
    sharedPools.append(pools.count)
    for _ in 0..<terms.sharedPools { pools.append(CallPool()) }
    tallies += [CallTally](repeating: CallTally(), count: terms.rules.count)
    return months.count - 1
  }
}

// MARK: - The whole period

/// Calls of a line in a month that move from one rule to another when the month is charged as a whole.
private struct ProvisionalKey: Hashable {
  var account: Int32
  var from: Int32
  var to: Int32
}

/// What they count now, and what they would count then.
private struct Provisional {
  var treatment: Int
  var now = CallTally()
  var then = CallTally()
}

/// What calls cost more since a limit of their month was crossed after them.
public struct CallCorrection: Sendable, Hashable {
  /// The line.
  public var line: Int32
  /// The month.
  public var month: Int32
  /// The rule they were rated by.
  public var from: Int32
  /// The rule that holds for the whole month.
  public var to: Int32
  /// How many.
  public var calls: Int64
  /// Ticks that were included and are not.
  public var beyond: Int64
  /// What they cost more, in units.
  public var units: Int64
}

extension CallRater {
  /// Remembers what a call would cost if the whole month were charged.
  private mutating func remember(
    _ now: RatedCall, _ billed: Int64, _ ticks: Int64, _ position: Int, _ at: Int
  ) throws(ArithmeticFault) {
    let treatment = terms.treatments[position]
    for offset in 0..<treatment.limitCount {
      let rule = treatment.rule + 1 + offset
      // The first limit that a whole call is beyond governs it.
      if now.rule == rule, now.included == 0 { return }
      guard terms.limits[Int(treatment.firstLimit + offset)].then == .wholePeriod else { continue }
      var whole = RatedCall(beyond: ticks, rule: rule)
      let wholeBilled = try charge(treatment, &whole)
      let key = ProvisionalKey(account: Int32(at), from: now.rule, to: rule)
      var both = provisional[key] ?? Provisional(treatment: position)
      guard both.now.count(now, billed: billed), both.then.count(whole, billed: wholeBilled) else {
        throw .overflow
      }
      provisional[key] = both
    }
  }

  /// Charges whole months whose limit was crossed, and says what that changes, line by line; to be called once, after
  /// the last call.
  public mutating func settle() throws(ArithmeticFault) -> [CallCorrection] {
    var corrections: [CallCorrection] = []
    for key in provisional.keys.sorted(by: {
      ($0.account, $0.to, $0.from) < ($1.account, $1.to, $1.from)
    }) {
      guard let both = provisional[key], isGoverned(key, terms.treatments[both.treatment]) else {
        continue
      }
      let first = Int(accounts[Int(key.account)].monthPosition) * terms.rules.count
      try tallies[first + Int(key.from)].subtract(both.now)
      try tallies[first + Int(key.to)].add(both.then)
      let more = both.then.units - both.now.units
      accounts[Int(key.account)].included -= both.now.included - both.then.included
      if add(more, to: &accounts[Int(key.account)].units) { throw .overflow }
      corrections.append(
        CallCorrection(
          line: accounts[Int(key.account)].line, month: accounts[Int(key.account)].month,
          from: key.from, to: key.to,
          calls: both.then.calls, beyond: both.now.included - both.then.included, units: more))
    }
    provisional = [:]
    return corrections
  }

  /// Whether the limit of a rule was crossed, and no other that charges the whole month stands before it.
  private func isGoverned(_ key: ProvisionalKey, _ treatment: CallTreatment) -> Bool {
    for offset in 0..<treatment.limitCount {
      let limit = terms.limits[Int(treatment.firstLimit + offset)]
      guard limit.then == .wholePeriod, limit.isKnown else { continue }
      if pools[pool(of: limit, Int(key.account))].isCrossed {
        return treatment.rule + 1 + offset == key.to
      }
    }
    return false
  }
}

extension CallTally {
  /// Counts one call; false when a sum no longer fits.
  fileprivate mutating func count(_ rated: RatedCall, billed more: Int64) -> Bool {
    calls += 1
    var overflow = TariffEngine.add(rated.included, to: &included)
    overflow = TariffEngine.add(rated.beyond, to: &beyond) || overflow
    overflow = TariffEngine.add(more, to: &billed) || overflow
    return !(TariffEngine.add(rated.units, to: &units) || overflow)
  }

  /// Adds the calls of another tally.
  mutating func add(_ other: CallTally) throws(ArithmeticFault) {
    calls += other.calls
    var overflow = TariffEngine.add(other.included, to: &included)
    overflow = TariffEngine.add(other.beyond, to: &beyond) || overflow
    overflow = TariffEngine.add(other.billed, to: &billed) || overflow
    overflow = TariffEngine.add(other.units, to: &units) || overflow
    if overflow { throw .overflow }
  }

  /// Takes calls away that were counted before.
  fileprivate mutating func subtract(_ other: CallTally) throws(ArithmeticFault) {
    calls -= other.calls
    included -= other.included
    beyond -= other.beyond
    billed -= other.billed
    units -= other.units
  }
}

/// Adds to a sum and says whether it no longer fits.
@inline(__always)
func add(_ amount: Int64, to sum: inout Int64) -> Bool {
  let (result, overflow) = sum.addingReportingOverflow(amount)
  sum = result
  return overflow
}
