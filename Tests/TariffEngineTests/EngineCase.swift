import Quantities
import TariffEngine

/// Bytes as numbers and choices; past their end all of them are zero.
struct Bytes {
  private let bytes: [UInt8]
  private var next = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func byte() -> UInt8 {
    guard next < bytes.count else { return 0 }
    defer { next += 1 }
    return bytes[next]
  }

  mutating func isSet() -> Bool { byte() & 1 == 1 }
  mutating func upTo(_ most: Int) -> Int { Int(byte()) % (most + 1) }
  mutating func pick<T>(_ values: [T]) -> T { values[upTo(values.count - 1)] }
  mutating func wide() -> Int64 { max(-Int64.max, (0..<8).reduce(0) { sum, _ in sum << 8 | Int64(byte()) }) }

  /// Any number that an offer or a profile may come to, and many that none should.
  mutating func number() -> Rational {
    switch byte() % 9 {
    case 0: return .zero
    case 1, 2: return Rational(Int64(byte()))
    case 3: return Figure(digits: Int64(byte()) << 8 | Int64(byte()), decimals: upTo(6)).value
    case 4: return Rational(Int64(byte()) << 8 | Int64(byte()))
    case 5: return Figure(digits: wide(), decimals: upTo(6)).value
    case 6: return (try? Rational(wide(), over: wide())) ?? .one
    case 7: return Rational(wide())
    default:
      return pick([
        .one, Rational(-1), Rational(.max), Rational(-.max), (try? Rational(1, over: .max)) ?? .one,
        Rational(1_000_000_000), Rational(1_000_000_000_000),
      ])
    }
  }

  mutating func optional() -> Rational? { isSet() ? number() : nil }
  mutating func list<T>(_ most: Int, _ make: (inout Bytes) -> T) -> [T] { (0..<upTo(most)).map { _ in make(&self) } }

  mutating func months() -> ClosedRange<Int>? {
    guard isSet() else { return nil }
    let first = upTo(30)
    return first...(isSet() ? Int.max : first + upTo(30))
  }

  mutating func hours() -> WeekHours? {
    guard isSet() else { return nil }
    if isSet() { return .moment(Int(byte()) * 40) }
    return WeekHours(
      list(2) {
        .init(firstDay: $0.upTo(6), lastDay: $0.upTo(6), from: $0.upTo(23) * 60, to: $0.upTo(24) * 60)
      })
  }
}

/// A tariff and a month of usage, whatever the bytes.
struct EngineCase {
  var tariff = Tariff()
  var usage = MonthUsage()
  var bytes: Bytes
  private var ids = 0

  init(_ bytes: [UInt8]) {
    self.bytes = Bytes(bytes)
    readTariff()
    readUsage()
  }

  private mutating func id() -> Int {
    ids += 1
    return ids
  }

  // Prices

  private mutating func part(_ count: Tariff.Count? = nil) -> Tariff.Part {
    var part = Tariff.Part(id: id(), price: bytes.number(), decimals: bytes.upTo(6), count: count)
    if bytes.isSet() { part.share = bytes.number() }
    return part
  }

  private mutating func usagePart() -> Tariff.UsagePrice.Part {
    Tariff.UsagePrice.Part(id: id(), price: bytes.number(), decimals: bytes.upTo(6), for: bytes.optional())
  }

  private mutating func many<T>(_ most: Int, _ make: (inout EngineCase) -> T) -> [T] {
    (0..<bytes.upTo(most)).map { _ in make(&self) }
  }

  private mutating func count() -> Tariff.Count {
    Tariff.Count(
      bytes.list(2) { $0.upTo(3) }, included: bytes.number(), includedFor: bytes.isSet() ? bytes.upTo(3) : nil,
      pack: bytes.optional(), unknown: bytes.pick([.nothing, .ask, .essential]))
  }

  private mutating func pricing() -> Tariff.Pricing {
    switch bytes.upTo(5) {
    case 0: .free
    case 1: .missing
    case 2: .refused
    default: .parts(many(3) { $0.part($0.bytes.isSet() ? $0.count() : nil) })
    }
  }

  private mutating func charge() -> Tariff.Charge {
    var charge = Tariff.Charge(id: id(), due: bytes.pick(Tariff.Due.allCases), price: pricing())
    charge.isOption = bytes.isSet()
    if bytes.isSet() { charge.count = count() }
    charge.bands = many(3) { Tariff.Band(from: $0.bytes.optional(), to: $0.bytes.optional(), price: $0.pricing()) }
    charge.banding = bytes.pick([.whole, .graduated])
    if bytes.isSet() { charge.minimum = Tariff.Minimum(part(), isOnlyWhenUsed: bytes.isSet()) }
    charge.months = bytes.months()
    charge.atMost = bytes.optional()
    charge.isProrated = bytes.isSet()
    charge.isDeposit = bytes.byte() % 8 == 1
    return charge
  }

  // Usage

  private mutating func usagePrice() -> Tariff.UsagePrice {
    Tariff.UsagePrice(
      parts: many(3) { $0.usagePart() }, step: bytes.number(), first: bytes.optional(),
      minimum: bytes.isSet() ? usagePart() : nil, maximum: bytes.isSet() ? usagePart() : nil,
      grace: bytes.isSet() ? bytes.number() : .zero,
      stretches: many(2) { .init(to: $0.bytes.number(), parts: $0.many(2) { $0.usagePart() }) })
  }

  private mutating func rate() -> Tariff.Rate {
    var rate = Tariff.Rate(id: id(), set: bytes.upTo(2), price: .free)
    switch bytes.upTo(5) {
    case 0: break
    case 1: rate.price = .missing
    default: rate.price = .priced(usagePrice())
    }
    if bytes.byte() % 4 == 1 {
      rate.month = Tariff.MonthPrice(
        bands: many(2) {
          .init(to: $0.bytes.optional(), parts: $0.bytes.isSet() ? $0.many(2) { $0.usagePart() } : nil)
        },
        banding: bytes.pick([.whole, .graduated]), pack: bytes.optional(), most: bytes.isSet() ? usagePart() : nil)
    }
    if bytes.byte() % 4 == 1 { rate.hours = bytes.hours() }
    if bytes.byte() % 4 == 1 { rate.months = bytes.months() }
    if bytes.byte() % 4 == 1 { rate.days = bytes.months() }
    return rate
  }

  private mutating func limit() -> Tariff.Limit {
    var limit = Tariff.Limit(
      id: bytes.upTo(3), bytes.pick([.amount, .calls, .correspondents, .length, .unmeasured]), bytes.number(),
      per: bytes.isSet() ? bytes.upTo(3) : nil, then: bytes.pick(Tariff.Limit.Consequence.allCases),
      pooling: bytes.pick([.unsaid, .pooled, .each]), isStrict: bytes.isSet())
    if bytes.byte() % 4 == 1 {
      limit.growth = Tariff.Limit.Growth(by: bytes.number(), every: bytes.upTo(20), most: bytes.optional())
    }
    if bytes.byte() % 4 == 1 { limit.carryOver = Tariff.Limit.CarryOver(most: bytes.optional()) }
    return limit
  }

  private mutating func service() -> Tariff.Service {
    Tariff.Service(
      inclusions: many(2) { own in
        Tariff.Inclusion(
          id: own.id(), set: own.bytes.upTo(2), limits: own.many(3) { $0.limit() },
          hours: own.bytes.byte() % 4 == 1 ? own.bytes.hours() : nil)
      },
      exclusions: many(1) { own in
        Tariff.Exclusion(
          own.bytes.isSet() ? .forwards : .set(own.bytes.upTo(2)), rate: own.bytes.isSet() ? own.rate() : nil)
      },
      rates: many(3) { $0.rate() }, crossing: bytes.pick([.unsaid, .start, .split]))
  }

  private mutating func adjustment() -> Tariff.Adjustment {
    let kind: Tariff.Adjustment.Kind
    switch bytes.upTo(4) {
    case 0: kind = .discount(bytes.number())
    case 1: kind = .reduction(part())
    case 2: kind = .credit(part())
    case 3: kind = .minimum(part())
    default: kind = .maximum(part())
    }
    let all = ids
    func some(_ bytes: inout Bytes) -> [Int] { bytes.list(3) { $0.upTo(min(all, 200)) } }
    return Tariff.Adjustment(
      id: id(), kind, due: bytes.isSet() ? bytes.pick(Tariff.Due.allCases) : nil, charges: some(&bytes),
      rates: some(&bytes), adjustments: some(&bytes), months: bytes.months(), excludes: some(&bytes),
      isOnlyWhenUsed: bytes.isSet())
  }

  private mutating func readTariff() {
    tariff.tax = Tariff.Tax(
      rate: bytes.number(), isIncluded: bytes.isSet(), net: bytes.pick(Tariff.Tax.NetPlace.allCases))
    tariff.rounding = Tariff.RoundingPoints(
      place: bytes.pick(Tariff.RoundingPoints.Place.allCases),
      rounding: Rounding(decimals: bytes.upTo(6), mode: bytes.pick(Rounding.Mode.allCases)))
    if bytes.byte() % 4 == 1 { tariff.rounding.total = bytes.number() }
    tariff.charges = many(3) { $0.charge() }
    tariff.services = many(2) { $0.service() }
    tariff.surcharges = many(2) {
      Tariff.Surcharge(id: $0.id(), rate: $0.bytes.number(), isBeforeVAT: $0.bytes.isSet())
    }
    tariff.adjustments = many(3) { $0.adjustment() }
    tariff.holidays = bytes.list(2) { $0.upTo(30) }
  }

  private mutating func readUsage() {
    usage.numbers = bytes.list(3) { $0.optional() }
    usage.orders = bytes.list(3) { $0.pick([.none, .asCounted, .number($0.number())]) }
    usage.groups = bytes.list(4) { bytes in
      let amount: MonthUsage.Amount =
        bytes.isSet()
        ? .calls(bytes.number().floor, each: bytes.number()) : .total(bytes.number(), mean: bytes.optional())
      return MonthUsage.Group(
        service: bytes.upTo(2), isIn: bytes.list(3) { $0.isSet() }, amount,
        correspondents: bytes.optional().map(\.floor), unit: bytes.isSet() ? bytes.upTo(3) : nil,
        isForwarded: bytes.isSet(), hours: bytes.hours())
    }
    usage.carried = bytes.list(2) {
      MonthUsage.Carried(limit: $0.upTo(3), unit: $0.isSet() ? $0.upTo(3) : nil, amount: $0.number())
    }
    if bytes.isSet() { usage.days = MonthUsage.Days(used: bytes.number(), of: bytes.number()) }
  }
}
