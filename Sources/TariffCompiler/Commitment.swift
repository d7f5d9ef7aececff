internal import Diagnostics
internal import Offers
internal import Quantities

extension Estimator {
  /// How long the customer is bound, as the offer says or, where it leaves that open, the request.
  func commitment(_ readings: Readings) -> Estimate.Commitment {
    func length(_ kind: Term.Kind) -> Term.Length? { term(kind, readings) }
    let stated = length(.commitment)
    var made = Estimate.Commitment(
      length: stated, origin: .offer, renewal: length(.renewal), notice: length(.notice))
    // A term that cannot be left early is a commitment by another name.
    made.months = stated?.months ?? (stated == nil ? length(.duration)?.months : nil)
    if made.length == nil, made.months != nil { made.length = length(.duration) }
    if made.months == nil, stated == nil || stated == .notStated,
      let asked = request.commitment ?? request.profile.commitment?.value
    {
      made.length = .quantity(Quantity(Figure(Int64(asked)), .month))
      made.months = min(1200, asked)
      made.origin = .asked
    }
    made.lastDay = made.months.flatMap { request.start?.lastDay(ofMonths: $0, .firstDayCounts) }
    return made
  }

  /// A term of the contract for the plan: the first that states a length, else the first of all.
  private func term(_ kind: Term.Kind, _ readings: Readings) -> Term.Length? {
    var first: Term.Length?
    for row in request.offer.rowsOfContract where row.only.isEmpty || row.only.contains(where: { $0.value == plan }) {
      for term in row.terms where term.kind.value == kind {
        guard let length = term.length.value(plan: plan, readings: readings)?.value else { continue }
        if case .quantity = length { return length }
        first = first ?? length
      }
    }
    return first
  }
}

extension Term.Length {
  /// Whole months; nothing for a length in days, or none at all.
  var months: Int? {
    guard case .quantity(let quantity) = self, quantity.unit.dimension == .months,
      let months = try? quantity.canonical(), months >= .one
    else { return nil }
    return min(1200, Int(clamping: months.ceiling))
  }
}
