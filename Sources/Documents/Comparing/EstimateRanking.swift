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
  /// The amounts in one currency; nothing when nobody asks for that.
  private let conversion: ConvertedAmounts?
  /// What the ranking depends on.
  private let dependence: RankingDependence

  /// Nothing when no column has an estimate.
  /// - Parameters:
  ///   - surface: which column is the cheapest at each value of a quantity, where one varies.
  ///   - rates: dated rates between currencies.
  ///   - target: the currency that amounts are converted to; nothing to leave all of them as they are.
  init?(
    _ columns: [ComparedPlan], _ words: Wording, surface: DecisionSurface? = nil, rates: [ExchangeRates] = [],
    target: Currency? = nil
  ) {
    guard columns.contains(where: { $0.estimate != nil }) else { return nil }
    self.columns = columns
    self.words = words
    let isNet = columns.allSatisfy { $0.view.offer.taxBasis.value == .excluding }
    self.isNet = isNet
    dependence = RankingDependence(columns: columns, words: words, isNet: isNet, surface: surface)
    conversion = target.map { target in
      ConvertedAmounts(columns.compactMap { EstimateRanking.amount($0, isNet: isNet) }, to: target, by: rates)
    }
  }

  private static func amount(_ column: ComparedPlan, isNet: Bool) -> Money? {
    // Where numbers of the profile lie between two, what it costs at most.
    guard let estimate = column.estimate, let month = estimate.spread?.range?.mostMonth ?? estimate.month else {
      return nil
    }
    return Money(isNet ? month.net : month.gross, estimate.currency)
  }

  private func amount(_ column: ComparedPlan) -> Money? { EstimateRanking.amount(column, isNet: isNet) }

  /// Whether any amount is shown in a second currency.
  private var isConverted: Bool { conversion?.areShown ?? false }

  /// That amounts are converted, and how they are rounded; nothing where none is.
  var conversionNotice: [Inline]? { conversion?.notice(words) }

  /// A line for each currency that no rate leads from.
  var lackingRates: [[Inline]] { conversion?.lackingLines(words) ?? [] }

  /// The rates that converted an amount.
  var notes: [Note] { conversion?.notes(words) ?? [] }

  /// Whether all amounts are of one currency, by themselves or by rates; nothing is ranked across currencies.
  var isOneCurrency: Bool {
    isConverted || Set(columns.compactMap { $0.estimate?.currency }).count == 1
  }

  /// What a column is ranked by: its amount, in the currency of all.
  private func ranked(_ column: ComparedPlan) -> Money? {
    guard let amount = amount(column) else { return nil }
    return isConverted ? conversion?.converted(amount) : amount
  }

  /// The indices of the columns that cost the least, when they can be ranked.
  var best: [Int] {
    guard isOneCurrency else { return [] }
    if dependence.hasIntervals { return dependence.alwaysBest }
    let known = columns.indices.filter { columns[$0].estimate?.status == .priced && ranked(columns[$0]) != nil }
    guard known.count > 1, let least = known.compactMap({ ranked(columns[$0])?.figure.value }).min() else { return [] }
    let best = known.filter { ranked(columns[$0])?.figure.value == least }
    return best.count == known.count ? [] : best
  }

  /// What the ranking depends on: numbers of the profile, prices that are missing, clauses that are unclear.
  var conditions: [Block] { dependence.conditions(best: best) }

  /// What a column would cost a month: an amount, at least an amount, or no price.
  private func value(_ column: ComparedPlan) -> [Inline] {
    guard let estimate = column.estimate, let amount = amount(column) else {
      return [words.state(.notStated, .cannotBePriced)]
    }
    if let range = dependence.range(of: column) { return range }
    let text = words.amount(amount.figure, amount.currency)
    let fact = Inline.fact(Fact(.amount(amount.figure, amount.currency), text: text))
    return estimate.status == .lowerBound ? [.text(words[.atLeast] + " "), fact] : [fact]
  }

  /// The same amount in the currency of all, where it is in another.
  private func converted(_ column: ComparedPlan) -> [Inline] {
    amount(column).flatMap { conversion?.shown($0, words) } ?? []
  }

  /// Both on one line.
  private func line(_ column: ComparedPlan) -> [Inline] {
    let converted = converted(column)
    return value(column) + (converted.isEmpty ? [] : [.text(" "), .muted(converted)])
  }

  /// The row of estimates at the top of the table.
  var row: TableRow {
    let key: WordingKey = isNet ? .amountsNet : .amountsGross
    return TableRow(
      kind: .total, id: "estimate", label: [.text("\(words[.yourEstimate]), \(words[key])")],
      values: columns.map { column in
        let converted = converted(column)
        return [value(column)] + (converted.isEmpty ? [] : [[.muted(converted)]])
      })
  }

  /// The least amount first, with how much less it is than the next.
  var keyFigure: Block? {
    guard let index = best.first else { return nil }
    let names = best.map { columns[$0].name }.joined(separator: ", ")
    var explanation: [Inline] = []
    let others = columns.indices.filter { !best.contains($0) && columns[$0].estimate?.status == .priced }
    let next = others.min {
      (ranked(columns[$0])?.figure.value ?? .zero) < (ranked(columns[$1])?.figure.value ?? .zero)
    }
    if !dependence.hasIntervals, let next, let high = ranked(columns[next]), let low = ranked(columns[index]),
      let difference = difference(high.figure, low.figure)
    {
      let fact = Fact(.amount(difference, low.currency), text: words.amount(difference, low.currency))
      explanation = words.phrase(.cheaperBy, [.fact(fact)], [.text(columns[next].name)])
    }
    let label: [Inline] = [.text(words[.cheapest] + words[.colon] + " "), .strong([.text(names)])]
    return .keyFigures([KeyFigure(label: label, value: line(columns[index]), explanation: explanation)])
  }

  private func difference(_ high: Figure, _ low: Figure) -> Figure? {
    do { return Figure(try high.value.subtracting(low.value), decimals: 2) } catch { return nil }
  }

  /// A bar for each column, the least first; those without a price last.
  var bars: Block {
    let values = columns.map { ranked($0)?.figure.value }
    let most = isOneCurrency ? values.compactMap { $0 }.max() : nil
    let order =
      !isOneCurrency
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
          label: [.text(columns[index].name)], value: line(columns[index]), thousandths: length(values[index], most),
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
