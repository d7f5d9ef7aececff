internal import ArgumentParser
internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffCompiler

/// What leaves a month of a contract incomplete: the customer leaves, or the service is blocked.
struct PartMonthOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The last day of the contract, with `--start`: months up to it are covered.", valueName: "day"))
  var leave: DayArgument?

  @Option(
    help: ArgumentHelp("Days on which the service is blocked, with `--start`: both ends are.", valueName: "day..day"))
  var blocked: DaysArgument?

  @Option(help: ArgumentHelp("Why, by its name under `part-months` of the offer.", valueName: "name"))
  var cause: String?

  /// What the estimate is asked for.
  var interruption: Interruption? {
    if let leave { return Interruption(.leaving(leave.day), cause: cause) }
    return blocked.map { Interruption(.blocked($0.days), cause: cause) }
  }

  func validate(from start: Day?, months: Int?, isChange: Bool) throws {
    if cause != nil, interruption == nil {
      throw ValidationError(
        "`--cause` says why a month is not used to its end: add `--leave DAY` or `--blocked DAY..DAY`")
    }
    guard interruption != nil else { return }
    if leave != nil, blocked != nil { throw ValidationError("ask for `--leave` or for `--blocked`, one at a time") }
    if isChange { throw ValidationError("a change of plan is priced for whole months: leave `--switch-to` out") }
    guard let start else {
      throw ValidationError("which month that is depends on the first day of the contract: add `--start YYYY-MM-DD`")
    }
    if leave != nil, months != nil {
      throw ValidationError("`--leave` says how many months there are: leave `--months` out")
    }
    guard let first = leave?.day ?? blocked?.days.lowerBound, first < start else { return }
    throw ValidationError("\(first.iso) is before the contract begins, \(start.iso)")
  }

  /// A profile of a part of a month has no other, and the cause is one of each offer.
  func check(_ profile: UsageProfile, _ selected: [(offer: Offer, plan: String)]) throws {
    guard let interruption else { return }
    if let days = profile.days {
      throw CouldNotRun(
        message: "the profile is of a part of a month already, `\(days.span.text)`: leave `days` out of it")
    }
    for (offer, plan) in selected {
      let known = offer.partMonths(of: plan).map(\.cause.value)
      guard let cause = interruption.cause, !known.isEmpty, !known.contains(cause) else { continue }
      throw CouldNotRun(
        unknown: cause, "`\(offer.id.value)` has no cause", among: known, has: "it has")
    }
  }
}

/// `2026-03-05..2026-03-20`: the first day and the last.
struct DaysArgument: ExpressibleByArgument {
  let days: ClosedRange<Day>

  init?(argument: String) {
    guard let dots = argument.firstRange(of: ".."), let first = Day(iso: String(argument[..<dots.lowerBound])),
      let last = Day(iso: String(argument[dots.upperBound...])), first <= last
    else { return nil }
    days = first...last
  }
}
