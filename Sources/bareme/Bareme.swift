internal import ArgumentParser
internal import Publishing

/// `bareme`: telecom offers written as plain text become contract summaries, comparisons and estimates.
struct Bareme: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bareme",
    abstract: "Contract summaries, comparisons and cost estimates from offers written as plain text.",
    discussion: """
      Start with:
        bareme check                      read every offer and report everything
        bareme summary vms                the contract summary of an offer
        bareme compare trunk-sewan trunk-openip
        bareme estimate vms --profile Offers/profiles/vms-250-appels.yaml
        bareme new offer my-offer         a commented file that already passes `check`
      """,
    version: "0.1.0",
    subcommands: [
      CheckCommand.self, SummaryCommand.self, CompareCommand.self, EstimateCommand.self, BuildCommand.self,
      NewCommand.self, ExplainCommand.self, ShowCommand.self,
    ])
}

/// What a command ends with: 0 clean, 1 findings, 2 could not run.
enum Ending {
  static let findings = ExitCode(1)
  static let couldNotRun = ExitCode(2)
}

/// A command could not run: a missing file, an unknown offer, a refused folder.
struct CouldNotRun: Error {
  /// What is wrong, and what to do.
  let message: String
}

@main
enum Main {
  /// Runs a command; everything that is not a result goes to standard error.
  static func main() {
    do {
      var command = try Bareme.parseAsRoot()
      try command.run()
    } catch let ending as ExitCode {
      Console.exit(ending.rawValue)
    } catch let fault as CouldNotRun {
      Console.complain(fault.message)
      Console.exit(Ending.couldNotRun.rawValue)
    } catch let fault as PublishFault {
      Console.complain(fault.description)
      Console.exit(Ending.couldNotRun.rawValue)
    } catch {
      // Help and the version are results; wrong words are not.
      let message = Bareme.fullMessage(for: error)
      if Bareme.exitCode(for: error) == .success {
        Console.write(message.hasSuffix("\n") ? message : message + "\n")
        Console.exit(0)
      }
      Console.complain(message)
      Console.exit(Ending.couldNotRun.rawValue)
    }
  }
}
