internal import Quantities

/// What a plan comes to over its months, from what usage comes to in one: charges, VAT and levies, in whole cents.
public struct UsageEnding: Sendable {
  /// Months of a contract whose charges are the same.
  struct Phase: Sendable {
    var months: Int64
    /// What its charges come to: cents, or units where only the total is rounded.
    var base: Int64
    /// The same in whole cents, rounded down.
    var cents: Int64
  }
  /// A share of an amount, rounded to the cent.
  struct Share: Sendable {
    let numerator: Int64
    let rounding: CentRounding

    init(_ share: Rational, _ mode: Rounding.Mode) {
      numerator = share.numerator
      rounding = CentRounding(mode, cent: share.denominator)
    }

    @inline(__always)
    func of(_ cents: Int64) -> Int64 { rounding.cents(cents &* numerator) }
  }

  private let phases: [Phase]
  private let rounding: CentRounding
  /// Whether usage is rounded before it is added to the bill.
  private let isInCents: Bool
  private let vat: Share
  /// The net share of a sum that contains VAT; nothing where prices do not, or are taken apart before.
  private let netShare: Share?
  private let surcharges: [(share: Share, isBeforeVAT: Bool)]
  /// What is due once and in advance for years.
  private let fixed: (net: Int64, gross: Int64)
  /// Where one of the totals grows with each cent of usage by as many cents as there are months: that total without
  /// usage.
  private let straight: Int64?
  /// Whether that is the total without VAT.
  private let isPlain: Bool
  private let span: Int64

  /// Nothing where amounts are no whole number of units.
  init?(
    _ tariff: Tariff, _ month: MonthUsage, _ bases: [(months: Int64, base: Rational)], _ scale: UsageScale
  ) throws(ArithmeticFault) {
    let mode = tariff.rounding.rounding.mode
    for share in [tariff.tax.rate] + tariff.surcharges.map({ $0.rate }) where share.denominator > 1 << 30 { return nil }
    rounding = scale.centRounding
    isInCents = tariff.rounding.place != .total
    vat = Share(tariff.tax.rate, mode)
    let isInside = tariff.tax.isIncluded && tariff.tax.net == .total
    netShare = isInside ? Share(try Rational.one.divided(by: Rational.one.adding(tariff.tax.rate)), mode) : nil
    surcharges = tariff.surcharges.map { (Share($0.rate, mode), $0.isBeforeVAT) }
    var phases: [Phase] = []
    var isInWholeCents = true
    for (months, base) in bases {
      guard let units = scale.whole(base) else { return nil }
      isInWholeCents = isInWholeCents && units % scale.cent == 0
      phases.append(
        Phase(months: months, base: isInCents ? units / scale.cent : units, cents: units / scale.cent))
    }
    self.phases = phases
    span = bases.reduce(0) { $0 + $1.months }
    var (net, gross) = (Rational.zero, Rational.zero)
    var bills = [try tariff.bill(for: month.withoutUsage, due: .once)]
    // Years begun are due.
    for first in stride(from: 1, through: Int(span), by: 12) {
      bills.append(try tariff.bill(for: month.withoutUsage, due: .yearly, month: first))
    }
    for bill in bills {
      net = try net.adding(bill.net)
      gross = try gross.adding(bill.gross)
    }
    guard let fixedNet = scale.whole(net), let fixedGross = scale.whole(gross) else { return nil }
    fixed = (fixedNet / scale.cent, fixedGross / scale.cent)
    let isStraight = surcharges.isEmpty && isInWholeCents && (isInCents || rounding.isIndependent)
    let perCent = isInCents ? 1 : scale.cent
    var sum = isInside ? fixed.gross : fixed.net
    for phase in phases { sum += phase.months * (phase.base / perCent) }
    straight = isStraight ? sum : nil
    isPlain = isStraight && !isInside
  }

  /// Whether every sum up to so many units, with the charges, stays within 64 bits.
  func holds(_ most: Int64) -> Bool {
    var highest: Int64 = 0
    for phase in phases {
      let usage = isInCents ? rounding.reach(most) : most
      let (sum, isBeyond) = phase.base.addingReportingOverflow(usage)
      guard !isBeyond, sum <= 1 << 59 else { return false }
      highest = max(highest, isInCents ? sum : rounding.reach(sum))
    }
    // Each levy adds at most what there is.
    for share in [vat] + surcharges.map({ $0.share }) {
      guard share.numerator >= 0, share.numerator <= share.rounding.cent else { return false }
      highest *= 2
      let (product, isBeyond) = highest.multipliedReportingOverflow(by: max(share.numerator, 1))
      guard !isBeyond, product <= 1 << 59 else { return false }
    }
    if let netShare {
      let (product, isBeyond) = highest.multipliedReportingOverflow(by: netShare.numerator)
      guard !isBeyond, product <= 1 << 59 else { return false }
    }
    let (sum, isBeyond) = highest.multipliedReportingOverflow(by: max(1, span))
    return !isBeyond && sum <= 1 << 60 && fixed.gross <= 1 << 60
  }

  /// The total over all months of what a month's usage comes to, without VAT and with it, in cents.
  public func totals(_ units: Int64) -> (net: Int64, gross: Int64) {
    var all = fixed
    if isPlain {
      // Prices without VAT, no levies: the usual case.
      let cents = isInCents ? units : rounding.cents(units)
      for phase in phases {
        let net = phase.cents &+ cents
        all.net &+= phase.months &* net
        all.gross &+= phase.months &* (net &+ vat.of(net))
      }
      return all
    }
    for phase in phases {
      let sum = phase.base &+ units
      let (net, gross) = finished(isInCents ? sum : rounding.cents(sum))
      all.net &+= phase.months &* net
      all.gross &+= phase.months &* gross
    }
    return all
  }

  /// One of the two totals for the usage of some customers: what offers are ranked by.
  func addTotals(
    _ units: UnsafeMutablePointer<Int64>, _ rows: UnsafeBufferPointer<UInt16>, isNet: Bool,
    to totals: UnsafeMutablePointer<Int64>
  ) {
    guard let straight, isNet == (netShare == nil) else {
      for row in rows {
        let both = self.totals(units[Int(row)])
        totals[Int(row)] = isNet ? both.net : both.gross
      }
      return
    }
    let (span, rounding) = (span, rounding)
    if isInCents {
      for row in rows { totals[Int(row)] = straight &+ span &* units[Int(row)] }
    } else {
      for row in rows { totals[Int(row)] = straight &+ span &* rounding.cents(units[Int(row)]) }
    }
  }

  /// A line of usage as the bill adds it up: in cents, unless only the total is rounded.
  @inline(__always)
  func line(_ units: Int64) -> Int64 { isInCents ? rounding.cents(units) : units }

  /// A month's bill: VAT and levies on a sum, as `Tariff.settle` takes them.
  private func finished(_ sum: Int64) -> (net: Int64, gross: Int64) {
    var net = sum
    if let netShare { net = netShare.of(sum) }
    let listedVAT = netShare == nil ? vat.of(net) : sum &- net
    var tax = listedVAT
    guard !surcharges.isEmpty else { return (net, net &+ tax) }
    var taxed: Int64 = 0
    for (share, isBeforeVAT) in surcharges where isBeforeVAT {
      let amount = share.of(net)
      taxed &+= amount
      net &+= amount
    }
    if taxed != 0 { tax = netShare == nil ? vat.of(net) : listedVAT &+ vat.of(taxed) }
    for (share, isBeforeVAT) in surcharges where !isBeforeVAT { net &+= share.of(net &+ tax) }
    return (net, net &+ tax)
  }
}

extension Tariff {
  /// What charges come to in the months of a span, phase by phase: rounded line by line, unless only the total is.
  func bases(
    _ month: MonthUsage, span: Int
  ) throws(ArithmeticFault) -> [(months: Int64, base: Rational)] {
    var bases: [(months: Int64, base: Rational)] = []
    let starts = firstMonths(span: span)
    for (position, first) in starts.enumerated() {
      let next = position + 1 < starts.count ? starts[position + 1] : span + 1
      var draft = Draft()
      draft.days = month.days
      try billCharges(month, due: .monthly, month: first, into: &draft)
      try adjust(&draft, due: .monthly, month: first)
      var sum = Rational.zero
      for line in draft.lines {
        sum = try sum.adding(rounding.place == .total ? line.basis : rounded(line.basis))
      }
      bases.append((Int64(next - first), sum))
    }
    return bases
  }
}

extension MonthUsage {
  /// What a customer has, without any usage.
  fileprivate var withoutUsage: MonthUsage {
    var month = self
    month.groups = []
    return month
  }
}
