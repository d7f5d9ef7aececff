import Foundation
import Testing

/// Whole documents kept as files; `UPDATE_GOLDENS=1` rewrites them, and the difference is read in review.
enum Golden {
  static func expect(
    _ bytes: [UInt8], is name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let url = Repository.root.appending(path: "Tests/RenderingTests/Goldens").appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try Data(bytes).write(to: url)
      return
    }
    let expected = (try? [UInt8](Data(contentsOf: url)))?.text ?? ""
    guard bytes.text != expected else { return }
    let new = bytes.text.split(separator: "\n", omittingEmptySubsequences: false)
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(new, old).prefix { $0 == $1 }.count
    Issue.record(
      "\(name) differs from line \(line + 1): '\(line < new.count ? new[line] : "")'; UPDATE_GOLDENS=1 rewrites it",
      sourceLocation: sourceLocation)
  }
}
