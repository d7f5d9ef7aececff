import DocumentTree
import Foundation
import Rendering
import Testing
import XMLKit

/// What must hold in every format of every document of the repository's offers.
@Suite struct EveryFormatTests {
  static let templates = Result { try Templates(from: source) }

  private static let source = TemplateSource { name in
    FileManager.default.contents(atPath: Samples.root.appending(path: "Templates/\(name)").path).map { [UInt8]($0) }
  }

  @Test func allFormatsShowAllValuesInOrder() throws {
    let templates = try Self.templates.get()
    for document in EveryDocumentTests.all {
      for fault in try FormatAgreement.faults(of: document, templates: templates) { Issue.record("\(fault)") }
    }
  }

  @Test func theXMLIsValid() throws {
    let schema = try RelaxNGSchema(
      [UInt8](Data(contentsOf: Samples.root.appending(path: "Templates/document.rng"))))
    for document in EveryDocumentTests.all {
      #expect(try schema.faults(in: XMLRenderer().render(document)) == [], "\(document.id)")
    }
  }
}
