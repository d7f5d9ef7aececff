/// The pages behind `bareme explain CODE`: one Markdown file per code in `Explanations/`, which is also its test.
///
/// To add one, write `Explanations/<code>.md` and run `Scripts/list-explanations.sh`. A page has
///
/// - the heading `# <code>`,
/// - a paragraph: what was found and why it matters,
/// - a block fenced as `yaml bad`: a whole offer that provokes this code and no other,
/// - a block fenced as `yaml good`: the same offer without it,
/// - a sentence: what to do.
public enum Explanations {
  /// The Markdown page of a code.
  public static func page(for code: FindingCode) -> String? {
    explanation(of: code)?.markdown
  }

  /// The page of a code with its examples.
  public static func explanation(of code: FindingCode) -> Explanation? {
    explanationTable.first { $0.code == code.rawValue }.map {
      Explanation(code: code, markdown: String(decoding: $0.page(), as: UTF8.self))
    }
  }

  /// Every code that has a page, in alphabetical order.
  public static var codes: [FindingCode] { explanationTable.map { FindingCode(rawValue: $0.code) } }
}

/// A page of explanation and the two offers in it.
public struct Explanation: Sendable {
  /// What it explains.
  public let code: FindingCode
  /// The whole page.
  public let markdown: String

  /// The page of `code`.
  public init(code: FindingCode, markdown: String) {
    self.code = code
    self.markdown = markdown
  }

  /// An offer of a page, or a file beside it.
  public struct Example: Sendable {
    /// What it is there for: `bad`, `good`, or nothing for a file that both need.
    public let role: String?
    /// The path it is meant to have, if the page says so.
    public let path: String?
    /// The file.
    public let bytes: [UInt8]
  }

  /// The file that provokes the code.
  public var badExample: [UInt8]? { examples.first { $0.role == "bad" }?.bytes }
  /// The same file as it should be.
  public var goodExample: [UInt8]? { examples.first { $0.role == "good" }?.bytes }

  /// Every block fenced as `yaml`; `<E9>` in it stands for that byte, `<x × 70>` for seventy times `x`.
  public var examples: [Example] {
    var examples: [Example] = []
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      guard line.hasPrefix("```yaml") else { continue }
      let words = line.split(separator: " ").dropFirst()
      var body: [UInt8] = []
      while let next = lines.popFirst(), next != "```" { body += bytes(of: next) }
      examples.append(
        Example(
          role: words.first { $0 == "bad" || $0 == "good" }.map(String.init),
          path: words.first { $0.hasPrefix("file=") }.map { String($0.dropFirst(5)) }, bytes: body))
    }
    return examples
  }

  private func bytes(of line: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = line
    while let open = rest.firstIndex(of: "<") {
      bytes += Array(rest[..<open].utf8)
      let close = rest[open...].firstIndex(of: ">")
      let inside = close.map { rest[rest.index(after: open)..<$0] } ?? ""
      if let close, inside.utf8.count == 2, let byte = UInt8(inside, radix: 16) {
        bytes.append(byte)
        rest = rest[rest.index(after: close)...]
      } else if let close, let times = repetition(inside) {
        bytes += times
        rest = rest[rest.index(after: close)...]
      } else {
        bytes.append(UInt8(ascii: "<"))
        rest = rest[rest.index(after: open)...]
      }
    }
    bytes += Array(rest.utf8)
    // A repeated line brings its own line break.
    return bytes.last == UInt8(ascii: "\n") ? bytes : bytes + [UInt8(ascii: "\n")]
  }

  /// `x × 70`; a line break in it is written `\n`.
  private func repetition(_ text: Substring) -> [UInt8]? {
    let parts = text.split(separator: "×")
    guard parts.count == 2, let count = Int(parts[1].drop { $0 == " " }), count > 0, parts[0].last == " " else {
      return nil
    }
    let written = Array(parts[0].dropLast().utf8)
    var unit: [UInt8] = []
    var index = 0
    while index < written.count {
      if written[index] == UInt8(ascii: "\\"), index + 1 < written.count, written[index + 1] == UInt8(ascii: "n") {
        unit.append(UInt8(ascii: "\n"))
        index += 2
      } else {
        unit.append(written[index])
        index += 1
      }
    }
    return Array(repeatElement(unit, count: count).joined())
  }
}
