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
    _ tariff: Tariff, service: Int, destinations: [[Bool]], numbers: [Rational?] = [], countsUnanswered: Bool = false
  ) throws(ArithmeticFault) {
    terms = try CallTerms(tariff, service: service, destinations: destinations, numbers: numbers)
    self.countsUnanswered = countsUnanswered
  }

  /// Prices one call. Throws when a sum does not fit, a number is no number of E.164, or a length is negative.
  public mutating func rate(_ call: CallRecord) throws(ArithmeticFault) -> RatedCall {
    let (ticks, isTooLong) = call.seconds.multipliedReportingOverflow(by: terms.scale.ticks)
    guard !isTooLong, ticks >= 0, (0...NumberSet.most).contains(call.correspondent) else { throw .overflow }
    let position = Int(call.destination) * 2 + (call.isForwarded ? 1 : 0)
    let treatment = terms.treatments[position]
    let at = account(call.line, call.month)
    accounts[at].calls += 1
    guard ticks > 0 else {
      if countsUnanswered { try reach(call, treatment, at) }
      return RatedCall(rule: Int32(treatment.rule))
    }
    var rated = RatedCall(included: ticks, rule: Int32(treatment.rule))
    if treatment.isIncluded {
      if !treatment.limits.isEmpty { try draw(call, ticks, position, at, &rated) }
    } else {
      rated = RatedCall(beyond: ticks, rule: Int32(treatment.rule))
    }
    let billed = try charge(treatment, &rated)
    try tally(rated, billed: billed, at)
    return rated
  }

  /// Prices calls in their order and replaces `rated` by what they cost.
  public mutating func rate(_ calls: [CallRecord], into rated: inout [RatedCall]) throws(ArithmeticFault) {
    rated.removeAll(keepingCapacity: true)
    for call in calls { rated.append(try rate(call)) }
  }

  /// Prices what is beyond and gives what is billed of it.
  private func charge(_ treatment: CallTreatment, _ rated: inout RatedCall) throws(ArithmeticFault) -> Int64 {
    guard rated.beyond > 0, treatment.price >= 0, terms.isCharged[Int(rated.rule)] else { return rated.beyond }
    let price = try terms.price(rated.beyond, at: treatment.price)
    rated.units = price.units
    rated.cents = cents(price.units)
    return price.billed
  }

  /// What the limits of an inclusion leave of a call: its longest end beyond any of them is beyond.
  private mutating func draw(
    _ call: CallRecord, _ ticks: Int64, _ position: Int, _ at: Int, _ rated: inout RatedCall
  ) throws(ArithmeticFault) {
    let treatment = terms.treatments[position]
    var most: Int64 = 0
    var governing = -1
    var isProvisional = false
    for index in treatment.limits {
      let limit = terms.limits[index]
      let pool = pool(of: limit, at)
      if limit.then == .wholePeriod { isProvisional = true }
      guard let tail = tail(of: call, ticks, limit, pool) else { continue }
      guard limit.allowance != nil else {
        note(Undetermined(limit: limit.id, destination: Int(call.destination), month: accounts[at].month))
        if limit.then == .wholePeriod { pools[pool].isCrossed = true }
        continue
      }
      pools[pool].isCrossed = true
      if limit.then != .wholePeriod, tail > most {
        most = tail
        governing = index - treatment.limits.lowerBound
      }
    }
    if governing >= 0 {
      rated = RatedCall(included: ticks - most, beyond: most, rule: Int32(treatment.rule + 1 + governing))
    }
    if isProvisional { try remember(rated, ticks, position, at) }
  }

  /// What is charged of a call that crosses a limit or comes after it; nothing for a call within the limit. The call
  /// uses up what it takes of the limit.
  private mutating func tail(of call: CallRecord, _ ticks: Int64, _ limit: CallLimit, _ pool: Int) -> Int64? {
    let allowance = limit.allowance ?? limit.single
    let used = pools[pool].used
    let isLater = pools[pool].isCrossed && limit.then == .laterCalls
    var over: Int64 = 0
    switch limit.measure {
    case .unmeasured: break
    case .length: over = ticks - max(0, allowance)
    case .amount:
      pools[pool].used = used.addingReportingOverflow(ticks).overflow ? Int64.max : used + ticks
      over = min(ticks, pools[pool].used - max(0, allowance))
    case .calls:
      pools[pool].used = used + 1
      over = used >= allowance ? ticks : 0
    case .correspondents:
      if isLater || (pools[pool].isCrossed && limit.then == .wholePeriod) { return ticks }
      over = isReached(call.correspondent, pool, allowance) ? 0 : ticks
    }
    if isLater { return ticks }
    guard over > 0 else { return nil }
    switch limit.then {
    case .surplus, .block, .throttle, .notSaid: return over
    case .wholeCall, .wholePeriod: return ticks
    case .laterCalls:
      // The call that crosses the limit is still included, whatever crosses it by its length.
      switch limit.measure {
      case .amount where used < allowance, .length: return 0
      case .amount, .calls, .correspondents, .unmeasured: return ticks
      }
    }
  }

  /// Whether a number is among the first that a limit allows, counting it if there is room.
  private mutating func isReached(_ number: Int64, _ pool: Int, _ allowance: Int64) -> Bool {
    let (place, isKnown) = numbers.find(number, pool)
    if isKnown { return true }
    guard pools[pool].used < allowance else { return false }
    pools[pool].used += 1
    numbers.add(number, pool, at: place)
    return true
  }

  /// Counts the number of a call nobody answered.
  private mutating func reach(
    _ call: CallRecord, _ treatment: CallTreatment, _ at: Int
  ) throws(ArithmeticFault) {
    for index in treatment.limits {
      let limit = terms.limits[index]
      guard limit.measure == .correspondents else { continue }
      _ = isReached(call.correspondent, pool(of: limit, at), limit.allowance ?? limit.single)
    }
  }

  private func pool(of limit: CallLimit, _ at: Int) -> Int {
    limit.pool + (limit.isShared ? sharedPools[Int(accounts[at].monthPosition)] : Int(accounts[at].pools))
  }

  private mutating func tally(_ rated: RatedCall, billed: Int64, _ at: Int) throws(ArithmeticFault) {
    let row = Int(accounts[at].monthPosition) * terms.rules.count + Int(rated.rule)
    tallies[row].calls += 1
    var overflow = false
    overflow = add(rated.included, to: &tallies[row].included) || overflow
    overflow = add(rated.beyond, to: &tallies[row].beyond) || overflow
    overflow = add(billed, to: &tallies[row].billed) || overflow
    overflow = add(rated.units, to: &tallies[row].units) || overflow
    overflow = add(rated.included + rated.beyond, to: &accounts[at].length) || overflow
    overflow = add(rated.included, to: &accounts[at].included) || overflow
    overflow = add(rated.units, to: &accounts[at].units) || overflow
    if overflow { throw .overflow }
  }

  private mutating func note(_ gap: Undetermined) {
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
    _ rated: RatedCall, _ ticks: Int64, _ position: Int, _ at: Int
  ) throws(ArithmeticFault) {
    let treatment = terms.treatments[position]
    var now = rated
    let billed = try charge(treatment, &now)
    for index in treatment.limits {
      let rule = Int32(treatment.rule + 1 + index - treatment.limits.lowerBound)
      // The first limit that a whole call is beyond governs it.
      if now.rule == rule, now.included == 0 { return }
      guard terms.limits[index].then == .wholePeriod else { continue }
      var whole = RatedCall(beyond: ticks, rule: rule)
      let wholeBilled = try charge(treatment, &whole)
      let key = ProvisionalKey(account: Int32(at), from: now.rule, to: rule)
      var both = provisional[key] ?? Provisional(treatment: position)
      try both.now.count(now, billed: billed)
      try both.then.count(whole, billed: wholeBilled)
      provisional[key] = both
    }
  }

  /// Charges whole months whose limit was crossed, and says what that changes, line by line; to be called once, after
  /// the last call.
  public mutating func settle() throws(ArithmeticFault) -> [CallCorrection] {
    var corrections: [CallCorrection] = []
    for key in provisional.keys.sorted(by: { ($0.account, $0.to, $0.from) < ($1.account, $1.to, $1.from) }) {
      guard let both = provisional[key], isGoverned(key, terms.treatments[both.treatment]) else { continue }
      let first = Int(accounts[Int(key.account)].monthPosition) * terms.rules.count
      try tallies[first + Int(key.from)].subtract(both.now)
      try tallies[first + Int(key.to)].add(both.then)
      let more = both.then.units - both.now.units
      accounts[Int(key.account)].included -= both.now.included - both.then.included
      if add(more, to: &accounts[Int(key.account)].units) { throw .overflow }
      corrections.append(
        CallCorrection(
          line: accounts[Int(key.account)].line, month: accounts[Int(key.account)].month, from: key.from, to: key.to,
          calls: both.then.calls, beyond: both.now.included - both.then.included, units: more))
    }
    provisional = [:]
    return corrections
  }

  /// Whether the limit of a rule was crossed, and no other that charges the whole month stands before it.
  private func isGoverned(_ key: ProvisionalKey, _ treatment: CallTreatment) -> Bool {
    for (offset, index) in treatment.limits.enumerated() where terms.limits[index].then == .wholePeriod {
      let limit = terms.limits[index]
      if limit.allowance != nil, pools[pool(of: limit, Int(key.account))].isCrossed {
        return treatment.rule + 1 + offset == Int(key.to)
      }
    }
    return false
  }
}

extension CallTally {
  /// Adds one call.
  fileprivate mutating func count(_ rated: RatedCall, billed: Int64) throws(ArithmeticFault) {
    var one = CallTally()
    one.calls = 1
    one.included = rated.included
    one.beyond = rated.beyond
    one.billed = billed
    one.units = rated.units
    try add(one)
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
func add(_ amount: Int64, to sum: inout Int64) -> Bool {
  let (result, overflow) = sum.addingReportingOverflow(amount)
  sum = result
  return overflow
}
