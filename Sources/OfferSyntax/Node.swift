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

  private let tree: SyntaxTree
  private let index: UInt32

  init(tree: SyntaxTree, index: Int) {
    self.tree = tree
    self.index = UInt32(index)
  }

  private var record: SyntaxTree.Text { tree.texts[Int(index)] }

  /// The text without quotes, indentation and comments.
  public var text: String {
    let record = record
    if record.gathered > 0 { return tree.gathered[Int(record.gathered) - 1].text }
    return tree.file.bytes.withUnsafeBufferPointer { bytes in
      String(decoding: UnsafeBufferPointer(rebasing: bytes[record.whole]), as: UTF8.self)
    }
  }
  /// Nothing is written.
  public var isEmpty: Bool {
    let record = record
    return record.gathered > 0 ? tree.gathered[Int(record.gathered) - 1].text.isEmpty : record.whole.isEmpty
  }
  /// How it was written.
  public var style: Style { record.style }
  /// Its place, quotes included.
  public var span: Span {
    let record = record
    return tree.span(record.lower, record.upper)
  }

  /// The text in UTF-8; of nearly every text, its stretch of the file.
  public var utf8: ArraySlice<UInt8> {
    let record = record
    if record.gathered > 0 { return Array(tree.gathered[Int(record.gathered) - 1].text.utf8)[...] }
    return tree.file.bytes[record.whole]
  }

  /// Where the parts of `text` stand in the file, in order; gaps are escapes and folded line breaks.
  public var segments: [Segment] {
    let record = record
    if record.gathered > 0 { return tree.gathered[Int(record.gathered) - 1].segments }
    let whole = record.whole
    return whole.isEmpty ? [] : [Segment(textOffset: 0, fileOffset: whole.lowerBound, length: whole.count)]
  }

  /// A text with its place.
  public init(text: String, style: Style, span: Span, segments: [Segment]) {
    var lists = SyntaxTree.Lists()
    lists.gathered = [SyntaxTree.Gathered(text: text, segments: segments)]
    lists.texts = [SyntaxTree.Text(span, style, gathered: 1)]
    self.init(tree: SyntaxTree(span.file, lists), index: 0)
  }

  /// A text that stands in the file byte for byte, in `span` or between the quotes there.
  init(style: Style, span: Span) {
    var lists = SyntaxTree.Lists()
    lists.texts = [SyntaxTree.Text(span, style, gathered: 0)]
    self.init(tree: SyntaxTree(span.file, lists), index: 0)
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

extension SyntaxTree.Text {
  fileprivate init(_ span: Span, _ style: Scalar.Style, gathered: UInt32) {
    self.init(
      lower: UInt32(clamping: span.range.lowerBound), upper: UInt32(clamping: span.range.upperBound),
      gathered: gathered, style: style)
  }
}
