import Quantities
import TariffEngine

/// splitmix64: the same numbers on every machine.
struct Dice {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func roll(_ range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  mutating func number(_ range: ClosedRange<Int64>) -> Rational { Rational(roll(range)) }

  /// True once in so many times.
  mutating func isOne(in many: Int64) -> Bool { roll(1...many) == 1 }

  mutating func pick<T>(_ values: [T]) -> T { values[Int(roll(0...Int64(values.count - 1)))] }
}

/// A tariff, a month of usage and a month of the contract, made from a seed: every primitive that a bill of a month
/// knows occurs. Only recorded calls know bank holidays and days on which rates change.
struct RandomCase {
  var tariff: Tariff
  var usage: MonthUsage
  var month: Int
  var dice: Dice
  private var ids = 0
  private static var meters: Int { 3 }

  init(seed: UInt64) {
    dice = Dice(state: seed)
    tariff = Tariff()
    usage = MonthUsage()
    month = Int(dice.roll(1...5))
    let rates = [
      Figure(0), Figure(digits: 20, decimals: 2), Figure(digits: 21, decimals: 2), Figure(digits: 55, decimals: 3),
    ]
    tariff.tax = Tariff.Tax(
      rate: dice.pick(rates).value, isIncluded: dice.isOne(in: 2), net: dice.pick(Tariff.Tax.NetPlace.allCases))
    if dice.isOne(in: 2) {
      for _ in 0..<dice.roll(1...3) { tariff.tax.others.append(dice.pick(rates).value) }
    }
    if dice.isOne(in: 2) { tariff.tax.place = dice.pick(Tariff.Tax.Place.allCases) }
    tariff.rounding = Tariff.RoundingPoints(
      place: dice.pick(Tariff.RoundingPoints.Place.allCases),
      rounding: Rounding(decimals: Int(dice.pick([2, 2, 2, 0, 3])), mode: dice.pick(Rounding.Mode.allCases)))
    if dice.isOne(in: 6), tariff.rounding.rounding.decimals == 2 {
      tariff.rounding.total = Figure(digits: dice.pick([5, 10, 100]), decimals: 2).value
    }
    for _ in 0..<dice.pick([0, 0, 1, 2]) {
      tariff.surcharges.append(
        Tariff.Surcharge(
          id: id(), rate: Figure(digits: dice.roll(1...60), decimals: 3).value, isBeforeVAT: dice.isOne(in: 2)))
    }
    if dice.isOne(in: 4) {
      let of = dice.roll(28...31)
      usage.days = MonthUsage.Days(used: dice.number(0...of), of: Rational(of))
    }
    for _ in 0..<RandomCase.meters { usage.numbers.append(dice.isOne(in: 6) ? nil : dice.number(0...30)) }
    for _ in 0..<dice.roll(0...3) { addCharge() }
    addServices()
    for _ in 0..<dice.pick([0, 0, 1, 1, 2, 3]) { addAdjustment() }
  }

  mutating func id() -> Int {
    ids += 1
    return ids
  }

  /// A rate of VAT by its position, that of the tariff as often as any other.
  mutating func tax() -> Int { Int(dice.roll(0...Int64(tariff.tax.others.count))) }

  mutating func price() -> (value: Rational, decimals: Int) {
    let decimals = Int(dice.roll(0...4))
    return (Figure(digits: dice.roll(0...dice.pick([50, 9_999])), decimals: decimals).value, decimals)
  }

  // Charges

  private mutating func part(_ count: Tariff.Count?, isPeriodic: Bool = false) -> Tariff.Part {
    let price = price()
    var part = Tariff.Part(id: id(), price: price.value, decimals: price.decimals, count: count)
    if isPeriodic, dice.isOne(in: 8) {
      // By the four weeks, the week, the quarter, the half-year: what of it falls on a month.
      let times = dice.pick([13, 52, 4, 2] as [Int64])
      part.share = (try? Rational(times).divided(by: Rational(12))) ?? .one
    }
    return part
  }

  private mutating func count() -> Tariff.Count {
    var count = Tariff.Count([Int(dice.roll(0...2))])
    if dice.isOne(in: 6) { count.meters.append(Int(dice.roll(0...2))) }
    if dice.isOne(in: 3) { count.included = dice.number(1...8) }
    if dice.isOne(in: 6) { count.includedFor = Int(dice.roll(0...2)) }
    if dice.isOne(in: 4) { count.pack = dice.number(2...7) }
    count.unknown = dice.pick([.nothing, .ask, .essential])
    return count
  }

  private mutating func pricing(_ count: Tariff.Count?) -> Tariff.Pricing {
    switch dice.roll(0...11) {
    case 0: return .free
    case 1: return .missing
    case 2: return .refused
    case 3...5: return .parts([part(count, isPeriodic: true)])
    case 6...8: return .parts([part(nil, isPeriodic: true)])
    default: return .parts([part(nil, isPeriodic: true), part(count, isPeriodic: true)])
    }
  }

  private mutating func addCharge() {
    let own = count()
    var charge = Tariff.Charge(id: id(), due: dice.pick([.monthly, .monthly, .yearly, .once]), price: pricing(own))
    if dice.isOne(in: 3) { charge.count = own }
    if dice.isOne(in: 3) {
      charge.banding = dice.pick([.whole, .graduated])
      charge.count = own
      var low = Rational.zero
      for _ in 0..<dice.roll(1...3) {
        var band = Tariff.Band(price: pricing(own))
        let start = dice.roll(0...2)
        if start > 0 || dice.isOne(in: 2) { band.from = sum(low, Rational(start == 0 ? 1 : start + 1)) }
        low = sum(low, Rational(start + dice.roll(1...8)))
        if !dice.isOne(in: 4) { band.to = low }
        charge.bands.append(band)
        if band.to == nil { break }
      }
    }
    if dice.isOne(in: 4) {
      charge.minimum = Tariff.Minimum(part(nil), isOnlyWhenUsed: dice.isOne(in: 2))
    }
    if dice.isOne(in: 5) {
      let first = Int(dice.roll(1...4))
      charge.months = first...(dice.isOne(in: 2) ? Int.max : first + Int(dice.roll(0...3)))
    }
    if dice.isOne(in: 6) { charge.atMost = dice.number(1...12) }
    charge.isOption = dice.isOne(in: 4)
    charge.tax = tax()
    charge.isProrated = !dice.isOne(in: 4)
    charge.isDeposit = dice.isOne(in: 6)
    tariff.charges.append(charge)
    usage.orders.append(dice.pick([.none, .none, .asCounted, .number(dice.number(0...9))]))
  }

  // Adjustments

  /// An adjustment of some charges and rates, on one bill or on each that has lines of them.
  private mutating func addAdjustment() {
    let amount = part(nil)
    let share = Figure(digits: dice.roll(0...100), decimals: 2).value
    let kind: Tariff.Adjustment.Kind
    var due: Tariff.Due? = dice.pick([.monthly, .monthly, .yearly, .once])
    switch dice.roll(0...5) {
    case 0, 1: kind = .discount(share)
    case 2: kind = .reduction(amount)
    case 3: kind = .credit(amount)
    case 4: kind = .minimum(amount)
    default: kind = .maximum(amount)
    }
    if dice.isOne(in: 3) { due = nil }
    var adjustment = Tariff.Adjustment(id: id(), kind, due: due, isOnlyWhenUsed: dice.isOne(in: 4))
    adjustment.tax = tax()
    for charge in tariff.charges where !dice.isOne(in: 3) { adjustment.charges.append(charge.id) }
    for rate in tariff.services.flatMap({ $0.rates + $0.exclusions.compactMap { $0.rate } }) where !dice.isOne(in: 3) {
      adjustment.rates.append(rate.id)
    }
    for earlier in tariff.adjustments {
      if !dice.isOne(in: 3) { adjustment.adjustments.append(earlier.id) }
      if dice.isOne(in: 5) { adjustment.excludes.append(earlier.id) }
    }
    if dice.isOne(in: 5) {
      let first = Int(dice.roll(1...4))
      adjustment.months = first...(dice.isOne(in: 2) ? Int.max : first + Int(dice.roll(0...3)))
    }
    tariff.adjustments.append(adjustment)
  }

  func sum(_ left: Rational, _ right: Rational) -> Rational { (try? left.adding(right)) ?? left }
}
