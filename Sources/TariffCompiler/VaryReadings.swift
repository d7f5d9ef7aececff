internal import Diagnostics
internal import Offers
internal import Quantities

extension Estimator {
  /// Tries the other choices of unclear clauses: what each gives alone, and the range over all combinations.
  func vary(_ estimate: inout Estimate, outcome: Outcome) throws(EstimateFault) {
    var tried: [Readings: Result] = [:]
    var met: [String] = []
    let base = try result(taken, &tried, &met)
    // A choice may depend on readings that the taken one never meets: go on until no new name turns up.
    var combinations = [taken]
    var isComplete = true
    var done = 0
    while done < met.count {
      let name = met[done]
      done += 1
      guard let reading = reading(name), !reading.choices.isEmpty else { continue }
      guard combinations.count * reading.choices.count <= Estimator.mostCombinations, isComplete else {
        isComplete = false
        continue
      }
      combinations = combinations.flatMap { combination in
        reading.choices.map { combination.choosing($0.name.value, for: name) }
      }
      for combination in combinations { _ = try result(combination, &tried, &met) }
    }
    if !isComplete {
      tried = [taken: base]
      for reading in met.compactMap({ self.reading($0) }) {
        for choice in reading.choices {
          _ = try result(taken.choosing(choice.name.value, for: reading.name.value), &tried, &met)
        }
      }
    }
    for reading in request.offer.readings where met.contains(reading.name.value) && matters(reading, tried) {
      estimate.readings.append(try choices(of: reading, &tried, &met))
    }
    if !estimate.readings.isEmpty { estimate.range = range(tried.values.map { $0 }, isComplete: isComplete) }
  }

  private func reading(_ name: String) -> Reading? { request.offer.readings.first { $0.name.value == name } }

  private func result(
    _ readings: Readings, _ tried: inout [Readings: Result], _ met: inout [String]
  ) throws(EstimateFault) -> Result {
    if let known = tried[readings] { return known }
    let outcome = try outcome(readings)
    for name in outcome.compiled.readings where !met.contains(name) { met.append(name) }
    do {
      let result = try result(outcome)
      tried[readings] = result
      return result
    } catch {
      throw .arithmetic(error)
    }
  }

  /// Whether two combinations that differ in this reading only give different results.
  private func matters(_ reading: Reading, _ tried: [Readings: Result]) -> Bool {
    tried.contains { readings, result in
      reading.choices.contains { choice in
        tried[readings.choosing(choice.name.value, for: reading.name.value)].map { $0 != result } ?? false
      }
    }
  }

  private func choices(
    of reading: Reading, _ tried: inout [Readings: Result], _ met: inout [String]
  ) throws(EstimateFault) -> Estimate.ReadingResult {
    var made = Estimate.ReadingResult(name: reading.name.value, ask: reading.ask.value, choices: [])
    for choice in reading.choices {
      let result = try result(taken.choosing(choice.name.value, for: reading.name.value), &tried, &met)
      made.choices.append(
        Estimate.ReadingResult.Choice(
          name: choice.name.value, say: choice.say.value,
          isTaken: taken.choice(of: reading.name.value) == choice.name.value, status: result.status,
          month: result.month, total: result.total, missing: result.missing))
    }
    return made
  }

  /// The least and the most of what can be priced, by net amounts.
  private func range(_ results: [Result], isComplete: Bool) -> Estimate.Range? {
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
