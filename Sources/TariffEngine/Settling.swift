public import Quantities

extension Tariff {
  /// What is billed for a month of a contract, counted from 1: its monthly charges and usage, or what is due with it
  /// once or for a year. A first month pays the monthly bill and the one of what is due once; they are rounded apart,
  /// so that a total is so many months and what is paid once, to the cent.
  public func bill(for usage: MonthUsage, due: Due, month: Int = 1) throws(ArithmeticFault) -> Bill {
    var draft = Draft()
    draft.days = usage.days
    try billCharges(usage, due: due, month: month, into: &draft)
    switch due {
    case .monthly:
      var rater = UsageRater(tariff: self, usage: usage, month: month, draft: draft)
      try rater.rate()
      draft = rater.draft
    case .yearly, .once: break
    }
    try adjust(&draft, due: due, month: month)
    return try settle(draft, due: due)
  }

  /// What is deposited with the first bill and given back at the end: amounts as written, without VAT and levies, and no
  /// part of any other bill.
  public func deposits(for usage: MonthUsage) throws(ArithmeticFault) -> Bill {
    var own = self
    own.tax = .none
    own.tax.others = tax.others.map { _ in .zero }
    own.surcharges = []
    own.adjustments = []
    own.rounding.total = nil
    // Orders are by position: all charges stay, and only deposits are due.
    for index in charges.indices {
      own.charges[index].due = charges[index].isDeposit ? .once : .monthly
      own.charges[index].isDeposit = false
    }
    return try own.bill(for: usage, due: .once)
  }

  /// Rounds lines, adds levies and VAT.
  func settle(_ draft: Draft, due: Due) throws(ArithmeticFault) -> Bill {
    var bill = Bill(
      lines: [], net: .zero, vat: .zero, gross: .zero, gaps: draft.gaps, occurrences: draft.occurrences,
      suppositions: draft.suppositions)
    bill.carried = draft.carried
    // Nothing to round, to tax or to add a levy to.
    guard !draft.lines.isEmpty else { return bill }
    var sums = try RateSums(draft.lines, of: self)
    try sums.settle(draft.lines)
    for (index, line) in draft.lines.enumerated() {
      bill.lines.append(
        Bill.Line(
          source: line.source, due: line.due, rule: line.rule, quantity: line.quantity, unitPrice: line.unitPrice,
          exact: sums.exact[index], net: sums.amounts[index], days: line.days, tax: line.tax,
          vat: tax.isOfLines ? sums.taxes[index] : nil, unitTax: line.unitTax, spread: line.spread))
    }
    for surcharge in surcharges where surcharge.isBeforeVAT {
      for index in sums.rates.indices {
        let own = sums.rates[index]
        guard let line = try share(surcharge, of: own.net, due: due, tax: own.tax) else { continue }
        try sums.add(levy: line.net, at: index)
        bill.lines.append(line)
      }
    }
    try sums.taxLevies()
    bill.rates = sums.rates
    for own in sums.rates {
      bill.net = try bill.net.adding(own.net)
      bill.vat = try bill.vat.adding(own.vat)
    }
    try addUntaxed(to: &bill, due: due)
    return bill
  }

  /// What is added after VAT: levies on the gross sum, and the rounding of the bill.
  private func addUntaxed(to bill: inout Bill, due: Due) throws(ArithmeticFault) {
    let taxed = bill.net
    for surcharge in surcharges where !surcharge.isBeforeVAT {
      guard let line = try share(surcharge, of: bill.net.adding(bill.vat), due: due, tax: nil) else { continue }
      bill.lines.append(line)
      bill.net = try bill.net.adding(line.net)
    }
    bill.gross = try bill.net.adding(bill.vat)
    if let step = rounding.total { try round(&bill, to: step, due: due) }
    let untaxed = try bill.net.subtracting(taxed)
    if !untaxed.isZero { bill.rates.append(Bill.RateSum(tax: nil, net: untaxed, vat: .zero)) }
  }

  /// Rounds what a bill comes to with VAT by a line without VAT, so that the lines still add up.
  private func round(_ bill: inout Bill, to step: Rational, due: Due) throws(ArithmeticFault) {
    let steps = try Rounding(decimals: 0, mode: rounding.rounding.mode).apply(to: bill.gross.divided(by: step))
    let amount = try steps.multiplied(by: step).subtracting(bill.gross)
    guard !amount.isZero else { return }
    bill.lines.append(
      Bill.Line(
        source: .rounding, due: due, rule: .steps(steps, of: step, sum: bill.gross), quantity: .one, unitPrice: nil,
        exact: amount, net: amount))
    bill.net = try bill.net.adding(amount)
    bill.gross = try bill.gross.adding(amount)
  }

  /// The line of a levy on a sum; nothing where it comes to nothing.
  private func share(
    _ surcharge: Surcharge, of sum: Rational, due: Due, tax position: Int?
  ) throws(ArithmeticFault) -> Bill.Line? {
    let exact = try sum.multiplied(by: surcharge.rate)
    guard !exact.isZero else { return nil }
    var line = Bill.Line(
      source: .surcharge(surcharge.id), due: due, rule: .share(surcharge.rate, of: sum), quantity: .one,
      unitPrice: nil, exact: exact, net: try rounded(exact), tax: position)
    if tax.isOfLines, let position { line.vat = try rounded(line.net.multiplied(by: tax.rate(position))) }
    return line
  }

  /// Shares a rounded total among exact amounts: each is rounded down, the cents left go to the largest remainders.
  func apportion(_ total: Rational, over exact: [Rational]) throws(ArithmeticFault) -> [Rational] {
    let down = Rounding(decimals: rounding.rounding.decimals, mode: .down)
    let cent = rounding.rounding.step
    var shares: [Rational] = []
    var rests: [(rest: Rational, index: Int)] = []
    var left = total
    for (index, amount) in exact.enumerated() {
      let share = try down.apply(to: amount)
      shares.append(share)
      rests.append((try amount.subtracting(share), index))
      left = try left.subtracting(share)
    }
    guard !shares.isEmpty else { return [] }
    rests.sort { $0.rest == $1.rest ? $0.index < $1.index : $0.rest > $1.rest }
    var next = 0
    while left >= cent {
      shares[rests[next % rests.count].index] = try shares[rests[next % rests.count].index].adding(cent)
      left = try left.subtracting(cent)
      next += 1
    }
    while left.isNegative {
      let index = rests[rests.count - 1 - next % rests.count].index
      shares[index] = try shares[index].subtracting(cent)
      left = try left.adding(cent)
      next += 1
    }
    return shares
  }
}
