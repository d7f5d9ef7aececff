public import Quantities

extension Tariff {
  /// The price of a call, a message or a session.
  ///
  /// A call of length L > 0 is priced in this order:
  ///
  /// 1. L ≤ `grace` costs nothing at all: no fee, no minimum. A longer call is priced from its start.
  /// 2. At least `first` is billed. What is beyond counts in steps of `step` from the end of `first`, begun steps whole.
  /// 3. `stretches` price the call up to their ends, `parts` what is after the last. A length that ends exactly where a
  ///    stretch ends is priced by that stretch. Steps are counted from the start of the stretch in which the call ends
  ///    (or from the end of `first`, if that is later), and a begun step never reaches beyond its stretch.
  /// 4. Prices for each call (the fee) are added, whatever the length.
  /// 5. The sum is raised to `minimum`, then lowered to `maximum`.
  /// 6. Where the tariff rounds each call, the result is rounded.
  public struct UsagePrice: Sendable {
    /// A price for a measure or for each call.
    public struct Part: Sendable {
      /// Its name for whoever built the tariff.
      public var id: Int
      /// The amount, with VAT when prices contain it.
      public var price: Rational
      /// Decimals it is written with.
      public var decimals: Int
      /// The measure it is for: 60 for a minute, 1000 for a megabyte; nothing for each call.
      public var measure: Rational?

      /// A price.
      public init(id: Int, price: Rational, decimals: Int = 2, for measure: Rational?) {
        self.id = id
        self.price = price
        self.decimals = decimals
        self.measure = measure
      }
    }
    /// The beginning of a call, up to a length, at prices of its own.
    public struct Stretch: Sendable {
      /// Where it ends, inclusive: seconds from the start of the call, more than where the one before ends.
      public var to: Rational
      /// The prices of a measure of it; none where it is free.
      public var parts: [Part]

      /// The call up to `to`, after the stretches before it.
      public init(to: Rational, parts: [Part]) {
        self.to = to
        self.parts = parts
      }
    }
    /// The prices that add up; those for a measure hold after the last stretch.
    public var parts: [Part]
    /// The least that is billed of a call: seconds, kilobytes; zero for what was used.
    public var first: Rational
    /// The step in which the rest is billed, begun steps whole; zero for what was used.
    public var step: Rational
    /// The least one call costs.
    public var minimum: Part?
    /// The most one call costs.
    public var maximum: Part?
    /// Calls up to this length, inclusive, cost nothing; zero where every call is charged.
    public var grace: Rational
    /// How calls begin, in ascending order of their ends.
    public var stretches: [Stretch]
    /// The rate of its VAT, by its position.
    public var tax = 0

    /// A price; a step alone is also the least that is billed, unless a call begins with stretches of its own.
    public init(
      parts: [Part], step: Rational = .zero, first: Rational? = nil, minimum: Part? = nil, maximum: Part? = nil,
      grace: Rational = .zero, stretches: [Stretch] = []
    ) {
      self.parts = parts
      self.step = step
      self.first = first ?? (stretches.isEmpty ? step : .zero)
      self.minimum = minimum
      self.maximum = maximum
      self.grace = grace
      self.stretches = stretches
    }
  }
}

extension Tariff.Rate {
  /// The rate of its VAT, by its position.
  var tax: Int {
    switch price {
    case .priced(let price): price.tax
    case .free, .missing: 0
    }
  }
}
