public import Diagnostics
public import Offers
internal import Quantities

extension FindingCode {
  /// An example whose estimate gives another figure than it expects.
  public static let exampleFails: FindingCode = "example-fails"
  /// An example whose amounts are too large to be computed exactly.
  public static let exampleOverflows: FindingCode = "example-overflows"
}

/// Runs the examples of an offer and reports each figure that does not come out.
///
/// An example that names a profile, a price sheet, a plan or a reading that is not there is not run: the reader has
/// reported it.
public func checkExamples(of offer: Offer, in catalogue: Catalogue) -> [Finding] {
  offer.examples.indices.flatMap { checkExample($0, of: offer, in: catalogue) }
}

/// The same of one example, by its place among those of the offer.
public func checkExample(_ place: Int, of offer: Offer, in catalogue: Catalogue) -> [Finding] {
  ExampleCheck(example: offer.examples[place], offer: offer, catalogue: catalogue).findings()
}

/// One example: the estimate it asks for, against what it expects.
private struct ExampleCheck {
  let example: Example
  let offer: Offer
  let catalogue: Catalogue

  func findings() -> [Finding] {
    guard let request else { return [] }
    do {
      let estimate = try Estimator(request).estimate(withReadings: example.expect.contains { $0.isOfReadings })
      return example.expect.compactMap { failure(of: $0, in: estimate) }
    } catch {
      switch error {
      // An example asks for no plan, reading or part of a month that its offer does not have.
      case .unknownPlan, .unknownReading, .unknownChoice, .partsOfRecords, .unknownCause, .outsideContract,
        .changeInPartMonth:
        return []
      case .tooManyValues(let most):
        return [
          .error(
            .exampleOverflows,
            "the intervals of the example `\(example.name.value)` have more than \(most) combinations of values",
            at: example.name.span, help: ["choose shorter intervals"])
        ]
      case .arithmetic:
        let name = example.name.value
        return [
          .error(
            .exampleOverflows, "amounts of the example `\(name)` are too large to be exact", at: example.name.span,
            help: ["write smaller prices or smaller numbers"])
        ]
      }
    }
  }

  /// The estimate the example asks for; nothing when it names what is not there.
  private var request: EstimateRequest? {
    var profile = example.usage
    if let named = example.profile {
      guard let found = catalogue.profiles.first(where: { $0.id?.value == named.value }) else { return nil }
      profile = found
      if let months = example.usage.months { profile.months = months }
      if let payment = example.usage.payment { profile.payment = payment }
    }
    var sheets: [PriceSheet] = []
    if let named = example.prices {
      guard let found = catalogue.priceSheets.first(where: { $0.id.value == named.value }) else { return nil }
      sheets = [found]
    }
    var request = EstimateRequest(
      offer: offer, plan: example.plan?.value ?? offer.plans.first?.id.value ?? offer.id.value, profile: profile,
      sheets: sheets,
      readings: Dictionary(example.readings.map { ($0.name.value, $0.choice.value) }) { first, _ in first })
    request.isOverTime = example.expect.contains { $0.isOfLeaving }
    request.start = example.start?.value
    request.commitment = example.usage.commitment?.value
    if request.isOverTime, let leaving = example.leaving?.value, profile.months == nil { request.months = leaving }
    return request
  }

  /// The finding for a figure that does not come out.
  private func failure(of expectation: Expectation, in estimate: Estimate) -> Finding? {
    switch expectation.expected {
    case .amount(let figure, let price):
      let got = amount(figure, in: estimate)
      if let got, got.value == price.value.figure.value, price.value.currency == estimate.currency { return nil }
      let shown = got.map { "\($0.plain) \(estimate.currency.symbol)" } ?? "nothing: the estimate is unpriced"
      return failure(
        expectation, figure.rawValue, "\(price.value.figure.plain) \(price.value.currency.symbol)", shown,
        missing: got == nil ? estimate.missing : [], at: price.span)
    case .status(let status):
      if status.value == estimate.status.rawValue { return nil }
      return failure(
        expectation, "status", status.value, estimate.status.rawValue, missing: estimate.missing, at: status.span)
    case .missing(let rows):
      let wanted = Set(rows.map(\.value))
      let got = Set(estimate.missing.map { $0.row ?? $0.id })
      if wanted == got { return nil }
      return failure(expectation, "missing", list(wanted), list(got), missing: estimate.missing, at: expectation.span)
    }
  }

  private func list(_ ids: Set<String>) -> String {
    ids.isEmpty ? "nothing" : ids.sorted().joined(separator: ", ")
  }

  private func failure(
    _ expectation: Expectation, _ what: String, _ expected: String, _ got: String, missing: [Estimate.Missing],
    at span: Span
  ) -> Finding {
    .error(
      .exampleFails, "`\(what)` is \(got), the example `\(example.name.value)` expects \(expected)", at: span,
      label: "comes out as \(got)",
      help: missing.map { "\($0.what.rawValue) missing: \($0.label) (`\($0.id)`)" })
  }

  private func amount(_ figure: Expectation.Figure, in estimate: Estimate) -> Figure? {
    switch figure {
    case .monthNet: estimate.month?.net
    case .monthVAT: estimate.month?.vat
    case .monthGross: estimate.month?.gross
    case .firstMonthNet: estimate.firstMonth?.net
    case .firstMonthGross: estimate.firstMonth?.gross
    case .totalNet: estimate.total?.net
    case .totalGross: estimate.total?.gross
    // Where no reading matters, the least and the most are the month itself.
    case .leastNet: (estimate.range?.leastMonth ?? estimate.month)?.net
    case .mostNet: (estimate.range?.mostMonth ?? estimate.month)?.net
    case .exitNet: exit(in: estimate)?.net
    case .exitGross: exit(in: estimate)?.gross
    }
  }

  /// What leaving costs in the month the example names, or in the last.
  private func exit(in estimate: Estimate) -> Estimate.Totals? {
    let points = estimate.overTime?.exit.points ?? []
    guard let leaving = example.leaving?.value else { return points.last?.totals }
    return points.first { $0.month == leaving }?.totals
  }
}

extension Expectation {
  /// Whether it is about leaving.
  fileprivate var isOfLeaving: Bool {
    switch expected {
    case .amount(.exitNet, _), .amount(.exitGross, _): true
    case .amount, .status, .missing: false
    }
  }

  /// Whether it is about all readings of unclear clauses, not only those taken.
  fileprivate var isOfReadings: Bool {
    switch expected {
    case .amount(.leastNet, _), .amount(.mostNet, _): true
    case .amount, .status, .missing: false
    }
  }
}
