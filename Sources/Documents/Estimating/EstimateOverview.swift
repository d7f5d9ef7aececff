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
      let total = value(estimate.total?.gross, part)
      return TableRow(
        id: "\(estimate.offer)-\(estimate.plan)", label: [.text(part.name(amongPlansOfOne: isOneOffer))],
        values: [
          [value(estimate.month?.net, part)], [value(estimate.month?.gross, part)],
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

  private func value(_ figure: Figure?, _ part: EstimatePart) -> [Inline] {
    guard let figure else { return [words.state(.notStated, .cannotBePriced)] }
    switch part.estimate.status {
    case .priced: return [part.amount(figure)]
    case .lowerBound, .unpriced: return [.text(words[.atLeast] + " "), part.amount(figure)]
    }
  }
}
