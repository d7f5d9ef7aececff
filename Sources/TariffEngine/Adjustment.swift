public import Quantities

extension Tariff {
  /// Something that changes the bill as a line of its own: a discount, a credit, a minimum, a maximum.
  ///
  /// Adjustments are computed in the order of the tariff, after all charges and usage and before levies and VAT. Each
  /// looks at its *basis*: the sum of the lines it covers, each rounded as the bill rounds lines (exact where only the
  /// total is rounded), with the lines of those earlier adjustments it names. Amounts are in the basis of the
  /// computation: without VAT, unless prices contain it and it is taken out of the total or of each line last.
  public struct Adjustment: Sendable {
    /// What it does to the lines it covers.
    public enum Kind: Sendable {
      /// Takes a share of a basis above zero off: 1/10 for 10 %.
      case discount(Rational)
      /// Takes an amount off, at most the basis; nothing from a basis of zero or below.
      case reduction(Part)
      /// Pays an amount to the customer, whatever else is due.
      case credit(Part)
      /// Adds what the basis lacks to an amount.
      case minimum(Part)
      /// Takes off what the basis exceeds an amount by.
      case maximum(Part)
    }
    /// Its name for whoever built the tariff.
    public var id: Int
    /// What it does.
    public var kind: Kind
    /// The bill it belongs to; nothing for each bill that has lines it covers.
    public var due: Due?
    /// The ids of the charges it covers, with what they lack to their own minimum.
    public var charges: [Int]
    /// The ids of the rates it covers.
    public var rates: [Int]
    /// The ids of earlier adjustments whose lines are part of the basis.
    public var adjustments: [Int]
    /// First and last month of the contract it holds in, both inclusive, `Int.max` as the last for no end; what is due
    /// once is due in the first month, what is due for a year in the first of its months.
    public var months: ClosedRange<Int>?
    /// The ids of earlier adjustments beside which it does not hold: it is passed over where one of them made a line.
    public var excludes: [Int]
    /// Passed over in a bill without any line it covers.
    public var isOnlyWhenUsed: Bool
    /// The rate of VAT, by its position, of a credit, and of what is added or taken off where no rate of the lines it
    /// covers says it: otherwise each of them has its part, in proportion to what its lines come to.
    public var tax = 0

    /// An adjustment of some lines.
    public init(
      id: Int, _ kind: Kind, due: Due? = nil, charges: [Int] = [], rates: [Int] = [], adjustments: [Int] = [],
      months: ClosedRange<Int>? = nil, excludes: [Int] = [], isOnlyWhenUsed: Bool = false
    ) {
      self.id = id
      self.kind = kind
      self.due = due
      self.charges = charges
      self.rates = rates
      self.adjustments = adjustments
      self.months = months
      self.excludes = excludes
      self.isOnlyWhenUsed = isOnlyWhenUsed
    }
  }

  /// The months of a contract, up to the last of `span`, in which the monthly bill may begin to differ: the first, and
  /// each in which a charge, a rate or an adjustment begins or has ended. Ascending.
  public func firstMonths(span: Int) -> [Int] {
    var starts = [1]
    func add(_ months: ClosedRange<Int>?) {
      guard let months else { return }
      let after = months.upperBound < span ? months.upperBound + 1 : 1
      for start in [months.lowerBound, after] where start > 1 && start <= span {
        if !starts.contains(start) { starts.append(start) }
      }
    }
    for charge in charges { add(charge.months) }
    for service in services {
      for rate in service.rates { add(rate.months) }
    }
    for adjustment in adjustments { add(adjustment.months) }
    for start in monthsOfGrowth(through: span) where !starts.contains(start) { starts.append(start) }
    return starts.sorted()
  }

  /// The first months of the years paid in advance, up to the last month of `span`, in which that bill may begin to
  /// differ: the first year, and each that begins with or after a month of `firstMonths`. Ascending.
  public func firstYears(span: Int) -> [Int] {
    let isPaidByTheYear =
      charges.contains { $0.due == .yearly } || adjustments.contains { $0.due == .yearly || $0.due == nil }
    guard isPaidByTheYear else { return [1] }
    var years: [Int] = []
    for start in firstMonths(span: span) {
      let year = (start + 10) / 12 * 12 + 1
      if year <= span, years.last != year { years.append(year) }
    }
    return years
  }

  /// Adds the lines of all adjustments to a bill.
  func adjust(_ draft: inout Draft, due: Due, month: Int) throws(ArithmeticFault) {
    var applied: [Int] = []
    for adjustment in adjustments {
      if let own = adjustment.due, own != due { continue }
      if let months = adjustment.months, !months.contains(month) { continue }
      if applied.contains(where: adjustment.excludes.contains) { continue }
      let lines = try lines(of: adjustment, in: draft, due: due)
      if lines.isEmpty { continue }
      draft.lines += lines
      applied.append(adjustment.id)
    }
  }

  /// What the lines of a bill that an adjustment covers come to, by rate of VAT, in the order of the rates.
  private struct Covered {
    var sums: [(tax: Int, sum: Rational)] = []
    var sum = Rational.zero

    mutating func add(_ amount: Rational, tax: Int) throws(ArithmeticFault) {
      sum = try sum.adding(amount)
      for index in sums.indices where sums[index].tax >= tax {
        if sums[index].tax == tax {
          sums[index].sum = try sums[index].sum.adding(amount)
        } else {
          sums.insert((tax, amount), at: index)
        }
        return
      }
      sums.append((tax, amount))
    }
  }

  private func lines(
    of adjustment: Adjustment, in draft: Draft, due: Due
  ) throws(ArithmeticFault) -> [Draft.Line] {
    var covered = Covered()
    for line in draft.lines where adjustment.covers(line.source) {
      try covered.add(roundsLines ? rounded(line.basis) : line.basis, tax: line.tax)
    }
    guard !covered.sums.isEmpty || !adjustment.isOnlyWhenUsed && adjustment.due != nil else { return [] }
    let basis = covered.sum
    // What covers lines of one rate has that rate.
    let tax = covered.sums.count == 1 ? covered.sums[0].tax : adjustment.tax
    var lines: [Draft.Line] = []
    func add(_ rule: Bill.Rule, _ part: Part?, _ amount: Rational, tax: Int, _ spread: Bill.Spread? = nil) {
      guard !amount.isZero else { return }
      lines.append(
        Draft.Line(
          source: .adjustment(adjustment.id, part: part?.id), due: due, rule: rule, quantity: .one, unitPrice: nil,
          basis: amount, tax: tax, spread: spread))
    }
    func spread(_ rule: Bill.Rule, _ part: Part, _ amount: Rational) throws(ArithmeticFault) {
      guard covered.sums.count > 1, basis > .zero else { return add(rule, part, amount, tax: tax) }
      var (before, given) = (Rational.zero, Rational.zero)
      for own in covered.sums {
        let upTo = try before.adding(own.sum)
        let exact = try amount.multiplied(by: upTo).divided(by: basis)
        let part = (part, roundsLines ? try rounded(exact) : exact)
        add(
          rule, part.0, try part.1.subtracting(given), tax: own.tax,
          Bill.Spread(upTo: upTo, after: before, whole: basis))
        (before, given) = (upTo, part.1)
      }
    }
    switch adjustment.kind {
    case .discount(let share):
      guard basis > .zero else { return [] }
      for own in covered.sums {
        add(.discount(share, of: own.sum), nil, try own.sum.multiplied(by: share).negated, tax: own.tax)
      }
    case .reduction(let own):
      guard basis > .zero else { return [] }
      let full = try self.basis(own.price, decimals: own.decimals, tax: tax)
      try spread(.reduction(full, of: basis), own, min(full, basis).negated)
    case .credit(let own):
      // It is paid whatever is due: what it covers says nothing of its rate.
      let amount = try self.basis(own.price, decimals: own.decimals, tax: adjustment.tax).negated
      add(.credit, own, amount, tax: adjustment.tax)
    case .minimum(let own):
      let least = try self.basis(own.price, decimals: own.decimals, tax: tax)
      try spread(.minimum(least, billed: basis), own, max(.zero, least.subtracting(basis)))
    case .maximum(let own):
      let most = try self.basis(own.price, decimals: own.decimals, tax: tax)
      try spread(.maximum(most, billed: basis), own, min(.zero, most.subtracting(basis)))
    }
    return lines
  }
}

extension Tariff.Adjustment {
  /// Whether a line before its own is part of its basis.
  public func covers(_ source: Bill.Source) -> Bool {
    switch source {
    case .charge(let id, _), .minimum(let id, _): charges.contains(id)
    case .rate(let id), .band(let id, _), .rateMaximum(let id, _): rates.contains(id)
    case .adjustment(let id, _): adjustments.contains(id)
    case .surcharge, .rounding: false
    }
  }
}
