public import Quantities

/// Calls of a line in a month that move from one rule to another when the month is charged as a whole.
struct ProvisionalKey: Hashable {
  var account: Int32
  var from: Int32
  var to: Int32
}

/// What they count now, and what they would count then.
struct Provisional {
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
  mutating func remember(
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
  mutating func count(_ rated: RatedCall, billed more: Int64) -> Bool {
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
