import Diagnostics
import Foundation
import OfferSyntax

/// Reads a text as the file `offer.yaml`.
func read(_ text: String, limits: SyntaxLimits = .standard) -> ParsedFile {
  parse(SourceFile(path: "offer.yaml", text: text), limits: limits)
}

/// What is reported about a text, in full.
func report(_ text: String) -> String { read(text).findings.report(.full) }

/// The codes reported about a text, in order.
func codes(_ text: String) -> [String] { read(text).findings.map(\.code.rawValue) }

/// The tree with the place of every part, one per line.
func dump(_ node: Node, indent: String = "") -> String {
  let span = node.span
  let place = "\(span.line):\(span.column)+\(span.range.count)"
  switch node {
  case .scalar(let scalar):
    return "\(indent)\(scalar.style) \(scalar.text.debugDescription) \(place)\n"
  case .sequence(let sequence):
    let items = sequence.items.map { dump($0, indent: indent + "  ") }.joined()
    return "\(indent)\(sequence.isFlow ? "brackets" : "list") \(place)\n" + items
  case .mapping(let mapping):
    let entries = mapping.entries.map { entry in
      entry.comments.map { "\(indent)  \($0.text)\n" }.joined()
        + "\(indent)  \(entry.key.text) \(entry.key.span.line):\(entry.key.span.column)\n"
        + dump(entry.value, indent: indent + "    ")
    }
    return "\(indent)\(mapping.isFlow ? "braces" : "mapping") \(place)\n" + entries.joined()
  }
}

/// The tree as lists, dictionaries and strings.
func plainValue(_ node: Node) -> Any {
  switch node {
  case .scalar(let scalar): scalar.text
  case .sequence(let sequence): sequence.items.map(plainValue)
  case .mapping(let mapping):
    Dictionary(mapping.entries.map { ($0.key.text, plainValue($0.value)) }, uniquingKeysWith: { first, _ in first })
  }
}

/// Files of this repository.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let corpus = root.appending(path: "Tests/OfferSyntaxTests/Corpus")

  /// All regular files below `folder`, sorted; none if it does not exist.
  static func files(below folder: URL, ending: String = "") -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    return (found ?? []).filter { $0.lastPathComponent.hasSuffix(ending) && !$0.hasDirectoryPath }
      .sorted { $0.path < $1.path }
  }

  static func source(_ url: URL) throws -> SourceFile {
    SourceFile(path: url.lastPathComponent, bytes: [UInt8](try Data(contentsOf: url)))
  }
}
