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

  /// The result, the lines, what is unclear, what is missing, what was assumed; empty parts are left out.
  func sections(named: Bool) -> [Section] {
    let prefix = named ? "\(estimate.offer)-\(estimate.plan)-" : ""
    func section(_ id: String, _ key: WordingKey, _ blocks: [Block], aside: String? = nil) -> Section? {
      let heading = named ? "\(title)\(words[.colon]) \(words[key])" : words[key]
      return blocks.isEmpty ? nil : Section(id: prefix + id, heading: heading, aside: aside, blocks: blocks)
    }
    return [
      section("result", .estimate, result, aside: words[estimate.status.key]),
      section("lines", .rule, lines), section("readings", .readings, readings), section("missing", .missing, missing),
      section("questions", .questions, questions), section("events", .events, events),
      section("assumptions", .assumptions, assumptions),
    ].compactMap { $0 }
  }

  func amount(_ figure: Figure) -> Inline {
    .fact(Fact(.amount(figure, estimate.currency), text: words.amount(figure, estimate.currency)))
  }

  func origin(_ file: String?, _ line: Int?) -> Inline? {
    guard let file, let line else { return nil }
    return .fact(Fact(.state(.stated), text: "\(file):\(line)", origin: Origin(file: file, line: line)))
  }

  private var least: String { estimate.status == .lowerBound ? ", " + words[.atLeast] : "" }

  private func figure(_ label: String, _ totals: Estimate.Totals?) -> KeyFigure? {
    guard let totals else { return nil }
    let explanation: [Inline] = [
      .text(words[.net] + " "), amount(totals.net), .text(" + " + words[.vatAmount] + " "), amount(totals.vat),
    ]
    return KeyFigure(
      label: [.text(label + least)], value: [amount(totals.gross)],
      explanation: explanation)
  }

  private var result: [Block] {
    let span = words.quantity(Quantity(Figure(Int64(estimate.months)), .month))
    let isFirstApart = estimate.firstMonth != estimate.month
    let figures = [
      figure(words[.month], estimate.month), isFirstApart ? figure(words[.firstMonth], estimate.firstMonth) : nil,
      figure(words[.eachYear], estimate.year), figure(words.text(.totalMonths, span), estimate.total),
    ].compactMap { $0 }
    var blocks: [Block] = figures.isEmpty ? [] : [.keyFigures(figures)]
    if let average = estimate.average, average != estimate.month {
      let label = words.lead([.text(words[.average])]).plainWeight
      blocks.append(.paragraph(label + [amount(average.gross), .text(" (\(words[.gross]))")]))
    }
    blocks.append(.paragraph([.muted([.text(words[monthsKey])])]))
    if let range = estimate.range, range.leastMonth != range.mostMonth {
      let key: WordingKey = range.isComplete ? .range : .rangeSingly
      blocks.append(.paragraph(words.phrase(key, [amount(range.leastMonth.net)], [amount(range.mostMonth.net)])))
    }
    return blocks
  }

  private var monthsKey: WordingKey {
    switch estimate.monthsOrigin {
    case .requested: .monthsRequested
    case .profile: .monthsProfile
    case .commitment: .monthsCommitment
    case .standard: .monthsStandard
    }
  }

  private var assumptions: [Block] {
    estimate.assumptions.isEmpty ? [] : [.list(ordered: false, items: estimate.assumptions.map { [.text($0)] })]
  }

  private var events: [Block] {
    guard !estimate.events.isEmpty else { return [] }
    let items = estimate.events.map { event -> [Inline] in
      let beyond = words.phrase(.eventBeyond, [words.fact(event.quantity, at: nil)])
      var item =
        words.lead([.text(event.label)]).plainWeight + beyond + [.text(", "), .text(words[event.consequence.key])]
      if let origin = origin(event.file, event.line) { item.append(.muted([.text(" ("), origin, .text(")")])) }
      return item
    }
    return [.list(ordered: false, items: items)]
  }
}
