internal import Quantities

/// What a tariff says of calls to one destination, forwarded or not, that begin at a kind of moment, found once before
/// the first call.
struct CallTreatment {
  /// The first limit of the inclusion that covers them, by its position in `CallTerms.limits`.
  var firstLimit: Int32
  /// How many limits the inclusion has.
  var limitCount: Int32
  /// The price of what is beyond, by its position in `CallTerms.rates`; -1 when nothing is charged.
  var price: Int32
  /// The rule of calls that are wholly included; limit by limit, those beyond follow. Without an inclusion, the rule
  /// of all.
  var rule: Int32
  /// Whether an inclusion covers them.
  var isIncluded: Bool
  /// Whether a limit may still charge the whole month.
  var isProvisional: Bool
  /// The rate of what is beyond, by its id; -1 for none.
  var rate: Int32 = -1
  /// Whether that rate costs nothing.
  var isFree = false
}

/// A limit in ticks, calls or numbers: what is looked at for each call.
struct CallLimit {
  /// How much; what one unit is allowed when the number of units is unknown.
  var allowance: Int64
  /// The position of its pool among those of a month, or of a line in a month.
  var pool: Int32
  var measure: Tariff.Limit.Measure
  var then: Tariff.Limit.Consequence
  /// Counted for all lines together; otherwise for each line.
  var isShared: Bool
  /// Whether it depends on no number that nobody says.
  var isKnown: Bool
  /// Whether usage that reaches it exactly is beyond already.
  var isStrict: Bool
  /// The most that is carried over to the next month; -1 where nothing is.
  var carried: Int64
}

/// What a limit is called.
struct CallLimitName {
  var id: Int
  /// The inclusion it belongs to.
  var inclusion: Int
  /// The meter it is multiplied by.
  var meter: Int?
}

/// A tariff compiled for single calls.
struct CallTerms {
  let tariff: Tariff
  let scale: CallScale
  /// The kinds of moments at which calls begin.
  let times: CallTimes
  /// Whether what holds depends on when a call begins.
  let hasTimes: Bool
  /// Whether each part of a call pays the price of its hour.
  let isSplit: Bool
  /// What a call pays that goes on into other hours.
  let crossing: Tariff.Service.Crossing
  /// The inclusions that cover some hours only, by their ids.
  private let inclusionsOfHours: [Int]
  private(set) var treatments: [CallTreatment] = []
  private(set) var limits: [CallLimit] = []
  /// What the limits are called, one by one.
  private(set) var limitNames: [CallLimitName] = []
  private(set) var rules: [CallRule] = []
  /// Whether what is beyond by a rule is charged at a price.
  private(set) var isCharged: [Bool] = []
  private(set) var rates: [(rate: Tariff.Rate, price: Tariff.UsagePrice)] = []
  /// The rates that are linear, one by one.
  private(set) var linear: [LinearPrice?] = []
  /// What each rate asks for the rest of a call that another rate priced before, where calls are split.
  private var continued: [(linear: LinearPrice?, price: Tariff.UsagePrice)] = []
  private(set) var sharedPools = 0
  private(set) var linePools = 0

  /// Compiles a service for destinations, each by the sets that contain it; `numbers` are those of `MonthUsage`.
  init(
    _ tariff: Tariff, service position: Int, destinations: [[Bool]], numbers: [Rational?]
  ) throws(ArithmeticFault) {
    let service =
      tariff.services.indices.contains(position) ? tariff.services[position] : Tariff.Service()
    self.tariff = tariff
    scale = try CallScale(tariff, service)
    crossing = service.crossing
    inclusionsOfHours = service.inclusions.filter { $0.hours != nil }.map { $0.id }
    times = CallTimes(service, holidays: tariff.holidays)
    hasTimes = times.count > 1
    isSplit = times.count > 1 && service.crossing == .split && service.rates.contains { $0.hours != nil }
    var ranges: [Range<Int>] = []
    for inclusion in service.inclusions {
      let first = limits.count
      for limit in inclusion.limits { try add(limit, of: inclusion.id, numbers) }
      ranges.append(first..<limits.count)
    }
    for (destination, sets) in destinations.enumerated() {
      for isForwarded in [false, true] {
        let group = MonthUsage.Group(
          service: position, isIn: sets, .calls(1, each: .one), isForwarded: isForwarded)
        // Moments at which the same holds share a treatment and its rules.
        var known: [(rules: Int, inclusion: Int?, rate: Int?)] = []
        for holds in times.holds {
          let inclusion = service.inclusions.indices.first { group.isIn(service.inclusions[$0].set) && holds[$0] }
          let rate = service.rates.indices.first {
            group.isIn(service.rates[$0].set) && holds[service.inclusions.count + $0]
          }
          if let same = known.firstIndex(where: { $0.inclusion == inclusion && $0.rate == rate }) {
            treatments.append(treatments[known[same].rules])
          } else {
            known.append((treatments.count, inclusion, rate))
            try add(group, destination, service, ranges, covering: inclusion, rate.map { service.rates[$0] })
          }
        }
      }
    }
  }

  private mutating func add(
    _ limit: Tariff.Limit, of inclusion: Int, _ numbers: [Rational?]
  ) throws(ArithmeticFault) {
    let isShared = limit.per == nil || limit.pooling == .pooled
    var allowance: Rational? = limit.amount
    // A limit of length is that of each call, however many users there are.
    if let meter = limit.per, limit.pooling == .pooled, limit.measure != .length {
      let number = numbers.indices.contains(meter) ? numbers[meter] : nil
      // A product that does not fit is no limit any usage reaches.
      allowance = number.map { (try? $0.multiplied(by: limit.amount)) ?? Rational(Int64.max) }
    }
    func counted(_ amount: Rational) throws(ArithmeticFault) -> Int64 {
      switch limit.measure {
      case .amount, .length: (try? scale.ticks(amount)) ?? Int64.max
      case .calls, .correspondents, .unmeasured: amount.floor
      }
    }
    let whole = allowance ?? limit.amount
    var carried: Int64 = -1
    if let carryOver = limit.carryOver, allowance != nil, limit.measure == .amount || limit.measure == .calls {
      carried = try carryOver.most.map { (most) throws(ArithmeticFault) in try counted(most) } ?? Int64.max
    }
    // One limit that several inclusions share is used up by all of them.
    let same = limitNames.firstIndex { $0.id == limit.id }
    let isInTicks = limit.measure == .amount || limit.measure == .length
    limits.append(
      CallLimit(
        allowance: try counted(whole), pool: same.map { limits[$0].pool } ?? Int32(isShared ? sharedPools : linePools),
        measure: limit.measure, then: limit.then, isShared: isShared, isKnown: allowance != nil,
        isStrict: limit.isStrict && (isInTicks || whole.isWhole), carried: carried))
    limitNames.append(CallLimitName(id: limit.id, inclusion: inclusion, meter: limit.per))
    guard same == nil else { return }
    if isShared { sharedPools += 1 } else { linePools += 1 }
  }

  private mutating func add(
    _ group: MonthUsage.Group, _ destination: Int, _ service: Tariff.Service, _ ranges: [Range<Int>],
    covering covered: Int?, _ own: Tariff.Rate?
  ) throws(ArithmeticFault) {
    let exclusion = service.exclusions.firstIndex { $0.matches(group) }
    let inclusion = exclusion == nil ? covered : nil
    let rate = exclusion.flatMap { service.exclusions[$0].rate } ?? own
    let range = inclusion.map { ranges[$0] } ?? 0..<0
    let isProvisional = range.contains { limits[$0].then == .wholePeriod }
    var treatment = CallTreatment(
      firstLimit: Int32(range.lowerBound), limitCount: Int32(range.count), price: -1,
      rule: Int32(rules.count),
      isIncluded: inclusion != nil, isProvisional: isProvisional)
    if let rate { treatment.rate = Int32(rate.id) }
    let outcome: CallRule.Outcome
    switch rate?.price {
    case .priced(let price)?:
      outcome = .charged
      if let rate { treatment.price = Int32(try position(of: rate, price)) }
    case .free?:
      outcome = .free
      treatment.isFree = true
    case .missing?: outcome = .unpriced
    case nil: outcome = .noRate
    }
    var rule = CallRule(
      destination: destination, outcome: inclusion == nil ? outcome : .included,
      inclusion: inclusion.map { service.inclusions[$0].id }, limit: nil,
      rate: inclusion == nil ? rate?.id : nil,
      exclusion: exclusion, isProvisional: isProvisional)
    rules.append(rule)
    for limit in range {
      rule.limit = limitNames[limit].id
      rule.rate = rate?.id
      switch limits[limit].then {
      case .surplus, .wholeCall, .laterCalls, .wholePeriod: rule.outcome = outcome
      case .block, .throttle, .notify, .suspend, .notSaid:
        rule.outcome = .uncharged(limits[limit].then)
        rule.rate = nil
      }
      rules.append(rule)
    }
    treatments.append(treatment)
    for rule in rules[isCharged.count...] { isCharged.append(rule.outcome == .charged) }
  }

  private mutating func position(
    of rate: Tariff.Rate, _ price: Tariff.UsagePrice
  ) throws(ArithmeticFault) -> Int {
    if let known = rates.firstIndex(where: { $0.rate.id == rate.id }) { return known }
    rates.append((rate, price))
    linear.append(try scale.linear(price, of: tariff))
    if isSplit { continued.append((try scale.linear(price.continued, of: tariff), price.continued)) }
    return rates.count - 1
  }

  /// Whether an inclusion covers some hours only.
  func hasHours(_ inclusion: Int) -> Bool { inclusionsOfHours.contains(inclusion) }

  /// The limits of the inclusion that a rule draws from.
  func limits(of rule: CallRule) -> [(limit: CallLimit, name: CallLimitName)] {
    zip(limits, limitNames).filter { $0.1.inclusion == rule.inclusion }.map { ($0, $1) }
  }

  /// What is billed of the end of a call, and its exact price in units, rounded where the tariff rounds each call.
  func price(_ ticks: Int64, at position: Int, isContinued: Bool = false) throws(ArithmeticFault) -> (
    billed: Int64, units: Int64
  ) {
    let own = isContinued ? continued[position].linear : linear[position]
    guard let linear = own else {
      return try irregular(ticks, isContinued ? continued[position].price : rates[position].price)
    }
    let billed = linear.billed(ticks)
    guard let units = linear.price(billed: billed) else { throw .overflow }
    guard tariff.rounding.place == .call else { return (billed, units) }
    return (billed, scale.cents(units, tariff.rounding.rounding.mode) * scale.cent)
  }

  /// A price of another shape, by the code that prices every call.
  private func irregular(
    _ ticks: Int64, _ price: Tariff.UsagePrice
  ) throws(ArithmeticFault) -> (billed: Int64, units: Int64) {
    let each = try tariff.price(price, ofCall: Rational(ticks, over: scale.ticks))
    return (try scale.ticks(each.billed), try scale.whole(each.amount))
  }
}
