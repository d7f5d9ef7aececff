internal import ArgumentParser
internal import Documents
internal import Offers

/// `bareme summary`: the contract summary of an offer.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Print the contract summary of an offer.",
    usage: "bareme summary <offer[/plan]> [options]",
    discussion: """
      Examples:
        bareme summary vms
        bareme summary start-pro/pro --format html --output pro.html

      The summary bears the offer's own date unless --date is given. An offer with errors is refused: the errors are \
      printed, and no half document.
      """)

  @Argument(help: ArgumentHelp("The offer, or one plan of it.", valueName: "offer[/plan]"))
  var selection: Selection

  @OptionGroup var output: DocumentOutput

  @Option(help: ArgumentHelp("The language of the template's words; the offer's own by default.", valueName: "tag"))
  var language: String?

  @Option(help: ArgumentHelp("The date the summary bears.", valueName: "YYYY-MM-DD"))
  var date: DayArgument?

  @OptionGroup var offers: OffersOption

  func run() throws {
    let workspace = try Workspace(offers: offers.folder, for: [selection.offer])
    let (offer, plans) = try workspace.offer(selection)
    try workspace.requireSound([offer], for: .summary(dated: date != nil))
    let document = summary(
      of: offer, plans: plans, catalogue: workspace.catalogue, language: try output.known(language), date: date?.day)
    try output.write(document)
  }
}
