internal import Offers
internal import Quantities
internal import Rendering
internal import TariffCompiler

extension EstimateJSON {
  /// The entries about time: the start, the commitment, and every month's bill. Without VAT unless said otherwise.
  func overTime(_ overTime: Estimate.OverTime) -> [(String, JSONValue)] {
    [
      ("start", day(overTime.start)), ("commitment", commitment(overTime.commitment)),
      ("cashFlow", .array(overTime.months.map(month))),
      ("exitStatus", .string(overTime.exit.status.rawValue)), ("exit", .array(overTime.exit.points.map(point))),
      ("exitMissing", .array(overTime.exit.missing.map(missing))),
      ("exitQuestions", .array(overTime.exit.questions.map { .string($0) })),
      ("exitReadings", .object(overTime.exit.readings.map { ($0.name, reading($0)) })),
      ("threeYear", overTime.threeYear.map(threeYear) ?? .null),
    ]
  }

  private func point(_ point: Estimate.ExitPoint) -> JSONValue {
    .object([
      ("month", .number(point.month)), ("end", day(point.end)), ("noticeBy", day(point.noticeBy)),
      ("net", .string(point.totals.net.plain)), ("vat", .string(point.totals.vat.plain)),
      ("gross", .string(point.totals.gross.plain)), ("paid", totals(point.paid)),
      ("parts", .array(point.parts.map(part))),
    ])
  }

  private func part(_ part: Estimate.ExitPart) -> JSONValue {
    .object([
      ("what", .string(part.what.rawValue)), ("id", .string(part.id)), ("label", .string(part.label)),
      ("firstMonth", part.months.map { .number($0.lowerBound) } ?? .null),
      ("lastMonth", part.months.map { .number($0.upperBound) } ?? .null),
      ("share", .string(share(part.share))), ("of", .string(part.whole.plain)), ("net", .string(part.net.plain)),
      ("file", part.place.map { .string($0.file) } ?? .null), ("line", part.place.map { .number($0.line) } ?? .null),
    ])
  }

  /// `0.2`, or `7/12` for what has no end.
  private func share(_ share: Rational) -> String {
    Figure(share)?.plain ?? "\(share.numerator)/\(share.denominator)"
  }

  private func reading(_ reading: Estimate.ExitReading) -> JSONValue {
    .object([
      ("ask", .string(reading.ask)),
      (
        "choices",
        .object(
          reading.choices.map { choice in
            (
              choice.name,
              .object([
                ("say", .string(choice.say)), ("taken", .truth(choice.isTaken)),
                ("status", .string(choice.status.rawValue)), ("exit", .array(choice.points.map(point))),
              ])
            )
          })
      ),
    ])
  }

  private func threeYear(_ three: Estimate.ThreeYear) -> JSONValue {
    .object([
      ("months", .number(Estimate.ThreeYear.months)), ("once", totals(three.once)), ("month", totals(three.month)),
      ("total", totals(three.total)), ("yearly", totals(three.yearly)), ("monthly", totals(three.monthly)),
    ])
  }

  private func commitment(_ commitment: Estimate.Commitment) -> JSONValue {
    .object([
      ("length", commitment.length.map { .string(words($0)) } ?? .null),
      ("months", commitment.months.map { .number($0) } ?? .null),
      ("assumed", .truth(commitment.origin == .asked)), ("lastDay", day(commitment.lastDay)),
      ("renewal", commitment.renewal.map { .string(words($0)) } ?? .null),
      ("notice", commitment.notice.map { .string(words($0)) } ?? .null),
    ])
  }

  /// A term as an offer writes it: `none`, `not stated`, `24 months`.
  private func words(_ length: Term.Length) -> String {
    switch length {
    case .none: "none"
    case .notStated: "not stated"
    case .quantity(let quantity):
      "\(quantity.figure.plain) \(quantity.unit.rawValue)" + (quantity.figure.value == .one ? "" : "s")
    }
  }

  func month(_ month: Estimate.Month) -> JSONValue {
    let flow = month.flow
    return .object([
      ("month", .number(month.number)), ("from", day(month.from)), ("to", day(month.to)),
      ("net", .string(flow.totals.net.plain)), ("vat", .string(flow.totals.vat.plain)),
      ("gross", .string(flow.totals.gross.plain)), ("recurring", .string(flow.recurring.plain)),
      ("usage", .string(flow.usage.plain)), ("levies", .string(flow.levies.plain)),
      ("yearly", .string(flow.yearly.plain)), ("once", .string(flow.once.plain)),
      ("cumulative", totals(month.cumulative)), ("deposit", .string(flow.deposit.plain)),
    ])
  }

  /// `2025-01-15`, or nothing.
  func day(_ day: Day?) -> JSONValue { day.map { .string($0.iso) } ?? .null }
}
