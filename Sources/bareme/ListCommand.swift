internal import ArgumentParser
internal import Diagnostics
internal import Offers
internal import Rendering

/// `bareme list`: what a folder holds, by the names that other commands take.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", _superCommandName: Bareme.name,
    abstract: "List the offers, plans, profiles, price sheets and exchange rates of a folder.",
    discussion: """
      Examples:
        bareme list
        bareme list --offers Offers --format json

      The words in the first column are what `summary`, `compare` and `estimate` take.
      """)

  /// How a list is printed.
  enum Format: String, ChosenWord {
    case text, json
  }

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format: Format = .text

  @Option(name: OffersOption.name, help: OffersOption.help)
  var offers = OffersOption.usual

  func run() throws {
    let workspace = try Workspace(offers: offers)
    let listing = CatalogueListing(workspace.catalogue)
    switch format {
    case .text: Console.write(listing.text)
    case .json: Console.write(String(decoding: listing.json.serialised(), as: UTF8.self))
    }
    guard workspace.findings.contains(where: { $0.severity == .error }) else { return }
    Console.complain("some files could not be read in full: `bareme check` says why")
    throw Ending.findings
  }
}

/// The names of a folder, by kind, with what each stands for and the file it is in.
private struct CatalogueListing {
  private struct Entry {
    let kind: String
    let id: String
    let title: String
    let file: String
  }
  private let entries: [Entry]

  init(_ catalogue: Catalogue) {
    var entries: [Entry] = []
    for offer in catalogue.offers {
      let file = offer.id.span.file.path
      entries.append(Entry(kind: "offer", id: offer.id.value, title: offer.title.value, file: file))
      for plan in offer.plans where plan.id.value != offer.id.value {
        entries.append(
          Entry(kind: "plan", id: "\(offer.id.value)/\(plan.id.value)", title: plan.title.value, file: file))
      }
    }
    for profile in catalogue.profiles {
      guard let id = profile.id else { continue }
      entries.append(
        Entry(kind: "profile", id: id.value, title: profile.title?.value ?? "", file: id.span.file.path))
    }
    for sheet in catalogue.priceSheets {
      entries.append(
        Entry(kind: "prices", id: sheet.id.value, title: sheet.title.value, file: sheet.id.span.file.path))
    }
    for rates in catalogue.exchangeRates {
      guard let id = rates.id else { continue }
      entries.append(
        Entry(
          kind: "exchange-rates", id: id.value, title: rates.source?.title.value ?? "", file: id.span.file.path))
    }
    self.entries = entries
  }

  /// A paragraph for each kind, the ids in a column.
  var text: String {
    let width = entries.map(\.id.count).max() ?? 0
    var paragraphs: [String] = []
    let headings = [
      ("Offers", ["offer", "plan"]), ("Profiles", ["profile"]), ("Price sheets", ["prices"]),
      ("Exchange rates", ["exchange-rates"]),
    ]
    for (heading, kinds) in headings {
      let lines = entries.filter { kinds.contains($0.kind) }.map { entry in
        "  " + entry.id + String(repeating: " ", count: width - entry.id.count + 2) + entry.title
      }
      if !lines.isEmpty { paragraphs.append(([heading] + lines).joined(separator: "\n") + "\n") }
    }
    return paragraphs.isEmpty ? "nothing\n" : paragraphs.joined(separator: "\n")
  }

  var json: JSONValue {
    .object([
      ("schema", .string("bareme/list")), ("version", .number(1)),
      (
        "entries",
        .array(
          entries.map { entry in
            .object([
              ("kind", .string(entry.kind)), ("id", .string(entry.id)), ("title", .string(entry.title)),
              ("file", .string(entry.file)),
            ])
          })
      ),
    ])
  }
}
