internal import ArgumentParser
internal import Publishing

/// `bareme`: telecom offers written as plain text become contract summaries, comparisons and estimates.
struct Bareme: ParsableCommand {
  /// What all commands begin with. Each of them says so too: looked at without the others it is then not asked first
  /// whether it should write a script for a shell, which would take as long as reading its words.
  static let name = "bareme"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Contract summaries, comparisons and cost estimates from offers written as plain text.",
    discussion: """
      Start with:
        bareme new offer my-offer          a commented file that passes `check`
        bareme check                       every problem of every offer
        bareme summary vms                 the contract summary of an offer
        bareme compare trunk-sewan trunk-openip
        bareme estimate vms --profile vms-250-appels
        bareme break-even oblachnaya-ats --profile kompaniya-12 --vary staff=1..50

      Offers are the .yaml files below the folder `Offers`. Results go to standard output, messages to standard error; \
      the status is 0, 1 for findings, 2 when a command could not run.
      """,
    version: "0.1.0",
    subcommands: [
      CheckCommand.self, SummaryCommand.self, CompareCommand.self, EstimateCommand.self,
      BreakEvenCommand.self, RateCommand.self, VerifyCommand.self, BuildCommand.self, NewCommand.self,
      ExplainCommand.self, ShowCommand.self, ListCommand.self, WhereCommand.self, ProfileCommand.self,
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
      try refuseUnknownCommand()
      var command = try named() ?? Bareme.parseAsRoot()
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
      Console.complain(mistyped(message) ?? Main.brief(message))
      Console.exit(Ending.couldNotRun.rawValue)
    }
  }

  /// The command that the first word names, looked at without the others, which would double the time of starting.
  ///
  /// Nothing where its words are wrong or ask for help: they are then read once more as words of `bareme`, which names
  /// itself in what it answers.
  private static func named() -> (any ParsableCommand)? {
    guard let word = CommandLine.arguments.dropFirst().first,
      let command = Bareme.configuration.subcommands.first(where: { $0.configuration.commandName == word })
    else { return nil }
    return try? command.parseAsRoot(Array(CommandLine.arguments.dropFirst(2)))
  }

  /// A first word that is no command is answered with the one that was meant.
  private static func refuseUnknownCommand() throws {
    let names = Bareme.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"), word != "help",
      !names.contains(word)
    else { return }
    throw CouldNotRun(unknown: word, "there is no command", among: names, has: "there are")
  }

  /// What to say of a mistyped option where the parser says only what is missing because of it.
  private static func mistyped(_ message: String) -> String? {
    guard !message.contains("Unknown option"), let word = CommandLine.arguments.dropFirst().first,
      let command = Bareme.configuration.subcommands.first(where: { $0.configuration.commandName == word })
    else { return nil }
    return MistypedOption(in: Array(CommandLine.arguments.dropFirst(2)), of: command)?.fault.message
  }

  /// What is wrong with the command line and where help is; all options at once help nobody.
  private static func brief(_ message: String) -> String {
    message.split(separator: "\n").filter { !$0.hasPrefix("Usage:") }.map { line in
      line.hasPrefix("Error: ") ? String(line.dropFirst(7)) : String(line)
    }.joined(separator: "\n")
  }
}
