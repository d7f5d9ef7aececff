internal import Quantities
internal import TariffEngine

extension Outcome {
  /// Everything that is paid with the bill of a month, counted from 1: its monthly bill, a year in advance with the
  /// first month of each, and with the very first what is paid once.
  func bills(ofMonth month: Int) -> [Bill] {
    let phase = phases.last { $0.first <= month } ?? phases[0]
    var bills = [phase.bill]
    if (month - 1) % 12 == 0 { bills.append(yearly(from: month)) }
    if month == 1 { bills.append(once) }
    return bills
  }

  /// The months an estimate covers, each with its days when the contract's first day is known; deposits are paid in the
  /// first and given back in the last.
  func cashFlow(from start: Day?) throws(ArithmeticFault) -> [Estimate.Month] {
    var months: [Estimate.Month] = []
    var cumulative = Sum.nothing
    let deposits = try Sum(compiled.tariff.deposits(for: month)).gross
    // Most months cost what the one before cost.
    var known: (kind: Kind, sum: Sum, flow: Estimate.Flow)?
    for number in 1...max(1, span) {
      let kind = Kind(
        phase: phases.lastIndex { $0.first <= number } ?? 0,
        year: (number - 1) % 12 == 0 ? years.lastIndex { $0.first <= number } : nil, isFirst: number == 1,
        isLast: number == span)
      if known?.kind != kind {
        let bills = bills(ofMonth: number)
        var sum = Sum.nothing
        for bill in bills { sum = try sum.adding(Sum(bill)) }
        var deposit = kind.isFirst ? deposits : .zero
        if kind.isLast { deposit = try deposit.subtracting(deposits) }
        known = (kind, sum, try flow(of: bills, sum, deposit: deposit))
      }
      guard let known else { break }
      cumulative = try cumulative.adding(known.sum)
      let days = start?.contractMonth(number)
      let lastDay = compiled.partMonths.first { $0.month == number }?.lastDay
      months.append(
        Estimate.Month(
          number: number, from: days?.from, to: lastDay ?? days?.to, flow: known.flow,
          cumulative: try cumulative.totals()))
    }
    return months
  }

  /// What tells months apart.
  private struct Kind: Equatable {
    var phase: Int
    /// The year that is paid with it.
    var year: Int?
    var isFirst: Bool
    var isLast: Bool
  }

  /// What bills are made of.
  func flow(of bills: [Bill], _ sum: Sum, deposit: Rational = .zero) throws(ArithmeticFault) -> Estimate.Flow {
    var (recurring, usage, levies) = (Rational.zero, Rational.zero, Rational.zero)
    var (yearly, once) = (Rational.zero, Rational.zero)
    for line in bills.flatMap(\.lines) {
      if line.source.isUsage {
        usage = try usage.adding(line.net)
      } else if line.source.isCharge {
        switch line.due {
        case .monthly: recurring = try recurring.adding(line.net)
        case .yearly: yearly = try yearly.adding(line.net)
        case .once: once = try once.adding(line.net)
        }
      } else {
        levies = try levies.adding(line.net)
      }
    }
    return Estimate.Flow(
      recurring: try Sum.figure(recurring), usage: try Sum.figure(usage), levies: try Sum.figure(levies),
      yearly: try Sum.figure(yearly), once: try Sum.figure(once), totals: try sum.totals(),
      deposit: try Sum.figure(deposit))
  }
}
