internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

/// Several estimates side by side: what each costs a month and over its months.
struct EstimateOverview {
  let parts: [EstimatePart]
  let isOneOffer: Bool
  let words: Wording

  var section: Section {
    let rows = parts.map { part in
      let estimate = part.estimate
      let span = words.quantity(Quantity(Figure(Int64(estimate.months)), .month))
      let range = estimate.spread?.range
      let total = value(estimate.total?.gross, range?.leastTotal.gross, range?.mostTotal.gross, part)
      return TableRow(
        id: "\(estimate.offer)-\(estimate.plan)", label: [.text(part.name(amongPlansOfOne: isOneOffer))],
        values: [
          [value(estimate.month?.net, range?.leastMonth.net, range?.mostMonth.net, part)],
          [value(estimate.month?.gross, range?.leastMonth.gross, range?.mostMonth.gross, part)],
          [estimate.total == nil ? total : total + [.text(" (\(span))")]],
        ])
    }
    let gross = words[.amountsGross]
    let heads = [
      "\(words[.month]), \(words[.amountsNet])", "\(words[.month]), \(gross)", "\(words[.total]), \(gross)",
    ]
    let table = Table(
      id: "overview", rowHeader: words[.plan],
      columns: heads.map { Table.Column(header: [.text($0)], alignment: .end) }, rows: rows, merging: false)
    return Section(id: "overview", heading: words[.comparison], blocks: [.table(table)])
  }

  private func value(_ figure: Figure?, _ least: Figure?, _ most: Figure?, _ part: EstimatePart) -> [Inline] {
    guard let figure else { return [words.state(.notStated, .cannotBePriced)] }
    var value = [part.amount(figure)]
    if let least, let most, least != most {
      value = words.phrase(.spanClosed, [part.amount(least)], [part.amount(most)])
    }
    switch part.estimate.status {
    case .priced: return value
    case .lowerBound, .unpriced: return [.text(words[.atLeast] + " ")] + value
    }
  }
}
