internal import ArgumentParser
internal import Diagnostics

/// `bareme explain CODE`: the page of a finding.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", _superCommandName: Bareme.name,
    abstract: "Explain a finding by its code.",
    discussion: """
      Examples:
        bareme explain ambiguous-amount
        bareme explain --list
      """)

  @Argument(help: ArgumentHelp("The code, as printed in brackets after `error` or `warning`.", valueName: "code"))
  var code: String?

  @Flag(help: "List all codes.")
  var list = false

  // Every command takes the folder, so that a script can pass it always; a page does not depend on it.
  @Option(name: OffersOption.name, help: OffersOption.help)
  var offers = OffersOption.usual

  func run() throws {
    let codes = Explanations.codes.map(\.rawValue).sorted()
    if list {
      Console.write(codes.joined(separator: "\n") + "\n")
      return
    }
    guard let code else { throw ValidationError("name a code, or write --list") }
    guard let page = Explanations.page(for: FindingCode(rawValue: code)) else {
      let close = didYouMean(code, among: codes)
      throw CouldNotRun(
        message: "there is no code `\(code)`"
          + (close.map { "; did you mean `\($0)`?" } ?? "; `bareme explain --list` names all"))
    }
    Console.write(page.hasSuffix("\n") ? page : page + "\n")
  }
}
