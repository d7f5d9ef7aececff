import Foundation
import Testing

/// What a shell and a terminal expect of a command: quiet pipes, colour only where it is seen, two streams.
struct TerminalTests {
  private func inOffers(_ line: String, environment: [String: String] = [:]) throws -> BuiltCommand.Outcome {
    let folder = try BuiltCommand.workFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: BuiltCommand.package.appendingPathComponent("Offers"), to: folder.appendingPathComponent("Offers"))
    try Data("offer: broken\ntitel: x\n".utf8).write(to: folder.appendingPathComponent("broken.yaml"))
    return try BuiltCommand.shell(line, in: folder, environment: environment)
  }

  @Test(arguments: ["bareme summary vms", "bareme show start-pro", "bareme explain --list", "bareme --help"])
  func `a closed pipe ends a command quietly`(command: String) throws {
    let outcome = try inOffers("(sleep 0.3; \(command); echo \"ended with $?\" >&2) | true")
    #expect(outcome.text == "ended with 0\n")
  }

  @Test func `a full disk is no success`() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let outcome = try inOffers("bareme summary vms > /dev/full")
    #expect(outcome.code == 2)
    #expect(outcome.text == "error: cannot write: No space left on device\n")
  }

  @Test func `results go to standard output and messages to standard error`() throws {
    #expect(try inOffers("bareme summary vms 2>/dev/null | head -1").text == "Voice Managed Service (VMS)\n")
    #expect(try inOffers("bareme summary vms 2>&1 >/dev/null").text == "")
    #expect(try inOffers("bareme check broken.yaml 2>/dev/null | head -1").text.hasPrefix("error["))
    #expect(try inOffers("bareme summary zut 2>/dev/null").text == "")
  }

  @Test(arguments: [
    (environment: ["NO_COLOR": "", "TERM": "xterm"], isColoured: true),
    (environment: ["NO_COLOR": "1", "TERM": "xterm"], isColoured: false),
    (environment: ["NO_COLOR": "", "TERM": "dumb"], isColoured: false),
  ])
  func `a terminal has colour unless it is not wanted`(environment: [String: String], isColoured: Bool) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
    let outcome = try inOffers("script -qec 'bareme check broken.yaml' /dev/null", environment: environment)
    #expect(outcome.text.contains("unknown-key"))
    #expect(outcome.text.contains("\u{1B}[") == isColoured)
  }

  @Test func `a file has no colour`() throws {
    let outcome = try inOffers("bareme check broken.yaml", environment: ["NO_COLOR": "", "TERM": "xterm"])
    #expect(!outcome.text.contains("\u{1B}"))
  }
}
