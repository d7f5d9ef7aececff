import Quantities
import TariffEngine

/// What holds of every bill, tried on one random case.
struct Promises {
  let random: RandomCase
  var broken: [StaticString] = []
  /// An amount of the case has more digits than fit, which the engine says instead of guessing.
  var isTooLarge = false

  init(_ random: RandomCase) { self.random = random }

  mutating func check() {
    do {
      try checkSums()
      try checkNames()
      try checkMinimums()
      try checkUnits()
      try checkOrder()
      try checkNumbering()
      try checkSharing()
      try checkUsage()
      try checkNumbers()
      try checkAdjustments()
      try checkMinimumsOfSeveral()
      try checkCarryOver()
      try checkCrossing()
      try checkDeposits()
    } catch {
      switch error {
      case .overflow: isTooLarge = true
      case .divisionByZero: broken.append("nothing is divided by zero")
      }
    }
  }

  mutating func promise(_ isKept: Bool, _ words: StaticString) { if !isKept { broken.append(words) } }

  func bill(_ due: Tariff.Due = .monthly) throws(ArithmeticFault) -> Bill {
    try random.tariff.bill(for: random.usage, due: due, month: random.month)
  }

  var taxIsInSum: Bool { random.tariff.tax.isIncluded && random.tariff.tax.net == .total }

  /// Lines add up to the net amount, net and VAT to the gross amount, VAT is that of its base, all to the cent.
  private mutating func checkSums() throws(ArithmeticFault) {
    let tax = random.tariff.tax
    let rounding = random.tariff.rounding.rounding
    for due in Tariff.Due.allCases {
      let bill = try bill(due)
      var sum = Rational.zero
      var untaxed = Rational.zero
      for line in bill.lines {
        sum = try sum.adding(line.net)
        promise(try rounding.apply(to: line.net) == line.net, "a line is a whole number of cents")
        let difference = try line.exact.subtracting(line.net)
        promise(
          max(difference, difference.negated) < rounding.step || !random.tariff.roundsLines || taxIsInSum,
          "a line is less than a cent from its exact amount")
        if case .surcharge(let id) = line.source,
          random.tariff.surcharges.contains(where: { $0.id == id && !$0.isBeforeVAT })
        {
          untaxed = try untaxed.adding(line.net)
        } else if line.source == .rounding {
          untaxed = try untaxed.adding(line.net)
        }
      }
      promise(sum == bill.net, "lines add up to the net amount")
      promise(try bill.net.adding(bill.vat) == bill.gross, "net and VAT add up to the gross amount")
      let base = try bill.net.subtracting(untaxed)
      try checkRates(of: bill, untaxed: untaxed)
      guard bill.rates.allSatisfy({ $0.tax == 0 || $0.tax == nil }), !tax.isOfLines else { continue }
      if !taxIsInSum {
        promise(try rounding.apply(to: base.multiplied(by: tax.rate)) == bill.vat, "VAT is that of its base")
      } else if random.tariff.surcharges.isEmpty, random.tariff.rounding.total == nil {
        let net = try bill.gross.divided(by: Rational.one.adding(tax.rate))
        promise(try rounding.apply(to: net) == bill.net, "the net amount is that of the sum of list prices")
      }
      if let step = random.tariff.rounding.total {
        promise(try bill.gross.divided(by: step).isWhole, "a bill is a whole number of the steps it is rounded to")
      } else if !hasCredits {
        promise(!bill.gross.isNegative && !bill.net.isNegative, "no bill is below zero")
      }
    }
  }

  /// The rows of VAT add up to the bill, the lines of each rate to its row, and their own VAT where they have any.
  private mutating func checkRates(of bill: Bill, untaxed: Rational) throws(ArithmeticFault) {
    var (net, vat) = (Rational.zero, Rational.zero)
    for own in bill.rates {
      net = try net.adding(own.net)
      vat = try vat.adding(own.vat)
      var (lines, taxes) = (Rational.zero, Rational.zero)
      for line in bill.lines where line.tax == own.tax {
        lines = try lines.adding(line.net)
        taxes = try taxes.adding(line.vat ?? .zero)
      }
      promise(lines == own.net, "the lines of a rate add up to its row")
      if random.tariff.tax.isOfLines { promise(taxes == own.vat, "VAT of lines adds up to that of their rate") }
      guard let tax = own.tax else {
        promise(own.net == untaxed && own.vat.isZero, "what is added after VAT has none")
        continue
      }
      let exact = try own.net.multiplied(by: random.tariff.tax.rate(tax))
      if random.tariff.tax.place == .rate, !taxIsInSum {
        promise(try random.tariff.rounding.rounding.apply(to: exact) == own.vat, "VAT of a rate is that of its base")
      }
      if random.tariff.tax.rate(tax).isZero { promise(own.vat.isZero, "what is exempt has no VAT") }
    }
    promise(net == bill.net, "the bases of VAT add up to the net amount")
    promise(vat == bill.vat, "the rows of VAT add up to VAT")
  }

  /// The same rate under several names is one rate, as far as a bill is rounded as a whole or line by line; where each
  /// rate is rounded, by less than a cent for each of them.
  private mutating func checkNames() throws(ArithmeticFault) {
    var tariff = random.tariff
    tariff.tax.others = tariff.tax.others.map { _ in tariff.tax.rate }
    var plain = tariff
    plain.tax.others = []
    for index in plain.charges.indices { plain.charges[index].tax = 0 }
    for index in plain.adjustments.indices { plain.adjustments[index].tax = 0 }
    for service in plain.services.indices {
      for rate in plain.services[service].rates.indices { rename(&plain.services[service].rates[rate]) }
      for exclusion in plain.services[service].exclusions.indices {
        guard var rate = plain.services[service].exclusions[exclusion].rate else { continue }
        rename(&rate)
        plain.services[service].exclusions[exclusion].rate = rate
      }
    }
    // Shares of levies and discounts are rounded for each name.
    guard tariff.surcharges.isEmpty, tariff.adjustments.isEmpty, tariff.rounding.total == nil else { return }
    for due in Tariff.Due.allCases {
      let named = try tariff.bill(for: random.usage, due: due, month: random.month)
      let one = try plain.bill(for: random.usage, due: due, month: random.month)
      let isExact = tariff.tax.place != .rate || named.rates.count < 2
      if isExact {
        promise(named.net == one.net && named.vat == one.vat, "a rate under several names is one rate")
        let isSame = zip(named.lines, one.lines).allSatisfy { $0.exact == $1.exact && $0.vat == $1.vat }
        promise(isSame && named.lines.count == one.lines.count, "names of a rate change no line")
      }
      let difference = try named.gross.subtracting(one.gross)
      let most = try tariff.rounding.rounding.step.multiplied(by: Rational(Int64(2 * named.rates.count + 2)))
      promise(max(difference, difference.negated) <= most, "names of a rate change less than cents")
    }
  }

  private func rename(_ rate: inout Tariff.Rate) {
    guard case .priced(var price) = rate.price else { return }
    price.tax = 0
    rate.price = .priced(price)
  }

  /// Whether what is lacked to a minimum or is above a maximum, rounded half to even, may miss it by a cent.
  var missesByCent: Bool { random.tariff.rounding.rounding.mode == .halfEven }

  /// A charge that has a minimum comes to it at least.
  private mutating func checkMinimums() throws(ArithmeticFault) {
    guard !random.tariff.tax.isIncluded else { return }
    for charge in random.tariff.charges {
      guard let minimum = charge.minimum else { continue }
      let lines = try bill(charge.due).lines.filter { line in
        switch line.source {
        case .charge(let id, _), .minimum(let id, _): id == charge.id
        case .rate, .band, .rateMaximum, .surcharge, .adjustment, .rounding: false
        }
      }
      var sum = Rational.zero
      for line in lines {
        sum = try sum.adding(
          random.tariff.roundsLines ? random.tariff.rounding.rounding.apply(to: line.exact) : line.exact)
      }
      let least = try random.tariff.rounding.rounding.apply(to: minimum.part.price)
      let exact = !random.tariff.roundsLines ? minimum.part.price : min(least, minimum.part.price)
      if missesByCent { sum = try sum.adding(random.tariff.rounding.rounding.step) }
      promise(lines.isEmpty || sum >= exact, "a charge comes to its minimum")
    }
  }

  /// A call of a minute is a call of sixty seconds.
  private mutating func checkUnits() throws(ArithmeticFault) {
    // A call that is sixty times as long goes on into other hours.
    guard !random.tariff.services.contains(where: { $0.crossing == .split }) else { return }
    var tariff = random.tariff
    var usage = random.usage
    let sixty = Rational(60)
    for index in usage.groups.indices {
      switch usage.groups[index].amount {
      case .calls(let count, let each): usage.groups[index].amount = .calls(count, each: try each.multiplied(by: sixty))
      case .total(let total, let mean):
        usage.groups[index].amount = .total(
          try total.multiplied(by: sixty),
          mean: try mean.map { (mean) throws(ArithmeticFault) in try mean.multiplied(by: sixty) })
      }
    }
    for service in tariff.services.indices {
      for inclusion in tariff.services[service].inclusions.indices {
        for limit in tariff.services[service].inclusions[inclusion].limits.indices {
          let old = tariff.services[service].inclusions[inclusion].limits[limit]
          switch old.measure {
          case .amount, .length:
            tariff.services[service].inclusions[inclusion].limits[limit].amount = try old.amount.multiplied(by: sixty)
            if var growth = old.growth {
              growth.by = try growth.by.multiplied(by: sixty)
              growth.most = try growth.most.map { (most) throws(ArithmeticFault) in try most.multiplied(by: sixty) }
              tariff.services[service].inclusions[inclusion].limits[limit].growth = growth
            }
            if let most = old.carryOver?.most {
              tariff.services[service].inclusions[inclusion].limits[limit].carryOver = Tariff.Limit.CarryOver(
                most: try most.multiplied(by: sixty))
            }
          case .calls, .correspondents, .unmeasured: break
          }
        }
      }
      let timed = tariff.services[service].inclusions.flatMap { $0.limits }.filter { $0.measure == .amount }
      for index in usage.carried.indices where timed.contains(where: { $0.id == usage.carried[index].limit }) {
        // Limits may be shared by services: what was carried is that of the case, once.
        usage.carried[index].amount = try random.usage.carried[index].amount.multiplied(by: sixty)
      }
      for rate in tariff.services[service].rates.indices {
        try scale(&tariff.services[service].rates[rate], by: sixty)
      }
      for exclusion in tariff.services[service].exclusions.indices {
        guard var rate = tariff.services[service].exclusions[exclusion].rate else { continue }
        try scale(&rate, by: sixty)
        tariff.services[service].exclusions[exclusion].rate = rate
      }
    }
    let scaled = try tariff.bill(for: usage, due: .monthly, month: random.month)
    let plain = try bill()
    promise(plain.net == scaled.net && plain.gross == scaled.gross, "the unit of time does not matter")
    // A sum of calls is known to a second: a step of one is none, a step of sixty would be.
    let isSum = random.usage.groups.contains { group in
      if case .total(_, mean: nil) = group.amount { true } else { false }
    }
    promise(isSum || plain.gaps.count == scaled.gaps.count, "the unit of time does not change what is missing")
  }

  private func scale(_ rate: inout Tariff.Rate, by factor: Rational) throws(ArithmeticFault) {
    func scaled(_ parts: [Tariff.UsagePrice.Part]) throws(ArithmeticFault) -> [Tariff.UsagePrice.Part] {
      var parts = parts
      for index in parts.indices {
        if let measure = parts[index].measure { parts[index].measure = try measure.multiplied(by: factor) }
      }
      return parts
    }
    if case .priced(var price) = rate.price {
      price.parts = try scaled(price.parts)
      price.step = try price.step.multiplied(by: factor)
      price.first = try price.first.multiplied(by: factor)
      price.grace = try price.grace.multiplied(by: factor)
      for index in price.stretches.indices {
        price.stretches[index].to = try price.stretches[index].to.multiplied(by: factor)
        price.stretches[index].parts = try scaled(price.stretches[index].parts)
      }
      rate.price = .priced(price)
    }
    guard var month = rate.month else { return }
    if let pack = month.pack { month.pack = try pack.multiplied(by: factor) }
    for index in month.bands.indices {
      if let to = month.bands[index].to { month.bands[index].to = try to.multiplied(by: factor) }
      if let parts = month.bands[index].parts { month.bands[index].parts = try scaled(parts) }
    }
    rate.month = month
  }

  /// Whether something is paid to the customer, or taken off twice.
  private var hasCredits: Bool {
    random.tariff.adjustments.count > 1
      || random.tariff.adjustments.contains { if case .credit = $0.kind { true } else { false } }
  }

  /// Adjustments leave every other line as it is.
  private mutating func checkAdjustments() throws(ArithmeticFault) {
    guard !random.tariff.adjustments.isEmpty, random.tariff.roundsLines, !taxIsInSum else { return }
    var plain = random.tariff
    plain.adjustments = []
    for due in Tariff.Due.allCases {
      let adjusted = try bill(due).lines.filter { line in
        switch line.source {
        case .charge, .minimum, .rate, .band, .rateMaximum: true
        case .adjustment, .surcharge, .rounding: false
        }
      }
      let bare = try plain.bill(for: random.usage, due: due, month: random.month).lines.filter { line in
        switch line.source {
        case .surcharge, .rounding: false
        case .charge, .minimum, .rate, .band, .rateMaximum, .adjustment: true
        }
      }
      promise(
        adjusted.count == bare.count
          && zip(adjusted, bare).allSatisfy { $0.source == $1.source && $0.net == $1.net && $0.exact == $1.exact },
        "an adjustment changes no other line")
    }
  }

  /// Whether more may cost less by its VAT: what is taken off or lacking falls on other rates, or the VAT of its line is
  /// rounded by itself.
  private var movesVAT: Bool {
    let tax = random.tariff.tax
    guard tax.isOfLines || !tax.others.isEmpty else { return false }
    if !random.tariff.adjustments.isEmpty { return true }
    let rates = random.tariff.services.flatMap { $0.rates + $0.exclusions.compactMap(\.rate) }
    return tax.isOfLines
      && (random.tariff.charges.contains { $0.minimum != nil } || rates.contains { $0.month?.most != nil })
  }

  /// Whether usage may cost less when there is more of it: a volume price, a limit that stops usage.
  var hasDeclaredSteps: Bool {
    if hasCredits || random.tariff.adjustments.contains(where: { $0.isOnlyWhenUsed }) { return true }
    if movesVAT { return true }
    if missesByCent, !random.tariff.adjustments.isEmpty { return true }
    for service in random.tariff.services {
      for rate in service.rates + service.exclusions.compactMap(\.rate) {
        if let month = rate.month, month.banding == .whole, !month.bands.isEmpty { return true }
        if missesByCent, rate.month?.most != nil { return true }
      }
      for limit in service.inclusions.flatMap(\.limits) {
        switch limit.then {
        case .block, .throttle, .notify, .suspend, .notSaid: return true
        case .surplus, .wholeCall, .laterCalls, .wholePeriod: break
        }
      }
    }
    return false
  }

  /// More usage never costs less, and two months' usage in one is at least each of them.
  private mutating func checkUsage() throws(ArithmeticFault) {
    guard !hasDeclaredSteps else { return }
    let plain = try bill()
    guard plain.gaps.isEmpty else { return }
    for index in random.usage.groups.indices {
      var less = random.usage
      less.groups.remove(at: index)
      let without = try random.tariff.bill(for: less, due: .monthly, month: random.month)
      if without.gaps.isEmpty {
        promise(without.gross <= plain.gross, "usage beside other usage costs something or nothing")
      }
      guard case .calls(let count, let each) = random.usage.groups[index].amount else { continue }
      var more = random.usage
      more.groups[index].amount = .calls(count + 1, each: each)
      let longer = try random.tariff.bill(for: more, due: .monthly, month: random.month)
      if longer.gaps.isEmpty { promise(longer.gross >= plain.gross, "one more call never costs less") }
      more.groups[index].amount = .calls(count, each: try each.adding(.one))
      let second = try random.tariff.bill(for: more, due: .monthly, month: random.month)
      if second.gaps.isEmpty { promise(second.gross >= plain.gross, "a second more never costs less") }
    }
  }

  /// One more of anything never costs less, unless it brings something included or a whole band is cheaper.
  private mutating func checkNumbers() throws(ArithmeticFault) {
    guard !hasCredits, !movesVAT, !random.tariff.adjustments.contains(where: { $0.isOnlyWhenUsed }) else { return }
    let hasBounds = !random.tariff.adjustments.isEmpty || random.tariff.charges.contains { $0.minimum != nil }
    guard !missesByCent || !hasBounds else { return }
    for meter in random.usage.numbers.indices {
      guard let number = random.usage.numbers[meter] else { continue }
      let brings = random.tariff.charges.contains { charge in
        charge.banding == .whole && !charge.bands.isEmpty
          || Promises.counts(of: charge).contains { $0.includedFor == meter }
      }
      let limits = random.tariff.services.flatMap(\.inclusions).flatMap(\.limits)
      guard !brings, !limits.contains(where: { $0.per == meter }) else { continue }
      var more = random.usage
      more.numbers[meter] = try number.adding(.one)
      for due in Tariff.Due.allCases {
        let plain = try bill(due)
        let other = try random.tariff.bill(for: more, due: due, month: random.month)
        if plain.gaps.isEmpty, other.gaps.isEmpty {
          promise(other.gross >= plain.gross, "one more user never costs less")
        }
      }
    }
  }

  private static func counts(of charge: Tariff.Charge) -> [Tariff.Count] {
    var counts: [Tariff.Count] = []
    if let count = charge.count { counts.append(count) }
    for pricing in [charge.price] + charge.bands.map(\.price) {
      if case .parts(let parts) = pricing { counts += parts.compactMap(\.count) }
    }
    return counts
  }
}
