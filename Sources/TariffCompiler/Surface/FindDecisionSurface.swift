internal import Diagnostics
public import Offers
internal import Quantities

/// A plan of a decision surface.
public struct SurfaceColumn: Sendable {
  /// What it is estimated from.
  public var request: EstimateRequest
  /// How the customer pays, instead of what the profile says.
  public var payment: UsageProfile.Payment?

  /// A plan.
  public init(_ request: EstimateRequest, payment: UsageProfile.Payment? = nil) {
    self.request = request
    self.payment = payment
  }
}

/// Which of several plans is the cheapest at each value of a quantity.
///
/// Costs are compared before anything is rounded: of a whole quantity at each value, of any other as straight pieces
/// that cover every number of the range. What is billed, to the cent, stands beside it where the order changes; and
/// values at which rounding alone makes another plan the cheapest are told.
/// - Parameters:
///   - columns: the plans; all have the same profile.
///   - variation: the quantity and its range.
///   - months: the span whose total is compared; a month is compared when nothing is said.
public func decisionSurface(
  of columns: [SurfaceColumn], varying variation: Variation, months: Int? = nil
) throws(SurfaceFault) -> DecisionSurface {
  let isNet = columns.allSatisfy { $0.request.offer.taxBasis.value == .excluding }
  let measure: DecisionSurface.Measure =
    variation.subject == .months ? .span : months.map { .total(months: $0) } ?? .month
  var surface = DecisionSurface(variation: variation, isNet: isNet, measure: measure, columns: [], regions: [])
  var billed: [CostCurve] = []
  var pricings: [ColumnPricing] = []
  let offers = columns.map(\.request.offer)
  for column in columns {
    let varied = try VariedProfile(column.request.profile, variation, offers: offers)
    var request = column.request
    request.profile = varied.profile
    request.months = months
    if let payment = column.payment { request.profile.payment = Located(payment, at: variation.name.span) }
    do throws(CurveFault) {
      let pricing = try pricing(request, varied.slot, measure, isNet: isNet)
      pricings.append(pricing)
      let curve = try curve(of: pricing, over: variation, billed: &billed)
      surface.columns.append(
        DecisionSurface.Column(
          offer: request.offer.id.value, plan: pricing.estimator.plan, payment: column.payment,
          currency: request.offer.currency.value, curve: curve))
    } catch {
      let (offer, plan) = (request.offer.id.value, request.plan)
      switch error {
      case .estimate(let fault): throw .estimate(offer: offer, plan: plan, fault)
      case .notStraight: throw .notStraight(offer: offer, plan: plan)
      }
    }
  }
  do {
    try surface.decide()
    try surface.findRounded(billed)
    try surface.bill(pricings)
  } catch {
    let first = columns[0].request
    throw .estimate(offer: first.offer.id.value, plan: first.plan, .arithmetic(error))
  }
  return surface
}

private func pricing(
  _ request: EstimateRequest, _ slot: VariedProfile.Slot, _ measure: DecisionSurface.Measure, isNet: Bool
) throws(CurveFault) -> ColumnPricing {
  do {
    return try ColumnPricing(request, slot, measure, isNet: isNet)
  } catch {
    throw .estimate(error)
  }
}

/// What a plan costs over the range; for a whole quantity also what it is billed.
private func curve(
  of pricing: ColumnPricing, over variation: Variation, billed: inout [CostCurve]
) throws(CurveFault) -> CostCurve {
  guard variation.isWhole else { return try CostCurve.straight(of: pricing, from: variation.low, to: variation.high) }
  do {
    let curves = try CostCurve.whole(of: pricing, from: variation.low.floor, to: variation.high.floor)
    billed.append(curves.billed)
    return curves.exact
  } catch {
    throw .estimate(.arithmetic(error))
  }
}

extension DecisionSurface {
  /// Finds the intervals, who is dominated, and where exactly whole quantities change sides.
  fileprivate mutating func decide() throws(ArithmeticFault) {
    let curves = columns.map(\.curve)
    let cells = try DecidingCells(
      curves: curves, low: variation.low, high: variation.high, isWhole: variation.isWhole
    ).cells()
    regions = try DecisionSurface.regions(cells, curves)
    try findDominated(cells)
    if variation.isWhole { try findExactEnds() }
  }

  /// Bills every plan where the order changes.
  fileprivate mutating func bill(_ pricings: [ColumnPricing]) throws(ArithmeticFault) {
    var values: Set<Rational> = []
    for region in regions {
      for end in [region.low, region.high] {
        values.insert(end)
        for whole in [end.floor, end.ceiling].map({ Rational($0) })
        where variation.low <= whole && whole <= variation.high { values.insert(whole) }
      }
    }
    for value in values.sorted() {
      var costs: [Bills.Cost] = []
      for pricing in pricings {
        let point = try pricing.point(at: value)
        costs.append(Bills.Cost(amount: point.cost, knowledge: point.knowledge))
      }
      bills.append(Bills(value: value, costs: costs))
    }
  }

  /// Finds the whole values at which bills, rounded to the cent, rank the plans otherwise.
  fileprivate mutating func findRounded(_ billed: [CostCurve]) throws(ArithmeticFault) {
    guard variation.isWhole else { return }
    let cells = try DecidingCells(
      curves: billed, low: variation.low, high: variation.high, isWhole: true
    ).cells()
    for other in try DecisionSurface.regions(cells, billed) {
      for region in regions
      where region.isCertain && other.isCertain && other.cheapest != region.cheapest && other.low <= region.high
        && region.low <= other.high
      {
        rounded.append(
          Rounded(low: max(region.low, other.low), high: min(region.high, other.high), cheapest: other.cheapest))
      }
    }
  }

  /// Between two whole values, the place where two plans would cost the same before rounding, if both go straight there.
  private mutating func findExactEnds() throws(ArithmeticFault) {
    for index in regions.indices.dropLast() {
      let (end, start) = (regions[index].high, regions[index + 1].low)
      guard let from = regions[index].cheapest.first, let to = regions[index + 1].cheapest.first, from != to,
        regions[index].cheapest.count == 1, regions[index + 1].cheapest.count == 1
      else { continue }
      // A piece of two values is a step as well as a slope: only a longer one goes on for certain.
      let (left, right) = (columns[from].curve.piece(at: end), columns[to].curve.piece(at: end))
      guard left.isLong, right.isLong, left.contains(start), right.contains(start), left.slope != right.slope else {
        continue
      }
      let apart = try right.cost(at: end).subtracting(left.cost(at: end))
      let crossing = try end.adding(apart.divided(by: left.slope.subtracting(right.slope)))
      if end <= crossing && crossing <= start { regions[index].exactEnd = crossing }
    }
  }
}

extension CostPiece {
  /// Whether it holds at three whole values or more.
  fileprivate var isLong: Bool { low.floor + 1 < high.floor }
}
