internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import Offers
internal import Quantities

/// `bareme show`: an offer as Barème understands it, each fact with its line.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an offer as it is understood: every fact with its line, every reading, every gap.",
    discussion: """
      Example:
        bareme show vms
      """)

  @Argument(help: ArgumentHelp("The offer.", valueName: "offer"))
  var selection: Selection

  @OptionGroup var offers: OffersOption

  func run() throws {
    let workspace = try Workspace(offers: offers.folder)
    let (offer, plans) = try workspace.offer(selection)
    Console.write(OfferListing(offer: offer, plans: plans).text)
  }
}
