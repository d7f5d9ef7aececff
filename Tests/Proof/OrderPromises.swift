import Quantities
import TariffEngine

/// The order of rows, the numbers that things go by, and how equal usage is divided do not change a bill.
extension Promises {
  /// The order in which charges stand does not matter; neither does that of usage, where no limit asks which came first.
  mutating func checkOrder() throws(ArithmeticFault) {
    var tariff = random.tariff
    var usage = random.usage
    tariff.charges.reverse()
    usage.orders.reverse()
    for due in Tariff.Due.allCases {
      let plain = try bill(due)
      let other = try tariff.bill(for: usage, due: due, month: random.month)
      promise(plain.net == other.net && plain.vat == other.vat, "the order of charges does not matter")
      promise(plain.gaps.count == other.gaps.count, "the order of charges does not change what is missing")
    }
    let limits = random.tariff.services.flatMap(\.inclusions).flatMap(\.limits)
    guard !limits.contains(where: { asksForOrder($0) }) else { return }
    usage = random.usage
    usage.groups.reverse()
    try compare(usage, random.tariff, "the order of usage does not matter")
  }

  private func asksForOrder(_ limit: Tariff.Limit) -> Bool {
    switch limit.then {
    case .wholePeriod: false
    case .laterCalls: true
    case .surplus, .wholeCall, .block, .throttle, .notify, .suspend, .notSaid: limit.measure != .length
    }
  }

  /// The same lines, but for the order in which a bill names them, and the same sums.
  private mutating func compare(
    _ usage: MonthUsage, _ tariff: Tariff, _ words: StaticString
  ) throws(ArithmeticFault) {
    let plain = try bill()
    let other = try tariff.bill(for: usage, due: .monthly, month: random.month)
    promise(plain.net == other.net && plain.vat == other.vat && plain.gross == other.gross, words)
    let isSame = zip(plain.lines, other.lines).allSatisfy {
      $0.source == $1.source && $0.exact == $1.exact && $0.net == $1.net && $0.quantity == $1.quantity
    }
    promise(isSame && plain.lines.count == other.lines.count, words)
    promise(plain.gaps.isEmpty == other.gaps.isEmpty, words)
  }

  /// Services, sets of destinations and meters may be numbered otherwise.
  mutating func checkNumbering() throws(ArithmeticFault) {
    var tariff = random.tariff
    var usage = random.usage
    tariff.services.insert(Tariff.Service(), at: 0)
    usage.numbers.reverse()
    let last = usage.numbers.count - 1
    for index in usage.groups.indices {
      usage.groups[index].service += 1
      usage.groups[index].isIn.reverse()
    }
    for charge in tariff.charges.indices { turn(&tariff.charges[charge], last) }
    for service in tariff.services.indices { turn(&tariff.services[service], last) }
    try compare(usage, tariff, "the numbers of services, sets and meters do not matter")
  }

  private func turn(_ count: inout Tariff.Count?, _ last: Int) {
    guard var own = count else { return }
    for index in own.meters.indices { own.meters[index] = last - own.meters[index] }
    if let meter = own.includedFor { own.includedFor = last - meter }
    count = own
  }

  private func turn(_ pricing: inout Tariff.Pricing, _ last: Int) {
    guard case .parts(var parts) = pricing else { return }
    for index in parts.indices { turn(&parts[index].count, last) }
    pricing = .parts(parts)
  }

  private func turn(_ charge: inout Tariff.Charge, _ last: Int) {
    turn(&charge.count, last)
    turn(&charge.price, last)
    for index in charge.bands.indices { turn(&charge.bands[index].price, last) }
  }

  private func turn(_ service: inout Tariff.Service, _ last: Int) {
    // Groups know three sets; the rate of an exclusion names none of them.
    for index in service.rates.indices { service.rates[index].set = 2 - service.rates[index].set }
    for index in service.exclusions.indices {
      if case .set(let set) = service.exclusions[index].what { service.exclusions[index].what = .set(2 - set) }
    }
    for index in service.inclusions.indices {
      service.inclusions[index].set = 2 - service.inclusions[index].set
      for limit in service.inclusions[index].limits.indices {
        if let meter = service.inclusions[index].limits[limit].per {
          service.inclusions[index].limits[limit].per = last - meter
        }
      }
    }
  }

  /// So many calls are one call and the others, whether a profile says so in one line or in two.
  mutating func checkSharing() throws(ArithmeticFault) {
    var usage = random.usage
    usage.groups = []
    for group in random.usage.groups {
      // Numbers are spread evenly over the calls of a group: without them there is nothing to spread.
      guard case .calls(let count, let each) = group.amount, count > 1, group.correspondents ?? 0 == 0 else {
        usage.groups.append(group)
        continue
      }
      var one = group
      one.amount = .calls(1, each: each)
      var others = group
      others.amount = .calls(count - 1, each: each)
      usage.groups += [one, others]
    }
    try compare(usage, random.tariff, "equal calls may be counted together or apart")
  }

  /// What an adjustment covers comes to its minimum at least, and not beyond its maximum.
  mutating func checkMinimumsOfSeveral() throws(ArithmeticFault) {
    guard !random.tariff.tax.isIncluded else { return }
    let isExact = !random.tariff.roundsLines
    let rounding = random.tariff.rounding.rounding
    for due in Tariff.Due.allCases {
      let lines = try bill(due).lines
      for (position, line) in lines.enumerated() {
        guard case .adjustment(let id, _) = line.source,
          let adjustment = random.tariff.adjustments.first(where: { $0.id == id })
        else { continue }
        // Its first line stands for all, one for each rate of VAT.
        guard !lines[..<position].contains(where: { $0.source == line.source }) else { continue }
        var sum = Rational.zero
        for other in lines where other.source == line.source { sum = try sum.adding(isExact ? other.exact : other.net) }
        for other in lines[..<position] where adjustment.covers(other.source) {
          sum = try sum.adding(isExact ? other.exact : rounding.apply(to: other.exact))
        }
        let slack = isExact ? .zero : rounding.step
        switch adjustment.kind {
        case .minimum(let part):
          promise(try sum.adding(slack) >= part.price, "what is covered comes to its minimum")
        case .maximum(let part):
          promise(try sum.subtracting(slack) <= part.price, "what is covered stays within its maximum")
        case .discount, .reduction: promise(!sum.isNegative, "no more is taken off than there is")
        case .credit: break
        }
      }
    }
  }
}
