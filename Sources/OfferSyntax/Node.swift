public import Diagnostics

/// A piece of an offer file as written: text, a mapping or a sequence, each with its exact place.
public enum Node: Sendable {
  /// A piece of text, whatever it looks like: `NO` is text, `12:30` is text.
  case scalar(Scalar)
  /// Keys with values, in the order written.
  case mapping(Mapping)
  /// Items in the order written.
  case sequence(Sequence)

  /// From the first byte of the node to its last.
  public var span: Span {
    switch self {
    case .scalar(let scalar): scalar.span
    case .mapping(let mapping): mapping.span
    case .sequence(let sequence): sequence.span
    }
  }
}

/// Text with its place.
public struct Scalar: Sendable {
  /// How the text was written.
  public enum Style: Sendable, Hashable {
    /// Without quotes.
    case plain
    /// `'single'`.
    case singleQuoted
    /// `"double"`.
    case doubleQuoted
    /// `|`, line breaks kept.
    case literal
    /// `>`, lines joined.
    case folded
  }
  /// A stretch of the text that stands in the file byte for byte.
  public struct Segment: Sendable {
    /// UTF-8 offset of the stretch in `text`.
    public let textOffset: Int
    /// Offset of the stretch in the file.
    public let fileOffset: Int
    /// Its length in bytes.
    public let length: Int

    /// A stretch of equal bytes.
    public init(textOffset: Int, fileOffset: Int, length: Int) {
      self.textOffset = textOffset
      self.fileOffset = fileOffset
      self.length = length
    }
  }

  /// The text without quotes, indentation and comments.
  public let text: String
  /// How it was written.
  public let style: Style
  /// Its place, quotes included.
  public let span: Span
  /// The first stretch, which nearly always is the only one: a list for each word of a file would be much of its cost.
  private let first: Segment?
  private let others: [Segment]
  /// Where the parts of `text` stand in the file, in order; gaps are escapes and folded line breaks.
  public var segments: [Segment] { (first.map { [$0] } ?? []) + others }

  /// A text with its place.
  public init(text: String, style: Style, span: Span, segments: [Segment]) {
    self.text = text
    self.style = style
    self.span = span
    first = segments.first
    others = segments.count > 1 ? Array(segments.dropFirst()) : []
  }

  /// A text that stands in the file byte for byte, from `offset`.
  init(text: String, style: Style, span: Span, at offset: Int, length: Int) {
    self.text = text
    self.style = style
    self.span = span
    first = Segment(textOffset: 0, fileOffset: offset, length: length)
    others = []
  }

  /// Where a part of `text`, given by UTF-8 offsets, stands in the file; used to point at one name in a list.
  public func span(ofText offsets: Range<Int>) -> Span {
    func place(_ offset: Int) -> Int? {
      for segment in segments where offset >= segment.textOffset && offset <= segment.textOffset + segment.length {
        return segment.fileOffset + offset - segment.textOffset
      }
      return nil
    }
    // The start prefers the segment that begins at it, so that a name after a fold points at its own line.
    var lower: Int?
    for segment in segments
    where offsets.lowerBound >= segment.textOffset && offsets.lowerBound < segment.textOffset + segment.length {
      lower = segment.fileOffset + offsets.lowerBound - segment.textOffset
    }
    guard let low = lower ?? place(offsets.lowerBound), let high = place(offsets.upperBound), low <= high else {
      return span
    }
    return Span(file: span.file, range: low..<high)
  }
}

/// Keys with values, in the order written.
public struct Mapping: Sendable {
  /// A key and what it says.
  public struct Entry: Sendable {
    /// The key.
    public let key: Scalar
    /// What it says; an empty plain scalar where nothing follows.
    public let value: Node
    /// Comment lines that stand directly above the key, `#` included.
    public let comments: [Span]

    /// A key and what it says.
    public init(key: Scalar, value: Node, comments: [Span] = []) {
      self.key = key
      self.value = value
      self.comments = comments
    }
  }
  /// The entries; keys are unique.
  public let entries: [Entry]
  /// From the first key to the end of the last value.
  public let span: Span
  /// Written in braces on one line.
  public let isFlow: Bool

  /// Keys with values.
  public init(entries: [Entry], span: Span, isFlow: Bool = false) {
    self.entries = entries
    self.span = span
    self.isFlow = isFlow
  }

  /// What `key` says.
  public subscript(key: String) -> Node? {
    entries.first { $0.key.text == key }?.value
  }
}

/// Items in the order written.
public struct Sequence: Sendable {
  /// The items.
  public let items: [Node]
  /// From the first item's dash or bracket to the end of the last.
  public let span: Span
  /// Written in brackets on one line.
  public let isFlow: Bool

  /// Items in the order written.
  public init(items: [Node], span: Span, isFlow: Bool = false) {
    self.items = items
    self.span = span
    self.isFlow = isFlow
  }
}
