internal import Diagnostics
internal import Offers
internal import Quantities
internal import Rendering
internal import TariffCompiler

/// A decision surface for other programs: values and slopes as exact fractions, amounts as decimal strings.
struct DecisionJSON {
  /// Grows when a reader of this shape would have to change.
  static let version = 1

  let profile: UsageProfile
  let surface: DecisionSurface

  /// The bytes of the JSON text.
  var bytes: [UInt8] {
    JSONValue.object(
      [
        ("schema", .string("bareme/break-even")), ("version", .number(DecisionJSON.version)),
        ("profile", profile.id.map { .string($0.value) } ?? .null),
      ] + members
    ).serialised()
  }

  private var members: [(name: String, value: JSONValue)] {
    let variation = surface.variation
    return [
      (
        "vary",
        .object([
          ("quantity", .string(variation.name.value)), ("from", fraction(variation.low)),
          ("to", fraction(variation.high)), ("whole", .truth(variation.isWhole)),
        ])
      ),
      ("currency", surface.columns.first.map { .string($0.currency.rawValue) } ?? .null),
      ("amounts", .string(surface.isNet ? "net" : "gross")), ("of", measure),
      ("plans", .array(surface.columns.map(column))),
      ("regions", .array(surface.regions.map(region))),
      ("breakEvens", .array(breakEvens)),
      ("bills", .array(surface.bills.map(bills))),
      (
        "roundedOtherwise",
        .array(
          surface.rounded.map {
            .object([("from", fraction($0.low)), ("to", fraction($0.high)), ("cheapest", names($0.cheapest))])
          })
      ),
    ]
  }

  private var measure: JSONValue {
    switch surface.measure {
    case .month: .object([("span", .string("month")), ("months", .null)])
    case .total(let months): .object([("span", .string("total")), ("months", .number(months))])
    case .span: .object([("span", .string("total")), ("months", .string("vary"))])
    }
  }

  /// `2000/89` with its decimals, or a whole or decimal number twice.
  private func fraction(_ value: Rational) -> JSONValue {
    let exact = value.isWhole ? String(value.numerator) : "\(value.numerator)/\(value.denominator)"
    return .object([("exact", .string(exact)), ("decimal", .string(decimal(value)))])
  }

  /// To six decimals at most.
  private func decimal(_ value: Rational) -> String {
    if let figure = Figure(value) { return figure.plain }
    for decimals in [6, 4, 2, 0] {
      if let rounded = try? Rounding(decimals: decimals).apply(to: value), let figure = Figure(rounded) {
        return figure.plain
      }
    }
    return "\(value.numerator)/\(value.denominator)"
  }

  private func name(_ index: Int) -> String {
    let column = surface.columns[index]
    return "\(column.offer)/\(column.plan)" + (column.payment.map { "@\($0.rawValue)" } ?? "")
  }

  private func names(_ indices: [Int]) -> JSONValue { .array(indices.map { .string(name($0)) }) }

  private func column(_ column: DecisionSurface.Column) -> JSONValue {
    let index = surface.columns.firstIndex {
      $0.offer == column.offer && $0.plan == column.plan && $0.payment == column.payment
    }
    let first = surface.regions.first { region in index.map { region.cheapest.contains($0) } ?? false }
    return .object([
      ("name", index.map { .string(name($0)) } ?? .null), ("offer", .string(column.offer)),
      ("plan", .string(column.plan)), ("payment", column.payment.map { .string($0.rawValue) } ?? .null),
      ("cheapestFrom", first.map { fraction($0.low) } ?? .null),
      ("neverCheapest", .truth(column.isNeverCheapest)), ("dominatedBy", names(column.dominators)),
      ("cost", .array(column.curve.pieces.map(piece))),
    ])
  }

  private func piece(_ piece: CostPiece) -> JSONValue {
    let end = (try? piece.cost(at: piece.high)) ?? piece.atLow
    return .object([
      ("from", fraction(piece.low)), ("to", fraction(piece.high)), ("fromIncluded", .truth(piece.hasLow)),
      ("toIncluded", .truth(piece.hasHigh)), ("status", .string(status(piece.knowledge))),
      ("atFrom", .string(decimal(piece.atLow))), ("atTo", .string(decimal(end))), ("each", fraction(piece.slope)),
      ("missing", missing(piece.knowledge.missing)),
    ])
  }

  private func status(_ knowledge: CostPiece.Knowledge) -> String {
    switch knowledge {
    case .priced: Estimate.Status.priced.rawValue
    case .atLeast: Estimate.Status.lowerBound.rawValue
    case .unpriced: Estimate.Status.unpriced.rawValue
    }
  }

  private func missing(_ all: [Estimate.Missing]) -> JSONValue {
    .array(
      all.map {
        .object([("what", .string($0.what.rawValue)), ("id", .string($0.id)), ("label", .string($0.label))])
      })
  }

  private func region(_ region: DecisionSurface.Region) -> JSONValue {
    .object([
      ("from", fraction(region.low)), ("to", fraction(region.high)), ("fromIncluded", .truth(region.hasLow)),
      ("toIncluded", .truth(region.hasHigh)), ("cheapest", names(region.cheapest)),
      ("tie", .truth(region.cheapest.count > 1)), ("ranked", .truth(region.isCertain)),
      (
        "unless",
        .array(
          region.doubts.map { doubt in
            .object([
              ("plan", .string(name(doubt.column))), ("missing", missing(doubt.missing)),
              (
                "lessThan",
                doubt.marginAtLow.flatMap { low in
                  doubt.marginAtHigh.map { high in
                    .object([("atFrom", .string(decimal(low))), ("atTo", .string(decimal(high)))])
                  }
                } ?? .null
              ),
            ])
          })
      ),
    ])
  }

  /// The places where the order changes.
  private var breakEvens: [JSONValue] {
    zip(surface.regions, surface.regions.dropFirst()).map { left, right in
      var value = left.exactEnd
      if !surface.variation.isWhole { value = left.high }
      // A tie at one whole value is the break-even itself.
      if surface.variation.isWhole, right.low == right.high, right.cheapest.count > 1 { value = right.low }
      if surface.variation.isWhole, left.low == left.high, left.cheapest.count > 1 { value = left.high }
      return .object([
        ("from", names(left.cheapest)), ("to", names(right.cheapest)), ("last", fraction(left.high)),
        ("next", fraction(right.low)), ("value", value.map(fraction) ?? .null),
      ])
    }
  }

  private func bills(_ bills: DecisionSurface.Bills) -> JSONValue {
    .object([
      ("at", fraction(bills.value)),
      (
        "costs",
        .array(
          bills.costs.enumerated().map { index, cost in
            .object([
              ("plan", .string(name(index))), ("status", .string(status(cost.knowledge))),
              ("amount", .string((Figure(cost.amount, decimals: 2) ?? Figure(0)).plain)),
            ])
          })
      ),
    ])
  }
}
