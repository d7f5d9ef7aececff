internal import Diagnostics

/// Reads one file from its first line to its last; the place in hand is `at`, a byte of line `line`.
///
/// The reading of each form is an extension in a file of its own. Depth is limited, so recursion is too.
struct Parser {
  let file: SourceFile
  let bytes: [UInt8]
  let limits: SyntaxLimits
  let lines: [Line]

  /// How far below an open quote or bracket its end is looked for, so that many open ones take no time.
  static let linesSearched = 200

  /// Index of the line in hand; `lines.count` after the last.
  var line = 0
  /// The next byte to read.
  var at = 0
  /// A limit was passed: nothing more is read.
  var isStopped = false
  /// A second document begins: the blocks of the first are closed.
  var isBetweenDocuments = false
  /// Something other than comments was seen in the document in hand.
  var hasContent = false
  /// The line in hand is indented with a tab, so its column means nothing.
  var tabbedLine: Int?

  var nodes = 0
  var findings: [Finding] = []
  /// Every comment.
  var comments: [Range<Int>] = []
  /// The comment lines directly above the place in hand.
  var commentsAbove: [Range<Int>] = []
  /// Where keys stand, for the check of invisible characters.
  var keys: [Range<Int>] = []

  init(file: SourceFile, limits: SyntaxLimits) {
    self.file = file
    self.limits = limits
    bytes = file.bytes
    lines = OfferSyntax.lines(of: file.bytes)
    at = lines.first?.start ?? 0
  }

  var lineStart: Int { line < lines.count ? lines[line].start : bytes.count }
  var lineEnd: Int { line < lines.count ? lines[line].end : bytes.count }
  /// The column of the place in hand, from 0; only spaces and dashes stand before it.
  var column: Int { at - lineStart }

  /// The byte at `offset` of the line in hand; a line feed past its end, so that no reading runs over it.
  func byte(_ offset: Int) -> UInt8 { byte(offset, before: lineEnd) }

  func byte(_ offset: Int, before end: Int) -> UInt8 {
    offset >= 0 && offset < end && offset < bytes.count ? bytes[offset] : .lineFeed
  }

  func span(_ range: Range<Int>) -> Span { Span(file: file, range: range) }

  /// The characters at `offset` up to the next blank, at least one.
  func word(at offset: Int, before end: Int) -> Range<Int> {
    var after = offset
    while after < end, !byte(after, before: end).endsWord { after += 1 }
    return offset..<max(after, min(offset + 1, bytes.count))
  }

  /// Notes a finding; past the limit the rest of the file is left unread.
  mutating func report(_ finding: Finding) {
    guard !isStopped else { return }
    findings.append(finding)
    if findings.count >= limits.findings {
      stop(tooManyErrors(at: span(at..<at)))
    }
  }

  /// Reports why; the line in hand is finished, and no other is begun.
  mutating func stop(_ finding: Finding) {
    guard !isStopped else { return }
    findings.append(finding)
    isStopped = true
  }

  /// Goes to the start of the next line.
  mutating func nextLine() {
    line = min(line + 1, lines.count)
    at = lineStart
  }

  /// Leaves the rest of the line in hand unread.
  mutating func leaveLine() { at = lineEnd }

  /// Passes spaces; tabs among them are reported.
  mutating func skipBlanks() {
    let start = at
    var hasTab = false
    while byte(at).isBlank {
      hasTab = hasTab || byte(at) == .tab
      at += 1
    }
    if hasTab {
      let isIndentation = start == lineStart
      if isIndentation { tabbedLine = line }
      report(tabRefused(at: span(start..<at), isIndentation: isIndentation))
    }
  }

  /// Counts a node.
  mutating func count() {
    nodes += 1
    if nodes > limits.nodes { stop(tooManyNodes(at: span(at..<at))) }
  }

  /// Nothing where a value could be.
  mutating func emptyText(at offset: Int) -> Node {
    count()
    return .scalar(Scalar(text: "", style: .plain, span: span(offset..<offset), segments: []))
  }
}
