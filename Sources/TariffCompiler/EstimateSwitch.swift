internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

/// What changing from one plan to another costs over the months of the requests.
/// - Parameters:
///   - from: the plan that is left, with the months to cover and the first day, where it is known.
///   - to: the plan that is taken.
///   - month: its first month, counted from the first of the old plan: 2 or more.
///   - months: months to cover, at least that one; those of an estimate of the old plan, and a year of the new one at
///     least, where nobody asks.
public func planSwitch(
  from: EstimateRequest, to: EstimateRequest, at month: Int, months asked: Int?
) throws(EstimateFault) -> PlanSwitch {
  var (from, to) = (from, to)
  let own = try Estimator(from).months
  let months = max(month, asked ?? max(own, month + 11))
  from.months = months
  to.months = months
  (from.isOverTime, to.isOverTime) = (true, true)
  to.start = from.start
  return try Switching(old: Estimator(from), new: Estimator(to), month: month).planSwitch()
}

/// The two plans of a change.
private struct Switching {
  let old: Estimator
  let new: Estimator
  let month: Int

  private var isWithinOffer: Bool { old.request.offer.id.value == new.request.offer.id.value }

  func planSwitch() throws(EstimateFault) -> PlanSwitch {
    let oldOutcome = try old.outcome(old.taken)
    // A contract of its own begins when it is taken: prices that change on a day change by its months.
    let taken = isWithinOffer ? new : try new.starting(old.request.start?.contractMonth(month)?.from)
    let newOutcome = try taken.outcome(new.taken)
    let (oldEstimate, newEstimate) = (try old.estimate(), try new.estimate())
    var made = PlanSwitch(
      from: oldEstimate, to: newEstimate, month: month, isWithinOffer: isWithinOffer,
      staying: PlanSwitch.Way(oldEstimate), changing: PlanSwitch.Way(status: .unpriced, months: []),
      fromStart: PlanSwitch.Way(newEstimate), missing: [], questions: [])
    do {
      let extra = try isWithinOffer ? addChange(to: &made, newOutcome) : addExit(to: &made, newOutcome)
      if oldOutcome.hasYearly, (month - 1) % 12 != 0 { made.missing.append(.refund) }
      try addMonths(to: &made, oldOutcome, newOutcome, extra: extra)
    } catch {
      throw .arithmetic(error)
    }
    return made
  }

  /// Within an offer: the fee of the change, and what new customers pay once where it is due.
  private func addChange(
    to made: inout PlanSwitch, _ outcome: Outcome
  ) throws(ArithmeticFault) -> Sum {
    let offer = old.request.offer
    let row = offer.allRows.first { row in
      row.switching != nil && (row.only.isEmpty || row.only.contains { $0.value == old.plan })
    }
    let terms = row?.switching
    func value<Value>(_ varying: Varying<Value>?) -> Value? {
      varying?.value(plan: old.plan, readings: old.taken)?.value
    }
    var extra = Sum.nothing
    if let fee = try fee(value(terms?.fee)) {
      made.fee = try fee.totals()
      extra = try extra.adding(fee)
    } else {
      made.missing.append(.fee)
    }
    let once = Sum(outcome.once)
    switch value(terms?.oneOffs) {
    case .due?:
      made.once = try once.totals()
      extra = try extra.adding(once)
    case .notDue?: made.once = try Sum.nothing.totals()
    case .notStated?, nil:
      if outcome.once.lines.isEmpty { made.once = try Sum.nothing.totals() } else { made.missing.append(.oneOffs) }
    }
    made.commitment = value(terms?.commitment)
    switch made.commitment {
    case .continues?: made.boundUntil = made.from.overTime?.commitment.months
    case .restarts?: made.boundUntil = made.to.overTime?.commitment.months.map { month - 1 + $0 }
    case .notStated?, nil:
      if made.from.overTime?.commitment.months != nil { made.missing.append(.commitment) }
    }
    if !made.missing.isEmpty, let id = row?.id.value {
      made.questions = offer.unstated.filter { $0.name.value == id }.compactMap { $0.ask?.value }
    }
    return extra
  }

  /// What a change costs, with VAT as the offer's prices have it; nothing where it is not stated.
  private func fee(_ price: ChargePrice?) throws(ArithmeticFault) -> Sum? {
    switch price {
    case nil: return nil
    case .state(let availability)?:
      switch availability.state {
      case .free, .included: return .nothing
      case .onRequest, .notStated, .optional, .notOffered: return nil
      }
    case .amounts(let amounts)?:
      var builder = TariffBuilder(
        offer: old.request.offer, plan: old.plan, readings: old.taken, profile: old.request.profile,
        sheets: old.request.sheets)
      try builder.addTerms()
      var tariff = builder.compiled.tariff
      tariff.surcharges = []
      let parts = amounts.enumerated().map { index, amount in
        Tariff.Part(id: index, price: amount.value.figure.value, decimals: amount.value.figure.decimals)
      }
      tariff.charges = [Tariff.Charge(id: 0, due: .once, price: .parts(parts))]
      return Sum(try tariff.bill(for: MonthUsage(), due: .once))
    }
  }

  /// Between offers: what leaving the old one costs, and all that the new one makes new customers pay once.
  private func addExit(
    to made: inout PlanSwitch, _ outcome: Outcome
  ) throws(ArithmeticFault) -> Sum {
    let once = Sum(outcome.once)
    made.once = try once.totals()
    made.boundUntil = made.to.overTime?.commitment.months.map { month - 1 + $0 }
    let exit = made.from.overTime?.exit
    if let point = exit?.points.first(where: { $0.month == month - 1 }) {
      made.exit = point.totals
      if exit?.status != .priced { made.missing.append(.exit) }
      made.questions = exit?.questions ?? []
      return try once.adding(Sum(net: point.totals.net.value, gross: point.totals.gross.value))
    }
    made.missing.append(.exit)
    made.questions = exit?.questions ?? []
    return once
  }

  /// The months of the old plan, then those of the new one; what the change makes due is paid with the first of these.
  private func addMonths(
    to made: inout PlanSwitch, _ oldOutcome: Outcome, _ newOutcome: Outcome, extra: Sum
  ) throws(ArithmeticFault) {
    guard made.from.status != .unpriced, made.to.status != .unpriced, let days = made.from.overTime?.months else {
      return
    }
    var cumulative = Sum.nothing
    var months: [Estimate.Month] = []
    for day in days {
      var made = day
      if day.number >= month {
        // A contract that goes on keeps its months; a new one counts its own.
        let own = isWithinOffer ? day.number : day.number - month + 1
        var bills = newOutcome.phases.last { $0.first <= own }.map { [$0.bill] } ?? []
        if (day.number - month) % 12 == 0 { bills.append(newOutcome.yearly(from: own)) }
        var sum = Sum.nothing
        for bill in bills { sum = try sum.adding(Sum(bill)) }
        made.flow = try newOutcome.flow(of: bills, sum)
        if day.number == month { made.flow = try made.flow.adding(once: extra) }
      }
      cumulative = try cumulative.adding(
        Sum(net: made.flow.totals.net.value, gross: made.flow.totals.gross.value))
      made.cumulative = try cumulative.totals()
      months.append(made)
    }
    let isWhole =
      made.from.status == .priced && made.to.status == .priced && made.missing.allSatisfy { $0 == .commitment }
    made.changing = PlanSwitch.Way(
      status: isWhole ? .priced : .lowerBound, months: months, total: try cumulative.totals(),
      average: try cumulative.shared(Int64(months.count)).totals())
  }
}

extension PlanSwitch.Way {
  /// A plan from the start.
  fileprivate init(_ estimate: Estimate) {
    self.init(
      status: estimate.status, months: estimate.overTime?.months ?? [], total: estimate.total,
      average: estimate.average)
  }
}

extension Estimate.Flow {
  /// The same with more that is paid once.
  fileprivate func adding(once more: Sum) throws(ArithmeticFault) -> Estimate.Flow {
    var flow = self
    flow.once = try Sum.figure(once.value.adding(more.net))
    let sum = Sum(net: totals.net.value, gross: totals.gross.value)
    flow.totals = try sum.adding(more).totals()
    return flow
  }
}
