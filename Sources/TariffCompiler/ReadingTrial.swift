internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

/// Tries choices of unclear clauses, each combination once.
struct ReadingTrial {
  /// What one combination comes to.
  private struct Tried {
    var result: Estimator.Result
    /// What its lines add up to in a year and over all months, levies apart; nothing where amounts do not add up
    /// line by line, or where the essential has no price.
    var sums: (year: Rational, total: Rational)?
    var scopes: CompiledTariff.ReadingScopes
  }

  let estimator: Estimator
  private var tried: [Readings: Tried] = [:]
  /// Combinations whose readings differ from the taken ones in a single group.
  private var order: [Readings] = []
  /// Whether the range is that of all combinations.
  private(set) var isComplete = true
  /// The most combinations that are tried.
  private let most: Int

  init(estimator: Estimator, most: Int = Estimator.mostCombinations) {
    self.estimator = estimator
    self.most = most
  }

  /// All results, in the order tried.
  var results: [Estimator.Result] { order.compactMap { tried[$0]?.result } }

  /// The result of a combination, computed at most once.
  mutating func result(_ readings: Readings) throws(EstimateFault) -> Estimator.Result { try attempt(readings).result }

  /// Whether two combinations that differ in this reading only give different results.
  func matters(_ reading: Reading) -> Bool {
    tried.contains { readings, one in
      reading.choices.contains { choice in
        tried[readings.choosing(choice.name.value, for: reading.name.value)].map { $0.result != one.result } ?? false
      }
    }
  }

  /// Tries what has to be tried for the range of all combinations.
  mutating func run() throws(EstimateFault) {
    let base = try attempt(estimator.taken)
    var scopes = base.scopes
    // A choice may depend on readings that the taken one never meets: go on until no new name turns up.
    while true {
      let known = scopes
      for everywhere in try combinations(of: scopes.everywhere, from: [estimator.taken]) {
        try tryGroups(of: known, under: everywhere, &scopes)
      }
      if scopes == known { break }
    }
    guard !isComplete else { return }
    for name in scopes.names {
      for choice in estimator.reading(name)?.choices ?? [] {
        _ = try attempt(estimator.taken.choosing(choice.name.value, for: name))
      }
    }
  }

  /// Tries every group of readings that have a charge or a service in common, others as they are; then the least and
  /// the most of each together.
  private mutating func tryGroups(
    of known: CompiledTariff.ReadingScopes, under everywhere: Readings, _ scopes: inout CompiledTariff.ReadingScopes
  ) throws(EstimateFault) {
    var adds = true
    var extremes = Extremes(everywhere)
    for group in known.groups {
      var all: [(readings: Readings, sums: (year: Rational, total: Rational)?)] = []
      for readings in try combinations(of: group, from: [everywhere]) {
        let one = try attempt(readings)
        scopes.add(one.scopes)
        all.append((readings, one.sums))
      }
      adds = extremes.take(group, from: all) && adds
    }
    if adds {
      for readings in extremes.all { scopes.add(try attempt(readings).scopes) }
    } else {
      // Where amounts do not add up, all groups are one.
      let all = known.groups.flatMap { $0 }
      for readings in try combinations(of: all, from: [everywhere]) { scopes.add(try attempt(readings).scopes) }
    }
  }

  /// Every choice for every name, unless there are too many.
  private mutating func combinations(of names: [String], from start: [Readings]) throws(EstimateFault) -> [Readings] {
    var all = start
    for name in names {
      guard let reading = estimator.reading(name), !reading.choices.isEmpty else { continue }
      guard all.count * reading.choices.count <= most, tried.count + all.count * reading.choices.count <= 4 * most
      else {
        isComplete = false
        return start
      }
      all = all.flatMap { readings in reading.choices.map { readings.choosing($0.name.value, for: name) } }
    }
    return all
  }

  private mutating func attempt(_ readings: Readings) throws(EstimateFault) -> Tried {
    if let known = tried[readings] { return known }
    let outcome = try estimator.outcome(readings)
    do {
      let made = Tried(
        result: try estimator.result(outcome), sums: try outcome.sums(), scopes: outcome.compiled.readingScopes)
      tried[readings] = made
      order.append(readings)
      return made
    } catch {
      throw .arithmetic(error)
    }
  }
}

/// The combinations that cost the least and the most, put together group by group.
private struct Extremes {
  /// The least of a year and of all months, then the most of both.
  private(set) var all: [Readings]

  init(_ start: Readings) { all = Array(repeating: start, count: 4) }

  /// Takes the choices of a group from its own least and most; false where amounts do not add up.
  mutating func take(
    _ group: [String], from tried: [(readings: Readings, sums: (year: Rational, total: Rational)?)]
  ) -> Bool {
    var known: [(readings: Readings, sums: (year: Rational, total: Rational))] = []
    for one in tried {
      guard let sums = one.sums else { return false }
      known.append((one.readings, sums))
    }
    let picks = [
      known.min { $0.sums.year < $1.sums.year }, known.min { $0.sums.total < $1.sums.total },
      known.max { $0.sums.year < $1.sums.year }, known.max { $0.sums.total < $1.sums.total },
    ]
    for (index, pick) in picks.enumerated() {
      if let pick { all[index] = all[index].taking(group, from: pick.readings) }
    }
    return true
  }
}

extension Readings {
  /// The same with the choices of another for some readings.
  fileprivate func taking(_ names: [String], from other: Readings) -> Readings {
    var made = self
    for name in names {
      if let choice = other.choice(of: name) { made = made.choosing(choice, for: name) }
    }
    return made
  }
}

extension Outcome {
  /// What the lines add up to in a year and over all months, without levies: sums to which each charge and each service
  /// contributes by itself. Nothing where amounts are shared from a rounded total, or an essential price is missing.
  fileprivate func sums() throws(ArithmeticFault) -> (year: Rational, total: Rational)? {
    let tariff = compiled.tariff
    guard !gaps.contains(where: \.isEssential) else { return nil }
    switch tariff.rounding.place {
    case .total: return nil
    case .call, .line: break
    }
    if tariff.tax.isIncluded, tariff.tax.net == .total { return nil }
    // What has the least net amount has the least with VAT where there is one rate, and VAT follows from the sum.
    if !tariff.tax.others.isEmpty || tariff.tax.place == .line || tariff.tax.place == .unitPrice { return nil }
    var total = try once.linesSum()
    for month in stride(from: 1, through: span, by: 12) { total = try total.adding(yearly(from: month).linesSum()) }
    for phase in phases {
      total = try total.adding(phase.bill.linesSum().multiplied(by: Rational(Int64(phase.months))))
    }
    return (try yearly.linesSum().adding(monthly.linesSum().multiplied(by: Rational(12))), total)
  }
}

extension Bill {
  /// What charges and usage come to, levies apart: they follow from the sum.
  fileprivate func linesSum() throws(ArithmeticFault) -> Rational {
    var sum = Rational.zero
    for line in lines {
      switch line.source {
      case .charge, .minimum, .rate, .band, .rateMaximum, .adjustment: sum = try sum.adding(line.net)
      case .surcharge, .rounding: continue
      }
    }
    return sum
  }
}
