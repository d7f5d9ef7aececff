public import Quantities

extension Tariff {
  /// How a month's usage at one rate is priced as a whole, where the price of a call alone does not say it.
  ///
  /// Q is what is billed of the month at the rate: the billed lengths of all its calls, in or after steps, wherever they
  /// go and whichever limit they are beyond. With a `pack`, Q is first raised to whole packs, once for the month.
  ///
  /// - No bands: every call costs what it costs; only `most` holds for the month.
  /// - Graduated: each band prices what is above the end of the band before it, up to its own end, inclusive.
  /// - Whole: the first band whose end reaches Q prices all of it.
  ///
  /// A part without a measure is a flat amount of its band, due once where the band prices anything. A month without
  /// usage costs nothing. Fees of calls come on top. Last, the sum of all this is lowered to `most`.
  public struct MonthPrice: Sendable {
    /// The prices of a range of a month's usage.
    public struct Band: Sendable {
      /// Where it ends, inclusive, in seconds, messages or kilobytes; nothing for the last.
      public var to: Rational?
      /// The prices that add up, none for what is free; nothing where nobody says how much.
      public var parts: [UsagePrice.Part]?

      /// The prices up to an amount of usage.
      public init(to: Rational?, parts: [UsagePrice.Part]?) {
        self.to = to
        self.parts = parts
      }
    }
    /// The bands in ascending order, the last without an end; none where calls are priced one by one.
    public var bands: [Band]
    /// How they apply.
    public var banding: Banding
    /// The size of a pack: begun packs are whole.
    public var pack: Rational?
    /// The most that the usage of a month at this rate costs.
    public var most: UsagePrice.Part?
    /// What happens when that is reached; nothing where usage simply goes on.
    public var then: Limit.Consequence?

    /// A price of a month.
    public init(
      bands: [Band] = [], banding: Banding = .graduated, pack: Rational? = nil, most: UsagePrice.Part? = nil,
      then: Limit.Consequence? = nil
    ) {
      self.bands = bands
      self.banding = banding
      self.pack = pack
      self.most = most
      self.then = then
    }
  }

  /// Adds the lines of a month's usage at a rate: what its calls cost one by one, its bands, what is above the most.
  ///
  /// `calls` is the line of the calls, whose quantity is what is billed of them; `group` is named where a band has no
  /// price.
  func addMonth(
    of rate: Rate, calls: Draft.Line, group: Int, into draft: inout Draft
  ) throws(ArithmeticFault) {
    guard let month = rate.month else { return draft.lines.append(calls) }
    let first = draft.lines.count
    if month.bands.isEmpty || !calls.basis.isZero { draft.lines.append(calls) }
    try addBands(of: month, rate.id, calls, group, into: &draft)
    guard let most = month.most else { return }
    var billed = Rational.zero
    for line in draft.lines[first...] {
      billed = try billed.adding(roundsLines ? rounded(line.basis) : line.basis)
    }
    let allowed = try basis(most.price, decimals: most.decimals, tax: calls.tax)
    guard billed > allowed else { return }
    draft.lines.append(
      Draft.Line(
        source: .rateMaximum(rate.id, part: most.id), due: .monthly, rule: .maximum(allowed, billed: billed),
        quantity: .one, unitPrice: nil, basis: try allowed.subtracting(billed), tax: calls.tax))
  }

  private func addBands(
    of month: MonthPrice, _ rate: Int, _ calls: Draft.Line, _ group: Int, into draft: inout Draft
  ) throws(ArithmeticFault) {
    let billed = calls.quantity
    guard billed > .zero else { return }
    var quantity = billed
    if let pack = month.pack { quantity = try pack.multiplied(by: Rational(billed.divided(by: pack).ceiling)) }
    var low = Rational.zero
    for band in month.bands {
      let isLast = band.to.map { quantity <= $0 } ?? true
      switch month.banding {
      case .whole:
        guard isLast else { continue }
        try add(
          band, rate, calls.tax, quantity, month.pack == nil ? .counted : packs(billed, month), group, into: &draft)
      case .graduated:
        let high = band.to.map { min($0, quantity) } ?? quantity
        let isOnly = month.bands.count == 1
        let rule: Bill.Rule =
          isOnly ? month.pack == nil ? .counted : packs(billed, month) : .band(from: low, to: band.to)
        try add(band, rate, calls.tax, high.subtracting(low), rule, group, into: &draft)
        low = high
      }
      if isLast { return }
    }
  }

  private func packs(_ billed: Rational, _ month: MonthPrice) -> Bill.Rule {
    .packs(number: billed, included: .zero, size: month.pack ?? .one)
  }

  /// One line for each price of a band; the quantity is in the measure of the price.
  private func add(
    _ band: MonthPrice.Band, _ rate: Int, _ tax: Int, _ amount: Rational, _ rule: Bill.Rule, _ group: Int,
    into draft: inout Draft
  ) throws(ArithmeticFault) {
    guard let parts = band.parts else { return draft.miss(.rate(rate, group: group, amount: amount)) }
    for part in parts {
      let price = try basis(part.price, decimals: part.decimals, tax: tax)
      let quantity = try part.measure.map { (size) throws(ArithmeticFault) in try amount.divided(by: size) } ?? .one
      draft.lines.append(
        Draft.Line(
          source: .band(rate, part: part.id), due: .monthly, rule: part.measure == nil ? .fixed : rule,
          quantity: quantity, unitPrice: price, basis: try price.multiplied(by: quantity), tax: tax,
          unitTax: try unitTax(of: part.price, decimals: part.decimals, tax: tax)))
    }
  }
}
