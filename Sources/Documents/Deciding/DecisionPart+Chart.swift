internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

extension DecisionPart {
  /// The most pieces that are drawn: more cannot be told apart.
  private static let mostDrawn = 4000

  /// What each plan costs, as lines; nothing where there is too much to see, or nothing.
  var chart: [Block] {
    let count = surface.columns.reduce(0) { $0 + $1.curve.pieces.count }
    let lines = surface.columns.enumerated().map { index, column in
      Chart.Line(name: names[index], segments: column.curve.pieces.compactMap(segment))
    }
    let highest = lines.flatMap(\.segments).map { max($0.atFrom, $0.atTo) }.max()
    guard count <= DecisionPart.mostDrawn, let highest, highest > .zero else { return [] }
    let title = words.text(.decisionBy, quantityName)
    return [
      .chart(
        Chart(
          id: "decision-chart", title: title, description: description,
          horizontal: Chart.Axis(
            name: quantityName, low: surface.variation.low, high: surface.variation.high, ticks: valueTicks),
          vertical: Chart.Axis(name: aside, low: .zero, high: highest, ticks: amountTicks(highest)), lines: lines))
    ]
  }

  private func segment(_ piece: CostPiece) -> Chart.Segment? {
    guard let end = try? piece.cost(at: piece.high) else { return nil }
    switch piece.knowledge {
    case .unpriced: return nil
    case .atLeast, .priced:
      return Chart.Segment(
        from: piece.low, to: piece.high, atFrom: piece.atLow, atTo: end, isLeast: piece.knowledge != .priced)
    }
  }

  /// Who is the cheapest where, in words.
  private var description: String {
    surface.regions.prefix(12).map { region in
      let names = region.cheapest.map { self.names[$0] }.joined(separator: ", ")
      return spanWords(region) + words[.colon] + " " + (names.isEmpty ? words[.cannotBePriced] : names)
    }.joined(separator: words[.semicolon] + " ")
  }

  /// The ends of the range, and where the order changes.
  private var valueTicks: [Chart.Tick] {
    var values = [surface.variation.low]
    for region in surface.regions.dropFirst().prefix(8) where !values.contains(region.low) { values.append(region.low) }
    if !values.contains(surface.variation.high) { values.append(surface.variation.high) }
    return values.map { Chart.Tick($0, tickWords($0)) }
  }

  private func tickWords(_ value: Rational) -> String {
    let brief = Figure(value) ?? (try? Rounding(decimals: 2).apply(to: value)).flatMap { Figure($0, decimals: 2) }
    return brief.map { words.number($0) } ?? ""
  }

  /// Nothing, and two to five round amounts up to the highest.
  private func amountTicks(_ highest: Rational) -> [Chart.Tick] {
    var step: Int64 = 1
    let whole = highest.floor
    while whole / step > 5, step < Int64.max / 20 {
      let power = step
      for factor: Int64 in [2, 5, 10] where whole / step > 5 { step = power * factor }
    }
    guard whole >= 2 else { return [.zero, highest].map { Chart.Tick($0, amountWords($0)) } }
    return stride(from: 0, through: whole, by: Int64.Stride(step)).map { value in
      Chart.Tick(Rational(value), words.money(Figure(value), currency, decimals: 0))
    }
  }

  private func amountWords(_ value: Rational) -> String {
    guard let cents = try? Rounding.cents.apply(to: value), let figure = Figure(cents, decimals: 2) else { return "" }
    return words.amount(figure, currency)
  }
}
