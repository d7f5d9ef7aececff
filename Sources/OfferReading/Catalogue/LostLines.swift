internal import Diagnostics
internal import OfferSyntax

/// The lines of all files that could not be read as written, and the words on them.
///
/// What stood on such a line is missing wherever it is named: `note: n1` is no second mistake while the line of the
/// note `n1` lacks its colon.
struct LostLines: Sendable {
  private let files: [ObjectIdentifier: ParsedFile]
  private var words: [ObjectIdentifier: [String: [Int]]] = [:]

  init(_ parsed: [ParsedFile] = []) {
    var files: [ObjectIdentifier: ParsedFile] = [:]
    for file in parsed {
      for finding in file.findings where finding.severity == .error {
        let source = finding.span.file
        files[ObjectIdentifier(source)] = file
        // After so many errors there is nothing to be told about references.
        guard words[ObjectIdentifier(source), default: [:]].count < 1000 else { break }
        for word in lineWords(source.lineBytes(finding.span.line)) {
          words[ObjectIdentifier(source), default: [:]][word, default: []].append(finding.span.line)
        }
      }
    }
    self.files = files
  }

  /// Everything could be read as written.
  var isEmpty: Bool { files.isEmpty }

  /// Whether a line of `span` could not be read.
  func contain(_ span: Span) -> Bool {
    files[ObjectIdentifier(span.file)]?.isDoubtful(span) ?? false
  }

  /// Whether a word stands on any line that could not be read.
  func name(_ word: String) -> Bool {
    words.values.contains { $0[word] != nil }
  }

  /// Whether a key stands on a line in or beside `span` that could not be read.
  func name(_ key: String, near span: Span) -> Bool {
    let first = span.line - 1
    let last = span.file.line(at: span.range.upperBound) + 1
    return words[ObjectIdentifier(span.file)]?[key]?.contains { $0 >= first && $0 <= last } ?? false
  }

  /// The words of the lost lines of a file.
  func words(of file: SourceFile) -> some Swift.Sequence<String> {
    (words[ObjectIdentifier(file)] ?? [:]).keys
  }
}

/// Runs of letters, digits, hyphens and underscores.
private func lineWords(_ bytes: ArraySlice<UInt8>) -> [String] {
  bytes.prefix(16384).split { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80..., UInt8(ascii: "-"), UInt8(ascii: "_"): false
    default: true
    }
  }.map { String(decoding: $0, as: UTF8.self) }
}
