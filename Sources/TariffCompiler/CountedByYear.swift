internal import Diagnostics
internal import Offers
internal import Quantities

// What happens a few times a year: an intervention, a move, a SIM card that is replaced.
//
// ```yaml
// intervention: { label: Intervention, price: 75 €/event, beyond: 2 events/year, when: event, counts: interventions }
// ```
//
// beside `interventions: 5/year` costs three times 75 € a year, a twelfth of it each month. Such a number is a meter of
// its own, `interventions/year`: whatever counts by the year looks at it, and nothing that counts by the month does.

extension Meters {
  private static let yearly = "/year"

  /// The name of the same by the year.
  static func ofYear(_ meter: String) -> String { meter.hasSuffix(yearly) ? meter : meter + yearly }

  /// What a meter counts by the year.
  fileprivate static func event(ofYear meter: String) -> String? {
    meter.hasSuffix(yearly) ? String(meter.dropLast(yearly.count)) : nil
  }
}

extension UsageProfile {
  /// The number of a meter under any of its spellings; by the year twelve times that of a month, where it is that.
  func counted(_ meter: String) -> Rational? {
    func written(_ name: String) -> Rational? {
      quantities.first { Meters.name($0.meter.value) == name }?.number.value
    }
    if let number = written(meter) { return number }
    guard let event = Meters.event(ofYear: meter), let number = written(event) else { return nil }
    return try? number.multiplied(by: Rational(12))
  }

  /// Whether it counts something by the year, and nobody can say in which months that is.
  func countsOnlyByYear(_ meter: String) -> Bool { counted(meter) == nil && counted(Meters.ofYear(meter)) != nil }
}

extension Charge {
  /// Whether it counts what happens in a year: some are free each year, or a band is of a year.
  func counts(byYearBeyond included: Quantity?) -> Bool {
    guard !isOption else { return false }
    let edges = bands.flatMap { [$0.from, $0.to] }.compactMap { $0 }.flatMap { $0.all.map(\.value) }
    return (edges + [included].compactMap { $0 }).contains { $0.per.contains(.year) }
  }

  /// Whether each costs the same, so that it does not matter in which months they happen.
  func costsEachTheSame(beyond included: Quantity?) -> Bool {
    !isOption && included == nil && bands.isEmpty && pack == nil && minimum == nil && maximum == nil
  }
}
