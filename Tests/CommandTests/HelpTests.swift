import Foundation
import Testing

/// Help is read at a terminal of 80 columns by somebody who has never run the command.
struct HelpTests {
  static let commands = [
    "bareme", "bareme check", "bareme summary", "bareme compare", "bareme estimate", "bareme break-even",
    "bareme build", "bareme new", "bareme new offer", "bareme explain", "bareme show", "bareme list", "bareme where",
    "bareme verify", "bareme rate", "bareme profile",
  ]

  @Test(arguments: commands) func `help fits the terminal and shows an example`(command: String) throws {
    let outcome = try BuiltCommand.shell("\(command) --help 2>/dev/null", in: FileManager.default.temporaryDirectory)
    let lines = outcome.text.components(separatedBy: "\n")
    #expect(outcome.code == 0)
    for line in lines { #expect(line.count <= 80, "\(line)") }
    #expect(
      lines.contains { $0.hasPrefix("  bareme ") && $0 != "  \(command)" || $0 == "  bareme check" }, "no example")
  }

  /// A line of usage is typed as it is printed.
  @Test(arguments: commands) func `usage begins with the command`(command: String) throws {
    let outcome = try BuiltCommand.shell("\(command) --help", in: FileManager.default.temporaryDirectory)
    #expect(outcome.text.contains("USAGE: \(command) "))
  }

  @Test func `every subcommand is tested`() throws {
    let outcome = try BuiltCommand.shell("bareme --help", in: FileManager.default.temporaryDirectory)
    let list = outcome.text.components(separatedBy: "SUBCOMMANDS:\n").last ?? ""
    for line in list.components(separatedBy: "\n") where line.hasPrefix("  ") && !line.hasPrefix("   ") {
      guard let name = line.split(separator: " ").first, name != "See" else { continue }
      #expect(HelpTests.commands.contains("bareme \(name)"))
    }
  }

  /// The examples of help work with the shipped offers, as they are printed.
  @Test(arguments: commands) func `the examples of help run`(command: String) throws {
    let folder = try BuiltCommand.workFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let offers = folder.appendingPathComponent("Offers")
    try FileManager.default.copyItem(at: BuiltCommand.package.appendingPathComponent("Offers"), to: offers)
    try FileManager.default.copyItem(
      at: offers.appendingPathComponent("proximus/vms.yaml"), to: folder.appendingPathComponent("draft.yaml"))
    try "start,caller,callee,seconds\n2026-03-01T08:00:00,+33140000000,+33612345678,150\n".write(
      to: folder.appendingPathComponent("calls.csv"), atomically: true, encoding: .utf8)
    let help = try BuiltCommand.shell("\(command) --help", in: folder).text
    let lines = help.replacingOccurrences(of: "\\\n    ", with: "").components(separatedBy: "\n")
    for line in lines where line.hasPrefix("  bareme ") {
      let example = line.components(separatedBy: "   ").first ?? line
      let outcome = try BuiltCommand.shell(example, in: folder)
      // With --strict, what authors acknowledged is found.
      let allowed: Set<Int32> = example.contains("--strict") ? [0, 1] : [0]
      #expect(allowed.contains(outcome.code), "\(example)\n\(outcome.text)")
    }
  }
}
