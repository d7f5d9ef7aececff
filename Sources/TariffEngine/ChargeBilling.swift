internal import Quantities

extension MonthUsage.Order {
  /// How often a charge without a meter is wanted; nothing when it is not named.
  var wanted: Rational? {
    switch self {
    case .none: nil
    case .asCounted: .one
    case .number(let number): number
    }
  }
}

/// How many units of a charge are billed, and why.
private struct Units {
  var number: Rational
  var rule: Bill.Rule
}

/// What a count gives for a month.
private enum Counted {
  case units(Units)
  case unknown(meter: Int)
}

extension Tariff {
  /// Bills every charge that is due.
  func billCharges(
    _ usage: MonthUsage, due: Due, month: Int, into draft: inout Draft
  ) throws(ArithmeticFault) {
    for (position, charge) in charges.enumerated() where charge.due == due && !charge.isDeposit {
      if let months = charge.months, !months.contains(month) { continue }
      let order = usage.order(position)
      if charge.isOption, order == .none { continue }
      try bill(charge, order, usage, into: &draft)
    }
  }

  private func bill(
    _ charge: Charge, _ order: MonthUsage.Order, _ usage: MonthUsage, into draft: inout Draft
  ) throws(ArithmeticFault) {
    var total: Units?
    if let count = charge.count {
      switch try units(of: count, order, usage) {
      case .units(let units): total = units
      case .unknown(let meter): note(count.unknown, meter: meter, of: charge, in: &draft)
      }
      if total == nil, !charge.bands.isEmpty { return }
    }
    if let most = charge.atMost, let wanted = total?.number ?? order.wanted, wanted > most {
      draft.miss(.tooMany(charge: charge.id, quantity: wanted))
    }
    let first = draft.lines.count
    if let total, !charge.bands.isEmpty {
      try billBands(of: charge, total, order, usage, into: &draft)
    } else {
      try bill(charge.price, of: charge, total: total, order, usage, into: &draft)
    }
    try addMinimum(of: charge, from: first, into: &draft)
  }

  /// A number nobody says: nothing, a question, or no bill at all.
  private func note(_ unknown: Count.Unknown, meter: Int, of charge: Charge, in draft: inout Draft) {
    switch unknown {
    case .nothing: break
    case .ask: draft.miss(.number(charge: charge.id, meter: meter, isEssential: false))
    case .essential: draft.miss(.number(charge: charge.id, meter: meter, isEssential: true))
    }
  }

  private func bill(
    _ price: Pricing, of charge: Charge, total: Units?, _ order: MonthUsage.Order, _ usage: MonthUsage,
    into draft: inout Draft
  ) throws(ArithmeticFault) {
    switch price {
    case .free: return
    case .missing:
      // What is subscribed to is missing a price even when nobody says how many.
      let unknown: Rational = charge.count?.unknown == .essential ? .one : .zero
      let quantity = charge.count == nil ? order.wanted ?? .one : total?.number ?? unknown
      guard quantity > .zero else { return }
      let recurs = charge.due != .once && !charge.isOption
      draft.miss(.price(charge: charge.id, quantity: quantity, isEssential: recurs))
    case .refused:
      let quantity = charge.count == nil ? order.wanted ?? .zero : total?.number ?? .zero
      guard quantity > .zero else { return }
      draft.miss(.price(charge: charge.id, quantity: quantity, isEssential: false))
    case .parts(let parts):
      try bill(parts, of: charge, order, usage, into: &draft)
    }
  }

  /// Parts for each unit, and the fixed ones beside them: due once when anything is counted.
  private func bill(
    _ parts: [Part], of charge: Charge, _ order: MonthUsage.Order, _ usage: MonthUsage, into draft: inout Draft
  ) throws(ArithmeticFault) {
    var counted: [Units?] = []
    var anyCount = false
    var anything = false
    for part in parts {
      guard let count = part.count else {
        counted.append(nil)
        continue
      }
      anyCount = true
      switch try units(of: count, order, usage) {
      case .units(let units):
        counted.append(units)
        if units.number > .zero { anything = true }
      case .unknown(let meter):
        note(count.unknown, meter: meter, of: charge, in: &draft)
        counted.append(Units(number: .zero, rule: .counted))
      }
    }
    for (part, units) in zip(parts, counted) {
      let units = units ?? Units(number: anyCount ? (anything ? .one : .zero) : order.wanted ?? .one, rule: .fixed)
      try add(part, of: charge, units.number, units.rule, into: &draft)
    }
  }

  private func add(
    _ part: Part, of charge: Charge, _ quantity: Rational, _ rule: Bill.Rule, into draft: inout Draft
  ) throws(ArithmeticFault) {
    guard quantity > .zero else { return }
    let price = try basis(part.price, decimals: part.decimals, tax: charge.tax)
    let days = charge.isProrated && charge.due == .monthly ? draft.days : nil
    var amount = try price.multiplied(by: quantity).multiplied(by: part.share)
    if let days { amount = try amount.multiplied(by: days.used).divided(by: days.of) }
    draft.lines.append(
      Draft.Line(
        source: .charge(charge.id, part: part.id), due: charge.due, rule: rule, quantity: quantity,
        unitPrice: price, basis: amount, days: days, tax: charge.tax,
        unitTax: try unitTax(of: part.price, decimals: part.decimals, tax: charge.tax)))
  }

  private func billBands(
    of charge: Charge, _ total: Units, _ order: MonthUsage.Order, _ usage: MonthUsage, into draft: inout Draft
  ) throws(ArithmeticFault) {
    switch charge.banding {
    case .whole:
      let band = try charge.band(of: total.number)
      try bill(band?.price ?? charge.price, of: charge, total: total, order, usage, into: &draft)
    case .graduated:
      var low = Rational.zero
      for band in charge.bands {
        let bottom = try band.bottom(after: low)
        try billUnits(above: low, to: bottom, at: charge.price, of: charge, total, into: &draft)
        guard let top = band.to else {
          return try billUnits(above: bottom, to: nil, at: band.price, of: charge, total, into: &draft)
        }
        try billUnits(above: bottom, to: top, at: band.price, of: charge, total, into: &draft)
        low = max(bottom, top)
      }
      try billUnits(above: low, to: nil, at: charge.price, of: charge, total, into: &draft)
    }
  }

  /// The units above one number up to another at the price of their band: those that are counted, and a flat part once
  /// where there is any unit at all.
  private func billUnits(
    above low: Rational, to high: Rational?, at price: Pricing, of charge: Charge, _ total: Units,
    into draft: inout Draft
  ) throws(ArithmeticFault) {
    let top = high.map { min($0, total.number) } ?? total.number
    guard top > low else { return }
    let within = try top.subtracting(low)
    switch price {
    case .free: return
    case .missing, .refused:
      draft.miss(.price(charge: charge.id, quantity: within, isEssential: false))
    case .parts(let parts):
      for part in parts {
        var quantity = Rational.one
        if let count = part.count {
          quantity = within
          // Edges of bands in units, prices in packs: begun packs within the band.
          if let size = count.pack, charge.count?.pack == nil {
            quantity = Rational(try within.divided(by: size).ceiling)
          }
        }
        try add(part, of: charge, quantity, .band(from: low, to: high), into: &draft)
      }
    }
  }

  /// What the lines from `first` on lack to the minimum, as a line of its own.
  private func addMinimum(of charge: Charge, from first: Int, into draft: inout Draft) throws(ArithmeticFault) {
    guard let minimum = charge.minimum else { return }
    let isUsed = draft.lines.count > first
    guard isUsed || !minimum.isOnlyWhenUsed else { return }
    var billed = Rational.zero
    for line in draft.lines[first...] {
      billed = try billed.adding(roundsLines ? rounded(line.basis) : line.basis)
    }
    let least = try basis(minimum.part.price, decimals: minimum.part.decimals, tax: charge.tax)
    guard billed < least else { return }
    draft.lines.append(
      Draft.Line(
        source: .minimum(charge.id, part: minimum.part.id), due: charge.due, rule: .minimum(least, billed: billed),
        quantity: .one, unitPrice: nil, basis: try least.subtracting(billed), tax: charge.tax))
  }

  /// Units of a count: as ordered, or what the meters say less what is paid for, in begun packs.
  private func units(
    of count: Count, _ order: MonthUsage.Order, _ usage: MonthUsage
  ) throws(ArithmeticFault) -> Counted {
    switch order {
    case .number(let wanted):
      return .units(Units(number: count.pack == nil ? wanted : Rational(wanted.ceiling), rule: .ordered))
    case .none, .asCounted: break
    }
    var number = Rational.one
    for meter in count.meters {
      guard let factor = usage.number(meter) else {
        // Wanted, and nobody says how many: one.
        return order == .none ? .unknown(meter: meter) : .units(Units(number: .one, rule: .ordered))
      }
      number = try number.multiplied(by: factor)
    }
    var included = count.included
    if let meter = count.includedFor, let factor = usage.number(meter) {
      included = try included.multiplied(by: factor)
    }
    let beyond = max(.zero, try number.subtracting(included))
    if let size = count.pack {
      let packs = Rational(try beyond.divided(by: size).ceiling)
      return .units(Units(number: packs, rule: .packs(number: number, included: included, size: size)))
    }
    let rule: Bill.Rule = included.isZero ? .counted : .beyond(number: number, included: included)
    return .units(Units(number: beyond, rule: rule))
  }
}

extension Tariff.Charge {
  /// The band a whole quantity falls into: the first that reaches it.
  fileprivate func band(of quantity: Rational) throws(ArithmeticFault) -> Tariff.Band? {
    var low: Rational?
    for band in bands {
      var isAbove = band.from.map { $0 <= quantity } ?? true
      if !isAbove, let from = band.from, let low, quantity > low { isAbove = try from <= low.adding(.one) }
      if isAbove, band.to.map({ quantity <= $0 }) ?? true { return band }
      low = band.to
    }
    return nil
  }
}

extension Tariff.Band {
  /// Where its units begin when the one before ends at `low`: there, or at one unit below `from`.
  fileprivate func bottom(after low: Rational) throws(ArithmeticFault) -> Rational {
    guard let from else { return low }
    return max(low, try from.subtracting(.one))
  }
}
