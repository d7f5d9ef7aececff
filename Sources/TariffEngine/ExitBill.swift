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
    /// Usage that would have been billed in them.
    case usage
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
  }
  /// The parts: fees, then months until the end, months left and usage in the order of the months.
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

  /// The monthly bills of a contract: each from a month on, until that of the next.
  public struct ContractBills: Sendable {
    /// The first month of a bill, counted from 1 and ascending, and the bill.
    public var monthly: [(first: Int, bill: Bill)]
    /// What is due for twelve months in advance: the first month of a year and the bill of it and of those after it,
    /// until the next.
    public var yearly: [(first: Int, bill: Bill)]

    /// The bills of a contract.
    public init(monthly: [(first: Int, bill: Bill)], yearly: [(first: Int, bill: Bill)]) {
      self.monthly = monthly
      self.yearly = yearly
    }
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
      try add(.fee(charge: charge, part: part), nil, share, of: basis(of: line), to: &parts)
    }
    for (offset, share) in untilEnd.enumerated() {
      let month = month + 1 + offset
      try add(.untilEnd, month...month, share, of: recurring(in: month...month, bills, paidUpTo: month), to: &parts)
    }
    let lastBilled = month + untilEnd.count
    let first = max(1, lastBilled + 1 - terms.monthsDueTwice)
    if first <= terms.commitment {
      for share in terms.shares where share.months.overlaps(first...terms.commitment) {
        let months = share.months.clamped(to: first...terms.commitment)
        try add(
          .remaining, months, share.share, of: recurring(in: months, bills, paidUpTo: lastBilled), to: &parts)
      }
      if terms.includesUsage {
        let months = first...terms.commitment
        try add(.usage, months, .one, of: usage(in: months, bills), to: &parts)
      }
    }
    return try settle(parts, isTaxed: terms.isTaxed)
  }

  private func add(
    _ what: ExitBill.What, _ months: ClosedRange<Int>?, _ share: Rational, of whole: Rational,
    to parts: inout [ExitBill.Part]
  ) throws(ArithmeticFault) {
    let exact = try whole.multiplied(by: share)
    guard !exact.isZero else { return }
    parts.append(
      ExitBill.Part(what: what, months: months, share: share, whole: whole, exact: exact, net: try rounded(exact)))
  }

  private var taxIsInside: Bool { tax.isIncluded && tax.net == .total }

  /// The amount of a line that a share is taken of: as billed, or exact where VAT is taken out of the total only.
  private func basis(of line: Bill.Line) -> Rational { taxIsInside ? line.exact : line.net }

  /// What recurs in some months: monthly charges, and years that begin in them and are not paid yet.
  private func recurring(
    in months: ClosedRange<Int>, _ bills: ContractBills, paidUpTo paid: Int
  ) throws(ArithmeticFault) -> Rational {
    var sum = Rational.zero
    for (position, (first, bill)) in bills.monthly.enumerated() {
      let last = position + 1 < bills.monthly.count ? bills.monthly[position + 1].first - 1 : months.upperBound
      let count = min(last, months.upperBound) - max(first, months.lowerBound) + 1
      guard count > 0 else { continue }
      var month = Rational.zero
      for line in bill.lines where line.source.isCharge { month = try month.adding(basis(of: line)) }
      sum = try sum.adding(month.multiplied(by: Rational(Int64(count))))
    }
    for month in months where (month - 1) % 12 == 0 && month > paid {
      guard let year = bills.yearly.last(where: { $0.first <= month }) else { continue }
      for line in year.bill.lines where line.source.isCharge { sum = try sum.adding(basis(of: line)) }
    }
    return sum
  }

  private func usage(in months: ClosedRange<Int>, _ bills: ContractBills) throws(ArithmeticFault) -> Rational {
    var sum = Rational.zero
    for (position, (first, bill)) in bills.monthly.enumerated() {
      let last = position + 1 < bills.monthly.count ? bills.monthly[position + 1].first - 1 : months.upperBound
      let count = min(last, months.upperBound) - max(first, months.lowerBound) + 1
      guard count > 0 else { continue }
      for line in bill.lines where line.source.isUsage {
        sum = try sum.adding(basis(of: line).multiplied(by: Rational(Int64(count))))
      }
    }
    return sum
  }

  /// Rounds the parts as the lines of a bill are, and adds VAT where it is due.
  private func settle(_ drafted: [ExitBill.Part], isTaxed: Bool) throws(ArithmeticFault) -> ExitBill {
    var bill = ExitBill(parts: drafted, net: .zero, vat: .zero, gross: .zero)
    var exact: [Rational] = []
    var sum = Rational.zero
    for part in drafted {
      exact.append(part.exact)
      sum = try sum.adding(taxIsInside || rounding.place == .total ? part.exact : part.net)
    }
    bill.net = try rounded(sum)
    if taxIsInside || rounding.place == .total {
      let shares = try apportion(bill.net, over: exact)
      for index in bill.parts.indices { bill.parts[index].net = shares[index] }
    }
    if isTaxed {
      let gross = try rounded(sum.multiplied(by: Rational.one.adding(tax.rate)))
      bill.vat = taxIsInside ? try gross.subtracting(bill.net) : try rounded(bill.net.multiplied(by: tax.rate))
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
