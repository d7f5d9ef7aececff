internal import Quantities

/// Finds for each line of usage what it draws from and what it is charged: the part of a tariff that whole numbers can
/// carry.
struct UsageCompiler {
  let tariff: Tariff
  let month: MonthUsage
  let forms: [UsageForm]
  let scale: UsageScale
  private(set) var draws: [UsageDraw] = []
  private(set) var rates: [SummedRate] = []
  private(set) var poolAllowances: [Int64] = []
  private(set) var guards: [UsageGuard] = []
  /// No usage that is priced here comes to more units.
  private(set) var most: Int64 = 0
  /// The exclusion or the inclusion that each line of usage falls under, by its position among those of its service.
  private let places: [Place]
  /// The tariff's ids of `rates` and of the pools.
  private var rateIds: [Int] = []
  private var poolIds: [Int] = []

  /// Bounds that keep products of a length and a number of calls in 64 bits; a sum alone may be larger.
  private static let mostCounted: Int64 = 1 << 30
  private static let mostSummed: Int64 = 1 << 36

  private enum Place {
    case excluded(Int)
    case included(Int)
    case beyond
  }

  init(tariff: Tariff, month: MonthUsage, forms: [UsageForm], scale: UsageScale) {
    self.tariff = tariff
    self.month = month
    self.forms = forms
    self.scale = scale
    places = month.groups.map { group in
      let service = tariff.service(of: group)
      if let position = service.exclusions.firstIndex(where: { $0.matches(group) }) { return .excluded(position) }
      return service.inclusionPosition(for: group).map { .included($0) } ?? .beyond
    }
  }

  /// Compiles every line of usage.
  mutating func compile() throws(ArithmeticFault) {
    draws.reserveCapacity(month.groups.count)
    for line in month.groups.indices {
      var draw = UsageDraw(line: line, isCounted: forms[line] != .sum)
      let group = month.groups[line]
      guard group.hours == nil, group.unit == nil, group.correspondents == nil else {
        draws.append(draw)
        continue
      }
      switch places[line] {
      case .excluded(let position):
        let own = tariff.service(of: group).exclusions[position].rate
        price(&draw, at: own ?? tariff.rate(for: group, in: 1))
      case .included(let position):
        let inclusion = tariff.service(of: group).inclusions[position]
        if inclusion.hours == nil, try limit(&draw, by: inclusion) { price(&draw, at: tariff.rate(for: group, in: 1)) }
      case .beyond: price(&draw, at: tariff.rate(for: group, in: 1))
      }
      // What costs nothing may still use up what other lines draw from.
      if draw.beyond != .nothing || draw.pool >= 0 { draws.append(draw) }
    }
  }

  // MARK: Limits

  /// Finds what an inclusion allows, and whether what is beyond has a price.
  ///
  /// One limit of the month's sum may be crossed here. Each other is a guard: what could cross it is a doubt.
  private mutating func limit(
    _ draw: inout UsageDraw, by inclusion: Tariff.Inclusion
  ) throws(ArithmeticFault) -> Bool {
    var own: (limit: Tariff.Limit, allowance: Int64, isKnown: Bool)?
    for limit in inclusion.limits {
      let (allowance, isKnown) = try allowance(of: limit)
      let sharers = Int64(max(1, lines(drawingFrom: limit.id)))
      switch limit.measure {
      // Nobody says how many numbers are called: no limit of them is crossed.
      case .correspondents: if !limit.isStrict { continue }
      case .unmeasured: break
      case .length:
        guards.append(UsageGuard(line: draw.line, mostEach: allowance))
        continue
      case .calls:
        guards.append(UsageGuard(line: draw.line, mostCalls: allowance / sharers))
        continue
      case .amount:
        if own == nil {
          own = (limit, allowance, isKnown)
        } else {
          guards.append(UsageGuard(line: draw.line, mostLength: allowance / sharers))
        }
        continue
      }
      return false
    }
    draw.beyond = .nothing
    // Without such a limit all of it is included.
    guard let own else { return false }
    draw.allowance = own.allowance
    var isCharged = false
    draw.beyond = .doubtful
    switch own.limit.then {
    case .surplus: isCharged = own.isKnown
    case .block, .throttle, .notify, .suspend: if own.isKnown { draw.beyond = .nothing }
    // A limit of less than so much is reached one before it.
    case .wholeCall, .laterCalls, .wholePeriod, .notSaid:
      if own.limit.isStrict { draw.allowance = max(0, draw.allowance - 1) }
    }
    if lines(drawingFrom: own.limit.id) > 1 { draw.pool = pool(of: own.limit.id, draw.allowance) }
    return isCharged
  }

  /// How much a limit allows these customers, rounded down, and whether that is surely so.
  private func allowance(of limit: Tariff.Limit) throws(ArithmeticFault) -> (Int64, Bool) {
    let amount = try limit.amount(in: 1)
    guard let meter = limit.per, limit.measure != .length else { return (max(0, amount.floor), amount.isWhole) }
    guard let number = month.number(meter) else { return (max(0, amount.floor), false) }
    switch limit.pooling {
    case .each: return (max(0, amount.floor), number == .one && amount.isWhole)
    case .unsaid, .pooled:
      guard let all = try? number.multiplied(by: amount) else { return (0, false) }
      return (max(0, all.floor), all.isWhole)
    }
  }

  /// How many lines of usage a limit counts.
  private func lines(drawingFrom id: Int) -> Int {
    places.indices.count { line in
      switch places[line] {
      case .included(let position):
        tariff.services[month.groups[line].service].inclusions[position].limits.contains { $0.id == id }
      case .excluded, .beyond: false
      }
    }
  }

  private mutating func pool(of id: Int, _ allowance: Int64) -> Int {
    if let known = poolIds.firstIndex(of: id) { return known }
    poolIds.append(id)
    poolAllowances.append(allowance)
    return poolIds.count - 1
  }

  // MARK: Prices

  /// What a line pays at a rate, as far as whole numbers carry it; a doubt otherwise.
  private mutating func price(_ draw: inout UsageDraw, at rate: Tariff.Rate?) {
    draw.beyond = .doubtful
    guard let rate, rate.hours == nil else { return }
    switch rate.price {
    case .missing: return
    case .free: draw.beyond = .nothing
    case .priced(let price):
      guard let priced = priced(draw, price, rate) else { return }
      draw = priced
    }
  }

  private mutating func priced(_ known: UsageDraw, _ price: Tariff.UsagePrice, _ rate: Tariff.Rate) -> UsageDraw? {
    var draw = known
    draw.mostLength = draw.isCounted ? UsageCompiler.mostCounted : UsageCompiler.mostSummed
    draw.mostCalls = UsageCompiler.mostCounted
    guard price.isLinear, price.step.isWhole, price.first.isWhole else { return nil }
    for part in price.parts {
      guard let each = try? part.each(of: tariff, tax: price.tax), let units = scale.whole(each) else { return nil }
      if part.measure == nil { draw.fee += units } else { draw.perUnit += units }
    }
    if let minimum = price.minimum {
      guard let basis = try? tariff.basis(minimum.price, decimals: minimum.decimals, tax: price.tax),
        let least = scale.whole(basis)
      else { return nil }
      draw.least = least
    }
    draw.first = price.first.numerator
    draw.step = price.step.numerator
    switch forms[draw.line] {
    case .sum:
      guard !price.dependsOnCalls(smallestStep: .one) else { return nil }
      draw.beyond = .straight
    case .messages:
      draw.step = max(1, draw.step)
      draw.beyond = .stepped
    case .calls:
      draw.beyond = draw.step > 0 ? .stepped : .straight
      // Lengths are fractions, which nothing rounds up to whole numbers before they are added.
      let isByFraction = draw.step == 0 && (draw.first > 0 || draw.least > 0 || tariff.rounding.place == .call)
      guard !isByFraction else { return nil }
    }
    // A message of one measure is what it is: no step, no minimum.
    let isPlain = draw.step <= 1 && draw.first <= 1 && draw.least <= draw.fee + draw.perUnit
    if forms[draw.line] == .messages, isPlain, tariff.rounding.place != .call { draw.beyond = .straight }
    if tariff.rounding.place == .call, draw.beyond == .stepped { draw.rounding = scale.centRounding }
    if rate.month != nil || tariff.rounding.place != .total {
      guard let position = summed(rate) else { return nil }
      draw.rate = position
    }
    guard let units = reach(draw) else { return nil }
    let (sum, isTooMuch) = most.addingReportingOverflow(units)
    guard !isTooMuch, sum < 1 << 59 else { return nil }
    most = sum
    if draw.fee == 0, draw.perUnit == 0, draw.least == 0, draw.rate < 0 { draw.beyond = .nothing }
    return draw
  }

  /// The most a line can come to; nothing where that does not fit.
  private func reach(_ draw: UsageDraw) -> Int64? {
    // Begun steps of every call, with what a rate asks of the sum.
    guard draw.step < 1 << 24, draw.first < 1 << 24 else { return nil }
    let (billed, isLong) = (draw.step + draw.first).multipliedReportingOverflow(by: draw.isCounted ? draw.mostCalls : 0)
    let (length, isLonger) = billed.addingReportingOverflow(draw.mostLength)
    var perUnit = draw.perUnit
    var flat: Int64 = 0
    if draw.rate >= 0 {
      for band in rates[draw.rate].bands {
        for price in band.perUnit { perUnit = perUnit.addingReportingOverflow(price).partialValue }
        for price in band.flat { flat = flat.addingReportingOverflow(price).partialValue }
      }
    }
    guard perUnit >= 0, perUnit < 1 << 40, flat >= 0, flat < 1 << 56, draw.fee < 1 << 56, draw.least < 1 << 56 else {
      return nil
    }
    let (units, isMuch) = perUnit.multipliedReportingOverflow(by: length)
    let each = max(draw.fee, draw.least)
    let (fees, isMore) = each.multipliedReportingOverflow(by: draw.isCounted ? draw.mostCalls : 0)
    let (sum, isTooMuch) = units.addingReportingOverflow(fees)
    guard !isLong, !isLonger, !isMuch, !isMore, !isTooMuch, length < 1 << 60, sum < 1 << 58 else { return nil }
    return sum + flat
  }

  /// The position of a rate that sums up its usage; nothing where its bands have another shape.
  private mutating func summed(_ rate: Tariff.Rate) -> Int? {
    if let known = rateIds.firstIndex(of: rate.id) { return known }
    var made = SummedRate()
    if let month = rate.month {
      guard month.most == nil else { return nil }
      if let pack = month.pack {
        guard pack.isWhole, pack > .zero, pack < Rational(1 << 40) else { return nil }
        made.pack = ExactDivisor(pack.numerator)
        made.isInPacks = month.bands.count == 1 && (month.bands[0].parts ?? []).allSatisfy { $0.measure == pack }
      }
      made.isWhole = month.banding == .whole
      for band in month.bands {
        guard let parts = band.parts, band.to?.isWhole ?? true else { return nil }
        var own = SummedRate.Band(to: band.to?.numerator ?? Int64.max, perUnit: [], flat: [])
        for part in parts {
          let each =
            made.isInPacks
            ? try? tariff.basis(part.price, decimals: part.decimals, tax: rate.tax)
            : try? part.each(of: tariff, tax: rate.tax)
          guard let each, let units = scale.whole(each) else { return nil }
          if part.measure == nil { own.flat.append(units) } else { own.perUnit.append(units) }
        }
        made.bands.append(own)
      }
    }
    rateIds.append(rate.id)
    rates.append(made)
    return rates.count - 1
  }
}
