internal import ArgumentParser
internal import Documents
internal import Offers
internal import TariffCompiler

/// `bareme compare`: offers and plans side by side.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Put offers or plans side by side.",
    usage: "bareme compare <offer[/plan]> ... [options]",
    discussion: """
      Examples:
        bareme compare start-pro
        bareme compare trunk-sewan trunk-openip
        bareme compare trunk-sewan trunk-openip --profile trunk-4-canaux
        bareme compare start-pro --format html --output start-pro.html

      Without a plan, all plans of an offer are compared. With a profile, the comparison says what each would cost.
      """)

  @Argument(help: ArgumentHelp("The offers, or plans of offers.", valueName: "offer[/plan]"))
  var selections: [Selection]

  @Option(help: ArgumentHelp("A usage profile: a file, or the id of one in the folder.", valueName: "file"))
  var profile: String?

  @Option(help: ArgumentHelp("A sheet of prices that the offers leave open.", valueName: "file"))
  var prices: [String] = []

  @Option(help: ArgumentHelp("The language of the page; that of the first offer by default.", valueName: "tag"))
  var language: String?

  @OptionGroup var output: DocumentOutput
  @OptionGroup var offers: OffersOption

  func run() throws {
    let workspace = try Workspace(
      offers: offers.folder, for: selections.map(\.offer) + Workspace.ids([profile].compactMap(\.self) + prices))
    let selected = try workspace.columns(selections)
    try workspace.requireSound(selected.map(\.offer), for: .pricing)
    let profile = try profile.map(workspace.profile)
    let sheets = try prices.map(workspace.priceSheet)
    let estimates = try profile.map { profile in
      try selected.map { try workspace.estimate($0.offer, plan: $0.plan, profile: profile, sheets: sheets) }
    }
    let document = comparison(
      of: selected.map { PlanChoice(offer: $0.offer, plan: $0.plan) }, estimates: estimates ?? [], profile: profile,
      catalogue: workspace.catalogue, language: try output.known(language))
    try output.write(document)
  }
}
