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
    ]
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

  private func month(_ month: Estimate.Month) -> JSONValue {
    let flow = month.flow
    return .object([
      ("month", .number(month.number)), ("from", day(month.from)), ("to", day(month.to)),
      ("net", .string(flow.totals.net.plain)), ("vat", .string(flow.totals.vat.plain)),
      ("gross", .string(flow.totals.gross.plain)), ("recurring", .string(flow.recurring.plain)),
      ("usage", .string(flow.usage.plain)), ("levies", .string(flow.levies.plain)),
      ("yearly", .string(flow.yearly.plain)), ("once", .string(flow.once.plain)),
      ("cumulative", totals(month.cumulative)),
    ])
  }

  /// `2025-01-15`, or nothing.
  func day(_ day: Day?) -> JSONValue { day.map { .string($0.iso) } ?? .null }
}
