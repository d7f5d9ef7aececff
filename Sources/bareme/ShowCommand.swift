internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import Offers
internal import Quantities

/// `bareme show`: an offer as Barème understands it, each fact with its line.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", _superCommandName: Bareme.name,
    abstract: "Show each fact of an offer as it is understood, with its line.",
    discussion: """
      Examples:
        bareme show vms
        bareme show start-pro/pro
      """)

  @Argument(help: ArgumentHelp("The offer, or one plan of it.", valueName: "offer[/plan]"))
  var selection: Selection

  @Option(name: OffersOption.name, help: OffersOption.help)
  var offers = OffersOption.usual

  func run() throws {
    let workspace = try Workspace(offers: offers, for: [selection.offer])
    let (offer, plans) = try workspace.offer(selection)
    Console.write(OfferListing(offer: offer, plans: plans).text)
  }
}
