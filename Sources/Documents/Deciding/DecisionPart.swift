internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

/// The blocks about which plan is the cheapest at each value of a quantity.
struct DecisionPart {
  let surface: DecisionSurface
  let names: [String]
  let words: Wording

  init(_ surface: DecisionSurface, offers: [Offer], words: Wording) {
    self.surface = surface
    self.words = words
    let isOneOffer = Set(surface.columns.map(\.offer)).count == 1
    names = surface.columns.map { column in
      var name = "\(column.offer)/\(column.plan)"
      if let offer = offers.first(where: { $0.id.value == column.offer }) {
        let plan = offer.plans.first { $0.id.value == column.plan }?.title.value
        name = (isOneOffer ? plan : nil) ?? OfferView(offer, plans: [column.plan]).documentTitle
      }
      switch column.payment {
      case .monthly: return name + ", " + words[.paidMonthly]
      case .yearly: return name + ", " + words[.paidYearly]
      case nil: return name
      }
    }
  }

  var currency: Currency { surface.columns.first?.currency ?? .eur }

  /// All of it, under a heading of its own.
  var sections: [Section] {
    [
      Section(
        id: "decision", heading: words.text(.decisionBy, quantityName), aside: aside,
        blocks: [.table(regions), .paragraph([.text(words[.decisionExact])])] + rounded),
      Section(id: "decision-each", heading: words[.decisionEach], blocks: [.list(ordered: false, items: each)]),
      Section(
        id: "decision-costs", heading: words[.decisionCosts], aside: aside, blocks: chart + [.table(costs)] + pieces),
    ]
  }

  /// Values at which the bills rank otherwise.
  private var rounded: [Block] {
    surface.rounded.prefix(12).map { rounded in
      let span =
        rounded.low == rounded.high
        ? number(rounded.low) : words.phrase(.spanClosed, number(rounded.low), number(rounded.high))
      let names = rounded.cheapest.map { self.names[$0] }.joined(separator: ", ")
      return .paragraph(words.phrase(.decisionRounded, span, [.text(names)]))
    }
  }

  /// What the amounts are.
  var aside: String {
    let vat = words[surface.isNet ? .amountsNet : .amountsGross]
    switch surface.measure {
    case .month: return "\(words[.month]), \(vat)"
    case .total(let months):
      return words.text(.totalMonths, words.quantity(Quantity(Figure(Int64(months)), .month))) + ", " + vat
    case .span: return "\(words[.total]), \(vat)"
    }
  }

  /// What varies, in the words of the document.
  var quantityName: String { words.quantityName(of: surface.variation) }

  /// An interval a row: the values, who is the cheapest there, and what it costs at both ends.
  private var regions: Table {
    let rows = surface.regions.enumerated().map { position, region in
      TableRow(
        id: "region-\(position + 1)", label: span(region),
        values: [verdict(region), [end(region, at: region.low)], [end(region, at: region.high)]])
    }
    return Table(
      id: "regions", rowHeader: quantityName.capitalised,
      columns: [
        Table.Column(header: [.text(words[.decisionCheapest])]),
        Table.Column(header: [.text(words[.decisionFirst])], alignment: .end),
        Table.Column(header: [.text(words[.decisionLast])], alignment: .end),
      ], rows: rows, merging: false)
  }

  private func number(_ value: Rational) -> [Inline] { words.number(of: value) }

  /// The values of an interval.
  private func span(_ region: DecisionSurface.Region) -> [Inline] {
    span(region.low, region.high, hasLow: region.hasLow, hasHigh: region.hasHigh)
  }

  /// The same as words alone.
  func spanWords(_ region: DecisionSurface.Region) -> String { briefSpan(region).plain }

  /// The same within a sentence, without the fractions that the table has.
  private func briefSpan(_ region: DecisionSurface.Region) -> [Inline] {
    span(region.low, region.high, hasLow: region.hasLow, hasHigh: region.hasHigh, number: words.brief)
  }

  private func span(_ low: Rational, _ high: Rational, hasLow: Bool, hasHigh: Bool) -> [Inline] {
    span(low, high, hasLow: hasLow, hasHigh: hasHigh, number: number)
  }

  private func span(
    _ low: Rational, _ high: Rational, hasLow: Bool, hasHigh: Bool, number: (Rational) -> [Inline]
  ) -> [Inline] {
    if low == high { return number(low) }
    let key: WordingKey =
      switch (hasLow, hasHigh) {
      case (true, true): .spanClosed
      case (true, false): .spanBelow
      case (false, true): .spanAbove
      case (false, false): .spanBetween
      }
    return words.phrase(key, number(low), number(high))
  }

  /// Who is the cheapest, who might be, and where exactly that changes.
  private func verdict(_ region: DecisionSurface.Region) -> [[Inline]] {
    var lines: [[Inline]] = []
    if !region.cheapest.isEmpty {
      let all = region.cheapest.map { names[$0] }.joined(separator: ", ")
      let tie = region.cheapest.count > 1 ? " (\(words[.decisionTie]))" : ""
      lines.append([region.isCertain ? .strong([.text(all)]) : .text(all), .text(tie)])
    }
    lines += region.doubts.map { doubt($0, isOnly: region.cheapest.isEmpty) }
    if let exact = region.exactEnd { lines.append([.muted(words.phrase(.decisionEqualAt, number(exact)))]) }
    return lines
  }

  /// "cannot be ranked because …", with what the missing prices would have to stay below.
  private func doubt(_ doubt: DecisionSurface.Doubt, isOnly: Bool) -> [Inline] {
    var seen: [String] = []
    for missing in doubt.missing where !seen.contains(missing.label) { seen.append(missing.label) }
    let lacking: [Inline] = [.text(seen.map(words.spaced).joined(separator: ", "))]
    let name: [Inline] = [.text(names[doubt.column])]
    guard !isOnly, let low = doubt.marginAtLow, let high = doubt.marginAtHigh else {
      return words.phrase(.decisionUnpriced, name, lacking)
    }
    let margin = low == high ? amount(low) : words.phrase(.spanClosed, amount(min(low, high)), amount(max(low, high)))
    return words.phrase(.decisionUnless, name, lacking, margin)
  }

  func amount(_ value: Rational) -> [Inline] {
    guard let cents = try? Rounding.cents.apply(to: value), let figure = Figure(cents, decimals: 2) else { return [] }
    return [.fact(Fact(.amount(figure, currency), text: words.amount(figure, currency)))]
  }

  /// What the cheapest costs at an end of an interval.
  private func end(_ region: DecisionSurface.Region, at value: Rational) -> [Inline] {
    guard let index = region.cheapest.first, let bills = surface.bills.first(where: { $0.value == value }),
      bills.costs[index].knowledge == .priced
    else { return [words.state(.notStated, .cannotBePriced)] }
    return amount(bills.costs[index].amount)
  }

  /// Where each plan is the cheapest, what it takes to be it, and who makes it needless.
  private var each: [[Inline]] {
    surface.columns.indices.map { index in
      let head = words.lead([.text(names[index])])
      let own = surface.regions.filter { $0.cheapest.contains(index) }
      if surface.columns[index].isNeverCheapest {
        let all = surface.columns[index].dominators.map { names[$0] }.joined(separator: ", ")
        let by: [Inline] =
          all.isEmpty ? [] : [.text(words[.semicolon] + " ")] + words.phrase(.decisionDominated, [.text(all)])
        return head + [.text(words[.decisionNever])] + by
      }
      guard let first = own.first else { return head + [.text(words[.cannotBePriced])] }
      var parts = own.map { region in
        briefSpan(region) + (region.cheapest.count > 1 ? [.text(" (\(words[.decisionTie]))")] : [])
      }
      if parts.count > 12 { parts = parts.prefix(12) + [[.text("…")]] }
      let needs: [Inline] =
        first.low > surface.variation.low
        ? [.text(words[.semicolon] + " ")] + words.phrase(.decisionNeeds, words.brief(first.low)) : []
      return head + words.phrase(.decisionWhere, parts.joined(by: words[.semicolon] + " ")) + needs
    }
  }

  /// What each plan is billed where the order changes.
  private var costs: Table {
    let rows = surface.bills.enumerated().map { position, bills in
      TableRow(
        id: "value-\(position + 1)", label: number(bills.value),
        values: bills.costs.map { cost in
          switch cost.knowledge {
          case .priced: [amount(cost.amount)]
          case .atLeast: [[.text(words[.atLeast] + " ")] + amount(cost.amount)]
          case .unpriced: [[words.state(.notStated, .cannotBePriced)]]
          }
        })
    }
    return Table(
      id: "costs", rowHeader: quantityName.capitalised,
      columns: names.map { Table.Column(header: [.text($0)], alignment: .end) }, rows: rows, merging: false)
  }

  /// The most pieces that a page lists; other formats for programs have them all.
  private static let mostPieces = 60

  /// What each plan costs, piece by piece, where that is not too long to read.
  private var pieces: [Block] {
    let count = surface.columns.reduce(0) { $0 + $1.curve.pieces.count }
    guard count <= DecisionPart.mostPieces else { return [] }
    var rows: [TableRow] = []
    for (index, column) in surface.columns.enumerated() {
      rows.append(.group("plan-\(index + 1)", [.text(names[index])]))
      rows += column.curve.pieces.enumerated().map { position, piece in
        let end = (try? piece.cost(at: piece.high)) ?? piece.atLow
        return TableRow(
          id: "plan-\(index + 1)-\(position + 1)",
          label: span(piece.low, piece.high, hasLow: piece.hasLow, hasHigh: piece.hasHigh),
          values: [[known(piece, piece.atLow)], [known(piece, end)], [slope(piece)]])
      }
    }
    let heads: [WordingKey] = [.decisionFirst, .decisionLast, .decisionSlope]
    let table = Table(
      id: "pieces", rowHeader: quantityName.capitalised,
      columns: heads.map { Table.Column(header: [.text(words[$0])], alignment: .end) }, rows: rows, merging: false)
    return [.details(summary: [.text(words[.decisionPieces])], blocks: [.table(table)])]
  }

  private func known(_ piece: CostPiece, _ value: Rational) -> [Inline] {
    switch piece.knowledge {
    case .priced: amount(value)
    case .atLeast: [.text(words[.atLeast] + " ")] + amount(value)
    case .unpriced: [words.state(.notStated, .cannotBePriced)]
    }
  }

  /// What one more costs, to as many decimals as it has.
  private func slope(_ piece: CostPiece) -> [Inline] {
    let figure = Amounts.shown(piece.slope).figure
    return [.fact(Fact(.amount(figure, currency), text: words.amount(figure, currency)))]
  }
}
