internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import Offers
internal import Quantities
internal import TariffCompiler

/// `bareme estimate`: what a usage profile would pay.
struct EstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate", _superCommandName: Bareme.name,
    abstract: "Estimate what a usage profile would pay.",
    usage: "bareme estimate <offer[/plan]> ... --profile <file> [options]",
    discussion: """
      Examples:
        bareme estimate vms --profile Offers/profiles/3-p1.yaml
        bareme estimate optimale-pro-office --profile bureau-mobile --months 24
        bareme estimate vms --profile vms-1200-appels --start 2025-01-15
        bareme estimate --from-plan optimale-pro-office/equilibre \\
          --switch-to optimale-pro-office/intense@13 --profile bureau-mobile
        bareme estimate trunk-openip --profile trunk-4-canaux \\
          --prices prix-exemple --reading exces=retroactif
        bareme estimate vms --profile vms-250-appels --format json --receipt
        bareme estimate start-pro optimale-pro-office \\
          --profiles Offers/profiles/clients.csv --best

      With `--profiles`, each line of a file is a customer: its first line names `id` and what a profile says, as \
      `users`, `calls to mobile FR`, `minutes to mobile FR`, `messages to FR`, `MB to FR`, `option ID`. Every plan is \
      priced for each, over the same months (12 by default), or the cheapest is named (`--best`). What is wrong with a \
      line is reported, and the others are priced; the status is then 1.

      Every line names the file and line of its price. Where a clause is unclear, the total takes the offer's default \
      reading and the others are shown beside it; where a price is missing, the total is a lower bound or refused.

      A change of plan is shown beside staying and beside the other plan from the start. `--format json` gives \
      `stay`, `switch` and `fromStart`, each with `status`, `total`, `average` and `cashFlow` (month by month, as for \
      an estimate); `switch` also has `exit`, `fee` and `oneOffs` (null where not stated), `commitment`, `boundUntil` \
      (a month), `missing`, `questions` and `difference` (to staying, including VAT).
      """)

  @Argument(help: ArgumentHelp("The offers, or plans of offers.", valueName: "offer[/plan]"))
  var selections: [Selection] = []

  @Option(help: ArgumentHelp("The usage profile: a file, `-`, or the id of one in the folder.", valueName: "file"))
  var profile: String?

  @OptionGroup var many: ProfileFileOptions

  @Option(help: ArgumentHelp("Months to cover; the profile's, else the commitment, else 12.", valueName: "n"))
  var months: Int?

  @Option(
    help: ArgumentHelp("The first day of the contract, YYYY-MM-DD; gives every month its days.", valueName: "day"))
  var start: DayArgument?

  @OptionGroup var parts: PartMonthOptions

  @Option(help: ArgumentHelp("Months of commitment where the offer leaves them open.", valueName: "n"))
  var commitment: Int?

  @Option(help: ArgumentHelp("The plan that is left, for `--switch-to`.", valueName: "offer[/plan]"))
  var fromPlan: Selection?

  @Option(
    help: ArgumentHelp("The plan that is taken, with its first month.", valueName: "offer[/plan]@month"),
    transform: SwitchArgument.init(written:))
  var switchTo: SwitchArgument?

  @Option(help: ArgumentHelp("A sheet of prices that the offers leave open.", valueName: "file"))
  var prices: [String] = []

  @Option(help: ArgumentHelp("How an unclear clause is read.", valueName: "name=choice"))
  var reading: [ReadingArgument] = []

  @Option(help: ArgumentHelp("The language of the document; that of the first offer by default.", valueName: "tag"))
  var language: String?

  @Flag(help: "With `--format json`: everything that `bareme verify` needs to recompute the amounts.")
  var receipt = false

  @OptionGroup var output: EstimateOutput
  @Option(name: OffersOption.name, help: OffersOption.help)
  var offers = OffersOption.usual

  func validate() throws {
    if many.profiles != nil { return try validateMany() }
    if many.every || many.best || many.names != nil || many.threads != 1 {
      throw ValidationError(
        "`--every`, `--best`, `--names` and `--threads` are for a file of customers: add `--profiles`")
    }
    if profile == nil { throw ValidationError("say what is used: `--profile FILE`, or `--profiles FILE` for many") }
    if let format = output.format, format.document == nil {
      throw ValidationError("`--format \(format.rawValue)` is for many customers: add `--profiles FILE`")
    }
    switch (fromPlan, switchTo) {
    case (nil, nil):
      if selections.isEmpty { throw ValidationError("name an offer, or a plan of one: `bareme estimate vms …`") }
    case (_?, _?):
      if selections.count > 1 {
        throw ValidationError("a change is from one plan to one other: leave the other offers out")
      }
      if receipt { throw ValidationError("a change has no receipt: leave `--receipt` out") }
    case (_?, nil): throw ValidationError("`--from-plan` needs the plan that is taken: `--switch-to OFFER/PLAN@13`")
    case (nil, _?): throw ValidationError("`--switch-to` needs the plan that is left: `--from-plan OFFER/PLAN`")
    }
    if let months, !(1...120).contains(months) {
      throw ValidationError("`--months` takes a whole number from 1 to 120")
    }
    if let months, let switchTo, months < switchTo.month {
      throw ValidationError("`--months \(months)` ends before the change in month \(switchTo.month): cover it")
    }
    if let commitment, !(1...120).contains(commitment) {
      throw ValidationError("`--commitment` takes a whole number from 1 to 120")
    }
    if let start, start.day.adding(months: 1200) == nil {
      throw ValidationError("`--start` takes a day before the year 9900")
    }
    try parts.validate(from: start?.day, months: months, isChange: switchTo != nil)
    if receipt, output.format != .json { throw ValidationError("a receipt is JSON: add `--format json`") }
  }

  func run() throws {
    if let profiles = many.profiles { return try priceMany(profiles) }
    let output = self.output.document
    guard let named = profile else { return }
    // A word of a change without `/` is a plan of the offer named before.
    let changed = [fromPlan, switchTo?.plan].compactMap { $0 }.filter { $0.plan != nil || selections.isEmpty }
    let workspace = try Workspace(
      offers: offers, for: (selections + changed).map(\.offer) + Workspace.ids([named] + prices))
    if let fromPlan, let switchTo { return try change(from: fromPlan, to: switchTo, of: named, in: workspace) }
    let selected = try workspace.columns(selections)
    try workspace.requireSound(selected.map(\.offer), for: .pricing)
    let profile = try workspace.profile(named)
    let sheets = try prices.map(workspace.priceSheet)
    try checkReadings(reading, of: selected.map(\.offer))
    try parts.check(profile, selected)
    let readings = Dictionary(reading.map { ($0.name, $0.choice) }) { $1 }
    if receipt {
      let receipts = try selected.map { column in
        try workspace.price(
          column.offer, plan: column.plan, profile: profile, months: months, sheets: sheets, readings: readings,
          asking: {
            $0.start = start?.day
            $0.interruption = parts.interruption
          }, by: TariffCompiler.receipt)
      }
      return try output.write(bytes: ReceiptJSON(profile: profile, receipts: receipts).bytes())
    }
    let estimates = try selected.map { column in
      try workspace.estimate(
        column.offer, plan: column.plan, profile: profile, months: months, sheets: sheets, readings: readings
      ) {
        $0.isOverTime = true
        $0.start = start?.day
        $0.commitment = commitment
        $0.interruption = parts.interruption
      }
    }
    if output.format == .json {
      try output.write(bytes: EstimateJSON(profile: profile, estimates: estimates).bytes)
    } else {
      try output.write(
        estimateDocument(
          estimates, profile: profile, catalogue: workspace.catalogue, language: try output.known(language)))
    }
  }
}

extension EstimateCommand {
  /// Prices a change of plan.
  private func change(
    from: Selection, to: SwitchArgument, of named: String, in workspace: Workspace
  ) throws {
    let output = self.output.document
    let old = try workspace.plan(from, ofOffer: selections.first)
    let new = try workspace.plan(to.plan, ofOffer: selections.first)
    guard old.offer.id.value != new.offer.id.value || old.plan != new.plan else {
      throw CouldNotRun(message: "`\(old.offer.id.value)/\(old.plan)` is the plan that is left: change to another one")
    }
    guard old.offer.currency.value == new.offer.currency.value else {
      throw CouldNotRun(
        message: "`\(old.offer.id.value)` is in \(old.offer.currency.value.rawValue), `\(new.offer.id.value)` in "
          + "\(new.offer.currency.value.rawValue): amounts in two currencies never add up")
    }
    try workspace.requireSound([old.offer, new.offer], for: .pricing)
    let profile = try workspace.profile(named)
    let sheets = try prices.map(workspace.priceSheet)
    try checkReadings(reading, of: [old.offer, new.offer])
    func request(_ column: (offer: Offer, plan: String)) -> EstimateRequest {
      var request = EstimateRequest(
        offer: column.offer, plan: column.plan, profile: profile, months: months, sheets: sheets,
        readings: workspace.own(Dictionary(reading.map { ($0.name, $0.choice) }) { $1 }, of: column.offer))
      request.start = start?.day
      request.commitment = commitment
      return request
    }
    let planSwitch: PlanSwitch
    do {
      planSwitch = try TariffCompiler.planSwitch(from: request(old), to: request(new), at: to.month, months: months)
    } catch {
      throw CouldNotRun(message: "the change cannot be priced: \(error)")
    }
    if output.format == .json {
      try output.write(bytes: SwitchJSON(profile: profile, planSwitch: planSwitch).bytes)
    } else {
      try output.write(
        switchDocument(
          planSwitch, profile: profile, catalogue: workspace.catalogue, language: try output.known(language)))
    }
  }
}

/// A reading must be one of an offer's, and the choice one of the reading's.
func checkReadings(_ reading: [ReadingArgument], of offers: [Offer]) throws {
  let readings = offers.flatMap(\.readings)
  for asked in reading {
    if let other = reading.first(where: { $0.name == asked.name && $0.choice != asked.choice }) {
      throw CouldNotRun(
        message: "`--reading \(asked.name)` is given as `\(asked.choice)` and as `\(other.choice)`; name one of them")
    }
    let matching = readings.filter { $0.name.value == asked.name }
    guard !matching.isEmpty else {
      let fact = readings.isEmpty ? "no clause is unclear, so there is no reading" : "there is no reading"
      throw CouldNotRun(unknown: asked.name, fact, among: readings.map(\.name.value), has: "there are")
    }
    // Plans of one offer have the same readings, several offers perhaps one of the same name.
    var choices: [String] = []
    for choice in matching.flatMap(\.choices) where !choices.contains(choice.name.value) {
      choices.append(choice.name.value)
    }
    guard choices.contains(asked.choice) else {
      throw CouldNotRun(
        unknown: asked.choice, "the reading `\(asked.name)` has no choice", among: choices, has: "it has")
    }
  }
}

extension Workspace {
  /// One column for each plan that the command line selects.
  func columns(_ selections: [Selection]) throws -> [(offer: Offer, plan: String)] {
    try selections.flatMap { selection in
      let (offer, plans) = try offer(selection)
      return plans.map { (offer, $0) }
    }
  }

  /// A reading asked for concerns the offers that have it.
  func own(_ readings: [String: String], of offer: Offer) -> [String: String] {
    readings.filter { name, _ in offer.readings.contains { $0.name.value == name } }
  }

  /// The one plan that a word selects: `OFFER/PLAN`, an offer of one plan, or a plan of the offer named before.
  func plan(_ selection: Selection, ofOffer named: Selection?) throws -> (offer: Offer, plan: String) {
    var selection = selection
    if selection.plan == nil, let named, let inside = Selection(argument: "\(named.offer)/\(selection.offer)") {
      selection = inside
    }
    let (offer, plans) = try offer(selection)
    guard plans.count == 1 else {
      let names = plans.map { "\(offer.id.value)/\($0)" }.joined(separator: ", ")
      throw CouldNotRun(message: "`\(offer.id.value)` has several plans; name one: \(names)")
    }
    return (offer, plans[0])
  }

  /// What a profile would pay for a plan.
  func estimate(
    _ offer: Offer, plan: String, profile: UsageProfile, months: Int? = nil, sheets: [PriceSheet] = [],
    readings: [String: String] = [:], asking more: (inout EstimateRequest) -> Void = { _ in }
  ) throws -> Estimate {
    try price(
      offer, plan: plan, profile: profile, months: months, sheets: sheets, readings: readings, asking: more,
      by: TariffCompiler.estimate)
  }

  /// What comes of pricing a plan for a profile in one of several ways.
  fileprivate func price<Priced>(
    _ offer: Offer, plan: String, profile: UsageProfile, months: Int?, sheets: [PriceSheet],
    readings: [String: String], asking more: (inout EstimateRequest) -> Void = { _ in },
    by price: (EstimateRequest) throws(EstimateFault) -> Priced
  ) throws -> Priced {
    let own = self.own(readings, of: offer)
    var request = EstimateRequest(
      offer: offer, plan: plan, profile: profile, months: months, sheets: sheets, readings: own)
    more(&request)
    do {
      return try price(request)
    } catch {
      throw error.ending(offer.id.value, plan: plan, for: profile)
    }
  }
}
