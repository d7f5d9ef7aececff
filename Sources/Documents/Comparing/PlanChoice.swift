internal import Diagnostics
public import Offers

/// A plan of an offer: one column of a comparison.
public struct PlanChoice: Sendable {
  /// The offer.
  public var offer: Offer
  /// The plan's id.
  public var plan: String

  /// A column.
  public init(offer: Offer, plan: String) {
    self.offer = offer
    self.plan = plan
  }

  /// All plans of an offer, a column each.
  public static func all(of offer: Offer) -> [PlanChoice] {
    offer.plans.map { PlanChoice(offer: offer, plan: $0.id.value) }
  }
}
