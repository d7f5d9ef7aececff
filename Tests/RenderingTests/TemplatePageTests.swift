import Foundation
import Testing

@testable import Rendering

/// The page about templates lists the very names templates may use.
@Suite struct TemplatePageTests {
  @Test func theListOfNamesIsComplete() throws {
    let path = "Templates/README.md"
    let page = try Repository.bytes(path).text
    let heading = "## Names\n"
    let start = try #require(page.firstRange(of: heading)?.upperBound)
    let expected = String(page[..<start]) + "\n" + names
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try Data(expected.utf8).write(to: Repository.root.appending(path: path))
    } else {
      #expect(page == expected, "UPDATE_GOLDENS=1 writes the list")
    }
  }

  private var names: String {
    var lines = ["| record | names |", "|---|---|"]
    for record in PageFields.vocabulary.values.sorted(by: { $0.name < $1.name }) {
      let fields = record.fields.map { "`\($0.name)` \(word(for: $0.shape))" }
      lines.append("| `\(record.name)` | \(fields.joined(separator: ", ")) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func word(for shape: Shape) -> String {
    switch shape {
    case .text: "text"
    case .flag: "flag"
    case .list(.record(let name)): "list of \(name)"
    case .list(let element): "list of \(word(for: element))"
    case .record(let name): name
    }
  }
}
