internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

extension TariffBuilder {
  /// Adds what is included in, excluded from and priced beyond one kind of usage.
  mutating func addService(_ kind: UsageKind) throws(ArithmeticFault) {
    var service = Tariff.Service()
    defer {
      compiled.tariff.services.append(service)
      compiled.services.append(kind)
    }
    guard let terms = offer.usage[kind] else { return }
    switch terms.crossing.flatMap({ resolve($0) })?.value {
    case .start: service.crossing = .start
    case .split: service.crossing = .split
    case nil: break
    }
    // Messages and data have no hours to go on into.
    if kind != .calls { service.crossing = .start }
    let block = block(terms.first, terms.increment)
    let used = omitsUnused ? UsedDestinations(profile, kind, in: offer) : nil
    for exclusion in terms.excluded where concerns(exclusion.row) {
      guard let what = resolve(exclusion.what) else { continue }
      let matched: Tariff.Exclusion.What
      switch what.value {
      case .conduct: continue
      case .forwards: matched = .forwards
      case .destinations(let destinations): matched = .set(set(destinations, kind))
      }
      var rate: Tariff.Rate?
      if let price = exclusion.price.flatMap({ resolve($0) }) {
        rate = try self.rate(
          filled(price, exclusion.row), exclusion.row, kind, set: -1, block: block, call: nil,
          vat: exclusion.vat)
      }
      service.exclusions.append(Tariff.Exclusion(matched, rate: rate))
    }
    let isShared = terms.included.contains { $0.limits.contains { $0.sharedWith != nil } }
    for inclusion in terms.included where concerns(inclusion.row) {
      guard let to = resolve(inclusion.to) else { continue }
      var made = Tariff.Inclusion(
        id: compiled.inclusions.count, set: set(to.value, kind), hours: hours(inclusion.hours, of: inclusion.row))
      compiled.inclusions.append(inclusion.row)
      var limits: [Tariff.Limit] = []
      for limit in inclusion.limits {
        // A limit that is shared is registered once, by the row that writes it.
        if let made = try self.limit(limit, of: inclusion.row, kind, mayBeShared: isShared) {
          limits.append(made)
          assumeLength(of: made, kind, block)
        }
      }
      made.limits = limits
      service.inclusions.append(made)
    }
    for group in terms.beyond {
      for rate in group.rates where concerns(rate.row) { try add(rate, kind, block, usedFor: used, to: &service) }
    }
  }

  /// Adds a rate, once for each stretch of months or days in which its price is the same; one that prices nothing of what
  /// is `used` is left out.
  private mutating func add(
    _ rate: Rate, _ kind: UsageKind, _ block: Block, usedFor used: UsedDestinations?, to service: inout Tariff.Service
  ) throws(ArithmeticFault) {
    guard let to = resolve(rate.to) else { return }
    if let used, !used.mayMeet(to.value) { return }
    let destinations = destinations(to.value, kind)
    if let used, !used.meet(destinations) { return }
    guard let price = resolve(rate.price) else { return }
    let set = register(destinations, kind)
    let own = rate.first == nil && rate.increment == nil ? block : self.block(rate.first, rate.increment)
    let isDated = !rate.changes.isEmpty
    for one in isDated ? dated(price, rate.changes, of: rate.row, due: .eachMonth) : [PriceInMonths(price)] {
      var made = try self.rate(
        filled(one.price, rate.row), rate.row, kind, set: set, block: own, call: rate,
        vat: rate.vat)
      made.hours = hours(rate.hours, of: rate.row)
      if one.months != .months(from: 1) { made.months = one.months }
      made.days = one.ofRecords
      compiled.rates[made.id].months = made.months
      service.rates.append(made)
    }
  }

  /// Hours that a row holds in. A profile has no days: that none of its usage is on a bank holiday is an assumption.
  private mutating func hours(_ hours: Located<WeekHours>?, of row: Row) -> WeekHours? {
    if let hours, hours.value.holidays != .likeOthers, !isOfRecords {
      compiled.assumptions.append(Estimate.Assumption(.noHolidays(of: row.words), at: hours.span.written))
    }
    return hours?.value
  }

  /// Registers a set of destinations.
  private mutating func set(_ destinations: [Destination], _ kind: UsageKind) -> Int {
    register(self.destinations(destinations, kind), kind)
  }

  private mutating func register(_ destinations: DestinationSet, _ kind: UsageKind) -> Int {
    compiled.sets.append(destinations)
    compiled.kindsOfSets.append(kind)
    return compiled.sets.count - 1
  }

  /// A set of destinations; messages and data have no kinds of line.
  private func destinations(_ destinations: [Destination], _ kind: UsageKind) -> DestinationSet {
    switch kind {
    case .calls: DestinationSet(destinations, lists: offer.destinations)
    case .messages, .data:
      DestinationSet(destinations.map { Destination(kinds: [], place: $0.place) }, lists: offer.destinations)
    }
  }

  private mutating func limit(
    _ limit: Limit, of row: Row, _ kind: UsageKind, mayBeShared: Bool
  ) throws(ArithmeticFault) -> Tariff.Limit? {
    let path = mayBeShared ? limit.sharedWith?.value ?? "\(row.id.value).\(limit.name.value)" : nil
    if let path, let known = sharedLimits[path] { return known }
    guard let amount = resolve(limit.amount) else { return nil }
    let quantity = amount.value
    let then = consequence(resolve(limit.then)?.value ?? .notSaid)
    var pooling = Tariff.Limit.Pooling.unsaid
    if let written = limit.pooling.flatMap({ resolve($0) }) {
      switch written.value {
      case .pooled: pooling = .pooled
      case .each: pooling = .each
      }
    }
    let per = quantity.per.first { !Meters.isCalendar($0) && $0 != .call }
    // A profile is the same every month: of another period it uses up its share. Records are not.
    let times = isOfRecords ? nil : quantity.timesAYear
    if let times {
      compiled.assumptions.append(Estimate.Assumption(.limit(quantity, timesAYear: times), at: amount.span.written))
    }
    let made = Tariff.Limit(
      id: compiled.limits.count, measure(of: quantity, kind), try Self.share(try quantity.canonical(), of: times),
      per: per.map { meter($0.rawValue) }, then: then, pooling: pooling, isStrict: limit.isStrict,
      growth: try limit.growth.map { growth throws(ArithmeticFault) in try Self.growth(growth, of: times) },
      carryOver: try limit.carryOver.map(Self.carryOver))
    compiled.limits.append((row, limit, amount))
    if let path { sharedLimits[path] = made }
    return made
  }

  /// What is included is used up by the second, also where what is charged is counted in steps: an offer in which begun
  /// minutes are taken off an allowance cannot say so.
  private mutating func assumeLength(of limit: Tariff.Limit, _ kind: UsageKind, _ block: Block) {
    guard kind == .calls, limit.measure == .amount, profile.usage.contains(where: { $0.kind == .calls }) else { return }
    let steps = [block.first, block.step].compactMap { try? $0?.value.canonical() }
    guard steps.contains(where: { $0 > .one }) else { return }
    let amount = compiled.limits[limit.id].amount
    compiled.assumptions.append(Estimate.Assumption(.countedByLength(amount.value), at: amount.span.written))
  }

  private static func growth(_ growth: Limit.Growth, of times: Rational?) throws(ArithmeticFault) -> Tariff.Limit.Growth
  {
    Tariff.Limit.Growth(
      by: try share(try growth.by.value.canonical(), of: times),
      every: Int(clamping: max(1, try growth.every.value.canonical().floor)),
      most: try growth.most.map { most throws(ArithmeticFault) in try share(try most.value.canonical(), of: times) })
  }

  /// The part of a month of an amount that is allowed so many times a year, in whole seconds, kilobytes or messages.
  private static func share(_ amount: Rational, of times: Rational?) throws(ArithmeticFault) -> Rational {
    guard let times else { return amount }
    return Rational(try amount.multiplied(by: times).divided(by: Rational(12)).floor)
  }

  private static func carryOver(_ carried: Located<Limit.CarryOver>) throws(ArithmeticFault) -> Tariff.Limit.CarryOver {
    switch carried.value {
    case .all: Tariff.Limit.CarryOver()
    case .atMost(let most): Tariff.Limit.CarryOver(most: try most.canonical())
    }
  }

  /// What happens beyond, in the terms of the tariff.
  func consequence(_ then: Limit.Consequence) -> Tariff.Limit.Consequence {
    switch then {
    case .surplus: .surplus
    case .wholeCall: .wholeCall
    case .laterCalls: .laterCalls
    case .wholePeriod: .wholePeriod
    case .block: .block
    case .throttle: .throttle
    case .notify: .notify
    case .suspend: .suspend
    case .notSaid: .notSaid
    }
  }

  /// What a limit measures of a kind of usage.
  private func measure(of quantity: Quantity, _ kind: UsageKind) -> Tariff.Limit.Measure {
    if !quantity.isOfMonth, isOfRecords || quantity.timesAYear == nil { return .unmeasured }
    switch (quantity.unit.dimension, kind) {
    case (.callTime, .calls): return quantity.per.contains(.call) ? .length : .amount
    case (.data, .data), (.count(.message), .messages): return .amount
    case (.count(.call), .calls): return .calls
    case (.count(.correspondent), _), (.count(.destination), _): return .correspondents
    case (.callTime, _), (.data, _), (.days, _), (.months, _), (.speed, _), (.count, _): return .unmeasured
    }
  }
}
