public import Diagnostics

/// What an offer file says, and what is wrong with the way it is written.
public struct ParsedFile: Sendable {
  /// The file.
  public let file: SourceFile
  /// The whole file as a tree; nothing if nothing in it could be read.
  ///
  /// A file with errors still has the parts that could be read, so that later checks report in the same run.
  public let root: Node?
  /// Every comment of the file, `#` included, in order.
  public let comments: [Span]
  /// All that was found, in the order of the file.
  public let findings: [Finding]

  /// Nothing was refused; warnings may remain.
  public var isSound: Bool { findings.allSatisfy { $0.severity != .error } }

  /// Whether a line of `span` could not be read as written, so that a later finding there might only follow from it.
  public func isDoubtful(_ span: Span) -> Bool {
    guard !isSound else { return false }
    let first = span.line
    let last = span.file.line(at: span.range.upperBound)
    return findings.contains { $0.severity == .error && $0.span.line >= first && $0.span.line <= last }
  }
}

/// Reads an offer file written in the strict YAML subset of Documentation/grammar.md.
///
/// Every file that is accepted reads the same with any YAML reader that keeps values as text. Reading goes on
/// after an error: one run reports them all.
public func parse(_ file: SourceFile, limits: SyntaxLimits = .standard) -> ParsedFile {
  if let refusal = refusalOfEncoding(file) ?? refusalOfSize(file, limits: limits) {
    return ParsedFile(file: file, root: nil, comments: [], findings: [refusal])
  }
  if let (root, comments) = QuickParser.read(file, limits: limits) {
    return ParsedFile(file: file, root: root, comments: comments, findings: [])
  }
  return parseWithCare(file, limits: limits)
}

/// Reads any file, and says all that is wrong with it.
func parseWithCare(_ file: SourceFile, limits: SyntaxLimits) -> ParsedFile {
  var parser = Parser(file: file, limits: limits)
  let root = parser.readFile()
  let characters = characterFindings(in: file, keys: parser.keys, limit: limits.findings)
  let findings = (parser.findings + characters).enumerated().sorted { left, right in
    (left.element.span.range.lowerBound, left.offset) < (right.element.span.range.lowerBound, right.offset)
  }
  return ParsedFile(
    file: file, root: root, comments: parser.comments.map { Span(file: file, range: $0) },
    findings: findings.map(\.element))
}
