internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

/// What an offer says about leaving, for one plan under one choice for every reading.
struct CompiledExit {
  /// Charges due when the contract ends, as a tariff of their own.
  var fees: CompiledTariff
  /// What is due for the months left, in numbers.
  var terms = Tariff.ExitTerms()
  /// The row that says what is due for them; nothing where only fees are stated.
  var row: Row?
  /// The same where it says that nothing is stated, or nothing is due.
  var state: Located<Availability.State>?
  /// Whether usage of the months left is due.
  var usage = ExitTerms.Due.notDue
  /// Whether VAT is due.
  var vat = ExitTerms.Due.due
  /// What becomes of the months left of a year that is paid; nothing where the offer has no word of it.
  var paidYear: ExitTerms.PaidYear?
  /// What is due for a last month that is not complete.
  var lastMonth = ExitTerms.LastMonth.notStated
  /// How notice is given; nothing where its length is not known.
  var notice: NoticeRule?
  /// Whether months of notice count among those left.
  var countedFrom = ExitTerms.Beginning.endOfService
  /// The names of the readings that any of it depended on.
  var readings: [String] = []

  /// Whether the offer says what leaving costs.
  var isStated: Bool {
    if !fees.tariff.charges.isEmpty || !(row?.exit?.remaining.isEmpty ?? true) { return true }
    return state?.value == .free || paidYear == .refunded || paidYear == .notRefunded
  }
}

extension TariffBuilder {
  /// Compiles what leaving costs: fees first, then the first row with terms for the months left.
  static func compileExit(
    _ offer: Offer, plan: String, readings: Readings, profile: UsageProfile, sheets: [PriceSheet], start: Day?
  ) throws(ArithmeticFault) -> CompiledExit {
    var builder = TariffBuilder(
      offer: offer, plan: plan, readings: readings, profile: profile, sheets: sheets, start: start)
    builder.isOfExit = true
    try builder.addTerms()
    // Levies are taken of bills, not of what the end costs.
    builder.compiled.tariff.surcharges = []
    builder.compiled.readings = []
    var exit = CompiledExit(fees: builder.compiled)
    for row in offer.allRows where builder.concerns(row) {
      if case .charge(let charge) = row.content, charge.when?.value == .exit {
        let before = builder.compiled.charges.count
        try builder.add(charge, of: row)
        if let over = charge.over?.value {
          for id in before..<builder.compiled.charges.count {
            exit.terms.declines.append(Tariff.ExitTerms.Decline(charge: id, months: over))
          }
        }
      }
      if let terms = row.exit, exit.row == nil { try builder.add(terms, of: row, to: &exit) }
    }
    exit.notice = builder.notice()
    exit.readings = builder.compiled.readings
    exit.fees = builder.compiled
    return exit
  }

  private mutating func add(_ terms: ExitTerms, of row: Row, to exit: inout CompiledExit) throws(ArithmeticFault) {
    exit.row = row
    exit.state = terms.state
    for share in terms.remaining {
      guard let percent = resolve(share.share)?.value.value, !percent.isZero else { continue }
      exit.terms.shares.append(
        Tariff.ExitTerms.Share(months: share.months, share: try percent.divided(by: Rational(100))))
    }
    exit.usage = terms.usage.flatMap { resolve($0) }?.value ?? .notDue
    exit.vat = terms.vat.flatMap { resolve($0) }?.value ?? .due
    exit.lastMonth = terms.lastMonth.flatMap { resolve($0) }?.value ?? .notStated
    exit.countedFrom = terms.countedFrom.flatMap { resolve($0) }?.value ?? .endOfService
    exit.paidYear = terms.paidYear.flatMap { resolve($0) }?.value
    exit.terms.refundsYear = exit.paidYear == .refunded
    exit.terms.includesUsage = exit.usage == .due
    exit.terms.isTaxed = exit.vat == .due
  }

  /// How notice is given, from the first row that states its length.
  private mutating func notice() -> NoticeRule? {
    for row in offer.rowsOfContract where concerns(row) {
      for term in row.terms where term.kind.value == .notice {
        guard let length = resolve(term.length)?.value else { continue }
        let written = row.noticeTerms
        let days = written?.days.flatMap { resolve($0) }?.value ?? .calendar
        guard let length = NoticeRule.Length(length, days: days) else { continue }
        return NoticeRule(
          length, to: written?.to.flatMap { resolve($0) }?.value ?? .anyDay,
          from: written?.from.flatMap { resolve($0) }?.value ?? .receipt)
      }
    }
    return nil
  }
}

extension NoticeRule.Length {
  /// The length of a notice; nothing where it is not stated.
  fileprivate init?(_ length: Term.Length, days: NoticeTerms.Days) {
    switch length {
    case .notStated: return nil
    case .none: self = .days(0)
    case .quantity(let quantity):
      guard let number = try? quantity.canonical().ceiling, let whole = Int(exactly: number), whole <= 36_500 else {
        return nil
      }
      switch quantity.unit.dimension {
      case .months: self = .months(whole)
      case .days: self = days == .working ? .workingDays(whole) : .days(whole)
      case .callTime, .data, .speed, .count: return nil
      }
    }
  }
}

extension NoticeRule {
  /// Whole months it takes at least; one that is shorter fits into the first month.
  var months: Int {
    switch length {
    case .months(let months): months
    case .days, .workingDays: 0
    }
  }
}
