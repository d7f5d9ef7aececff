internal import Quantities

/// What a tariff says of calls to one destination, forwarded or not, found once before the first call.
struct CallTreatment {
  /// The limits of the inclusion that covers them, as a range of `CallTerms.limits`.
  var limits: Range<Int>
  var isIncluded: Bool
  /// The price of what is beyond, by its position in `CallTerms.prices`; -1 when nothing is charged.
  var price: Int
  /// The rule of calls that are wholly included; limit by limit, those beyond follow. Without an inclusion, the rule
  /// of all.
  var rule: Int
}

/// A limit in ticks, calls or numbers.
struct CallLimit {
  var id: Int
  /// The inclusion it belongs to.
  var inclusion: Int
  /// The meter it is multiplied by.
  var meter: Int?
  var measure: Tariff.Limit.Measure
  var then: Tariff.Limit.Consequence
  /// How much, for a pool; nothing when it depends on a number nobody says.
  var allowance: Int64?
  /// What one unit would be allowed, where the number of units is unknown.
  var single: Int64
  /// Counted for all lines together; otherwise for each line.
  var isShared: Bool
  /// The position of its pool among those of a month, or of a line in a month.
  var pool: Int
}

/// A tariff compiled for single calls.
struct CallTerms {
  let tariff: Tariff
  let scale: CallScale
  private(set) var treatments: [CallTreatment] = []
  private(set) var limits: [CallLimit] = []
  private(set) var rules: [CallRule] = []
  /// Whether what is beyond by a rule is charged at a price.
  private(set) var isCharged: [Bool] = []
  private(set) var rates: [(rate: Tariff.Rate, price: Tariff.UsagePrice, linear: LinearPrice?)] = []
  private(set) var sharedPools = 0
  private(set) var linePools = 0

  /// Compiles a service for destinations, each by the sets that contain it; `numbers` are those of `MonthUsage`.
  init(
    _ tariff: Tariff, service position: Int, destinations: [[Bool]], numbers: [Rational?]
  ) throws(ArithmeticFault) {
    let service = tariff.services.indices.contains(position) ? tariff.services[position] : Tariff.Service()
    self.tariff = tariff
    scale = try CallScale(tariff, service)
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
        try add(group, destination, service, ranges)
      }
    }
  }

  private mutating func add(
    _ limit: Tariff.Limit, of inclusion: Int, _ numbers: [Rational?]
  ) throws(ArithmeticFault) {
    let isShared = limit.per == nil || limit.pooling == .pooled
    var allowance: Rational? = limit.amount
    if let meter = limit.per, limit.pooling == .pooled {
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
    limits.append(
      CallLimit(
        id: limit.id, inclusion: inclusion, meter: limit.per, measure: limit.measure, then: limit.then,
        allowance: try allowance.map { (amount) throws(ArithmeticFault) in try counted(amount) },
        single: try counted(limit.amount), isShared: isShared, pool: isShared ? sharedPools : linePools))
    if isShared { sharedPools += 1 } else { linePools += 1 }
  }

  private mutating func add(
    _ group: MonthUsage.Group, _ destination: Int, _ service: Tariff.Service, _ ranges: [Range<Int>]
  ) throws(ArithmeticFault) {
    let exclusion = service.exclusions.firstIndex { $0.matches(group) }
    let inclusion = exclusion == nil ? service.inclusions.firstIndex { group.isIn($0.set) } : nil
    let rate = exclusion.flatMap { service.exclusions[$0].rate } ?? service.rates.first { group.isIn($0.set) }
    let range = inclusion.map { ranges[$0] } ?? 0..<0
    var treatment = CallTreatment(
      limits: range, isIncluded: inclusion != nil, price: -1, rule: rules.count)
    let outcome: CallRule.Outcome
    switch rate?.price {
    case .priced(let price)?:
      outcome = .charged
      if let rate { treatment.price = try position(of: rate, price) }
    case .free?: outcome = .free
    case .missing?: outcome = .unpriced
    case nil: outcome = .noRate
    }
    let isProvisional = range.contains { limits[$0].then == .wholePeriod }
    var rule = CallRule(
      destination: destination, outcome: inclusion == nil ? outcome : .included,
      inclusion: inclusion.map { service.inclusions[$0].id }, limit: nil, rate: inclusion == nil ? rate?.id : nil,
      exclusion: exclusion, isProvisional: isProvisional)
    rules.append(rule)
    for limit in range {
      rule.limit = limits[limit].id
      rule.rate = rate?.id
      switch limits[limit].then {
      case .surplus, .wholeCall, .laterCalls, .wholePeriod: rule.outcome = outcome
      case .block, .throttle, .notSaid:
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
    rates.append((rate, price, try scale.linear(price, of: tariff)))
    return rates.count - 1
  }

  /// The limits of the inclusion that a rule draws from.
  func limits(of rule: CallRule) -> [CallLimit] { limits.filter { $0.inclusion == rule.inclusion } }

  /// What is billed of the end of a call, and its exact price in units, rounded where the tariff rounds each call.
  func price(_ ticks: Int64, at position: Int) throws(ArithmeticFault) -> (billed: Int64, units: Int64) {
    guard let linear = rates[position].linear else {
      let each = try tariff.price(rates[position].price, ofCall: Rational(ticks, over: scale.ticks))
      return (try scale.ticks(each.billed), try scale.whole(each.amount))
    }
    let billed = linear.billed(ticks)
    guard let units = linear.price(billed: billed) else { throw .overflow }
    guard tariff.rounding.place == .call else { return (billed, units) }
    return (billed, scale.cents(units, tariff.rounding.rounding.mode) * scale.cent)
  }
}
