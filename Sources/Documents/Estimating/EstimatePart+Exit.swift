internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

extension EstimatePart {
  /// What leaving costs, by the last month of the service: months that cost the same together, one of them in detail,
  /// what other readings give, what is missing to know it.
  var leaving: [Block] {
    guard let overTime = estimate.overTime else { return [] }
    let exit = overTime.exit
    var blocks: [Block] = []
    switch exit.status {
    case .notStated: blocks.append(.paragraph([words.state(.notStated, .leavingNotStated)]))
    case .unpriced: blocks.append(.paragraph([words.state(.notStated, .leavingUnpriced)]))
    case .priced, .lowerBound:
      guard let first = exit.points.first else { return [] }
      let isLeast = exit.status == .lowerBound
      blocks.append(.paragraph([.text(words[isLeast ? .leavingLeadLeast : .leavingLead])]))
      if first.month > 1, let notice = overTime.commitment.notice {
        let term = words.term(.notice, notice, at: nil)
        blocks.append(.paragraph(words.phrase(.leavingEarliest, term, [words.number(first.month)])))
      }
      blocks.append(.table(curve(exit)))
      blocks += detail(overTime)
    }
    blocks += alternatives(overTime) + openPoints(exit)
    return blocks
  }

  private func curve(_ exit: Estimate.Exit) -> Table {
    let hasNotice = exit.points.contains { $0.noticeBy != nil }
    let hasDays = exit.points.contains { $0.end != nil }
    var heads = [words[.leavingNet], words[.leavingGross], words[.leavingPaid]]
    if hasNotice { heads.insert(words[.leavingNoticeBy], at: 0) }
    // Months at one price stand together; what differs among them is said from the first to the last.
    let rows = exit.runs.map { run -> TableRow in
      let (first, last) = (exit.points[run.lowerBound], exit.points[run.upperBound])
      let number = words.number(first.month)
      var label = run.count == 1 ? [number] : [number, .text("–"), words.number(last.month)]
      if hasDays, let end = first.end { label += [.text(", ")] + span(end, last.end ?? end) { words.shortFact($0) } }
      var values: [[[Inline]]] = [
        [[amount(first.totals.net)]], [[amount(first.totals.gross)]],
        [span(first.paid.gross, last.paid.gross) { amount($0) }],
      ]
      if hasNotice {
        let by = first.noticeBy.map { first in span(first, last.noticeBy ?? first) { words.shortFact($0) } }
        values.insert([by ?? [.text("–")]], at: 0)
      }
      return TableRow(id: "leaving-\(first.month)", label: label, values: values)
    }
    return Table(
      id: "leaving", rowHeader: words[hasDays ? .leavingMonthOn : .leavingMonth],
      columns: heads.map { Table.Column(header: [.text($0)], alignment: .end) }, rows: rows, merging: false)
  }

  /// `109.10 € – 699.35 €`, or the one value of both ends.
  private func span<Value: Equatable>(_ first: Value, _ last: Value, _ shown: (Value) -> Inline) -> [Inline] {
    first == last ? [shown(first)] : [shown(first), .text(" – "), shown(last)]
  }

  /// The month shown in detail: half of the commitment, a year, or the first that can be.
  private func shownPoint(_ overTime: Estimate.OverTime) -> Estimate.ExitPoint? {
    let wanted = overTime.commitment.months.map { max(1, $0 / 2) } ?? 12
    let points = overTime.exit.points
    return points.first { $0.month == wanted } ?? points.first
  }

  private func detail(_ overTime: Estimate.OverTime) -> [Block] {
    guard let point = shownPoint(overTime), !point.parts.isEmpty else { return [] }
    let items = point.parts.map { part -> [Inline] in
      var item = words.lead([.text(words.spaced(part.label))]).plainWeight
      if part.label.isEmpty { item = [] }
      let months = part.months.map { range -> [Inline] in
        range.count == 1
          ? words.phrase(.leavingOneMonth, [words.number(range.lowerBound)])
          : words.phrase(.months, [words.number(range.lowerBound)], [words.number(range.upperBound)])
      }
      switch part.what {
      case .fee: break
      case .untilEnd: item += words.phrase(.leavingUntilEnd, months ?? []) + [.text(", ")]
      case .remaining: item += words.phrase(.leavingRemaining, months ?? []) + [.text(", ")]
      case .refund: item += words.phrase(.leavingRefund, months ?? []) + [.text(", ")]
      case .usage: item += words.phrase(.leavingUsage, months ?? []) + [.text(", ")]
      }
      if part.share != .one { item += share(part) + [.text(" × "), amount(part.whole), .text(" = ")] }
      item.append(amount(part.net))
      if let place = part.place { item.append(words.place(place)) }
      return item
    }
    let lead = words.phrase(.leavingDetail, [words.number(point.month)])
    return [
      .paragraph(lead + [.text(" (\(words[.amountsNet]))" + words[.colon])]), .list(ordered: false, items: items),
    ]
  }

  private func share(_ part: Estimate.ExitPart) -> [Inline] {
    if let percent = try? part.share.multiplied(by: Rational(100)), let figure = Figure(percent) {
      return [.fact(Fact(.percentage(figure), text: words.percentage(figure)))]
    }
    let (over, under) = (part.share.numerator, part.share.denominator)
    return [words.number(Int(over)), .text("/"), words.number(Int(under))]
  }

  /// What other readings of a clause about leaving give, in the month shown.
  private func alternatives(_ overTime: Estimate.OverTime) -> [Block] {
    let exit = overTime.exit
    guard !exit.readings.isEmpty, let month = shownPoint(overTime)?.month else { return [] }
    var rows: [TableRow] = []
    for reading in exit.readings {
      rows.append(.group("leaving-" + reading.name, [.text(words.spaced(reading.ask))]))
      rows += reading.choices.map { choice in
        let taken: [Inline] = choice.isTaken ? [.text(" "), .strong([.text("(\(words[.taken]))")])] : []
        let point = choice.points.first { $0.month == month }
        let least: [Inline] = choice.status == .lowerBound ? [.text(words[.atLeast] + " ")] : []
        let value = point.map { least + [amount($0.totals.gross)] } ?? [words.state(.notStated, .cannotBePriced)]
        return TableRow(
          id: "leaving-\(reading.name)-\(choice.name)", label: [.text(words.spaced(choice.say))] + taken,
          values: [[value]])
      }
    }
    let head = words.phrase(.leavingDetail, [words.number(month)]).plain + ", " + words[.amountsGross]
    return [
      .table(
        Table(
          id: "leaving-readings", caption: [.text(head)], rowHeader: words[.reading],
          columns: [Table.Column(header: [.text(words[.leavingGross])], alignment: .end)], rows: rows, merging: false))
    ]
  }

  /// What is missing to know what leaving costs, and what to ask.
  private func openPoints(_ exit: Estimate.Exit) -> [Block] {
    let items = exit.missing.map { missing -> [Inline] in
      var item = words.lead([.text(words.spaced(missing.label))]).plainWeight + whyLeavingLacks(missing)
      if let file = missing.file, let line = missing.line { item.append(words.place(Place(file: file, line: line))) }
      return item
    }
    let known: Set<String> = Set(questionsAsked)
    var asked = exit.questions.filter { !known.contains($0) }
    if asked.isEmpty, exit.status == .notStated { asked = [words[.leavingAsk]] }
    var blocks: [Block] = items.isEmpty ? [] : [.list(ordered: false, items: items)]
    if !asked.isEmpty {
      blocks.append(.paragraph([.text(words[.questions] + words[.colon])]))
      blocks.append(.list(ordered: false, items: asked.map { [.text(words.spaced($0))] }))
    }
    return blocks
  }

  private func whyLeavingLacks(_ missing: Estimate.Missing) -> [Inline] {
    switch (missing.id, missing.what) {
    case ("commitment", .number): [words.state(.notStated, .commitmentNotStated)]
    case ("notice", .number): [words.state(.notStated, .noticeNotStated)]
    case ("usage", .rule): [words.state(.notStated, .leavingUsageNotStated)]
    case ("vat", .price): [words.state(.notStated, .leavingTaxNotStated)]
    case ("paid-year", .rule): [words.state(.notStated, .leavingYearNotStated)]
    case ("last-month", .rule): [words.state(.notStated, .leavingLastMonthNotStated)]
    case (_, .price), (_, .rule), (_, .number), (_, .hour), (_, .period), (_, .whose), (_, .conflict): why(missing)
    }
  }
}
