internal import Diagnostics
internal import Offers
internal import Quantities

extension Estimator {
  /// Tries the other choices of unclear clauses: what each gives alone, and the range over all combinations.
  ///
  /// Clauses that no charge and no service has in common are tried apart: what they cost adds up, so the least of all
  /// combinations is made of the least of each (see `IndependentReadings`).
  func vary(_ estimate: inout Estimate, outcome: Outcome) throws(EstimateFault) {
    var trial = ReadingTrial(estimator: self)
    try trial.run()
    for reading in request.offer.readings where trial.matters(reading) {
      estimate.readings.append(try choices(of: reading, &trial))
    }
    if !estimate.readings.isEmpty { estimate.range = range(trial.results, isComplete: trial.isComplete) }
  }

  func reading(_ name: String) -> Reading? { request.offer.readings.first { $0.name.value == name } }

  private func choices(
    of reading: Reading, _ trial: inout ReadingTrial
  ) throws(EstimateFault) -> Estimate.ReadingResult {
    var made = Estimate.ReadingResult(name: reading.name.value, ask: reading.ask.value, choices: [])
    for choice in reading.choices {
      let result = try trial.result(taken.choosing(choice.name.value, for: reading.name.value))
      made.choices.append(
        Estimate.ReadingResult.Choice(
          name: choice.name.value, say: choice.say.value,
          isTaken: taken.choice(of: reading.name.value) == choice.name.value, status: result.status,
          month: result.month, total: result.total, missing: result.missing))
    }
    return made
  }

  /// The least and the most of what can be priced, by net amounts.
  func range(_ results: [Result], isComplete: Bool) -> Estimate.Range? {
    var range: Estimate.Range?
    for result in results {
      guard let month = result.month, let total = result.total else { continue }
      guard var known = range else {
        range = Estimate.Range(
          leastMonth: month, mostMonth: month, leastTotal: total, mostTotal: total, isComplete: isComplete)
        continue
      }
      if month.isLess(than: known.leastMonth) { known.leastMonth = month }
      if known.mostMonth.isLess(than: month) { known.mostMonth = month }
      if total.isLess(than: known.leastTotal) { known.leastTotal = total }
      if known.mostTotal.isLess(than: total) { known.mostTotal = total }
      range = known
    }
    return range
  }
}

extension Estimate.Totals {
  /// By the net amount, then by the gross one.
  func isLess(than other: Estimate.Totals) -> Bool {
    net.value == other.net.value ? gross.value < other.gross.value : net.value < other.net.value
  }
}
