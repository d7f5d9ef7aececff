internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import Offers

/// `bareme check`: every problem of every file, in one run.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: Bareme.name,
    abstract: "Read offers and report every problem at once.",
    usage: "bareme check [<paths> ...] [options]",
    discussion: """
      Examples:
        bareme check
        bareme check Offers/proximus/vms.yaml --format concise
        bareme check - < draft.yaml
        bareme check --strict

      A file that is named stands in for the one of the folder that describes the same thing. \
      Ends with 0 when nothing was found, 1 when something was, 2 when it could not run. With --strict, findings \
      that an offer acknowledges count too, and so do template words that were not read in the official text.
      """)

  @Argument(help: ArgumentHelp("Files or folders; all offers when none is named, `-` for standard input."))
  var paths: [String] = []

  @Flag(help: "Count acknowledged findings and unverified template words.")
  var strict = false

  @Option(help: ArgumentHelp("How findings are shown.", valueName: "format"))
  var format: FindingFormatArgument = .full

  @Option(name: OffersOption.name, help: OffersOption.help)
  var offers = OffersOption.usual

  func run() throws {
    let workspace = try Workspace(offers: offers, also: paths)
    var open = workspace.findings
    var acknowledged: [CheckedOffer.Acknowledged] = []
    var strictly: [Finding] = []
    for offer in workspace.catalogue.offers {
      let checked = workspace.check(offer)
      open += checked.open
      acknowledged += checked.acknowledged
      strictly += unverifiedWording(for: offer)
    }
    open = open.filter { isAsked($0.span.file.path) }
    acknowledged = acknowledged.filter { isAsked($0.finding.span.file.path) }
    strictly = strict ? strictly.filter { isAsked($0.span.file.path) } : []

    let shown = open + strictly + (strict ? acknowledged.map(\.finding) : [])
    let left = strict ? [] : acknowledged
    switch format {
    case .json:
      Console.write(shown.json(acknowledged: left.map { (finding: $0.finding, because: $0.because) }))
    case .concise:
      Console.write(shown.report(.concise))
    case .full:
      Console.write(shown.report(.full, colour: Console.resultsHaveColour))
      if !shown.isEmpty { Console.note("\n" + shown.summary) }
      tell(left)
    }
    if !shown.isEmpty { throw Ending.findings }
  }

  /// Lists what authors left on purpose: it is no result, and it is not hidden.
  private func tell(_ acknowledged: [CheckedOffer.Acknowledged]) {
    guard !acknowledged.isEmpty else { return }
    Console.note("Acknowledged by the authors (--strict counts them):")
    let ordered = acknowledged.sorted { left, right in
      let (one, other) = (left.finding.span, right.finding.span)
      return (one.file.path, one.range.lowerBound, left.finding.code.rawValue)
        < (other.file.path, other.range.lowerBound, right.finding.code.rawValue)
    }
    var told = Set<String>()
    for item in ordered {
      let finding = item.finding
      // Offers that share a base share its acknowledged findings: they are told once.
      let line = "  \(finding.span.place): \(finding.code.rawValue): \(finding.message) (\(item.because))"
      if told.insert(line).inserted { Console.note(line) }
    }
  }

  /// Whether findings of a file are asked for: all of them, or those below the named paths.
  private func isAsked(_ file: String) -> Bool {
    guard !paths.isEmpty else { return true }
    return paths.contains { path in
      path == file || path == "-" && file == "(standard input)"
        || file.hasPrefix(path.hasSuffix("/") ? path : path + "/")
    }
  }
}

/// How findings are shown.
enum FindingFormatArgument: String, ChosenWord {
  case full, concise, json
}
