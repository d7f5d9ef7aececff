internal import Diagnostics
internal import Offers
internal import Quantities
internal import Rendering
internal import TariffCompiler
internal import Verifying

/// Receipts as JSON that `bareme verify` recomputes: each number is text, and stands beside what it comes from.
struct ReceiptJSON {
  /// Grows when a reader of this shape would have to change: one rate of VAT, rounded once, is as it ever was.
  private var version: Int {
    receipts.contains { $0.hasSeveralVATs || $0.bills.contains { $0.days != nil } || !$0.estimate.onOrder.isEmpty }
      ? 3 : 2
  }

  let profile: UsageProfile
  let receipts: [Receipt]

  /// The bytes of the JSON text, with its seal.
  func bytes() throws -> [UInt8] {
    let members: [(name: String, value: JSONValue)] = [
      ("schema", .string("bareme/receipt")), ("version", .number(version)), ("profile", given),
      ("estimates", .array(receipts.map(estimate))),
    ]
    do {
      let seal = try seal(of: JSONValue.object(members).serialised())
      return JSONValue.object(members + [("seal", .string(seal))]).serialised()
    } catch {
      throw CouldNotRun(message: "the receipt is too large: \(error.reason)")
    }
  }

  /// What the profile says, word for word.
  private var given: JSONValue {
    var facts: [JSONValue] = []
    for quantity in profile.quantities { facts.append(fact(quantity.meter.value, quantity.number.span)) }
    for usage in profile.usage { facts.append(fact(usage.kind.rawValue, usage.span)) }
    for option in profile.options { facts.append(fact(option.id.value, option.number.span)) }
    if let months = profile.months { facts.append(fact("months", months.span)) }
    return .object([
      ("id", text(profile.id?.value)), ("title", text(profile.title?.value)),
      ("payment", .string((profile.payment?.value ?? .monthly).rawValue)), ("given", .array(facts)),
    ])
  }

  private func fact(_ what: String, _ span: Span) -> JSONValue {
    .object([("what", .string(what)), ("written", .string(span.firstLine))] + place(span.file.path, span.line))
  }

  private func estimate(_ receipt: Receipt) -> JSONValue {
    let estimate = receipt.estimate
    return .object(
      [
        ("offer", .string(estimate.offer)), ("plan", .string(estimate.plan)), ("title", .string(receipt.title)),
        ("currency", .string(estimate.currency.rawValue)), ("source", receipt.source.map(source) ?? .null),
        ("status", .string(estimate.status.rawValue)), ("months", .number(estimate.months)),
        ("vat", vat(of: receipt)),
        (
          "rounding",
          .object([
            ("place", .string(receipt.roundingPlace)), ("decimals", .number(estimate.rounding.decimals)),
            ("mode", .string(EstimateJSON.name(of: estimate.rounding.mode))),
          ])
        ),
        (
          "readings",
          .array(
            receipt.readings.map { reading in
              .object([
                ("name", .string(reading.name)), ("choice", .string(reading.choice)), ("say", .string(reading.say)),
                ("ask", .string(reading.ask)),
              ])
            })
        ),
        ("bills", .array(receipt.bills.map { bill($0, hasSeveralVATs: receipt.hasSeveralVATs) })),
        ("month", totals(estimate.month)), ("firstMonth", totals(estimate.firstMonth)), ("year", totals(estimate.year)),
        ("total", totals(estimate.total)), ("average", totals(estimate.average)),
        (
          "missing",
          .array(
            estimate.missing.map { missing in
              .object(
                [
                  ("what", .string(missing.what.rawValue)), ("id", .string(missing.id)),
                  ("label", .string(missing.label)), ("quantity", text(missing.quantity?.figure.plain)),
                  ("unit", text(missing.quantity?.unit.rawValue)),
                ] + place(missing.file, missing.line))
            })
        ),
        (
          "events",
          .array(
            estimate.events.map { event in
              .object(
                [
                  ("consequence", .string(event.consequence.rawValue)), ("id", .string(event.id)),
                  ("label", .string(event.label)), ("quantity", .string(event.quantity.figure.plain)),
                  ("unit", .string(event.quantity.unit.rawValue)),
                ] + place(event.file, event.line))
            })
        ),
        (
          "assumptions",
          .array(
            estimate.assumptions.map { assumption in
              .object([("say", .string(assumption.words))] + place(assumption.place?.file, assumption.place?.line))
            })
        ),
      ] + onOrder(estimate))
  }

  /// What is paid with the order: a share of lines of the bill of what is paid once, by their position.
  private func onOrder(_ estimate: Estimate) -> [(name: String, value: JSONValue)] {
    guard !estimate.onOrder.isEmpty else { return [] }
    let all = estimate.onOrder.map { paid -> JSONValue in
      .object(
        [
          ("row", .string(paid.id)), ("label", .string(paid.label)), ("share", .string(paid.share.figure.plain)),
          ("covers", .array(paid.covers.map { .number($0) })), ("of", totals(paid.whole)),
          ("due", totals(paid.due)), ("balance", totals(paid.balance)), ("written", .string(paid.share.written)),
        ] + place(paid.place.file, paid.place.line))
    }
    return [("onOrder", .array(all))]
  }

  private func source(_ source: SourceDocument) -> JSONValue {
    .object([
      ("title", .string(source.title.value)), ("publisher", text(source.publisher?.value)),
      ("url", text(source.url?.value)), ("date", text(source.date?.value.iso)),
    ])
  }

  private func vat(of receipt: Receipt) -> JSONValue {
    guard let vat = receipt.vat else { return .null }
    let others = receipt.ownVATs.map { JSONValue.object([("vat", .string($0.vat.word))] + written($0.at)) }
    let several: [(name: String, value: JSONValue)] =
      receipt.hasSeveralVATs ? [("place", .string(receipt.vatPlace)), ("others", .array(others))] : []
    return .object(
      [
        ("rate", .string(vat.rate.plain)), ("included", .truth(receipt.taxIsIncluded)),
        ("net", .string(receipt.netPlace)),
      ] + written(vat.at) + several)
  }

  private func bill(_ bill: Receipt.Bill, hasSeveralVATs: Bool) -> JSONValue {
    let rates = bill.rates.map { rate -> JSONValue in
      .object([
        ("vat", text(rate.vat?.word)), ("net", .string(rate.net.plain)), ("amount", .string(rate.amount.plain)),
      ])
    }
    return .object(
      [
        ("due", .string(bill.due.rawValue)), ("from", .number(bill.from)), ("to", .number(bill.to)),
        ("every", .number(bill.every)), ("lines", .array(bill.lines.map { line($0, hasSeveralVATs: hasSeveralVATs) })),
        ("net", .string(bill.totals.net.plain)),
        ("vat", .string(bill.totals.vat.plain)), ("gross", .string(bill.totals.gross.plain)),
      ] + (bill.days.map { [("days", JSONValue.string("\($0.used)/\($0.of)"))] } ?? [])
        + (hasSeveralVATs ? [("rates", .array(rates))] : []))
  }

  private func line(_ line: Receipt.Line, hasSeveralVATs: Bool) -> JSONValue {
    let vat = line.vat.map { vat -> JSONValue in
      .object([
        ("vat", .string(vat.word)), ("amount", text(line.vatAmount?.plain)),
        ("unit", text(line.vatOfUnit?.vat.plain)), ("of", text(line.vatOfUnit?.price.plain)),
      ])
    }
    return .object(
      [
        ("row", .string(line.line.id)), ("label", .string(line.line.label)), ("section", text(line.section)),
        ("clause", text(line.clause)), ("kind", .string(line.kind.rawValue)), ("rule", .string(line.line.rule)),
        ("operands", .array(line.operands.map(operand))), ("covers", .array(line.covers.map { .number($0) })),
        ("exact", .string(line.line.exactWords)),
        ("rounded", text(line.line.rounded?.rawValue)), ("net", .string(line.line.net.plain)),
        ("remarks", .array(line.line.remarks.map { .string($0.words) })),
      ] + (hasSeveralVATs ? [("vat", vat ?? .null)] : []) + written(line.origin))
  }

  private func operand(_ operand: Receipt.Operand) -> JSONValue {
    .object(
      [("value", .string(operand.words)), ("is", .string(operand.what)), ("unit", text(operand.unit))]
        + (operand.origin.map(written) ?? []))
  }

  private func totals(_ totals: Estimate.Totals?) -> JSONValue {
    guard let totals else { return .null }
    return .object([
      ("net", .string(totals.net.plain)), ("vat", .string(totals.vat.plain)), ("gross", .string(totals.gross.plain)),
    ])
  }

  private func written(_ origin: Receipt.Origin) -> [(name: String, value: JSONValue)] {
    [("written", .string(origin.written))] + place(origin.place.file, origin.place.line)
  }

  private func place(_ file: String?, _ line: Int?) -> [(name: String, value: JSONValue)] {
    [("file", text(file)), ("line", line.map { .number($0) } ?? .null)]
  }

  private func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
