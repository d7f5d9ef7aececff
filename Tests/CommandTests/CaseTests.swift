import Foundation
import Testing

/// Every page of `Cases/`: files in, commands, output. `UPDATE_CASES=1` rewrites what is expected; read it before
/// you commit it.
struct CaseTests {
  static let folder = BuiltCommand.package.appendingPathComponent("Tests/CommandTests/Cases")

  static let pages: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".md") }.sorted()

  @Test func `there are cases`() { #expect(!CaseTests.pages.isEmpty) }

  @Test(arguments: pages) func `a case prints what its page says`(page: String) throws {
    try run(
      CaseTests.folder.appendingPathComponent(page), in: try BuiltCommand.workFolder(),
      update: ProcessInfo.processInfo.environment["UPDATE_CASES"] != nil)
  }

  @Test(arguments: ["README.md", "CONTRIBUTING.md", "Documentation/customers.md"])
  func `the commands of a page of the project print what the page says`(page: String) throws {
    let folder = try BuiltCommand.workFolder()
    try FileManager.default.copyItem(
      at: BuiltCommand.package.appendingPathComponent("Offers"), to: folder.appendingPathComponent("Offers"))
    try run(BuiltCommand.package.appendingPathComponent(page), in: folder, update: false)
  }

  private func run(_ url: URL, in folder: URL, update: Bool) throws {
    var text = try String(contentsOf: url, encoding: .utf8)
    let page = CaseFile(path: url.lastPathComponent, text: text)
    for step in page.steps {
      for file in step.files {
        let target = folder.appendingPathComponent(file.path)
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try file.text.write(to: target, atomically: true, encoding: .utf8)
      }
      for command in step.commands where command.words.hasPrefix("bareme") || command.words.contains("| bareme") {
        let outcome = try BuiltCommand.shell(command.words, in: folder)
        var actual = outcome.text.components(separatedBy: "\n")
        while actual.last?.isEmpty ?? false { actual.removeLast() }
        if outcome.code != 0 { actual.append("[\(outcome.code)]") }
        if update, !CaseFile.matches(actual, command.expected) {
          let old = (["$ " + command.words] + command.expected).joined(separator: "\n")
          let new = (["$ " + command.words] + actual).joined(separator: "\n")
          text = text.replacingOccurrences(of: old + "\n", with: new + "\n")
          continue
        }
        #expect(
          CaseFile.matches(actual, command.expected),
          "\(page.path):\(command.line): $ \(command.words)\n--- expected\n\(command.expected.joined(separator: "\n"))\n--- printed\n\(actual.joined(separator: "\n"))"
        )
      }
    }
    if update { try text.write(to: url, atomically: true, encoding: .utf8) }
  }

  @Test func `a page that says something else fails`() {
    #expect(!CaseFile.matches(["a", "b"], ["a"]))
    #expect(!CaseFile.matches(["a", "b"], ["a", "…", "c"]))
    #expect(CaseFile.matches(["a", "b", "c"], ["a", "…", "c"]))
  }
}
