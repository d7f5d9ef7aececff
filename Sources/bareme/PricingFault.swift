internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffCompiler

extension EstimateFault {
  /// What a command ends with: amounts that do not fit are a finding at the largest number of the profile, which is
  /// reported; anything else could not run.
  func ending(_ offer: String, plan: String, for profile: UsageProfile) -> any Error {
    switch self {
    case .arithmetic:
      guard let span = profile.largest else { break }
      Console.report([
        .error(
          "number-too-large", "\(offer)/\(plan) cannot be priced: amounts are too large to be exact", at: span,
          label: "the largest number of the profile", help: ["write smaller numbers, or smaller prices in the offer"])
      ])
      return Ending.findings
    case .unknownPlan, .unknownReading, .unknownChoice, .tooManyValues, .partsOfRecords, .unknownCause,
      .outsideContract, .changeInPartMonth:
      break
    }
    return CouldNotRun(message: "\(offer)/\(plan) cannot be priced: \(self)")
  }
}

extension UsageProfile {
  /// Where the number stands that comes to most, seconds, kilobytes and units alike.
  fileprivate var largest: Span? {
    var numbers =
      quantities.map { ($0.number.value, $0.number.span) } + options.map { ($0.number.value, $0.number.span) }
    for usage in self.usage {
      let each = usage.total ?? usage.each ?? .one
      // A product that does not fit is larger than any other.
      let all = try? each.multiplied(by: Rational(max(usage.count ?? 1, usage.most ?? 1)))
      numbers.append((all ?? Rational(.max), usage.span))
    }
    return numbers.max { $0.0 < $1.0 }?.1
  }
}
