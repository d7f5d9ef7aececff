internal import Diagnostics

/// Reads a file in which nothing is wrong and nothing is unusual, which nearly every file is, several times as fast as
/// `Parser`.
///
/// It knows no finding: where it meets anything it is not sure of, it gives up, and `Parser` reads the file from its
/// start and explains. What both read they read alike, to the last position; a test and the fuzzer compare them.
struct QuickParser {
  /// Something that this reader does not know; the file is left to `Parser`.
  struct Unsure: Error {}
  typealias Reference = SyntaxTree.Reference

  let file: SourceFile
  let limits: SyntaxLimits
  /// The bytes of the file, the last of which is a line feed: no reading runs over the end of a line.
  let bytes: UnsafePointer<UInt8>
  let end: Int

  /// The next byte to read.
  var at = 0
  /// The first byte of its line.
  var lineStart = 0
  var nodes = 0
  /// Every comment.
  var comments: [Span] = []
  /// The comment lines directly above the place in hand.
  var commentsAbove: [Span] = []
  /// What was read.
  var lists = SyntaxTree.Lists()
  /// The entries of the mappings in hand, inner ones behind outer ones: each mapping takes its own from the end.
  var entries: [SyntaxTree.Entry] = []
  /// The items of the lists in hand, in the same way.
  var items: [SyntaxTree.Reference] = []
  /// Whether a key has letters beyond the English ones: `é` can be written in two ways, which are one key.
  var hasForeignKey = false

  /// The tree and the comments of a file; nothing if it is for `Parser` to read.
  static func read(_ file: SourceFile, limits: SyntaxLimits) -> (root: Node, comments: [Span])? {
    file.bytes.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress, bytes.last == .lineFeed, isPlain(bytes),
        file.longestLine <= limits.lineBytes
      else { return nil }
      var reader = QuickParser(file: file, limits: limits, bytes: first, end: bytes.count)
      guard let root = try? reader.readFile(), reader.nodes <= limits.nodes / 2 else { return nil }
      return (SyntaxTree(file, reader.lists).node(root), reader.comments)
    }
  }

  private init(file: SourceFile, limits: SyntaxLimits, bytes: UnsafePointer<UInt8>, end: Int) {
    self.file = file
    self.limits = limits
    self.bytes = bytes
    self.end = end
    lists.texts.reserveCapacity(end / 12)
    lists.entries.reserveCapacity(end / 32)
  }

  /// The column of the place in hand, from 0.
  var column: Int { at - lineStart }

  func span(_ start: Int, _ end: Int) -> Span { Span(file: file, range: start..<end) }

  private mutating func readFile() throws(Unsure) -> Reference {
    guard try seek() else { throw Unsure() }
    let root = try readBlock(inside: -1, depth: 0)
    if try seek() { throw Unsure() }
    return root
  }

  // Places

  @inline(__always)
  mutating func skipSpaces() {
    while bytes[at] == .space { at += 1 }
  }

  /// The byte before the place in hand is a blank, as it must be before a comment.
  var isAfterBlank: Bool { at == lineStart || bytes[at - 1] == .space }

  /// A space or the end of the line.
  @inline(__always)
  func endsWord(_ offset: Int) -> Bool { bytes[offset] == .space || bytes[offset] == .lineFeed }

  /// Goes to the next thing that is not a blank, an empty line or a comment; false at the end of the file.
  mutating func seek() throws(Unsure) -> Bool {
    while at < end {
      let startsLine = at == lineStart
      skipSpaces()
      switch bytes[at] {
      case .lineFeed:
        if startsLine, !commentsAbove.isEmpty { commentsAbove = [] }
        at += 1
        lineStart = at
      case UInt8(ascii: "#"):
        let comment = at
        passLine()
        let place = span(comment, at - 1)
        comments.append(place)
        if startsLine { commentsAbove.append(place) }
      case UInt8(ascii: "%") where at == lineStart: throw Unsure()
      case UInt8(ascii: "-"), UInt8(ascii: "."):
        if at == lineStart, bytes[at + 1] == bytes[at], bytes[at + 2] == bytes[at] { throw Unsure() }
        return true
      default: return true
      }
    }
    return false
  }

  /// Goes to the start of the next line.
  private mutating func passLine() {
    while bytes[at] != .lineFeed { at += 1 }
    at += 1
    lineStart = at
  }

  /// After a value: nothing but a comment follows on its line; the line feed is left to be read.
  mutating func endLine() throws(Unsure) {
    skipSpaces()
    if bytes[at] == UInt8(ascii: "#"), isAfterBlank {
      let comment = at
      while bytes[at] != .lineFeed { at += 1 }
      comments.append(span(comment, at))
    } else if bytes[at] != .lineFeed {
      throw Unsure()
    }
    if !commentsAbove.isEmpty { commentsAbove = [] }
  }

  /// After a value that ends its line: the next line is not deeper than the block around it.
  mutating func endValue(inside parent: Int) throws(Unsure) {
    if try seek(), column > parent { throw Unsure() }
  }

  // Texts

  /// Nothing where a value could be.
  mutating func emptyText(at offset: Int) -> Reference { add(.plain, offset, offset) }

  /// Text without quotes; the blanks at its end do not belong to it.
  mutating func plainText(_ start: Int, _ end: Int) -> Reference {
    var end = end
    while end > start, bytes[end - 1] == .space { end -= 1 }
    return add(.plain, start, end)
  }

  /// Text in quotes, without escapes.
  mutating func quotedText() throws(Unsure) -> Reference {
    let start = at
    let quote = bytes[at]
    at += 1
    while bytes[at] != quote {
      if bytes[at] == .lineFeed || bytes[at] == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") { throw Unsure() }
      at += 1
    }
    at += 1
    if bytes[at] == quote { throw Unsure() }
    return add(quote == UInt8(ascii: "'") ? .singleQuoted : .doubleQuoted, start, at)
  }

  /// Notes a text.
  mutating func add(
    _ style: Scalar.Style, _ start: Int, _ end: Int, gathered: GatheredText? = nil
  ) -> Reference {
    nodes += 1
    if let gathered {
      lists.gathered.append(SyntaxTree.Gathered(text: gathered.string, segments: gathered.segments))
    }
    lists.texts.append(
      SyntaxTree.Text(
        lower: UInt32(truncatingIfNeeded: start), upper: UInt32(truncatingIfNeeded: end),
        gathered: gathered == nil ? 0 : UInt32(lists.gathered.count), style: style))
    return Reference(.scalar, lists.texts.count - 1)
  }

  /// The byte behind what was read.
  func end(of place: Reference) -> Int {
    switch place.kind {
    case .scalar: Int(lists.texts[place.index].upper)
    case .mapping: Int(lists.mappings[place.index].upper)
    case .sequence: Int(lists.sequences[place.index].upper)
    case .foreign: 0
    }
  }

  /// How many bytes a text takes, quotes included.
  func length(of text: Reference) -> Int { Int(lists.texts[text.index].upper - lists.texts[text.index].lower) }
}
