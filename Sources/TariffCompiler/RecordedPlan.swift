internal import Diagnostics
public import Offers
internal import Quantities
public import TariffEngine

/// Where recorded calls go.
public enum RecordedDestination: Sendable, Hashable {
  /// As a rule or a profile names it.
  case named(Destination)
  /// Numbers that an offer treats alike.
  case numbers(OfferNumbers.Class)

  var destination: Destination {
    switch self {
    case .named(let destination): destination
    case .numbers(let numbers): numbers.place.destination
    }
  }
}

/// A plan ready to rate recorded calls: where each may go, what rules are called, and the bill of a month.
public struct RecordedPlan: Sendable {
  /// The tariff and what its ids stand for.
  public let compiled: CompiledTariff
  /// For each destination, the sets of the tariff that contain it.
  public let isIn: [[Bool]]
  private let request: EstimateRequest
  private let plan: String

  /// Compiles the plan of a request for calls to destinations. The profile says how many users, lines, channels there
  /// are and which options are wanted; its own usage is put aside, since the records are the usage.
  public init(_ request: EstimateRequest, destinations: [RecordedDestination]) throws(EstimateFault) {
    var own = request
    own.profile.usage = destinations.map { destination in
      UsageProfile.Usage(kind: .calls, to: destination.destination, span: request.offer.id.span)
    }
    let estimator = try Estimator(own)
    var isSplit = false
    self.request = own
    plan = estimator.plan
    do {
      let compiled = try TariffBuilder.compile(
        own.offer, plan: plan, readings: estimator.taken, profile: own.profile, sheets: own.sheets,
        start: nil, isOfRecords: true)
      self.compiled = compiled
      isSplit = compiled.tariff.services.contains { $0.crossing == .split && $0.rates.contains { $0.hours != nil } }
      let groups = try compiled.month(of: own.profile, offer: own.offer).groups
      isIn = zip(destinations, groups).map { destination, group in
        switch destination {
        case .named: group.isIn
        case .numbers(let numbers): compiled.sets.map { $0.covers(numbers) }
        }
      }
    } catch {
      throw .arithmetic(error)
    }
    // A month that is charged as a whole afterwards would be charged at the prices of the hours calls begin in.
    if isSplit,
      let limit = compiled.tariff.services.flatMap(\.inclusions).flatMap(\.limits).first(where: {
        $0.then == .wholePeriod
      })
    {
      throw .partsOfRecords(row: compiled.limits[limit.id].row.id.value)
    }
  }

  /// What the customer has, by meter.
  private var numbers: [Rational?] { compiled.meters.map { request.profile.counted($0) } }

  /// A rater of the plan's calls.
  public func rater(countsUnanswered: Bool = false) throws(EstimateFault) -> CallRater {
    let service = compiled.services.firstIndex(of: .calls) ?? 0
    do {
      return try CallRater(
        compiled.tariff, service: service, destinations: isIn, numbers: numbers,
        countsUnanswered: countsUnanswered)
    } catch {
      throw .arithmetic(error)
    }
  }

  /// A rule by the names of the offer: `vers-mobiles`, `mobiles-metropole beyond vers-mobiles.duree`.
  public func words(_ rule: CallRule) -> String {
    var words: String
    switch rule.outcome {
    case .included: words = rule.inclusion.map { compiled.inclusions[$0].id.value } ?? "included"
    case .charged, .free: words = rate(rule)
    case .unpriced: words = rate(rule) + " without price"
    case .noRate: words = "no rate"
    case .uncharged(let consequence): words = "not charged (\(name(consequence)))"
    }
    if let limit = rule.limit, let inclusion = rule.inclusion {
      words +=
        " beyond \(compiled.inclusions[inclusion].id.value).\(compiled.limits[limit].limit.name.value)"
    }
    if rule.isProvisional, rule.limit == nil { words += " provisionally" }
    return words
  }

  private func rate(_ rule: CallRule) -> String {
    rule.rate.map { compiled.rates[$0].row.id.value } ?? "no rate"
  }

  private func name(_ consequence: Tariff.Limit.Consequence) -> String {
    switch consequence {
    case .surplus: "surplus"
    case .wholeCall: "whole call"
    case .laterCalls: "later calls"
    case .wholePeriod: "whole period"
    case .block: "block"
    case .throttle: "throttle"
    case .notify: "notify"
    case .suspend: "suspend"
    case .notSaid: "not said"
    }
  }

  /// The bill of a month: the monthly charges for what the profile has, then the recorded calls, every amount
  /// explained; one month of an estimate.
  public func bill(of month: Int32, in rater: CallRater) throws(EstimateFault) -> Estimate {
    let estimator = try Estimator(request)
    do {
      let compiled = try compiled(of: month)
      // The groups hold no calls; they name the destinations of what has no price.
      let usage = try compiled.month(of: request.profile, offer: request.offer)
      let bill = try rater.bill(of: month, for: usage, by: compiled.tariff)
      let outcome = try Outcome(compiled: compiled, month: usage, recorded: bill)
      var estimate = try estimator.estimate(of: outcome)
      // One month of a bill has no first month, total or average of its own.
      estimate.firstMonth = estimate.month
      estimate.total = nil
      estimate.average = nil
      return estimate
    } catch {
      throw .arithmetic(error)
    }
  }
}

extension RecordedPlan {
  /// The plan with what its charges cost in a calendar month: the prices in force on its first day, where they change.
  private func compiled(of month: Int32) throws(ArithmeticFault) -> CompiledTariff {
    guard compiled.charges.contains(where: { !$0.charge.changes.isEmpty }) else { return compiled }
    let estimator: Estimator
    do { estimator = try Estimator(request) } catch { return compiled }
    var made = try TariffBuilder.compile(
      request.offer, plan: plan, readings: estimator.taken, profile: request.profile, sheets: request.sheets,
      start: Day(year: Int(month) / 12, month: Int(month) % 12 + 1, day: 1), isOfRecords: true)
    // The price in force is that of the whole month: months of a contract are not known.
    for index in made.charges.indices where !made.charges[index].charge.changes.isEmpty {
      guard made.charges[index].months?.lowerBound == 1 else { continue }
      made.charges[index].months = nil
      made.tariff.charges[index].months = nil
    }
    return made
  }
}

extension Outcome {
  /// One month whose usage was recorded: nothing is due once or for a year.
  fileprivate init(compiled: CompiledTariff, month: MonthUsage, recorded bill: Bill)
    throws(ArithmeticFault)
  {
    try self.init(compiled: compiled, month: month, span: 1)
    let nothing = try Tariff().bill(for: MonthUsage(), due: .once)
    years = [(1, nothing)]
    once = nothing
    phases = [(1, 1, bill)]
    monthly = bill
  }
}
