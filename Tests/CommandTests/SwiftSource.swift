/// Swift text without what is not code: comments and the words of string literals become blanks, line breaks stay.
///
/// Code inside `\(…)` is code and stays.
struct SwiftSource {
  /// The code, line for line as in the file.
  let code: String

  init(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    reader.readCode(until: nil)
    code = String(decoding: reader.bytes, as: UTF8.self)
  }

  /// The code's lines, numbered from 1.
  var lines: [(number: Int, text: Substring)] {
    code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0.offset + 1, $0.element) }
  }

  /// The modules a file imports, with the line of each import.
  var imports: [(line: Int, module: String)] {
    lines.flatMap { line in
      line.text.matches(of: Self.importDeclaration).map { (line.number, String($0.output.1)) }
    }
  }

  /// `import A`, `public import A`, `@_spi(S) internal import struct A.B`.
  private nonisolated(unsafe) static let importDeclaration =
    /(?:^|;)\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var|actor)\s+)?([A-Za-z_]\w*)/
}

/// Blanks what is not code, in place.
private struct Reader {
  var bytes: [UInt8]
  var position = 0

  private func starts(with word: StaticString) -> Bool {
    guard position + word.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { bytes[position + $0] == word.utf8Start[$0] }
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] != UInt8(ascii: "\n") { bytes[position] = UInt8(ascii: " ") }
      position += 1
    }
  }

  /// Reads code to the end of the file, or to the bracket that closes an interpolation.
  mutating func readCode(until closing: UInt8?) {
    var open = 0
    while position < bytes.count {
      if starts(with: "//") {
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { blank() }
      } else if starts(with: "/*") {
        readComment()
      } else if starts(with: "\"") || starts(with: "#\"") || starts(with: "##\"") {
        readString()
      } else {
        if bytes[position] == UInt8(ascii: "(") { open += 1 }
        if bytes[position] == UInt8(ascii: ")") {
          if closing != nil, open == 0 { return }
          open -= 1
        }
        position += 1
      }
    }
  }

  private mutating func readComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        blank(2)
      } else if starts(with: "*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && position < bytes.count
  }

  private mutating func readString() {
    var pounds = 0
    while position < bytes.count, bytes[position] == UInt8(ascii: "#") {
      pounds += 1
      blank()
    }
    let quotes = starts(with: "\"\"\"") ? 3 : 1
    blank(quotes)
    while position < bytes.count {
      if hasRun(of: "\"", quotes, then: pounds) { return blank(quotes + pounds) }
      // A quote in a regular expression opens nothing: a string of one line ends with it.
      if quotes == 1, bytes[position] == UInt8(ascii: "\n") { return }
      if hasRun(of: "\\", 1, then: pounds) {
        blank(1 + pounds)
        guard starts(with: "(") else {
          blank()
          continue
        }
        blank()
        readCode(until: UInt8(ascii: ")"))
      }
      blank()
    }
  }

  /// Whether `count` times `character` and then `pounds` times `#` stand here.
  private func hasRun(of character: Unicode.Scalar, _ count: Int, then pounds: Int) -> Bool {
    guard position + count + pounds <= bytes.count else { return false }
    return bytes[position..<position + count].allSatisfy { $0 == UInt8(ascii: character) }
      && bytes[position + count..<position + count + pounds].allSatisfy { $0 == UInt8(ascii: "#") }
  }
}
