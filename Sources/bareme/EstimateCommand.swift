internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import Offers
internal import Quantities
internal import TariffCompiler

/// `bareme estimate`: what a usage profile would pay.
struct EstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "Estimate what a usage profile would pay.",
    usage: "bareme estimate <offer[/plan]> ... --profile <file> [options]",
    discussion: """
      Examples:
        bareme estimate vms --profile Offers/profiles/vms-250-appels.yaml
        bareme estimate optimale-pro-office --profile bureau-mobile --months 24
        bareme estimate trunk-openip --profile trunk-4-canaux \\
          --prices prix-exemple --reading depassement=retroactif

      Every line names the file and line of its price. Where a clause is unclear, the total takes the offer's default \
      reading and the others are shown beside it; where a price is missing, the total is a lower bound or refused.
      """)

  @Argument(help: ArgumentHelp("The offers, or plans of offers.", valueName: "offer[/plan]"))
  var selections: [Selection]

  @Option(help: ArgumentHelp("The usage profile: a file, `-`, or the id of one in the folder.", valueName: "file"))
  var profile: String

  @Option(help: ArgumentHelp("Months to cover; the profile's, else the commitment, else 12.", valueName: "n"))
  var months: Int?

  @Option(help: ArgumentHelp("A sheet of prices that the offers leave open.", valueName: "file"))
  var prices: [String] = []

  @Option(help: ArgumentHelp("How an unclear clause is read.", valueName: "name=choice"))
  var reading: [ReadingArgument] = []

  @Option(help: ArgumentHelp("The language of the document; that of the first offer by default.", valueName: "tag"))
  var language: String?

  @OptionGroup var output: DocumentOutput
  @OptionGroup var offers: OffersOption

  func validate() throws {
    if let months, !(1...120).contains(months) {
      throw ValidationError("`--months` takes a whole number from 1 to 120")
    }
  }

  func run() throws {
    let workspace = try Workspace(
      offers: offers.folder, for: selections.map(\.offer) + Workspace.ids([profile] + prices))
    let selected = try workspace.columns(selections)
    try workspace.requireSound(selected.map(\.offer), for: .pricing)
    let profile = try workspace.profile(profile)
    let sheets = try prices.map(workspace.priceSheet)
    try checkReadings(reading, of: selected.map(\.offer))
    let estimates = try selected.map { column in
      try workspace.estimate(
        column.offer, plan: column.plan, profile: profile, months: months, sheets: sheets,
        readings: Dictionary(reading.map { ($0.name, $0.choice) }) { $1 })
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

/// A reading must be one of an offer's, and the choice one of the reading's.
func checkReadings(_ reading: [ReadingArgument], of offers: [Offer]) throws {
  let readings = offers.flatMap(\.readings)
  for asked in reading {
    let matching = readings.filter { $0.name.value == asked.name }
    guard !matching.isEmpty else {
      let fact = readings.isEmpty ? "no clause is unclear, so there is no reading" : "there is no reading"
      throw CouldNotRun(unknown: asked.name, fact, among: readings.map(\.name.value), has: "there are")
    }
    let choices = matching.flatMap(\.choices).map(\.name.value)
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

  /// What a profile would pay for a plan.
  func estimate(
    _ offer: Offer, plan: String, profile: UsageProfile, months: Int? = nil, sheets: [PriceSheet] = [],
    readings: [String: String] = [:]
  ) throws -> Estimate {
    // A reading asked for concerns the offers that have it.
    let own = readings.filter { name, _ in offer.readings.contains { $0.name.value == name } }
    do {
      return try TariffCompiler.estimate(
        EstimateRequest(
          offer: offer, plan: plan, profile: profile, months: months, sheets: sheets, readings: own))
    } catch {
      throw CouldNotRun(message: "\(offer.id.value)/\(plan) cannot be priced: \(error)")
    }
  }
}
