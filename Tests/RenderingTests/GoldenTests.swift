import DocumentTree
import Foundation
import Rendering
import Testing

@Suite struct GoldenTests {
  @Test(arguments: OutputFormat.allCases)
  func aSummaryInEveryFormat(_ format: OutputFormat) throws {
    let bytes = try render(Sample.summary, as: format, templates: Repository.templates())
    try Golden.expect(bytes, is: "vms.\(format.fileExtension)")
  }

  @Test(arguments: OutputFormat.allCases)
  func aComparisonInEveryFormat(_ format: OutputFormat) throws {
    let bytes = try render(Sample.comparison, as: format, templates: Repository.templates())
    try Golden.expect(bytes, is: "oats.\(format.fileExtension)")
  }

  @Test func plansWithLongCellsAsText() throws {
    try Golden.expect(TextRenderer().render(Sample.twoPlans), is: "optimale-pro-office.txt")
  }

  /// `SAMPLE_PAGES=folder swift test --filter RenderingTests` writes every sample there, to be looked at.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SAMPLE_PAGES"] != nil))
  func pagesToLookAt() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["SAMPLE_PAGES"] ?? ".")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for document in Sample.all {
      for format in OutputFormat.allCases {
        let bytes = try render(document, as: format, templates: Repository.templates())
        try Data(bytes).write(to: folder.appending(path: "\(document.id).\(format.fileExtension)"))
      }
    }
  }
}
