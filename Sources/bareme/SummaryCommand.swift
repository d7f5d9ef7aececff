internal import ArgumentParser
internal import Documents
internal import Offers

/// `bareme summary`: the contract summary of an offer.
struct SummaryCommand: DocumentCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", _superCommandName: Bareme.name,
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

  @Option(help: DocumentOutput.formatHelp)
  var format = FormatArgument.text

  @Option(name: DocumentOutput.fileName, help: DocumentOutput.fileHelp)
  var file: String?

  @Option(name: TemplatesOption.name, help: TemplatesOption.help)
  var templates = TemplatesOption.usual

  @Option(help: ArgumentHelp("The language of the template's words; the offer's own by default.", valueName: "tag"))
  var language: String?

  @Option(help: ArgumentHelp("The date the summary bears.", valueName: "YYYY-MM-DD"))
  var date: DayArgument?

  @Option(name: OffersOption.name, help: OffersOption.help)
  var offers = OffersOption.usual

  func run() throws {
    let workspace = try Workspace(offers: offers, for: [selection.offer])
    let (offer, plans) = try workspace.offer(selection)
    let language = try output.known(language)
    let bytes = try workspace.whenSound(offer, for: .summary(dated: date != nil)) {
      try output.bytes(
        of: summary(of: offer, plans: plans, catalogue: workspace.catalogue, language: language, date: date?.day))
    }
    try output.write(bytes: bytes)
  }
}
