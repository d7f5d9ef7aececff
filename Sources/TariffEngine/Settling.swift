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
    let taxIsInside = tax.isIncluded && tax.net == .total
    var exact: [Rational] = []
    var amounts: [Rational] = []
    var sum = Rational.zero
    for line in draft.lines {
      exact.append(line.basis)
      sum = try sum.adding(rounding.place == .total ? line.basis : rounded(line.basis))
    }
    sum = try rounded(sum)
    var net = sum
    if taxIsInside {
      net = try rounded(self.net(of: sum))
      for index in exact.indices { exact[index] = try self.net(of: exact[index]) }
    }
    if taxIsInside || rounding.place == .total {
      amounts = try apportion(net, over: exact)
    } else {
      for amount in exact { amounts.append(try rounded(amount)) }
    }
    var lines: [Bill.Line] = []
    for (index, line) in draft.lines.enumerated() {
      lines.append(
        Bill.Line(
          source: line.source, due: line.due, rule: line.rule, quantity: line.quantity, unitPrice: line.unitPrice,
          exact: exact[index], net: amounts[index], days: line.days))
    }
    var bill = Bill(
      lines: lines, net: net, vat: taxIsInside ? try sum.subtracting(net) : try rounded(net.multiplied(by: tax.rate)),
      gross: .zero, gaps: draft.gaps, occurrences: draft.occurrences, suppositions: draft.suppositions)
    bill.carried = draft.carried
    try addSurcharges(to: &bill, due: due, taxIsInside: taxIsInside)
    bill.gross = try bill.net.adding(bill.vat)
    if let step = rounding.total { try round(&bill, to: step, due: due) }
    return bill
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

  /// Levies in their order: before VAT on the net sum, after VAT on the gross sum without VAT of their own.
  private func addSurcharges(to bill: inout Bill, due: Due, taxIsInside: Bool) throws(ArithmeticFault) {
    let listedVAT = bill.vat
    var taxed = Rational.zero
    for surcharge in surcharges where surcharge.isBeforeVAT {
      taxed = try taxed.adding(addShare(surcharge, of: bill.net, due: due, to: &bill))
    }
    if !taxed.isZero {
      bill.vat =
        taxIsInside
        ? try listedVAT.adding(rounded(taxed.multiplied(by: tax.rate)))
        : try rounded(bill.net.multiplied(by: tax.rate))
    }
    for surcharge in surcharges where !surcharge.isBeforeVAT {
      _ = try addShare(surcharge, of: bill.net.adding(bill.vat), due: due, to: &bill)
    }
  }

  private func addShare(
    _ surcharge: Surcharge, of sum: Rational, due: Due, to bill: inout Bill
  ) throws(ArithmeticFault) -> Rational {
    let exact = try sum.multiplied(by: surcharge.rate)
    let amount = try rounded(exact)
    guard !exact.isZero else { return .zero }
    bill.lines.append(
      Bill.Line(
        source: .surcharge(surcharge.id), due: due, rule: .share(surcharge.rate, of: sum), quantity: .one,
        unitPrice: nil, exact: exact, net: amount))
    bill.net = try bill.net.adding(amount)
    return amount
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
