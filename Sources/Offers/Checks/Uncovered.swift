internal import Diagnostics
internal import Quantities

extension OfferCheck {
  /// Bands that overlap, or leave quantities between them that nothing prices.
  static let bandsInOrder = OfferCheck { offer, _ in
    offer.charges.filter { !$0.1.bands.isEmpty }.flatMap { row, charge -> [Result] in
      // The first plan that shows a fault is enough.
      for plan in offer.planIDs {
        let results = charge.bandFaults(plan: plan, readings: offer.defaultReadings, about: row.id.value)
        if !results.isEmpty { return results }
      }
      return []
    }
  }

  /// Months of the contract that no phase prices, in a row without a price outside them.
  static let monthsUncovered = OfferCheck(.warning) { offer, _ in
    offer.charges.compactMap { row, charge -> Result? in
      guard charge.hasNoPriceBeside, !charge.phases.isEmpty else { return nil }
      let all = charge.months?.value ?? .months(from: 1)
      guard let gap = all.months(outside: charge.phases.map(\.months.value)).first else { return nil }
      let named = gap.isOpenEnded ? "from \(gap.lowerBound)" : "\(gap.lowerBound) to \(gap.upperBound)"
      return Result(
        .warning(
          "months-uncovered", "months \(named) of the contract have no price", at: charge.phases[0].months.span,
          help: [
            "write a phase for them, or `price`, which holds in all months that no phase names",
            "where the source is silent, write `price: not stated`",
          ]), about: row.id.value)
    }
  }
}

extension Offer {
  /// Rows that cost, with their price.
  fileprivate var charges: [(Row, Charge)] {
    var charges: [(Row, Charge)] = []
    for section in OfferSection.allCases {
      for item in sections[section] ?? [] {
        for row in item.rows { if case .charge(let charge) = row.content { charges.append((row, charge)) } }
      }
    }
    return charges
  }
}

extension Charge {
  /// What is wrong with the order of the bands of a plan.
  fileprivate func bandFaults(plan: String, readings: Readings, about row: String) -> [OfferCheck.Result] {
    var low: Rational?
    var isOpen = false
    var results: [OfferCheck.Result] = []
    func overlap(_ message: String, at span: Span) {
      results.append(
        .init(
          .error(
            "bands-overlap", message, at: span,
            help: ["write bands from the smallest to the largest: `from: 101 calls` after `to: 100 calls`"]),
          about: row))
    }
    for band in bands {
      let from = band.from?.value(plan: plan, readings: readings)
      let to = band.to?.value(plan: plan, readings: readings)
      let place = (from ?? to)?.span ?? band.price.span
      let begin = from?.value.figure.value
      let end = to?.value.figure.value
      if isOpen { overlap("a band follows one without an end", at: place) }
      if let begin, let end, end < begin { overlap("a band ends before it begins", at: place) }
      if let low, let other = begin ?? end, other < low { overlap("two bands share quantities", at: place) }
      if hasNoPriceBeside, let begin, let low, let next = try? low.adding(.one), begin > next {
        results.append(
          .init(
            .warning(
              "bands-gap", "quantities between two bands have no price", at: place,
              help: [
                "write `price` for what no band covers; where the source is silent, `price: not stated`",
                "bands that follow each other are written `to: 100 calls` and `from: 101 calls`",
              ]), about: row))
      }
      if band.to == nil { isOpen = true }
      low = end ?? low
    }
    return results
  }
}
