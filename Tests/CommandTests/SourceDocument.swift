import Testing

/// A document from which offers were written, and the files that express it.
struct SourceDocument: CustomTestStringConvertible {
  /// The name of its files in `Coverage/`.
  let name: String
  /// A file or a folder.
  let offers: String
  /// Lines of the document that one file must cover, with a part of that file's name; it may do so by what it extends.
  var parts: [(lines: ClosedRange<Int>, file: String)] = []

  var testDescription: String { "\(name), \(offers)" }

  /// The offer texts that may cover a line of the document.
  func texts() throws -> (_ line: Int) -> [String] {
    let paths = offers.hasSuffix(".yaml") ? [offers] : ProjectFolder.files(under: offers, ending: [".yaml"])
    let files = try paths.map { (path: $0, text: try ProjectFolder.text($0)) }
    let bases = Dictionary(
      files.compactMap { file in Self.value(of: "base", in: file.text).map { ($0, file.text) } },
      uniquingKeysWith: { first, _ in first })
    let ofParts = try parts.map { part in
      let named = files.filter { $0.path.contains(part.file) }.map(\.text)
      guard !named.isEmpty else { throw NoSuchFile(folder: offers, part: part.file) }
      return (lines: part.lines, texts: named.flatMap { Self.chain(from: $0, bases) })
    }
    return { line in ofParts.first { $0.lines.contains(line) }?.texts ?? files.map(\.text) }
  }

  /// A text and those it extends, nearest first.
  private static func chain(from text: String, _ bases: [String: String]) -> [String] {
    var chain = [text]
    while let base = value(of: "extends", in: chain[chain.count - 1]).flatMap({ bases[$0] }), !chain.contains(base) {
      chain.append(base)
    }
    return chain
  }

  /// The id after a key at the beginning of a line.
  private static func value(of key: String, in text: String) -> String? {
    text.split(separator: "\n").first { $0.hasPrefix(key + ": ") }.map { line in
      String(line.dropFirst(key.count + 2).prefix { $0 != " " })
    }
  }

  /// A part of the document belongs to a file that is not there.
  struct NoSuchFile: Error {
    let folder: String
    let part: String
  }
}
