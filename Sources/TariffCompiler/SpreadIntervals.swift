internal import Diagnostics
public import Offers
internal import Quantities

extension Estimate {
  /// What intervals of a profile make of an estimate.
  public struct Spread: Sendable {
    /// The numbers that are only known to lie between two.
    public var intervals: [Variation]
    /// The least and the most over all their values; nothing when none can be priced.
    public var range: Range?
  }
}

extension Estimator {
  /// The most combinations of values that are tried.
  static let mostValues = 20_000

  /// Tries every value of every interval: the least and the most, whatever steps, bands and minimums lie between.
  func spread(_ estimate: inout Estimate, withReadings: Bool) throws(EstimateFault) {
    var taken: [Result] = []
    var all: [Result] = []
    var isComplete = true
    for profile in try profiles() {
      let other = changing(profile)
      var trial = ReadingTrial(estimator: other)
      let one = try trial.result(self.taken)
      taken.append(one)
      estimate.note(one)
      guard withReadings else { continue }
      try trial.run()
      isComplete = isComplete && trial.isComplete
      all += trial.results
    }
    let range = range(taken, isComplete: true)
    estimate.spread = Estimate.Spread(intervals: request.profile.intervals, range: range)
    estimate.range = withReadings ? self.range(all, isComplete: isComplete) : range
  }

  /// The profile with every combination of values, the least of each first.
  private func profiles() throws(EstimateFault) -> [UsageProfile] {
    var all = [request.profile]
    for interval in request.profile.intervals {
      let values = interval.high.floor - interval.low.floor + 1
      guard values <= Int64(Estimator.mostValues / all.count) else { throw .tooManyValues(most: Estimator.mostValues) }
      all = all.flatMap { profile in
        (interval.low.floor...interval.high.floor).map { profile.setting(interval, to: $0) }
      }
    }
    return all
  }
}

extension UsageProfile {
  /// The same with one number of an interval.
  fileprivate func setting(_ interval: Variation, to value: Int64) -> UsageProfile {
    var other = self
    let number = Located(Rational(value), at: interval.name.span)
    switch interval.subject {
    case .number(let name):
      let meter = Meters.name(name)
      if let index = quantities.firstIndex(where: { Meters.name($0.meter.value) == meter }) {
        other.quantities[index].number = number
      } else if let index = options.firstIndex(where: { $0.id.value == name }) {
        other.options[index].number = number
      }
    case .count(let kind, .position(let position)):
      let lines = usage.indices.filter { usage[$0].kind == kind }
      if lines.indices.contains(position - 1) { other.usage[lines[position - 1]].count = value }
    // No profile writes these as intervals.
    case .count, .amount, .months: break
    }
    return other
  }
}

extension Estimate {
  /// Takes over what lacks a price for other numbers of the profile: an estimate is as good as its worst value.
  fileprivate mutating func note(_ result: Estimator.Result) {
    switch (status, result.status) {
    case (_, .unpriced): status = .unpriced
    case (.priced, .lowerBound): status = .lowerBound
    case (.priced, .priced), (.lowerBound, .priced), (.lowerBound, .lowerBound), (.unpriced, _): break
    }
    for one in result.missing where !missing.contains(where: { $0.what == one.what && $0.id == one.id }) {
      missing.append(one)
    }
  }
}
