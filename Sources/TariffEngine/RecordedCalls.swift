public import Quantities

extension Bill {
  /// Recorded calls at a rate that are beyond the same limit, or that nothing includes.
  public struct RecordedCalls: Sendable, Hashable {
    /// The limit they are beyond; nothing when nothing includes them.
    public var limit: Int?
    /// How many.
    public var calls: Int64 = 0
    /// What is charged of all of them.
    public var length = Rational.zero
    /// The same after steps are completed.
    public var billed = Rational.zero
    /// The exact amount of all of them, rounded call by call where the tariff says so.
    public var amount = Rational.zero

    init(limit: Int?) { self.limit = limit }
  }
}
