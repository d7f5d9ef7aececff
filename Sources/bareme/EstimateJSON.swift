internal import Diagnostics
internal import Offers
internal import Quantities
internal import Rendering
internal import TariffCompiler

/// Estimates for other programs: amounts are decimal strings, never numbers that a reader could round.
struct EstimateJSON {
  /// Grows when a reader of this shape would have to change.
  static let version = 1

  let profile: UsageProfile
  let estimates: [Estimate]

  /// The bytes of the JSON text.
  var bytes: [UInt8] {
    JSONValue.object([
      ("schema", .string("bareme/estimate")), ("version", .number(EstimateJSON.version)),
      ("profile", profile.id.map { .string($0.value) } ?? .null),
      ("estimates", .array(estimates.map(estimate))),
    ]).serialised()
  }

  private func estimate(_ estimate: Estimate) -> JSONValue {
    let overTime = estimate.overTime.map(overTime) ?? []
    return .object(
      [
        ("offer", .string(estimate.offer)), ("plan", .string(estimate.plan)),
        ("currency", .string(estimate.currency.rawValue)), ("status", .string(estimate.status.rawValue)),
        ("months", .number(estimate.months)), ("month", totals(estimate.month)),
        ("firstMonth", totals(estimate.firstMonth)), ("total", totals(estimate.total)),
        ("average", totals(estimate.average)), ("year", totals(estimate.year)),
      ] + vatRates(of: estimate) + partMonths(of: estimate) + onOrder(of: estimate) + overTime + [
        (
          "readings",
          .object(
            estimate.readings.map { reading in
              (reading.name, .object(reading.choices.map { ($0.name, choice($0)) }))
            })
        ),
        ("questions", .object(estimate.readings.map { ($0.name, .string($0.ask)) })),
        ("conditions", .array(estimate.conditions.map(condition))),
        ("range", estimate.range.map(range) ?? .null),
        ("intervals", .array((estimate.spread?.intervals ?? []).map(interval))),
        ("spread", estimate.spread?.range.map(range) ?? .null),
        ("missing", .array(estimate.missing.map(missing))),
        ("events", .array(estimate.events.map(event))),
        ("assumptions", .array(estimate.assumptions.map { .string($0.words) })),
        (
          "rounding",
          .object([
            ("decimals", .number(estimate.rounding.decimals)),
            ("mode", .string(EstimateJSON.name(of: estimate.rounding.mode))),
          ])
        ),
        ("lines", .array(estimate.lines.map(line))),
        ("deposits", .array(estimate.deposits.map(line))),
      ])
  }

  /// The months that are not used to their end, where that was asked for.
  private func partMonths(of estimate: Estimate) -> [(String, JSONValue)] {
    guard !estimate.partMonths.isEmpty else { return [] }
    let parts = estimate.partMonths.map { part -> JSONValue in
      .object([
        ("month", .number(part.month)), ("days", .number(part.days.used)), ("of", .number(part.days.of)),
        ("cause", part.cause.map { .string($0.name) } ?? .null), ("charged", .string(part.charged.rawValue)),
        ("file", part.place.map { .string($0.file) } ?? .null), ("line", part.place.map { .number($0.line) } ?? .null),
      ])
    }
    return [("partMonths", .array(parts))]
  }

  /// What is paid with the order, where an offer says so.
  private func onOrder(of estimate: Estimate) -> [(String, JSONValue)] {
    guard !estimate.onOrder.isEmpty else { return [] }
    let all = estimate.onOrder.map { paid -> JSONValue in
      .object([
        ("id", .string(paid.id)), ("label", .string(paid.label)), ("share", .string(paid.share.figure.plain)),
        ("of", totals(paid.whole)), ("due", totals(paid.due)), ("balance", totals(paid.balance)),
        ("leastOnly", .truth(paid.isLowerBound)), ("file", .string(paid.place.file)),
        ("line", .number(paid.place.line)),
      ])
    }
    return [("onOrder", .array(all))]
  }

  /// The amounts by rate of VAT, where an offer has several.
  private func vatRates(of estimate: Estimate) -> [(String, JSONValue)] {
    guard !estimate.vatRates.isEmpty else { return [] }
    let rates = estimate.vatRates.map { rate -> JSONValue in
      .object([
        ("rate", rate.vat.map { .string($0.word) } ?? .null), ("month", totals(rate.month)),
        ("firstMonth", totals(rate.firstMonth)), ("total", totals(rate.total)),
      ])
    }
    return [("vatRounded", .string(estimate.vatPlace.rawValue)), ("vatRates", .array(rates))]
  }

  func totals(_ totals: Estimate.Totals?) -> JSONValue {
    guard let totals else { return .null }
    return .object([
      ("net", .string(totals.net.plain)), ("vat", .string(totals.vat.plain)), ("gross", .string(totals.gross.plain)),
    ])
  }

  private func condition(_ condition: Estimate.OpenCondition) -> JSONValue {
    .object([
      ("id", .string(condition.name)), ("ask", .string(condition.ask)), ("month", totals(condition.month)),
      ("total", totals(condition.total)), ("file", .string(condition.place.file)),
      ("line", .number(condition.place.line)),
    ])
  }

  private func choice(_ choice: Estimate.ReadingResult.Choice) -> JSONValue {
    .object([
      ("say", .string(choice.say)), ("taken", .truth(choice.isTaken)), ("status", .string(choice.status.rawValue)),
      ("month", totals(choice.month)), ("total", totals(choice.total)),
      ("missing", .array(choice.missing.map(missing))),
    ])
  }

  private func range(_ range: Estimate.Range) -> JSONValue {
    .object([
      ("month", .object([("least", totals(range.leastMonth)), ("most", totals(range.mostMonth))])),
      ("total", .object([("least", totals(range.leastTotal)), ("most", totals(range.mostTotal))])),
      ("complete", .truth(range.isComplete)),
    ])
  }

  private func interval(_ interval: Variation) -> JSONValue {
    .object([
      ("quantity", .string(interval.name.value)), ("least", .string(String(interval.low.floor))),
      ("most", .string(String(interval.high.floor))),
    ])
  }

  func missing(_ missing: Estimate.Missing) -> JSONValue {
    .object([
      ("what", .string(missing.what.rawValue)), ("id", .string(missing.id)), ("label", .string(missing.label)),
      ("quantity", missing.quantity.map(quantity) ?? .null),
      ("file", missing.file.map { .string($0) } ?? .null), ("line", missing.line.map { .number($0) } ?? .null),
    ])
  }

  private func event(_ event: Estimate.Event) -> JSONValue {
    .object([
      ("consequence", .string(event.consequence.rawValue)), ("id", .string(event.id)), ("label", .string(event.label)),
      ("quantity", quantity(event.quantity)), ("file", .string(event.file)), ("line", .number(event.line)),
    ])
  }

  private func line(_ line: Estimate.Line) -> JSONValue {
    let vat = line.vat.map { [("vatRate", JSONValue.string($0.word))] } ?? []
    return .object(
      [
        ("id", .string(line.id)), ("label", .string(line.label)), ("due", .string(line.due.rawValue)),
        ("quantity", .string(line.quantity.figure.plain)), ("unit", .string(line.quantity.unit.rawValue)),
        ("unitPrice", line.unitPrice.map { .string($0.figure.plain) } ?? .null),
        ("per", .array(line.unitPrice?.per.map { .string($0.rawValue) } ?? [])),
        ("netUnitPrice", line.netUnitPrice.map { .string($0.plain) } ?? .null),
        ("net", .string(line.net.plain)), ("exact", .string(line.exactWords)), ("rule", .string(line.rule)),
        ("rounded", line.rounded.map { .string($0.rawValue) } ?? .null),
        ("firstMonth", line.months.map { .number($0.lowerBound) } ?? .null),
        ("lastMonth", lastMonth(line.months)),
        ("file", .string(line.place.file)), ("line", .number(line.place.line)),
        ("places", .array(line.places.map { .string("\($0.file):\($0.line)") })),
      ] + vat)
  }

  /// The last month; nothing where there is no end.
  private func lastMonth(_ months: ClosedRange<Int>?) -> JSONValue {
    guard let months, !months.isOpenEnded else { return .null }
    return .number(months.upperBound)
  }

  /// A way to round in words.
  static func name(of mode: Rounding.Mode) -> String {
    switch mode {
    case .halfUp: "half up"
    case .halfEven: "half even"
    case .up: "up"
    case .down: "down"
    }
  }

  private func quantity(_ quantity: Quantity) -> JSONValue {
    .object([("number", .string(quantity.figure.plain)), ("unit", .string(quantity.unit.rawValue))])
  }
}
