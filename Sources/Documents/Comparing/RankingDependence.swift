internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

/// What a ranking depends on: numbers of the profile that lie between two, missing prices, readings of unclear clauses.
struct RankingDependence {
  let columns: [ComparedPlan]
  let words: Wording
  let isNet: Bool
  /// Which column is the cheapest at each value of a quantity, where one varies.
  let surface: DecisionSurface?

  /// Whether numbers of the profile lie between two.
  var hasIntervals: Bool { columns.contains { $0.estimate?.spread != nil } }

  private var hasOneCurrency: Bool { Set(columns.compactMap { $0.estimate?.currency }).count == 1 }

  private func figure(_ totals: Estimate.Totals) -> Figure { isNet ? totals.net : totals.gross }

  private func amount(_ figure: Figure, _ currency: Currency) -> Inline {
    .fact(Fact(.amount(figure, currency), text: words.amount(figure, currency)))
  }

  /// From the least to the most that a column costs; nothing where that is one amount.
  func range(of column: ComparedPlan) -> [Inline]? {
    guard let estimate = column.estimate, let range = estimate.spread?.range, range.leastMonth != range.mostMonth else {
      return nil
    }
    let least: [Inline] = estimate.status == .lowerBound ? [.text(words[.atLeast] + " ")] : []
    return least
      + words.phrase(
        .spanClosed, [amount(figure(range.leastMonth), estimate.currency)],
        [amount(figure(range.mostMonth), estimate.currency)])
  }

  /// The columns that cost the least whatever the numbers of the profile are.
  var alwaysBest: [Int] {
    guard columns.allSatisfy({ $0.estimate?.status == .priced }) else { return [] }
    if let surface, surface.columns.count == columns.count {
      return columns.indices.filter { index in surface.regions.allSatisfy { $0.cheapest == [index] } }
    }
    return columns.indices.filter { index in
      guard let most = columns[index].estimate?.spread?.range?.mostMonth else { return false }
      return columns.indices.allSatisfy { other in
        guard other != index else { return true }
        guard let least = columns[other].estimate?.spread?.range?.leastMonth else { return false }
        return figure(most).value < figure(least).value
      }
    }
  }

  /// Everything that another ranking could come of.
  func conditions(best: [Int]) -> [Block] {
    guard hasOneCurrency else { return [] }
    let all = hasIntervals ? intervals(best) : missing + readings(best)
    return all.isEmpty ? [] : [.list(ordered: false, items: all)]
  }

  private func intervals(_ best: [Int]) -> [[Inline]] {
    guard best.isEmpty else { return [] }
    let intervals = columns.lazy.compactMap { $0.estimate?.spread?.intervals }.first ?? []
    let names = intervals.map { words.quantityName(of: $0) }.joined(separator: ", ")
    return [words.phrase(.rankingDepends, [.text(names)])]
  }

  /// "unless what B does not price comes to less than …".
  private var missing: [[Inline]] {
    let known = columns.filter { $0.estimate?.status == .priced }
    guard let first = known.min(by: { cost($0) < cost($1) }), let currency = first.estimate?.currency else { return [] }
    return columns.compactMap { column -> [Inline]? in
      guard let estimate = column.estimate, estimate.status != .priced, let part = estimate.month ?? estimate.rest,
        let rest = try? cost(first).subtracting(figure(part).value), rest > .zero,
        let margin = Figure(rest, decimals: 2)
      else { return nil }
      var labels: [String] = []
      for missing in estimate.missing where !labels.contains(missing.label) { labels.append(missing.label) }
      let lacking = labels.map(words.spaced).joined(separator: ", ")
      return words.phrase(
        .rankingUnless,
        pieces: [[.text(first.name)], [.text(column.name)], [.text(lacking)], [amount(margin, currency)]])
    }
  }

  private func cost(_ column: ComparedPlan) -> Rational {
    column.estimate?.month.map { figure($0).value } ?? .zero
  }

  /// Whether another reading of an unclear clause makes another column the cheapest.
  private func readings(_ best: [Int]) -> [[Inline]] {
    guard let first = best.first, columns.contains(where: { $0.estimate?.readings.isEmpty == false }) else { return [] }
    let name: [Inline] = [.text(best.map { columns[$0].name }.joined(separator: ", "))]
    if best.count == 1, isBestUnderEveryReading(first) { return [words.phrase(.readingsAlways, name)] }
    let others = ReadingsOfRanking(columns, amounts: { figure($0) }).changes(from: best)
    guard !others.isEmpty else { return [words.phrase(.readingsSingly, name)] }
    return others.map { change in
      let names = change.best.map { columns[$0].name }.joined(separator: ", ")
      return words.phrase(.readingsChange, [.text(words.spaced(change.say))], [.text(names)])
    }
  }

  /// Whether a column costs no more at its most than any other at its least, whichever way each clause is read.
  private func isBestUnderEveryReading(_ best: Int) -> Bool {
    func ends(_ column: ComparedPlan) -> (least: Rational, most: Rational)? {
      guard let estimate = column.estimate, let month = estimate.month, estimate.range?.isComplete ?? true else {
        return nil
      }
      let range = estimate.range
      return (figure(range?.leastMonth ?? month).value, figure(range?.mostMonth ?? month).value)
    }
    guard let most = ends(columns[best])?.most else { return false }
    return columns.indices.allSatisfy { other in
      if other == best || columns[other].estimate?.status != .priced { return true }
      return ends(columns[other]).map { most <= $0.least } ?? false
    }
  }
}
