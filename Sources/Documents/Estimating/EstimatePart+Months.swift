internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

extension EstimatePart {
  /// What each month's bill comes to, equal months together, and how long the customer is bound. Left out where every
  /// month is the same and has no days.
  var months: [Block] {
    guard let overTime = estimate.overTime, !overTime.months.isEmpty else { return [] }
    guard overTime.runs.count > 1 || overTime.start != nil else { return [] }
    return [.list(ordered: false, items: terms(of: overTime)), .table(monthTable(overTime))]
  }

  /// The days the estimate covers, the commitment and what follows it.
  private func terms(of overTime: Estimate.OverTime) -> [[Inline]] {
    var items: [[Inline]] = []
    if let from = overTime.months.first?.from, let to = overTime.months.last?.to {
      items.append(words.phrase(.monthsCovered, [words.fact(from, at: nil)], [words.fact(to, at: nil)]))
    } else {
      items.append([.text(words[.monthsNumbered])])
    }
    let commitment = overTime.commitment
    guard let length = commitment.length else { return items }
    var item = words.term(.commitment, length, at: nil)
    if let last = commitment.lastDay { item += words.phrase(.commitmentUntil, [words.fact(last, at: nil)]) }
    if commitment.origin == .asked { item.append(.text(words[.commitmentAsked])) }
    items.append(item)
    if commitment.months != nil {
      items.append(
        commitment.renewal.map { words.term(.renewal, $0, at: nil) }
          ?? [words.state(.notStated, .renewalNotStated)])
    }
    return items
  }

  private func monthTable(_ overTime: Estimate.OverTime) -> Table {
    let runs = overTime.runs
    let parts: [(key: WordingKey, figure: (Estimate.Flow) -> Figure)] = [
      (.cashRecurring, { $0.recurring }), (.cashUsage, { $0.usage }), (.cashLevies, { $0.levies }),
      (.cashYearly, { $0.yearly }), (.cashOnce, { $0.once }),
    ]
    // A column in which nothing is paid says nothing.
    let paid = parts.filter { part in runs.contains { part.figure($0.flow).digits != 0 } }
    let shown = paid.count > 1 ? paid : []
    let hasDeposits = runs.contains { $0.flow.deposit.digits != 0 }
    var heads = shown.map { words[$0.key] + " " + words[.cashNet] } + [words[.cashBill], words[.cashCumulative]]
    if hasDeposits { heads.append(words[.deposits]) }
    let rows = runs.map { run -> TableRow in
      var values = shown.map { [[amount($0.figure(run.flow))]] }
      values += [[[amount(run.flow.totals.gross)]], [[amount(run.last.cumulative.gross)]]]
      if hasDeposits { values.append([[amount(run.flow.deposit)]]) }
      let from: [Inline] = run.first.from.map { [.text(", "), words.shortFact($0)] } ?? []
      return TableRow(id: "month-\(run.first.number)", label: monthNumbers(run) + from, values: values)
    }
    return Table(
      id: "months", rowHeader: words[overTime.start == nil ? .contractMonth : .contractMonthFrom],
      columns: heads.map { Table.Column(header: [.text($0)], alignment: .end) }, rows: rows, merging: false)
  }

  /// `1`, or `2–24`.
  func monthNumbers(_ run: Estimate.MonthRun) -> [Inline] {
    let first = words.number(run.first.number)
    return run.first == run.last ? [first] : [first, .text("–"), words.number(run.last.number)]
  }
}

extension Wording {
  /// A plain number as a fact.
  func number(_ number: Int) -> Inline {
    .fact(Fact(.number(Figure(Int64(number))), text: String(number)))
  }

  /// A day in figures, for a column: `15/01/2025`.
  func shortFact(_ day: Day) -> Inline { .fact(Fact(.day(day), text: shortDay(day))) }
}
