internal import ArgumentParser
internal import FoundationEssentials

/// `bareme new offer NAME`: a commented file to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", _superCommandName: Bareme.name, abstract: "Write a commented offer to start from.",
    discussion: """
      Example:
        bareme new offer fibre-pro
      """,
    subcommands: [NewOfferCommand.self])
}

/// Writes an offer that already passes `check`.
struct NewOfferCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "offer", abstract: "Write a commented offer that already passes `check`.",
    discussion: """
      Example:
        bareme new offer fibre-pro

      The file is Offers/fibre-pro.yaml; nothing is overwritten.
      """)

  @Argument(help: ArgumentHelp("The id of the offer: words of a-z and 0-9 joined by hyphens.", valueName: "name"))
  var name: String

  @Option(name: OffersOption.name, help: OffersOption.help)
  var offers = OffersOption.usual

  func run() throws {
    guard NewOfferCommand.isID(name) else {
      throw CouldNotRun(
        message: "`\(name)` cannot be an id: write words of a-z and 0-9 joined by hyphens, at most 64 characters")
    }
    let path = offers + "/" + name + ".yaml"
    guard !FileManager.default.fileExists(atPath: path) else { throw CouldNotRun(message: "\(path) is already there") }
    do {
      try FileManager.default.createDirectory(atPath: offers, withIntermediateDirectories: true)
      try Data(NewOffer.text(id: name).utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw CouldNotRun(message: "cannot write \(path)")
    }
    Console.write(path + "\n")
    Console.note("Edit it, then run `bareme check \(path)` and `bareme summary \(name)`.")
  }

  private static func isID(_ name: String) -> Bool {
    let words = name.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return name.utf8.count <= 64
      && words.allSatisfy { word in
        !word.isEmpty && word.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      }
  }
}
