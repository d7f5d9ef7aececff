import Foundation
import Testing

/// What no source file may contain, whatever its layer.
@Suite("House rules")
struct HouseRulesTests {
  /// Every Swift file under `Sources/`, with its text and its code without comments and string literals.
  static let sources: [(path: String, text: String, code: SwiftSource)] = ProjectFolder.files(
    under: "Sources", ending: [".swift"]
  ).compactMap { path in
    guard let text = try? ProjectFolder.text(path) else { return nil }
    return (path, text, SwiftSource(text))
  }

  @Test("money is never floating point: no Double, Float, Decimal, Date or NSNumber below the command line")
  func noFloatingPoint() {
    let forbidden = /\b(?:Double|Float\d*|CGFloat|NSNumber|NSDecimalNumber|Decimal(?=\()|Date(?=\())/
    expectNone("is inexact or depends on the machine") { source in
      source.path.hasPrefix("Sources/bareme/") ? [] : places(of: forbidden, in: source.code)
    }
  }

  @Test("no file is longer than 400 lines")
  func filesStayShort() {
    let long = Self.sources.filter { $0.text.split(separator: "\n", omittingEmptySubsequences: false).count > 401 }
    #expect(long.isEmpty, "look for the type that hides inside \(long.map(\.path).joined(separator: ", "))")
  }

  @Test("no crash stands in for an answer: no fatalError, no try!")
  func noCrashes() {
    expectNone("ends the program") { places(of: /\bfatalError\(|\btry!/, in: $0.code) }
  }

  @Test("nothing is left for later: no TODO, no FIXME")
  func nothingLeft() {
    expectNone("is unfinished") { source in
      source.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { line in
        line.element.matches(of: /\b(?:TODO|FIXME)\b/).map { (line.offset + 1, String($0.output)) }
      }
    }
  }

  @Test("no file names a place on somebody's machine")
  func noMachinePaths() throws {
    let machine = try NSRegularExpression(pattern: #"(?<![\w.\-])/(?:root|home|Users|work|tmp/wt)/\w"#)
    let folders = ["Sources", "Tests", "Documentation", "Offers", "Templates", "Scripts"]
    let files =
      folders.flatMap { ProjectFolder.files(under: $0) }
      + ["Package.swift", "Makefile", "README.md", "CONTRIBUTING.md"].filter(ProjectFolder.has)
    for path in files {
      guard let text = try? ProjectFolder.text(path) else { continue }
      let match = machine.firstMatch(in: text, range: NSRange(text.startIndex..., in: text))
      let found = match.flatMap { Range($0.range, in: text) }.map { String(text[$0]) }
      #expect(found == nil, "\(path) contains \(found ?? "")…")
    }
  }

  private typealias Source = (path: String, text: String, code: SwiftSource)

  /// Where a forbidden word stands in the code of a file.
  private func places(of forbidden: Regex<Substring>, in code: SwiftSource) -> [(line: Int, word: String)] {
    code.lines.flatMap { line in line.text.matches(of: forbidden).map { (line.number, String($0.output)) } }
  }

  /// Fails once for all places where something forbidden was found, each on its own line.
  private func expectNone(_ fault: String, _ find: (Source) -> [(line: Int, word: String)]) {
    let found = Self.sources.flatMap { source in
      find(source).map { "\(source.path):\($0.line): `\($0.word)` \(fault)" }
    }
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    #expect(!Self.sources.isEmpty)
  }
}
