internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

/// What a profile would pay for a plan, under every reading of unclear clauses.
///
/// Throws when the plan, a reading or a choice does not exist, or when an amount does not fit; everything that an
/// offer or a profile leaves open is part of the estimate instead.
public func estimate(_ request: EstimateRequest) throws(EstimateFault) -> Estimate {
  try Estimator(request).estimate()
}

/// Compiles the tariff of a plan for a profile, under the default readings and those of the request.
public func compileTariff(_ request: EstimateRequest) throws(EstimateFault) -> CompiledTariff {
  let estimator = try Estimator(request)
  return try estimator.outcome(estimator.taken).compiled
}

/// Computes an estimate: the taken readings first, then every combination of those that matter.
struct Estimator {
  /// The most combinations of readings that are tried.
  static let mostCombinations = 4096

  /// What an estimate says of one combination of readings.
  struct Result: Equatable {
    var status: Estimate.Status
    var month: Estimate.Totals?
    var total: Estimate.Totals?
    var missing: [Estimate.Missing]
  }

  private(set) var request: EstimateRequest
  let taken: Readings
  let plan: String
  let months: Int
  let monthsOrigin: Estimate.MonthsOrigin
  /// Whether nobody asks for more than totals and what lacks for them.
  private var isOfTotals = false
  /// Tariffs that are compiled already, for profiles that differ in numbers only.
  private var known = KnownTariffs()

  init(_ request: EstimateRequest) throws(EstimateFault) {
    self.request = request
    let offer = request.offer
    if offer.plans.isEmpty {
      guard request.plan == offer.id.value || request.plan.isEmpty else { throw .unknownPlan(request.plan) }
      plan = offer.id.value
    } else {
      guard offer.plans.contains(where: { $0.id.value == request.plan }) else { throw .unknownPlan(request.plan) }
      plan = request.plan
    }
    var taken = offer.defaultReadings
    for (name, choice) in request.readings {
      guard let reading = offer.readings.first(where: { $0.name.value == name }) else { throw .unknownReading(name) }
      guard reading.choices.contains(where: { $0.name.value == choice }) else {
        throw .unknownChoice(reading: name, choice: choice)
      }
      taken = taken.choosing(choice, for: name)
    }
    self.taken = taken
    if case .leaving(let day)? = request.interruption?.what, let start = request.start {
      guard let last = Interruption.month(of: day, from: start), last <= 1200 else { throw .outsideContract(day) }
      (months, monthsOrigin) = (last, .requested)
    } else {
      (months, monthsOrigin) = Estimator.months(request, plan: plan, readings: taken)
    }
  }

  /// How many months, and why: 1 to 1200.
  private static func months(
    _ request: EstimateRequest, plan: String, readings: Readings
  ) -> (Int, Estimate.MonthsOrigin) {
    func kept(_ months: Int) -> Int { min(1200, max(1, months)) }
    if let months = request.months { return (kept(months), .requested) }
    if let months = request.profile.months { return (kept(months.value), .profile) }
    // A part of a month is that month.
    if request.profile.days != nil { return (1, .profile) }
    for term in request.offer.rowsOfContract.flatMap(\.terms) where term.kind.value == .commitment {
      switch term.length.value(plan: plan, readings: readings)?.value {
      case .quantity(let quantity) where quantity.unit.dimension == .months:
        if let months = try? quantity.canonical(), months >= .one {
          return (kept(Int(clamping: months.ceiling)), .commitment)
        }
      case .quantity, .none?, .notStated, nil: continue
      }
    }
    return (12, .standard)
  }

  /// For totals, and what lacks for them, alone.
  init(ofTotals request: EstimateRequest) throws(EstimateFault) {
    try self.init(request)
    isOfTotals = true
  }

  func outcome(_ readings: Readings) throws(EstimateFault) -> Outcome {
    let parts = try partMonths(readings)
    do {
      var compiled: CompiledTariff
      if let known = known.tariffs[readings] {
        compiled = known
      } else {
        compiled = try TariffBuilder.compile(
          request.offer, plan: plan, readings: readings, profile: request.profile, sheets: request.sheets,
          start: request.start, omittingUnused: isOfTotals)
        known.tariffs[readings] = compiled
      }
      let month = try compiled.month(of: request.profile, offer: request.offer)
      compiled.partMonths = parts
      return try Outcome(compiled: compiled, month: month, span: months)
    } catch {
      throw .arithmetic(error)
    }
  }

  /// The estimate, with what the other choices of unclear clauses give unless nobody asks for that.
  func estimate(withReadings: Bool = true) throws(EstimateFault) -> Estimate {
    let outcome = try outcome(taken)
    for part in outcome.compiled.partMonths where part.tariffDays != nil {
      let changes = outcome.compiled.charges.contains { $0.days != nil && $0.months?.contains(part.month) ?? false }
      if changes { throw .changeInPartMonth(month: part.month) }
    }
    var made: Estimate
    do {
      made = try estimate(of: outcome)
    } catch {
      throw .arithmetic(error)
    }
    do {
      let words = Words(request: request, plan: plan, outcome: outcome)
      made.deposits = try words.lines(of: outcome.compiled.tariff.deposits(for: outcome.month))
    } catch {
      throw .arithmetic(error)
    }
    if request.isOverTime { made.overTime = try overTime(outcome, isPriced: made.status != .unpriced) }
    if withReadings {
      made.conditions = try openConditions(of: outcome)
      try vary(&made, outcome: outcome)
    }
    if !request.profile.intervals.isEmpty { try spread(&made, withReadings: withReadings) }
    return made
  }

  /// The same for another profile, in which only numbers differ.
  func changing(_ profile: UsageProfile) -> Estimator {
    var other = self
    other.request.profile = profile
    return other
  }

  /// The same with nothing compiled: what is kept for ten thousand plans is hardly ever asked again.
  var forgetful: Estimator {
    var other = self
    other.known = KnownTariffs()
    return other
  }

  /// The same for a contract that begins on another day.
  func starting(_ day: Day?) throws(EstimateFault) -> Estimator {
    var other = request
    other.start = day
    other.months = months
    return try Estimator(other)
  }

  /// The estimate under the taken readings alone.
  func estimate(of outcome: Outcome) throws(ArithmeticFault) -> Estimate {
    let words = Words(request: request, plan: plan, outcome: outcome)
    let result = try result(outcome)
    let hasTotals = result.status != .unpriced
    return Estimate(
      offer: request.offer.id.value, plan: plan, currency: request.offer.currency.value, months: months,
      monthsOrigin: monthsOrigin, status: result.status, month: result.month,
      firstMonth: hasTotals ? try outcome.firstSum().totals() : nil, total: result.total,
      average: hasTotals ? try outcome.totalSum().shared(Int64(months)).totals() : nil,
      year: hasTotals && outcome.hasYearly ? try outcome.yearSum().totals() : nil,
      readings: [], range: nil, spread: nil, rest: hasTotals ? nil : try outcome.monthSum().totals(),
      missing: result.missing, events: words.events(), lines: try words.lines(),
      onOrder: try words.onOrder(), partMonths: outcome.compiled.partMonths,
      vatPlace: words.vatPlace, vatRates: hasTotals ? try words.vatRates() : [],
      assumptions: words.assumptions(), rounding: outcome.compiled.tariff.rounding.rounding)
  }

  /// What an estimate says under some readings.
  func priced(_ readings: Readings) throws(EstimateFault) -> Result {
    let outcome = try outcome(readings)
    do { return try result(outcome) } catch { throw .arithmetic(error) }
  }

  func result(_ outcome: Outcome) throws(ArithmeticFault) -> Result {
    let missing = Words(request: request, plan: plan, outcome: outcome).missing()
    guard !outcome.gaps.contains(where: \.isEssential) else {
      return Result(status: .unpriced, month: nil, total: nil, missing: missing)
    }
    return Result(
      status: missing.isEmpty ? .priced : .lowerBound, month: try outcome.monthSum().totals(),
      total: try outcome.totalSum().totals(), missing: missing)
  }
}

/// Tariffs by the readings they are compiled under; shared by the copies of one estimator, on one thread.
private final class KnownTariffs {
  var tariffs: [Readings: CompiledTariff] = [:]
}
