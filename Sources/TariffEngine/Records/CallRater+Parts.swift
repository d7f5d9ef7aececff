internal import Quantities

/// Where parts of calls are counted that go on into other hours.
struct CallPartKey: Hashable {
  var month: Int32
  /// The price, by its position in `CallTerms.rates`; -1 where there is none.
  var price: Int32
  /// The rate, by its id; -1 for none.
  var rate: Int32
  var destination: Int32
  /// The limit the call is beyond, by its id; -1 for none.
  var limit: Int32

  static func isBefore(_ one: CallPartKey, _ other: CallPartKey) -> Bool {
    (one.month, one.price, one.rate, one.destination, one.limit)
      < (other.month, other.price, other.rate, other.destination, other.limit)
  }
}

extension CallRater {
  /// Prices the end of a call that is beyond, each part at the rate of its hour: the first as a call of its length, the
  /// others in the steps of their rate, without fee, first block, minimum, maximum or grace.
  mutating func rateParts(
    of call: CallRecord, _ ticks: Int64, _ treatment: CallTreatment, _ drawn: RatedCall, _ at: Int
  ) throws(ArithmeticFault) -> RatedCall {
    // What its own rule counts, and all of it.
    var (first, rated) = (drawn, drawn)
    var billed: Int64 = 0
    let rule = terms.rules[Int(drawn.rule)]
    if case .uncharged = rule.outcome {
      billed = drawn.beyond
    } else {
      for (index, part) in try partsBeyond(of: call, ticks, drawn.beyond).enumerated() {
        // The rate of the first moment beyond is another than that of the beginning where a limit ends in between.
        if index == 0, part.treatment.rate == treatment.rate {
          first.beyond = part.length
          billed = try charge(treatment, &first)
          rated.units = first.units
        } else {
          if index == 0 { first.beyond = 0 }
          rated.units = try rated.units.adding(count(part, index == 0, of: call, rule.limit))
        }
      }
      rated.cents = cents(rated.units)
    }
    let row = Int(accounts[at].monthPosition) * terms.rules.count + Int(rated.rule)
    guard tallies[row].count(first, billed: billed), accounts[at].count(rated) else { throw .overflow }
    return rated
  }

  /// Counts a part that is not at the rate of the call's beginning, and gives its price in units.
  private mutating func count(
    _ part: (treatment: CallTreatment, length: Int64), _ isFirst: Bool, of call: CallRecord, _ limit: Int?
  ) throws(ArithmeticFault) -> Int64 {
    let key = CallPartKey(
      month: call.month, price: part.treatment.price, rate: part.treatment.rate, destination: call.destination,
      limit: Int32(limit ?? -1))
    if part.treatment.isFree { return 0 }
    var tally = parts[key] ?? CallTally()
    var priced: (billed: Int64, units: Int64) = (part.length, 0)
    if part.treatment.price >= 0 {
      priced = try terms.price(part.length, at: Int(part.treatment.price), isContinued: !isFirst)
    }
    let overflows = [
      add(part.length, to: &tally.beyond), add(priced.billed, to: &tally.billed), add(priced.units, to: &tally.units),
    ]
    if isFirst { tally.calls += 1 }
    guard !overflows.contains(true) else { throw .overflow }
    parts[key] = tally
    return priced.units
  }

  /// The end of a call as stretches at one rate each.
  private func partsBeyond(
    of call: CallRecord, _ ticks: Int64, _ beyond: Int64
  ) throws(ArithmeticFault) -> [(treatment: CallTreatment, length: Int64)] {
    let place = (Int(call.destination) * 2 + (call.isForwarded ? 1 : 0)) * terms.times.count
    let minute = 60 * terms.scale.ticks
    let (start, isTooLate) = call.start.multipliedReportingOverflow(by: terms.scale.ticks)
    let (end, isTooLong) = start.addingReportingOverflow(ticks)
    guard !isTooLate, !isTooLong else { throw .overflow }
    var now = end - beyond
    var made: [(treatment: CallTreatment, length: Int64)] = []
    while now < end {
      let ofMinute = ((now % minute) + minute) % minute
      let until = min(end, now - ofMinute + minute)
      let second = (now - ((now % terms.scale.ticks) + terms.scale.ticks) % terms.scale.ticks) / terms.scale.ticks
      let treatment = terms.treatments[place + terms.times.kind(at: second)]
      if let last = made.last, last.treatment.rate == treatment.rate {
        made[made.count - 1].length += until - now
      } else {
        made.append((treatment, until - now))
      }
      now = until
    }
    return made
  }
}

extension Int64 {
  fileprivate func adding(_ other: Int64) throws(ArithmeticFault) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    guard !overflow else { throw .overflow }
    return sum
  }
}
