public import Offers
public import Quantities

/// A customer of one plan who changes to another in some month, beside one who stays and one who had the other plan
/// from the start. Unclear clauses are read as the estimates of the two plans read them.
public struct PlanSwitch: Sendable {
  /// One way to go.
  public struct Way: Sendable {
    /// How far the total can be trusted.
    public var status: Estimate.Status
    /// Every month's bill; empty when unpriced.
    public var months: [Estimate.Month]
    /// All months; nothing when unpriced.
    public var total: Estimate.Totals?
    /// The total divided by the months, to the cent.
    public var average: Estimate.Totals?
  }

  /// The plan that is left.
  public var from: Estimate
  /// The plan that is taken.
  public var to: Estimate
  /// The first month of the new plan, counted from the first of the old one: 2 or more.
  public var month: Int
  /// Whether both are plans of one offer, and the contract goes on.
  public var isWithinOffer: Bool
  /// Staying.
  public var staying: Way
  /// Changing.
  public var changing: Way
  /// The new plan from the start.
  public var fromStart: Way
  /// What leaving the old plan costs, paid with the first month of the new one; nothing within an offer, or where it
  /// is not known.
  public var exit: Estimate.Totals?
  /// What the change itself costs; nothing where it is not known, or where the contract ends instead.
  public var fee: Estimate.Totals?
  /// What the new plan makes new customers pay once; nothing where nobody says whether it is due.
  public var once: Estimate.Totals?
  /// The last month of the commitment after the change; nothing where there is none, or where it is not known.
  public var boundUntil: Int?
  /// What becomes of the commitment within an offer; nothing where the offer does not say.
  public var commitment: SwitchTerms.Commitment?
  /// What is missing to know what changing costs.
  public var missing: [Missing]
  /// What the offers' authors would ask about it.
  public var questions: [String]

  /// Something that nobody says.
  public enum Missing: String, Sendable, Hashable {
    /// What leaving the old plan costs.
    case exit
    /// What the change costs.
    case fee
    /// Whether those who change pay what new customers pay once.
    case oneOffs = "one-offs"
    /// What is given back of a year that was paid in advance.
    case refund
    /// What becomes of the commitment; it changes no amount.
    case commitment
  }

  /// More than staying, for a negative figure less: with VAT, over all months.
  public var difference: Figure? {
    guard let stay = staying.total, let change = changing.total,
      let difference = try? change.gross.value.subtracting(stay.gross.value)
    else { return nil }
    return Figure(difference, decimals: 2)
  }
}
