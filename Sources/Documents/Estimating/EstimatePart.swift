internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

/// The sections of one estimate.
struct EstimatePart {
  let estimate: Estimate
  let offer: Offer?
  let words: Wording

  /// The offer with its plan.
  var title: String {
    guard let offer else { return "\(estimate.offer)/\(estimate.plan)" }
    return OfferView(offer, plans: [estimate.plan]).documentTitle
  }

  /// The name among several plans: that of the plan when all are of one offer.
  func name(amongPlansOfOne isOne: Bool) -> String {
    guard isOne, let plan = offer?.plans.first(where: { $0.id.value == estimate.plan }) else { return title }
    return plan.title.value
  }

  /// What is paid, what is unclear, what is missing, the lines, what happens without a charge, what was assumed; empty
  /// parts are left out. Without a price for the essential, what is missing comes first.
  func sections(named name: String?) -> [Section] {
    let prefix = name == nil ? "" : "\(estimate.offer)-\(estimate.plan)-"
    func section(_ id: String, _ key: WordingKey, _ blocks: [Block], aside: String? = nil) -> Section? {
      let heading = name.map { "\($0)\(words[.colon]) \(words[key])" } ?? words[key]
      return blocks.isEmpty ? nil : Section(id: prefix + id, heading: heading, aside: aside, blocks: blocks)
    }
    let net = words[.amountsNet]
    let result = section("result", .estimate, self.result)
    let readings = section("readings", .readings, self.readings, aside: hasPricedReadings ? net : nil)
    let conditions = section("conditions", .conditions, self.conditions, aside: words[.amountsGross])
    let missing = [section("missing", .missing, self.missing), section("questions", .questions, questions)]
    let rest = [
      section("lines", .lines, lines, aside: net), section("parts", .partMonths, partMonths),
      section("vat", .vatRates, vatRates),
      section("on-order", .onOrder, onOrder), section("deposits", .deposits, deposits),
      section("events", .events, events),
      section("months", .cashFlow, months), section("leaving", .leaving, leaving),
      section("assumptions", .assumptions, assumptions),
    ]
    let all =
      switch estimate.status {
      case .priced, .lowerBound: [result, conditions, readings] + missing + rest
      case .unpriced: missing + [conditions, readings] + rest
      }
    return all.compactMap { $0 }
  }

  func amount(_ figure: Figure) -> Inline {
    .fact(Fact(.amount(figure, estimate.currency), text: words.amount(figure, estimate.currency)))
  }

  private var least: String { estimate.status == .lowerBound ? ", " + words[.atLeast] : "" }

  private func figure(_ label: String, _ totals: Estimate.Totals?, _ more: [Inline] = []) -> KeyFigure? {
    guard let totals else { return nil }
    return figure(label, totals, totals, more)
  }

  /// From the least to the most of an estimate whose numbers lie between two.
  private func figure(
    _ label: String, _ least: Estimate.Totals, _ most: Estimate.Totals, _ more: [Inline] = []
  ) -> KeyFigure {
    guard least == most else {
      let explanation: [Inline] =
        [.text(words[.net] + " ")] + words.phrase(.spanClosed, [amount(least.net)], [amount(most.net)])
      return KeyFigure(
        label: [.text(label + self.least)],
        value: words.phrase(.spanClosed, [amount(least.gross)], [amount(most.gross)]), explanation: explanation)
    }
    let totals = least
    let explanation: [Inline] = [
      .text(words[.net] + " "), amount(totals.net), .text(" + " + words[.vatAmount] + " "), amount(totals.vat),
    ]
    return KeyFigure(label: [.text(label + self.least)], value: [amount(totals.gross)], explanation: explanation + more)
  }

  /// What is paid a month, in the first one, over all of them and why so many, and how far that can be trusted.
  private var result: [Block] {
    let span = words.quantity(Quantity(Figure(Int64(estimate.months)), .month))
    let gross = ", " + words[.amountsGross]
    if let spread = estimate.spread { return between(spread, span: span) }
    let isFirstApart = estimate.firstMonth != estimate.month
    let figures = [
      figure(words[.month] + gross, estimate.month),
      isFirstApart ? figure(words[.firstMonth] + gross, estimate.firstMonth, paidOnce) : nil,
      figure(words[.eachYear] + gross, estimate.year),
      figure("\(words.text(.totalMonths, span)) (\(words[monthsKey]))", estimate.total),
    ].compactMap { $0 }
    var blocks: [Block] = [.keyFigures(figures)]
    if let average = estimate.average, average != estimate.month {
      let label = words.lead([.text(words[.average])]).plainWeight
      blocks.append(.paragraph(label + [amount(average.gross), .text(" (\(words[.amountsGross]))")]))
    }
    if let three = estimate.overTime?.threeYear {
      blocks.append(
        .paragraph(words.phrase(.threeYear, [amount(three.monthly.gross)], [amount(three.yearly.gross)])))
    }
    // A notice above says what is missing.
    if estimate.status == .priced { blocks.append(.paragraph([.text(words[.statusPriced])])) }
    return blocks
  }

  /// The same for numbers that lie between two: from the least to the most, and what the lines are for.
  private func between(_ spread: Estimate.Spread, span: String) -> [Block] {
    guard let range = spread.range else { return [] }
    let figures = [
      figure(words[.month] + ", " + words[.amountsGross], range.leastMonth, range.mostMonth),
      figure("\(words.text(.totalMonths, span)) (\(words[monthsKey]))", range.leastTotal, range.mostTotal),
    ]
    let numbers = spread.intervals.map { interval in
      [Inline.text(words.quantityName(of: interval) + words[.colon] + " ")]
        + words.phrase(.spanClosed, words.number(of: interval.low), words.number(of: interval.high))
    }
    let least = spread.intervals.map { interval in
      [Inline.text(words.quantityName(of: interval) + words[.colon] + " ")] + words.number(of: interval.low)
    }
    var blocks: [Block] = [
      .keyFigures(figures), .paragraph(words.phrase(.spreadOver, numbers.joined(by: ", "))),
      .paragraph(words.phrase(.spreadLines, least.joined(by: ", "))),
    ]
    if estimate.status == .priced { blocks.append(.paragraph([.text(words[.statusPriced])])) }
    return blocks
  }

  private var paidOnce: [Inline] {
    let once = estimate.lines.filter { $0.due == .once }
    guard !once.isEmpty, let sum = sum(once) else { return [] }
    return [.text(", ")] + words.phrase(.firstMonthOnce, [amount(sum)])
  }

  private var monthsKey: WordingKey {
    switch estimate.monthsOrigin {
    case .requested: .monthsRequested
    case .profile: .monthsProfile
    case .commitment: .monthsCommitment
    case .standard: .monthsStandard
    }
  }

  var assumptions: [Block] {
    estimate.assumptions.isEmpty ? [] : [.list(ordered: false, items: estimate.assumptions.map(words.assumption))]
  }

  /// What the profile does not answer, with what it would change.
  private var conditions: [Block] {
    guard !estimate.conditions.isEmpty else { return [] }
    let items = estimate.conditions.map { condition -> [Inline] in
      var item = words.lead([.text(condition.ask)]).plainWeight
      if let month = condition.month, let total = condition.total {
        item += words.phrase(.conditionEffect, [amount(month.gross)], [amount(total.gross)])
      } else {
        item.append(.text(words[.conditionUnpriced]))
      }
      return item + [words.place(condition.place)]
    }
    return [.list(ordered: false, items: items)]
  }

  private var events: [Block] {
    guard !estimate.events.isEmpty else { return [] }
    let items = estimate.events.map { event -> [Inline] in
      let beyond = words.phrase(.eventBeyond, [words.fact(event.quantity, at: nil)])
      var item =
        words.lead([.text(event.label)]).plainWeight + beyond + [.text(", "), .text(words[event.consequence.key])]
      item.append(words.place(Place(file: event.file, line: event.line)))
      return item
    }
    return [.list(ordered: false, items: items)]
  }
}
