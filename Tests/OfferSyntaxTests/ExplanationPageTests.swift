import Diagnostics
import Foundation
import OfferSyntax
import Testing

/// Each page of explanation is a test of its code, and each code has a page.
struct ExplanationPageTests {
  static let codes = syntaxCodes()

  @Test func `the table lists every page of the folder`() {
    let folder = Repository.root.appending(path: "Sources/Diagnostics/Explanations")
    let pages = Repository.files(below: folder, ending: ".md").map { String($0.lastPathComponent.dropLast(3)) }
    #expect(
      pages.sorted() == Explanations.codes.map(\.rawValue).sorted(),
      "run Scripts/list-explanations.sh after adding or removing a page")
  }

  @Test func `every page is headed by its code and holds two offers`() {
    for code in Explanations.codes {
      let page = Explanations.explanation(of: code)
      #expect(page?.markdown.hasPrefix("# \(code.rawValue)\n\n") == true, "\(code.rawValue)")
      #expect(page?.badExample != nil && page?.goodExample != nil, "\(code.rawValue)")
    }
  }

  /// Reports are kept in full: `UPDATE_GOLDENS=1 swift test` rewrites them.
  @Test(arguments: codes)
  func `the bad offer provokes the code, in these words, and the good one nothing`(_ code: String) throws {
    let page = try #require(Explanations.explanation(of: FindingCode(rawValue: code)), "no page for \(code)")
    let bad = parse(SourceFile(path: "offer.yaml", bytes: try #require(page.badExample)))
    var found = Set(bad.findings.map(\.code.rawValue))
    // The limit of findings needs other findings to be reached.
    if code == "too-many-errors" { found.remove("missing-colon") }
    #expect(found == [code])

    let report = bad.findings.filter { $0.code.rawValue == code }.report(.full)
    let golden = Repository.corpus.appending(path: "reports/\(code).txt")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" { try Data(report.utf8).write(to: golden) }
    #expect(report == String(decoding: try Data(contentsOf: golden), as: UTF8.self))

    let good = parse(SourceFile(path: "offer.yaml", bytes: try #require(page.goodExample)))
    #expect(good.findings == [])
    #expect(good.root != nil)
  }

  /// The codes that the sources of the parser declare.
  private static func syntaxCodes() -> [String] {
    let declaration = /: FindingCode = "([a-z0-9-]+)"/
    let sources = Repository.files(below: Repository.root.appending(path: "Sources/OfferSyntax"), ending: ".swift")
    return sources.flatMap { url in
      let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
      return text.matches(of: declaration).map { String($0.output.1) }
    }.sorted()
  }
}
