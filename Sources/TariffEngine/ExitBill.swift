public import Quantities

/// What the end of a contract costs besides the bills of its months: fees, and a share of what the months left of the
/// commitment would have cost.
///
/// The parts add up to `net`; `net` and `vat` add up to `gross`.
public struct ExitBill: Sendable {
  /// What it is due for.
  public enum What: Sendable, Hashable {
    /// A charge that is due whenever the contract ends.
    case fee(charge: Int, part: Int)
    /// Months after the last one wanted, until the day on which the contract can end.
    case untilEnd
    /// What recurs in months left of the commitment.
    case remaining
    /// What usage would have added to their bills.
    case usage
    /// Months that are paid in advance and not used: an amount below zero.
    case refund
  }
  /// One amount of it.
  public struct Part: Sendable, Hashable {
    /// What it is due for.
    public var what: What
    /// The months it is counted over; nothing for a fee.
    public var months: ClosedRange<Int>?
    /// The share that is due: 1/5 for 20 %, one for all of it.
    public var share: Rational
    /// What the share is taken of, without VAT.
    public var whole: Rational
    /// The exact amount without VAT.
    public var exact: Rational
    /// The amount without VAT, to the cent.
    public var net: Rational
    /// The rate of its VAT, by its position.
    public var tax: Int
  }
  /// The parts: fees, then months until the end, months left and usage in the order of the months; what has several
  /// rates of VAT is a part for each.
  public var parts: [Part]
  /// Without VAT, to the cent.
  public var net: Rational
  /// VAT, to the cent.
  public var vat: Rational
  /// With VAT.
  public var gross: Rational
}

extension Tariff {
  /// What an offer makes due when a contract ends early, in numbers.
  ///
  /// With a commitment of `N` months, all subscriptions due up to month 12 and a share `r` of those after it, the end
  /// of month `m` costs what months `m + 1` to 12 cost and `r` times what months `max(m, 12) + 1` to `N` cost.
  public struct ExitTerms: Sendable {
    /// A share of what recurs, in some months of the contract.
    public struct Share: Sendable, Hashable {
      /// First and last month it holds in; `Int.max` as the last for no end.
      public var months: ClosedRange<Int>
      /// 0 to 1.
      public var share: Rational

      /// A share of what recurs in some months.
      public init(months: ClosedRange<Int>, share: Rational) {
        self.months = months
        self.share = share
      }
    }
    /// A fee that declines evenly, to nothing after so many months: the value of a device.
    public struct Decline: Sendable, Hashable {
      /// The charge, by its id.
      public var charge: Int
      /// Months after which nothing is left, at least 1.
      public var months: Int

      /// A charge that declines.
      public init(charge: Int, months: Int) {
        self.charge = charge
        self.months = months
      }
    }
    /// Months of the commitment; 0 for none.
    public var commitment: Int
    /// What share of what recurs is due for the months left, in ascending order; a month without one costs nothing.
    public var shares: [Share]
    /// Whether the usage of the months left is due too.
    public var includesUsage: Bool
    /// Months of notice that count among those left although they are billed: they are due twice.
    public var monthsDueTwice: Int
    /// Fees that decline.
    public var declines: [Decline]
    /// Whether VAT is due on it.
    public var isTaxed: Bool
    /// Whether months that are left of a year paid in advance are given back, so far as no share of them is due.
    public var refundsYear = false

    /// Nothing is due.
    public init() {
      commitment = 0
      shares = []
      includesUsage = false
      monthsDueTwice = 0
      declines = []
      isTaxed = true
    }
  }

  /// The bills of a contract: each from a month on, until that of the next; months are counted from 1, ascending.
  public struct ContractBills: Sendable {
    /// The bills of its months.
    public var monthly: [(first: Int, bill: Bill)]
    /// The same months without usage, which `recurring` prices: what a share is taken of. What usage adds is the rest.
    public var recurring: [(first: Int, bill: Bill)]
    /// What recurs for twelve months in advance: the first month of a year and the bill of it and of those after it,
    /// until the next.
    public var yearly: [(first: Int, bill: Bill)]

    /// The bills of a contract.
    public init(
      monthly: [(first: Int, bill: Bill)], recurring: [(first: Int, bill: Bill)], yearly: [(first: Int, bill: Bill)]
    ) {
      self.monthly = monthly
      self.recurring = recurring
      self.yearly = yearly
    }
  }

  /// The same tariff without usage: charges that recur, and what is taken off them.
  ///
  /// A discount, a reduction or a maximum over charges and usage looks at the charges alone; one over usage alone does
  /// not hold. Neither does a minimum that usage counts towards: what is lacked to it depends on usage. `used` are the
  /// charges that are charged as they are used, by the event, which are usage here.
  public func recurring(used: [Int]) -> Tariff {
    var own = self
    own.services = []
    // Orders are by position: all charges stay, and those that are used are free.
    for index in charges.indices where used.contains(charges[index].id) {
      own.charges[index] = Charge(id: charges[index].id, due: charges[index].due, price: .free)
    }
    own.adjustments = []
    for adjustment in adjustments {
      var left = adjustment
      left.rates = []
      left.charges.removeAll { used.contains($0) }
      let isOverUsage = left.rates.count < adjustment.rates.count || left.charges.count < adjustment.charges.count
      left.adjustments.removeAll { id in !own.adjustments.contains { $0.id == id } }
      switch adjustment.kind {
      case .minimum: if isOverUsage { continue }
      case .discount, .reduction, .credit, .maximum: if isOverUsage, left.charges.isEmpty { continue }
      }
      own.adjustments.append(left)
    }
    return own
  }

  /// What the end of the contract after a month costs besides the bills up to that month.
  /// - Parameters:
  ///   - month: the last month wanted, from 1.
  ///   - terms: what is due.
  ///   - fees: the bill of the charges due when the contract ends, in that month.
  ///   - bills: the bills that the months left would have had.
  ///   - untilEnd: months that are billed after `month`, where the contract can end only later: whole ones, then the
  ///     share of the last.
  public func exitBill(
    after month: Int, _ terms: ExitTerms, fees: Bill, of bills: ContractBills, untilEnd: [Rational] = []
  ) throws(ArithmeticFault) -> ExitBill {
    var parts: [ExitBill.Part] = []
    for line in fees.lines {
      guard case .charge(let charge, let part) = line.source else { continue }
      var share = Rational.one
      if let decline = terms.declines.first(where: { $0.charge == charge }) {
        share = try Rational(Int64(max(0, decline.months - month)), over: Int64(max(1, decline.months)))
      }
      try add(.fee(charge: charge, part: part), nil, share, of: basis(of: line), tax: line.tax ?? 0, to: &parts)
    }
    for (offset, share) in untilEnd.enumerated() {
      let month = month + 1 + offset
      for tax in positions {
        let whole = try recurring(in: month...month, bills, paidUpTo: month, tax: tax)
        try add(.untilEnd, month...month, share, of: whole, tax: tax, to: &parts)
      }
    }
    let lastBilled = month + untilEnd.count
    try addRefund(after: lastBilled, terms, bills, to: &parts)
    let first = max(1, lastBilled + 1 - terms.monthsDueTwice)
    if first <= terms.commitment {
      for share in terms.shares where share.months.overlaps(first...terms.commitment) {
        let months = share.months.clamped(to: first...terms.commitment)
        for tax in positions {
          let whole = try recurring(in: months, bills, paidUpTo: lastBilled, tax: tax)
          try add(.remaining, months, share.share, of: whole, tax: tax, to: &parts)
        }
      }
      if terms.includesUsage {
        let months = first...terms.commitment
        for tax in positions {
          try add(.usage, months, .one, of: usage(in: months, bills, tax: tax), tax: tax, to: &parts)
        }
      }
    }
    return try settle(parts, isTaxed: terms.isTaxed)
  }

  /// What is given back of a year that is paid: a twelfth for each month after the last one, less the share of it that is
  /// due for a month of the commitment.
  private func addRefund(
    after last: Int, _ terms: ExitTerms, _ bills: ContractBills, to parts: inout [ExitBill.Part]
  ) throws(ArithmeticFault) {
    let end = (last + 11) / 12 * 12
    guard terms.refundsYear, last < end, let year = bills.yearly.last(where: { $0.first <= last }) else { return }
    for tax in positions {
      var paid = Rational.zero
      for line in year.bill.lines where line.source.isCharge && line.tax == tax {
        paid = try paid.adding(basis(of: line))
      }
      try addRefund(of: paid, from: last + 1, to: end, terms, tax: tax, to: &parts)
    }
  }

  private func addRefund(
    of paid: Rational, from month: Int, to end: Int, _ terms: ExitTerms, tax: Int, to parts: inout [ExitBill.Part]
  ) throws(ArithmeticFault) {
    var first = month
    while first <= end {
      let due = dueShare(of: first, terms)
      var to = first
      while to < end, dueShare(of: to + 1, terms) == due { to += 1 }
      let whole = try paid.multiplied(by: Rational(Int64(to - first + 1), over: 12)).negated
      try add(.refund, first...to, Rational.one.subtracting(due), of: whole, tax: tax, to: &parts)
      first = to + 1
    }
  }

  /// The share of what recurs that is due for a month left.
  private func dueShare(of month: Int, _ terms: ExitTerms) -> Rational {
    guard month <= terms.commitment else { return .zero }
    return terms.shares.first { $0.months.contains(month) }?.share ?? .zero
  }

  private func add(
    _ what: ExitBill.What, _ months: ClosedRange<Int>?, _ share: Rational, of whole: Rational, tax: Int,
    to parts: inout [ExitBill.Part]
  ) throws(ArithmeticFault) {
    let exact = try whole.multiplied(by: share)
    guard !exact.isZero else { return }
    parts.append(
      ExitBill.Part(
        what: what, months: months, share: share, whole: whole, exact: exact, net: try rounded(exact), tax: tax))
  }

  /// The rates of VAT.
  private var positions: ClosedRange<Int> { 0...tax.others.count }

  private var taxIsInside: Bool { tax.isIncluded && tax.net == .total }

  /// The amount of a line that a share is taken of: as billed, or exact where VAT is taken out of the total only.
  private func basis(of line: Bill.Line) -> Rational { taxIsInside ? line.exact : line.net }

  /// What recurs in some months: monthly charges, and years that begin in them and are not paid yet.
  private func recurring(
    in months: ClosedRange<Int>, _ bills: ContractBills, paidUpTo paid: Int, tax: Int
  ) throws(ArithmeticFault) -> Rational {
    var sum = try self.sum(bills.recurring, in: months, tax: tax)
    for month in months where (month - 1) % 12 == 0 && month > paid {
      guard let year = bills.yearly.last(where: { $0.first <= month }) else { continue }
      sum = try sum.adding(self.sum(year.bill, tax: tax))
    }
    return sum
  }

  /// What usage adds to the bills of some months.
  private func usage(
    in months: ClosedRange<Int>, _ bills: ContractBills, tax: Int
  ) throws(ArithmeticFault) -> Rational {
    try sum(bills.monthly, in: months, tax: tax).subtracting(sum(bills.recurring, in: months, tax: tax))
  }

  /// The lines of the bills of some months, levies apart.
  private func sum(
    _ bills: [(first: Int, bill: Bill)], in months: ClosedRange<Int>, tax: Int
  ) throws(ArithmeticFault) -> Rational {
    var sum = Rational.zero
    for (position, (first, bill)) in bills.enumerated() {
      let last = position + 1 < bills.count ? bills[position + 1].first - 1 : months.upperBound
      let count = min(last, months.upperBound) - max(first, months.lowerBound) + 1
      guard count > 0 else { continue }
      sum = try sum.adding(self.sum(bill, tax: tax).multiplied(by: Rational(Int64(count))))
    }
    return sum
  }

  /// The lines of a bill, levies apart.
  private func sum(_ bill: Bill, tax: Int) throws(ArithmeticFault) -> Rational {
    var sum = Rational.zero
    for line in bill.lines where line.tax == tax && (line.source.isCharge || line.source.isUsage) {
      sum = try sum.adding(basis(of: line))
    }
    return sum
  }

  /// Rounds the parts of each rate as the lines of a bill are, and adds VAT where it is due.
  private func settle(_ drafted: [ExitBill.Part], isTaxed: Bool) throws(ArithmeticFault) -> ExitBill {
    var bill = ExitBill(parts: drafted, net: .zero, vat: .zero, gross: .zero)
    for tax in positions {
      let own = drafted.indices.filter { drafted[$0].tax == tax }
      var sum = Rational.zero
      for index in own {
        sum = try sum.adding(taxIsInside || !roundsLines ? drafted[index].exact : drafted[index].net)
      }
      let net = try rounded(sum)
      if taxIsInside || !roundsLines {
        let shares = try apportion(net, over: own.map { drafted[$0].exact })
        for (index, share) in zip(own, shares) { bill.parts[index].net = share }
      }
      bill.net = try bill.net.adding(net)
      guard isTaxed else { continue }
      let rate = self.tax.rate(tax)
      let gross = try rounded(sum.multiplied(by: Rational.one.adding(rate)))
      bill.vat = try bill.vat.adding(
        taxIsInside ? gross.subtracting(net) : rounded(net.multiplied(by: rate)))
    }
    bill.gross = try bill.net.adding(bill.vat)
    return bill
  }
}

extension Bill.Source {
  /// Whether it is calls, messages or data.
  public var isUsage: Bool {
    switch self {
    case .rate, .band, .rateMaximum: true
    case .charge, .minimum, .surcharge, .adjustment, .rounding: false
    }
  }

  /// Whether it is a charge or what changes charges, and neither usage nor a levy.
  public var isCharge: Bool {
    switch self {
    case .charge, .minimum, .adjustment: true
    case .rate, .band, .rateMaximum, .surcharge, .rounding: false
    }
  }
}
