internal import Diagnostics
internal import Offers
internal import Quantities
internal import Rendering
internal import TariffCompiler

/// A change of plan for other programs.
struct SwitchJSON {
  /// Grows when a reader of this shape would have to change.
  static let version = 1

  let profile: UsageProfile
  let planSwitch: PlanSwitch

  /// The bytes of the JSON text.
  var bytes: [UInt8] {
    let words = EstimateJSON(profile: profile, estimates: [])
    func way(_ way: PlanSwitch.Way, _ estimate: Estimate?, _ more: [(String, JSONValue)] = []) -> JSONValue {
      .object(
        [
          ("offer", estimate.map { .string($0.offer) } ?? .null), ("plan", estimate.map { .string($0.plan) } ?? .null),
          ("status", .string(way.status.rawValue)), ("total", words.totals(way.total)),
          ("average", words.totals(way.average)),
        ] + more + [("cashFlow", .array(way.months.map(words.month)))])
    }
    let change: [(String, JSONValue)] = [
      ("exit", words.totals(planSwitch.exit)), ("fee", words.totals(planSwitch.fee)),
      ("oneOffs", words.totals(planSwitch.once)),
      ("commitment", planSwitch.commitment.map { .string($0.rawValue) } ?? .null),
      ("boundUntil", planSwitch.boundUntil.map { .number($0) } ?? .null),
      ("missing", .array(planSwitch.missing.map { .string($0.rawValue) })),
      ("questions", .array(planSwitch.questions.map { .string($0) })),
      ("difference", planSwitch.difference.map { .string($0.plain) } ?? .null),
    ]
    return JSONValue.object([
      ("schema", .string("bareme/switch")), ("version", .number(SwitchJSON.version)),
      ("profile", profile.id.map { .string($0.value) } ?? .null), ("month", .number(planSwitch.month)),
      ("months", .number(planSwitch.from.months)), ("currency", .string(planSwitch.from.currency.rawValue)),
      ("start", words.day(planSwitch.from.overTime?.start)), ("withinOffer", .truth(planSwitch.isWithinOffer)),
      ("stay", way(planSwitch.staying, planSwitch.from)), ("switch", way(planSwitch.changing, nil, change)),
      ("fromStart", way(planSwitch.fromStart, planSwitch.to)),
    ]).serialised()
  }
}
