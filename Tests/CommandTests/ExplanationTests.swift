import Diagnostics
import Foundation
import Testing

/// Each page of `Explanations/` is the test of its code: the bad file provokes it and nothing else, the good one is clean.
struct ExplanationTests {
  static let folder = BuiltCommand.package.appendingPathComponent("Sources/Diagnostics/Explanations")

  static let codes: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()

  private func findings(for code: String, role: String) throws -> (codes: Set<String>, report: String) {
    let folder = try BuiltCommand.workFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = try String(
      contentsOf: ExplanationTests.folder.appendingPathComponent(code + ".md"), encoding: .utf8)
    for example in Explanation(code: FindingCode(rawValue: code), markdown: page).examples {
      guard example.role == role || example.role == nil else { continue }
      let target = folder.appendingPathComponent(example.path ?? "Offers/page.yaml")
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(example.bytes).write(to: target)
    }
    let strict = role == "bad" && ExplanationTests.ofStrictness.contains(code) ? " --strict" : ""
    let outcome = try BuiltCommand.shell("bareme check --format concise\(strict)", in: folder)
    let codes = outcome.text.components(separatedBy: "\n").compactMap { line -> String? in
      guard let open = line.firstIndex(of: "["), let close = line[open...].firstIndex(of: "]") else { return nil }
      return String(line[line.index(after: open)..<close])
    }
    return (Set(codes), outcome.text)
  }

  /// The codes of the checks of whole offers. Pages about syntax and reading show files that are no whole offers; the
  /// tests of those layers hold that they provoke nothing else there.
  static let ofChecks: Set<String> = {
    var codes = Set<String>()
    for folder in ["Sources/Offers/Checks", "Sources/Documents", "Sources/TariffCompiler"] {
      codes.formUnion((try? written(in: BuiltCommand.package.appendingPathComponent(folder))) ?? [])
    }
    return codes
  }()

  /// Codes that only `--strict` reports: nothing in the offer is wrong.
  static let ofStrictness: Set<String> = ["wording-unverified"]

  @Test(arguments: codes) func `the bad file of a page provokes its code`(code: String) throws {
    let (codes, report) = try findings(for: code, role: "bad")
    if ExplanationTests.ofChecks.contains(code) {
      #expect(codes == [code], "\(report)")
    } else {
      #expect(codes.contains(code), "\(report)")
    }
  }

  @Test(arguments: codes) func `the good file of a page does not`(code: String) throws {
    let (codes, report) = try findings(for: code, role: "good")
    if ExplanationTests.ofChecks.contains(code) {
      #expect(codes.isEmpty, "\(report)")
    } else {
      #expect(!codes.contains(code), "\(report)")
    }
  }

  @Test(arguments: codes) func `a page is printed by its code`(code: String) throws {
    let outcome = try BuiltCommand.shell("bareme explain \(code)", in: FileManager.default.temporaryDirectory)
    #expect(outcome.code == 0)
    #expect(outcome.text.hasPrefix("# \(code)\n"))
  }

  @Test func `every code in the sources has a page`() throws {
    let written = try ExplanationTests.written(in: BuiltCommand.package.appendingPathComponent("Sources"))
    #expect(written.subtracting(ExplanationTests.codes).isEmpty)
  }

  /// The codes of a folder: a code is a literal beside the words of its finding, or a named constant.
  private static func written(in folder: URL) throws -> Set<String> {
    var written = Set<String>()
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let url = files?.nextObject() as? URL {
      guard url.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: url, encoding: .utf8)
      for match in text.matches(of: #/FindingCode = "(?<code>[a-z0-9-]+)"/#) { written.insert(String(match.code)) }
      for match in text.matches(of: #/(?:\.error|\.warning|lacks)\(\s*"(?<code>[a-z0-9]+(?:-[a-z0-9]+)+)",/#) {
        written.insert(String(match.code))
      }
    }
    return written
  }
}
