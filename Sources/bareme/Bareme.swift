internal import ArgumentParser

/// `bareme`: telecom offers written as plain text become contract summaries, comparisons and estimates.
@main
struct Bareme: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bareme",
    abstract: "Contract summaries, comparisons and cost estimates from offers written as plain text.")
}
