import Diagnostics
import Foundation
import OfferSyntax
import Testing

/// What fuzzing found stays mended.
struct RegressionTests {
  @Test(arguments: Repository.files(below: Repository.corpus))
  func `no file of the corpus stops the parser`(_ url: URL) throws {
    let source = try Repository.source(url)
    for most in [500, 50, 10, 1] {
      var limits = SyntaxLimits.standard
      limits.findings = most
      limits.depth = 12
      let file = parse(source, limits: limits)
      #expect(file.root != nil || !file.findings.isEmpty)
      for finding in file.findings {
        #expect(finding.span.range.upperBound <= source.bytes.count)
        #expect(!finding.full().isEmpty)
      }
    }
  }

  @Test func `every cut of a valid file is read without stopping`() throws {
    let source = try Repository.source(Repository.corpus.appending(path: "valid/folding.yaml"))
    for length in 0..<source.bytes.count {
      let file = parse(SourceFile(path: "cut.yaml", bytes: Array(source.bytes.prefix(length))))
      #expect(file.root != nil || !file.findings.isEmpty)
    }
  }
}
