import Quantities
import TariffEngine

/// Calls of a random case, and what its tariff says of them.
extension RandomCase {
  private mutating func usagePart(_ measure: Rational?) -> Tariff.UsagePrice.Part {
    let price = price()
    return Tariff.UsagePrice.Part(id: id(), price: price.value, decimals: price.decimals, for: measure)
  }

  private mutating func usagePrice() -> Tariff.UsagePrice {
    let measure = dice.pick([Rational(60), Rational(60), Rational(1), Rational(3600)])
    var parts = [usagePart(measure)]
    if dice.isOne(in: 3) { parts.insert(usagePart(nil), at: 0) }
    if dice.isOne(in: 8) { parts.append(usagePart(Rational(1))) }
    var price = Tariff.UsagePrice(parts: parts, step: Rational(dice.pick([0, 1, 6, 30, 60])))
    price.tax = tax()
    if dice.isOne(in: 3) { price.first = dice.number(0...90) }
    if dice.isOne(in: 6) { price.minimum = usagePart(nil) }
    if dice.isOne(in: 6) { price.maximum = usagePart(nil) }
    if dice.isOne(in: 6) { price.grace = dice.number(1...40) }
    if dice.isOne(in: 4) {
      var end = Rational.zero
      for _ in 0..<dice.roll(1...2) {
        end = sum(end, dice.number(1...90))
        price.stretches.append(
          Tariff.UsagePrice.Stretch(to: end, parts: dice.isOne(in: 3) ? [] : [usagePart(measure)]))
      }
    }
    return price
  }

  mutating func rate(set: Int) -> Tariff.Rate {
    var rate = Tariff.Rate(id: id(), set: set, price: .free)
    switch dice.roll(0...9) {
    case 0: return rate
    case 1:
      rate.price = .missing
      return rate
    default: rate.price = .priced(usagePrice())
    }
    guard dice.isOne(in: 4) else { return rate }
    var month = Tariff.MonthPrice(banding: dice.pick([.whole, .graduated]))
    if dice.isOne(in: 3) { month.pack = dice.number(30...600) }
    if dice.isOne(in: 2) { month.most = usagePart(nil) }
    if !dice.isOne(in: 4) {
      // Bands price the month, so that calls have no price for a measure of their own.
      if case .priced(var price) = rate.price {
        price.parts = price.parts.filter { $0.measure == nil }
        price.stretches = []
        rate.price = .priced(price)
      }
      var end = Rational.zero
      for _ in 0..<dice.roll(0...2) {
        end = sum(end, dice.number(60...900))
        month.bands.append(Tariff.MonthPrice.Band(to: end, parts: bandParts()))
      }
      month.bands.append(Tariff.MonthPrice.Band(to: nil, parts: bandParts()))
    }
    rate.month = month
    return rate
  }

  private mutating func bandParts() -> [Tariff.UsagePrice.Part]? {
    switch dice.roll(0...5) {
    case 0: return nil
    case 1: return []
    case 2: return [usagePart(nil)]
    case 3: return [usagePart(Rational(60)), usagePart(nil)]
    default: return [usagePart(Rational(60))]
    }
  }

  /// Nothing, calls, or calls and something else, with what is used of them.
  mutating func addServices() {
    // Whose usage it is: nobody says, all of it is somebody's, or only some.
    let units = dice.pick([.nobodys, .nobodys, .somebodys, .mixed] as [Attribution])
    for _ in 0..<dice.pick([0, 1, 1, 1, 1, 1, 2]) { addService(units) }
    guard !tariff.services.isEmpty else { return }
    for _ in 0..<dice.roll(0...4) { addGroup(units) }
    carryOver(units)
  }

  private enum Attribution { case nobodys, somebodys, mixed }

  private mutating func unit(_ attribution: Attribution) -> Int? {
    switch attribution {
    case .nobodys: nil
    case .somebodys: Int(dice.roll(1...3))
    case .mixed: dice.isOne(in: 2) ? nil : Int(dice.roll(1...3))
    }
  }

  private mutating func addService(_ units: Attribution) {
    var service = Tariff.Service(crossing: dice.pick([.unsaid, .start, .split, .split]))
    if dice.isOne(in: 4) {
      service.exclusions.append(
        Tariff.Exclusion(
          dice.isOne(in: 2) ? .forwards : .set(Int(dice.roll(0...2))), rate: dice.isOne(in: 2) ? rate(set: -1) : nil))
    }
    for _ in 0..<dice.roll(0...2) {
      var inclusion = Tariff.Inclusion(id: id(), set: Int(dice.roll(0...2)))
      for _ in 0..<dice.roll(0...3) {
        // A limit may be shared with an inclusion before.
        let own = inclusion.limits.map { $0.id }
        let others = (tariff.services + [service]).flatMap { $0.inclusions }.flatMap { $0.limits }
          .filter { !own.contains($0.id) }
        inclusion.limits.append(!others.isEmpty && dice.isOne(in: 5) ? dice.pick(others) : limit(units))
      }
      if dice.isOne(in: 4) { inclusion.hours = hours() }
      service.inclusions.append(inclusion)
    }
    for _ in 0..<dice.roll(1...3) {
      var rate = rate(set: Int(dice.roll(0...2)))
      if dice.isOne(in: 6) {
        let first = Int(dice.roll(1...4))
        rate.months = first...(dice.isOne(in: 2) ? Int.max : first + Int(dice.roll(0...2)))
      }
      if dice.isOne(in: 3) { rate.hours = hours() }
      service.rates.append(rate)
    }
    tariff.services.append(service)
  }

  private mutating func addGroup(_ units: Attribution) {
    let count = dice.roll(1...9)
    // Once in so many times numbers are reached by calls that last no time; or calls last through many hours.
    let isUnanswered = dice.isOne(in: 8)
    let isLong = !isUnanswered && dice.isOne(in: 8)
    let each = isUnanswered ? .zero : dice.number(1...(isLong ? 90_000 : 200))
    let total = isUnanswered ? .zero : dice.number(1...1200)
    let amount: MonthUsage.Amount =
      dice.isOne(in: 8)
      ? .total(total, mean: dice.isOne(in: 2) ? nil : each) : .calls(count, each: each)
    var group = MonthUsage.Group(
      service: Int(dice.roll(0...Int64(tariff.services.count - 1))),
      isIn: [true, dice.isOne(in: 2), dice.isOne(in: 3)], amount,
      correspondents: dice.isOne(in: 3) ? nil : dice.roll(0...count),
      unit: unit(units), isForwarded: dice.isOne(in: 5))
    switch dice.roll(0...5) {
    case 0...2: group.hours = .moment(moment())
    case 3: group.hours = hours()
    default: break
    }
    usage.groups.append(group)
  }

  /// A minute of the week, often shortly before something begins or ends.
  private mutating func moment() -> Int {
    let edges = tariff.services.flatMap { $0.rates }.compactMap { $0.hours }.flatMap { $0.minutes }
      .flatMap { [$0.lowerBound, $0.upperBound] }
    guard !edges.isEmpty, !dice.isOne(in: 3) else { return Int(dice.roll(0...Int64(WeekHours.week - 1))) }
    return (dice.pick(edges) - Int(dice.roll(0...3)) + WeekHours.week) % WeekHours.week
  }

  mutating func hours() -> WeekHours {
    var stretches: [WeekHours.Stretch] = []
    for _ in 0..<dice.pick([1, 1, 2]) {
      let isAllDay = dice.isOne(in: 5)
      stretches.append(
        WeekHours.Stretch(
          firstDay: Int(dice.roll(0...6)), lastDay: Int(dice.roll(0...6)),
          from: isAllDay ? 0 : Int(dice.roll(0...95) * 15), to: isAllDay ? 1440 : Int(dice.roll(0...96) * 15)))
    }
    return WeekHours(stretches, holidays: dice.pick([.likeOthers, .likeOthers, .included, .excluded]))
  }

  private mutating func limit(_ units: Attribution) -> Tariff.Limit {
    let measure: Tariff.Limit.Measure =
      dice.isOne(in: 24)
      ? .unmeasured : dice.pick([.amount, .amount, .calls, .correspondents, .length])
    let amount: Rational
    switch measure {
    case .amount: amount = dice.number(0...900)
    case .calls: amount = dice.number(0...12)
    case .correspondents: amount = dice.number(0...9)
    case .length, .unmeasured: amount = dice.number(20...130)
    }
    var limit = Tariff.Limit(id: id(), measure, amount, then: dice.pick(Tariff.Limit.Consequence.allCases))
    limit.isStrict = dice.isOne(in: 4)
    if dice.isOne(in: 5) {
      limit.growth = Tariff.Limit.Growth(
        by: dice.number(1...60), every: Int(dice.roll(1...3)), most: dice.isOne(in: 2) ? dice.number(1...900) : nil)
    }
    if dice.isOne(in: 3) {
      limit.per = Int(dice.roll(0...2))
      limit.pooling = dice.pick([.unsaid, .pooled, .each])
    }
    // Of usage that is somebody's only in part, nobody can say whose rest is left.
    let isShared = limit.per == nil || limit.pooling == .pooled
    if dice.isOne(in: 3), measure == .amount || measure == .calls, isShared || units != .mixed {
      limit.carryOver = Tariff.Limit.CarryOver(most: dice.isOne(in: 2) ? dice.number(0...100) : nil)
    }
    return limit
  }

  /// What the month before left of some limits.
  private mutating func carryOver(_ units: Attribution) {
    var done: [Int] = []
    for limit in tariff.services.flatMap({ $0.inclusions }).flatMap({ $0.limits }) {
      guard limit.carryOver != nil, !done.contains(limit.id), dice.isOne(in: 2) else { continue }
      done.append(limit.id)
      let isShared = limit.per == nil || limit.pooling == .pooled
      for unit in isShared || units == .nobodys ? [nil] : [1, 2] as [Int?] {
        usage.carried.append(
          MonthUsage.Carried(limit: limit.id, unit: unit, amount: dice.number(0...(limit.measure == .calls ? 9 : 300))))
      }
    }
  }
}
