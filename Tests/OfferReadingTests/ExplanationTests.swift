import Diagnostics
import Foundation
import Offers
import Testing

@testable import OfferReading

/// Each code of the reader has a page whose bad example provokes it, alone, and whose good example provokes nothing.
@Suite struct ExplanationTests {
  static let folder = repository.appending(path: "Sources/Diagnostics/Explanations")

  static func block(_ info: String, of page: String) -> String? {
    guard let start = page.range(of: "```yaml \(info)\n"),
      let end = page.range(of: "\n```\n", range: start.upperBound..<page.endIndex)
    else { return nil }
    return String(page[start.upperBound..<end.lowerBound]) + "\n"
  }

  @Test(arguments: FindingCode.ofReading.map(\.rawValue))
  func aPageProvokesItsCode(code: String) throws {
    let page = try String(contentsOf: Self.folder.appending(path: code + ".md"), encoding: .utf8)
    let bad = try #require(Self.block("bad", of: page))
    let good = try #require(Self.block("good", of: page))
    #expect(page.hasPrefix("# \(code)\n"))
    #expect(Set(read(("bad.yaml", bad)).findings.map(\.code.rawValue)) == [code])
    #expect(read(("good.yaml", good)).findings.map(line) == [])
  }
}
