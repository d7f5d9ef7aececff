internal import Diagnostics
internal import Offers
internal import Quantities
internal import StraightEngine
internal import TariffEngine

/// Prices one plan at any value of the quantity: compiled once, then only the engine runs.
struct ColumnPricing {
  /// What the plan is billed at one value, to the cent.
  struct Point {
    var cost: Quantities.Rational
    var knowledge: CostPiece.Knowledge
  }

  let estimator: Estimator
  let compiled: CompiledTariff
  let slot: VariedProfile.Slot
  let measure: DecisionSurface.Measure
  let isNet: Bool
  let month: TariffEngine.MonthUsage
  /// The tariff for costs before rounding.
  let straight: StraightEngine.Tariff
  /// What lacks a price whatever the quantity: the rate of VAT, an option that the plan does not have.
  private let lacking: [Estimate.Missing]

  init(
    _ request: EstimateRequest, _ slot: VariedProfile.Slot, _ measure: DecisionSurface.Measure, isNet: Bool
  ) throws(EstimateFault) {
    estimator = try Estimator(request)
    self.slot = slot
    self.measure = measure
    self.isNet = isNet
    do {
      compiled = try TariffBuilder.compile(
        request.offer, plan: estimator.plan, readings: estimator.taken, profile: request.profile,
        sheets: request.sheets, start: request.start, varying: slot)
      month = try compiled.month(of: request.profile, offer: request.offer)
      var bare = try Outcome(compiled: compiled, month: month, span: estimator.months)
      straight = compiled.tariff.straight
      bare.forgetGaps()
      lacking = Words(request: request, plan: estimator.plan, outcome: bare).missing()
    } catch {
      throw .arithmetic(error)
    }
  }

  /// What is billed at a value.
  func point(at value: Quantities.Rational) throws(ArithmeticFault) -> Point {
    let outcome = try outcome(at: value)
    let sum = try sum(outcome)
    return Point(cost: isNet ? sum.net : sum.gross, knowledge: knowledge(of: outcome))
  }

  /// How far the cost is known at a value.
  func knowledge(at value: Quantities.Rational) throws(ArithmeticFault) -> CostPiece.Knowledge {
    knowledge(of: try outcome(at: value))
  }

  /// How far a cost is known to which no bill lacks anything.
  var knowledgeWithoutGaps: CostPiece.Knowledge { lacking.isEmpty ? .priced : .atLeast(lacking) }

  /// How far an outcome is known.
  private func knowledge(of outcome: Outcome) -> CostPiece.Knowledge {
    let gaps = outcome.gaps
    if gaps.isEmpty { return knowledgeWithoutGaps }
    // How much is concerned changes with the quantity; what lacks a price does not.
    let missing = Words(request: estimator.request, plan: estimator.plan, outcome: outcome).missing().map { one in
      var one = one
      one.quantity = nil
      return one
    }
    return gaps.contains(where: \.isEssential) ? .unpriced(missing) : .atLeast(missing)
  }

  private func outcome(at value: Quantities.Rational) throws(ArithmeticFault) -> Outcome {
    try Outcome(compiled: compiled, month: month(at: value), span: months(at: value))
  }

  /// The months a total covers.
  func months(at value: Quantities.Rational) -> Int { slot == .months ? Int(clamping: value.floor) : estimator.months }

  /// The month with the quantity at a value.
  func month(at value: Quantities.Rational) throws(ArithmeticFault) -> TariffEngine.MonthUsage {
    var month = month
    switch slot {
    case .meter(let name):
      for (index, meter) in compiled.meters.enumerated() where meter == name { month.numbers[index] = value }
    case .option(let index):
      let id = estimator.request.profile.options[index].id.value
      for (position, charge) in compiled.charges.enumerated() {
        let row = charge.row.id.value
        if row == id || "\(estimator.request.offer.id.value)/\(row)" == id { month.orders[position] = .number(value) }
      }
    case .count(let index):
      if let group = group(of: index), case .calls(_, let each) = month.groups[group].amount {
        month.groups[group].amount = .calls(value.floor, each: each)
      }
    case .amount(let index, let factor):
      if let group = group(of: index), case .total(_, let mean) = month.groups[group].amount {
        month.groups[group].amount = .total(try value.multiplied(by: factor), mean: mean)
      }
    case .months: break
    }
    return month
  }

  /// The position of a line of usage among those that the tariff prices.
  func group(of line: Int) -> Int? {
    let usage = estimator.request.profile.usage
    guard compiled.services.contains(usage[line].kind) else { return nil }
    return usage[..<line].count { compiled.services.contains($0.kind) }
  }

  private func sum(_ outcome: Outcome) throws(ArithmeticFault) -> Sum {
    switch measure {
    case .month: try outcome.monthSum()
    case .total, .span: try outcome.totalSum()
    }
  }
}

extension Outcome {
  /// Leaves what does not depend on the bills.
  fileprivate mutating func forgetGaps() {
    monthly.gaps = []
    for index in years.indices { years[index].bill.gaps = [] }
    once.gaps = []
    for index in phases.indices { phases[index].bill.gaps = [] }
  }
}
