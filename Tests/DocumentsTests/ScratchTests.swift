import Diagnostics
import DocumentTree
import Documents
import Foundation
import Offers
import Rendering
import Testing

@Test func scratch() throws {
  let templates = try Templates(from: FolderX.source())
  for offer in Samples.catalogue.offers {
    let d = summary(of: offer, catalogue: Samples.catalogue)
    try dump(d).write(toFile: "/tmp/docs-out/\(offer.id.value).txt", atomically: true, encoding: .utf8)
    for f in [OutputFormat.html] {
      do {
        let b = try render(d, as: f, templates: templates)
        try Data(b).write(to: URL(filePath: "/tmp/docs-out/\(offer.id.value).\(f.fileExtension)"))
      } catch { print(offer.id.value, error) }
    }
  }
}
enum FolderX {
  static func source() -> TemplateSource {
    TemplateSource { name in
      FileManager.default.contents(atPath: Samples.root.path + "/Templates/" + name).map { Array($0) }
    }
  }
}
