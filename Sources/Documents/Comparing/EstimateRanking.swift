internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

/// Estimates of several columns, side by side: which is known, which is the least, by how much.
struct EstimateRanking {
  private let columns: [ComparedPlan]
  private let words: Wording
  /// Whether amounts are shown without VAT: when all offers state their prices so.
  let isNet: Bool

  /// Nothing when no column has an estimate.
  init?(_ columns: [ComparedPlan], _ words: Wording) {
    guard columns.contains(where: { $0.estimate != nil }) else { return nil }
    self.columns = columns
    self.words = words
    isNet = columns.allSatisfy { $0.view.offer.taxBasis.value == .excluding }
  }

  private func amount(_ column: ComparedPlan) -> Figure? {
    column.estimate?.month.map { isNet ? $0.net : $0.gross }
  }

  /// Whether all amounts are of one currency; nothing is ranked across currencies.
  var hasOneCurrency: Bool { Set(columns.compactMap { $0.estimate?.currency }).count == 1 }

  /// The indices of the columns that cost the least, when they can be ranked.
  var best: [Int] {
    guard hasOneCurrency else { return [] }
    let known = columns.indices.filter { columns[$0].estimate?.status == .priced && amount(columns[$0]) != nil }
    guard known.count > 1, let least = known.compactMap({ amount(columns[$0])?.value }).min() else { return [] }
    let best = known.filter { amount(columns[$0])?.value == least }
    return best.count == known.count ? [] : best
  }

  /// What a column would cost a month: an amount, at least an amount, or no price.
  func value(_ column: ComparedPlan) -> [Inline] {
    guard let estimate = column.estimate, let figure = amount(column) else {
      return [words.state(.notStated, .cannotBePriced)]
    }
    let fact = Inline.fact(Fact(.amount(figure, estimate.currency), text: words.amount(figure, estimate.currency)))
    return estimate.status == .lowerBound ? [.text(words[.atLeast] + " "), fact] : [fact]
  }

  /// The row of estimates at the top of the table.
  var row: TableRow {
    let key: WordingKey = isNet ? .amountsNet : .amountsGross
    return TableRow(
      kind: .total, id: "estimate", label: [.text("\(words[.yourEstimate]), \(words[key])")],
      values: columns.map { [value($0)] })
  }

  /// The least amount first, with how much less it is than the next.
  var keyFigure: Block? {
    guard let index = best.first else { return nil }
    let names = best.map { columns[$0].name }.joined(separator: ", ")
    var explanation: [Inline] = []
    let others = columns.indices.filter { !best.contains($0) && columns[$0].estimate?.status == .priced }
    let next = others.min { (amount(columns[$0])?.value ?? .zero) < (amount(columns[$1])?.value ?? .zero) }
    if let next, let high = amount(columns[next]), let low = amount(columns[index]),
      let currency = columns[index].estimate?.currency, let difference = difference(high, low)
    {
      let fact = Fact(.amount(difference, currency), text: words.amount(difference, currency))
      explanation = words.phrase(.cheaperBy, [.fact(fact)], [.text(columns[next].name)])
    }
    let label: [Inline] = [.text(words[.cheapest] + words[.colon] + " "), .strong([.text(names)])]
    return .keyFigures([KeyFigure(label: label, value: value(columns[index]), explanation: explanation)])
  }

  private func difference(_ high: Figure, _ low: Figure) -> Figure? {
    do { return Figure(try high.value.subtracting(low.value), decimals: 2) } catch { return nil }
  }

  /// A bar for each column, the least first; those without a price last.
  var bars: Block {
    let values = columns.map { amount($0)?.value }
    let most = hasOneCurrency ? values.compactMap { $0 }.max() : nil
    let order =
      !hasOneCurrency
      ? Array(columns.indices)
      : columns.indices.sorted { left, right in
        switch (values[left], values[right]) {
        case (let a?, let b?):
          // What may still cost more comes after what is known to cost the same.
          (a, isLeast(left) ? 1 : 0, columns[left].name, left) < (b, isLeast(right) ? 1 : 0, columns[right].name, right)
        case (.some, nil): true
        case (nil, .some): false
        case (nil, nil): left < right
        }
      }
    let best = self.best
    return .bars(
      order.map { index in
        Bar(
          label: [.text(columns[index].name)], value: value(columns[index]), thousandths: length(values[index], most),
          isBest: best.contains(index))
      })
  }

  private func isLeast(_ index: Int) -> Bool { columns[index].estimate?.status == .lowerBound }

  private func length(_ value: Rational?, _ most: Rational?) -> Int? {
    guard let value, let most, !most.isZero else { return nil }
    do {
      let share = try value.multiplied(by: Rational(1000)).divided(by: most)
      return Int(try Rounding(decimals: 0).apply(to: share).floor)
    } catch { return nil }
  }
}
