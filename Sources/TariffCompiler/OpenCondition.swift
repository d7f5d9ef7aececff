internal import Diagnostics
internal import Offers
internal import Quantities

extension Estimate {
  /// A condition of the offer that the profile does not answer: the estimate takes it as not met, and says what it
  /// would change.
  public struct OpenCondition: Sendable, Hashable {
    /// Its name in the offer.
    public var name: String
    /// The question to the customer.
    public var ask: String
    /// Where the offer states it.
    public var place: Place
    /// A month if it is met, others left open; nothing when no total can be given.
    public var month: Totals?
    /// All months if it is met.
    public var total: Totals?
  }
}

extension Estimator {
  /// What each condition that the profile leaves open would change.
  func openConditions(of outcome: Outcome) throws(EstimateFault) -> [Estimate.OpenCondition] {
    var all: [Estimate.OpenCondition] = []
    for name in outcome.compiled.openConditions {
      guard let condition = request.offer.conditions.first(where: { $0.name.value == name }) else { continue }
      var asked = request
      asked.profile.conditions.append((condition.name, true))
      let met = try Estimator(asked)
      let result = try met.priced(taken)
      all.append(
        Estimate.OpenCondition(
          name: name, ask: condition.ask.value, place: condition.name.span.written, month: result.month,
          total: result.total))
    }
    return all
  }
}
