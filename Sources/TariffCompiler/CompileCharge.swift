internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

extension TariffBuilder {
  /// What a charge counts besides what each price says.
  private struct Terms {
    var counts: String?
    var pack: Quantity?
    var beyond: Quantity?
    var unknown: Tariff.Count.Unknown
    /// What is counted is that of a year, of which a twelfth falls on a month.
    var isByYear = false
  }

  /// Adds a charge of the offer, as one charge of the tariff or as one for each time its prices are due.
  mutating func add(_ charge: Charge, of row: Row) throws(ArithmeticFault) {
    let isWanted = isOrdered(row.id.value)
    if (charge.when?.value == .exit) != isOfExit || (charge.isOption && !isWanted) { return }
    if let needed = charge.requires, !charge.isOption, !isWanted, isUnwantedOption(needed.value) { return }
    let isYearly = profile.payment?.value == .yearly
    if isWanted, let other = rival(of: charge, row) {
      compiled.conflicts.append((row, other))
      return
    }
    let terms = terms(of: charge, row)
    let all = charge.months?.value ?? .months(from: 1)
    // Paid by the year, a price of its own holds whatever the phases.
    let phases = isYearly && charge.yearly != nil ? [] : charge.phases
    for phase in phases where phase.months.value.overlaps(all) {
      let price = resolve(phase.price) ?? Located(.state(Availability(.notStated)), at: phase.months.span)
      try add(
        charge, at: filled(price, row), terms, row, in: phase.months.value.clamped(to: all))
    }
    for months in all.months(outside: phases.map(\.months.value)) {
      var price = price(of: charge, row, isYearly: isYearly)
      if charge.hasNoPriceBeside, !phases.isEmpty {
        price = Located(.state(Availability(.notStated)), at: charge.phases[0].months.span)
      }
      guard !charge.changes.isEmpty else {
        try add(charge, at: price, terms, row, in: phases.isEmpty ? charge.months?.value : months)
        continue
      }
      for one in dated(price, charge.changes, of: row, due: charge.datedDue)
      where one.months.overlaps(months) {
        try add(
          charge, at: filled(one.price, row), terms, row, in: one.months.clamped(to: months).orAll, days: one.days)
      }
    }
  }

  /// Adds what a charge costs in some months, or in all of them, or for some days of one.
  private mutating func add(
    _ charge: Charge, at price: Located<ChargePrice>, _ terms: Terms, _ row: Row, in months: ClosedRange<Int>?,
    days: MonthUsage.Days? = nil
  ) throws(ArithmeticFault) {
    var byDue = try pricing(price.value, charge, terms, row)
    if let days { byDue = try byDue.map { (pair) throws(ArithmeticFault) in (pair.0, try pair.1.sharing(days)) } }
    for (position, (due, pricing)) in byDue.enumerated() {
      let unit = unit(of: price.value, terms)
      var made = Tariff.Charge(id: compiled.charges.count, due: due, price: pricing)
      made.isOption = charge.isOption
      made.isDeposit = charge.isDeposit
      made.tax = tax(charge.vat)
      // What happens in a part of a month is what it is; only a twelfth of a year is a part of it.
      made.isProrated = charge.partMonth?.value != .wholeMonth && (charge.when?.value != .event || terms.isByYear)
      made.months = months
      if position == 0 {
        try addBands(of: charge, terms, row, to: &made)
        made.atMost = charge.atMost.flatMap { resolve($0) }?.value.figure.value
        if let minimum = charge.minimum, let least = resolve(minimum.price) {
          let due = minimum.due.flatMap { resolve($0) }?.value ?? .always
          let part = Tariff.Part(
            id: id(of: least), price: least.value.figure.value, decimals: least.value.figure.decimals)
          made.minimum = Tariff.Minimum(part, isOnlyWhenUsed: due == .whenUsed)
        }
        if made.count == nil { made.count = try stateCount(of: pricing, terms) }
      }
      compiled.charges.append(
        CompiledTariff.ChargeEntry(
          row: row, charge: charge, unit: unit, span: price.span, months: months, due: due, days: days,
          isByYear: terms.isByYear))
      compiled.tariff.charges.append(made)
    }
  }

  /// The price for this plan and way of paying: from the offer, or from a sheet where the offer leaves it open.
  private mutating func price(of charge: Charge, _ row: Row, isYearly: Bool) -> Located<ChargePrice> {
    if isYearly, let yearly = charge.yearly.flatMap({ resolve($0) }) { return yearly }
    guard let price = resolve(charge.price) else {
      // The row concerns the plan and says no price for it: to those who order it that is no offer, to all others it is
      // a price nobody knows, as the summary prints it.
      let state: Availability.State = isOrdered(row.id.value) ? .notOffered : .notStated
      return filled(Located(.state(Availability(state)), at: row.id.span), row)
    }
    return filled(price, row)
  }

  /// A price that the offer leaves open, from a sheet.
  func filled(_ price: Located<ChargePrice>, _ row: Row) -> Located<ChargePrice> {
    switch price.value {
    case .amounts: return price
    case .state(let availability):
      guard availability.isOpen, let sheet = sheetPrice(row.id.value) else { return price }
      return Located(.amounts([sheet]), at: sheet.span)
    }
  }

  private func isUnwantedOption(_ id: String) -> Bool {
    guard let row = offer.row(id), case .charge(let charge) = row.content else { return false }
    return charge.isOption && !isOrdered(id)
  }

  private mutating func terms(of charge: Charge, _ row: Row) -> Terms {
    var beyond: Quantity?
    switch charge.beyond {
    case .quantity(let varying): beyond = resolve(varying)?.value
    case .row(let id): beyond = quantity(ofRow: id.value)
    case nil: break
    }
    var counts = charge.counts.flatMap { resolve($0) }.map { Meters.name($0.value) }
    var unknown = Tariff.Count.Unknown.nothing
    if let varying = charge.counts, varying.readings(plan: plan).isEmpty == false {
      // The profile answers for another reading of what is counted: under this one the number has to be asked.
      if varying.all.contains(where: { profile.counted(Meters.name($0.value)) != nil }) { unknown = .ask }
    }
    let isEvent = charge.when?.value == .event
    if counts == nil, isEvent, profile.counted(Meters.ofYear(row.id.value)) != nil { counts = row.id.value }
    var isByYear = false
    if charge.counts(byYearBeyond: beyond) {
      counts = counts ?? (beyond?.unit == .event ? Unit.event.rawValue : nil)
      isByYear = counts != nil
    } else if let counts, profile.countsOnlyByYear(counts) {
      isByYear = charge.costsEachTheSame(beyond: beyond)
      if !isByYear { unknown = .ask }
    }
    if isByYear { counts = counts.map(Meters.ofYear) }
    return Terms(
      counts: counts, pack: charge.pack?.value, beyond: beyond, unknown: unknown, isByYear: isByYear)
  }

  /// The quantity that a row states; nothing paid for where it states none.
  private mutating func quantity(ofRow id: String) -> Quantity? {
    guard let row = offer.row(id), case .feature(let varying) = row.content, let value = resolve(varying) else {
      return nil
    }
    switch value.value {
    case .quantity(let quantity): return quantity
    case .range(_, let most): return most
    case .state, .number, .percentage, .price, .day, .text: return nil
    }
  }

  /// What the prices come to, apart for each time they are due.
  private mutating func pricing(
    _ price: ChargePrice, _ charge: Charge, _ terms: Terms, _ row: Row
  ) throws(ArithmeticFault) -> [(Tariff.Due, Tariff.Pricing)] {
    switch price {
    case .state(let availability):
      let due = bandDue(of: charge) ?? due(charge, period: .month, isUsage: false)
      switch availability.state {
      case .included, .free: return [(due, .free)]
      case .onRequest, .notStated: return [(due, .missing)]
      case .notOffered, .optional: return [(due, .refused)]
      }
    case .amounts(let amounts):
      var made: [(due: Tariff.Due, parts: [Tariff.Part])] = []
      let isCounted = amounts.contains { !$0.value.counted(isWork: charge.isWork).isEmpty }
      for amount in amounts {
        let due = due(charge, of: amount.value)
        let part = try part(amount, charge, terms, row, isBesideCounted: isCounted)
        if let index = made.firstIndex(where: { $0.due == due }) {
          made[index].parts.append(part)
        } else {
          made.append((due, [part]))
        }
      }
      return made.map { ($0.due, .parts($0.parts)) }
    }
  }

  /// When a price is due: a price for each call or message follows the usage of each month.
  private func due(_ charge: Charge, of price: Price) -> Tariff.Due {
    if price.timesAYear(isWork: charge.isWork) != nil { return .monthly }
    let isUsage = price.per.contains { Meters.isUsed($0) }
    return due(charge, period: price.period, isUsage: isUsage)
  }

  /// Work by the day or the week is paid once, as is what has no period.
  private func due(_ charge: Charge, period: Unit?, isUsage: Bool) -> Tariff.Due {
    switch charge.when?.value {
    case .start, .exit: return .once
    case .event: return charge.isOption ? .once : .monthly
    case nil:
      if period == .year { return .yearly }
      return period == .month || (isUsage && !charge.isOption) ? .monthly : .once
    }
  }

  /// When the prices of its bands are due, for a charge that has no price of its own.
  private func bandDue(of charge: Charge) -> Tariff.Due? {
    var first: Tariff.Due?
    for price in charge.bands.flatMap(\.price.all) {
      guard case .amounts(let amounts) = price.value else { continue }
      for amount in amounts {
        let due = due(charge, of: amount.value)
        // A flat part a month makes a month of what is counted.
        if due == .monthly { return due }
        first = first ?? due
      }
    }
    return first
  }

  private mutating func part(
    _ amount: Located<Price>, _ charge: Charge, _ terms: Terms, _ row: Row, isBesideCounted: Bool
  ) throws(ArithmeticFault) -> Tariff.Part {
    let price = amount.value
    var made = Tariff.Part(id: id(of: amount), price: price.figure.value, decimals: price.figure.decimals)
    if let times = price.timesAYear(isWork: charge.isWork) {
      made.share = try times.divided(by: Rational(12))
      if let period = price.period { assume(.period(period, timesAYear: times), at: amount.span) }
    } else if terms.isByYear, price.period == nil, due(charge, of: price) == .monthly {
      made.share = try Rational.one.divided(by: Rational(12))
      assume(.spreadOverYear(row.words), at: amount.span)
    }
    let units = price.counted(isWork: charge.isWork)
    let isEvent = charge.when?.value == .event && !charge.isOption
    if units.isEmpty {
      // A price of bands without a unit is flat: it holds for the whole band.
      let isFlat = isBesideCounted || !charge.bands.isEmpty
      let isEach = terms.counts != nil || terms.pack != nil || terms.beyond != nil || isEvent
      guard isEach, !isFlat else { return made }
    }
    made.count = try count(of: units, charge, terms, row)
    return made
  }

  private mutating func assume(_ kind: Estimate.Assumption.Kind, at span: Span) {
    guard !compiled.assumptions.contains(where: { $0.kind == kind }) else { return }
    compiled.assumptions.append(Estimate.Assumption(kind, at: span.written))
  }

  private mutating func count(
    of units: [Unit], _ charge: Charge, _ terms: Terms, _ row: Row
  ) throws(ArithmeticFault) -> Tariff.Count {
    var names = units.map(\.rawValue)
    if let counts = terms.counts {
      names = [counts]
    } else if let pack = terms.pack, units.allSatisfy({ Meters.isBundle($0) }) {
      names = [pack.unit.rawValue]
    } else if names.isEmpty {
      names = [terms.beyond?.unit.rawValue ?? row.id.value]
    }
    var made = Tariff.Count(names.map { meter($0) }, unknown: terms.unknown)
    let measure = terms.pack?.unit ?? units.first ?? names.first.flatMap(Meters.unit)
    if let pack = terms.pack { made.pack = pack.figure.value }
    if let beyond = terms.beyond {
      made.included = beyond.figure.value
      if let measure, measure.dimension == beyond.unit.dimension {
        made.included = try beyond.canonical().divided(by: Rational(measure.factor))
      }
      made.includedFor = beyond.per.first { !Meters.isCalendar($0) }.map { meter($0.rawValue) }
    }
    let isSubscription = names.contains { Meters.unit($0).map(Meters.isSubscribed) ?? false }
    if isSubscription, terms.beyond == nil, !charge.isOption, charge.when == nil { made.unknown = .essential }
    return made
  }

  /// The number of a charge whose price is not known: whether it matters at all.
  private mutating func stateCount(
    of pricing: Tariff.Pricing, _ terms: Terms
  ) throws(ArithmeticFault) -> Tariff.Count? {
    switch pricing {
    case .free: return nil
    // What is ordered is compared with the most that can be had.
    case .parts(let parts): return parts.lazy.compactMap(\.count).first
    case .missing, .refused:
      guard let name = terms.counts ?? terms.pack?.unit.rawValue ?? terms.beyond?.unit.rawValue else { return nil }
      var made = Tariff.Count([meter(name)], included: terms.beyond?.figure.value ?? .zero, unknown: terms.unknown)
      made.includedFor = terms.beyond?.per.first { !Meters.isCalendar($0) }.map { meter($0.rawValue) }
      let isSubscription = Meters.unit(name).map(Meters.isSubscribed) ?? false
      if isSubscription, terms.beyond == nil { made.unknown = .essential }
      return made
    }
  }

  private mutating func addBands(
    of charge: Charge, _ terms: Terms, _ row: Row, to made: inout Tariff.Charge
  ) throws(ArithmeticFault) {
    guard !charge.bands.isEmpty else { return }
    switch charge.banding?.value {
    case .graduated: made.banding = .graduated
    case .volume, nil: made.banding = .whole
    }
    var unit: Unit?
    for band in charge.bands {
      let from = band.from.flatMap { resolve($0) }?.value
      let to = band.to.flatMap { resolve($0) }?.value
      unit = unit ?? from?.unit ?? to?.unit
      guard let price = resolve(band.price) else { continue }
      let pricings = try pricing(filled(price, row).value, charge, terms, row).map(\.1)
      made.bands.append(
        Tariff.Band(from: from?.figure.value, to: to?.figure.value, price: Tariff.Pricing(joining: pricings)))
    }
    let isInPacks = terms.pack != nil && unit.map(Meters.isBundle) ?? false
    guard let name = terms.counts ?? (isInPacks ? terms.pack?.unit : unit)?.rawValue else { return }
    // Only what is not paid for already reaches a band, counted in packs where the edges are packs.
    var count = try self.count(of: [], charge, Terms(counts: name, beyond: terms.beyond, unknown: .nothing), row)
    count.unknown = charge.isOption ? .ask : .essential
    if isInPacks { count.pack = terms.pack?.figure.value }
    made.count = count
  }

  /// What one line of the bill counts, for documents.
  private func unit(of price: ChargePrice, _ terms: Terms) -> Unit? {
    if terms.pack != nil { return .pack }
    switch price {
    case .amounts(let amounts):
      return amounts.flatMap { $0.value.counted(isWork: true) }.first ?? terms.counts.flatMap(Meters.unit)
    case .state: return terms.counts.flatMap(Meters.unit)
    }
  }
}

extension Tariff.Pricing {
  /// Prices of one band, whenever each would be due alone: a band has one due.
  fileprivate init(joining pricings: [Tariff.Pricing]) {
    var parts: [Tariff.Part] = []
    for pricing in pricings {
      guard case .parts(let more) = pricing else {
        self = pricing
        return
      }
      parts += more
    }
    self = pricings.isEmpty ? .missing : .parts(parts)
  }
}

extension Tariff.Pricing {
  /// The same for some days of a month.
  fileprivate func sharing(_ days: MonthUsage.Days) throws(ArithmeticFault) -> Tariff.Pricing {
    guard case .parts(var parts) = self else { return self }
    for index in parts.indices {
      parts[index].share = try parts[index].share.multiplied(by: days.used).divided(by: days.of)
    }
    return .parts(parts)
  }
}

extension ClosedRange<Int> {
  /// The same; nothing for all months of a contract.
  fileprivate var orAll: ClosedRange<Int>? { self == .months(from: 1) ? nil : self }
}

extension Charge {
  /// When a price of it is paid that changes on a day.
  fileprivate var datedDue: DatedDue {
    if when?.value == .exit { return .atEnd }
    let amounts = (price.all + changes.flatMap(\.price.all)).flatMap { price -> [Price] in
      switch price.value {
      case .amounts(let amounts): amounts.map(\.value)
      case .state: []
      }
    }
    let isRecurring = amounts.allSatisfy { $0.period.map { $0 != .year } ?? false }
    if isRecurring, when == nil { return partMonth?.value == .wholeMonth ? .eachMonth : .eachDay }
    return isUsed || when?.value == .event ? .eachMonth : .inAdvance
  }
}

extension Meters {
  /// Whether a unit names the bundle itself and not what is in it.
  static func isBundle(_ unit: Unit) -> Bool { unit == .pack || unit == .option || unit == .set }

  /// Whether a unit is something used month after month: calls, messages, volumes.
  static func isUsed(_ unit: Unit) -> Bool {
    switch unit.dimension {
    case .callTime, .data: true
    case .count(let counted): counted == .call || counted == .message || counted == .event
    case .days, .months, .speed: false
    }
  }
}
