/// Where a value stands in the file its author wrote: a half-open range of bytes.
public struct Span: Sendable {
  /// The file the bytes belong to.
  public let file: SourceFile
  /// First byte, and the byte after the last; an empty range points between two characters.
  public let range: Range<Int>

  /// Points at `range` in `file`.
  public init(file: SourceFile, range: Range<Int>) {
    self.file = file
    self.range = range
  }

  /// 1-based line of the first byte.
  public var line: Int { file.line(at: range.lowerBound) }
  /// 1-based column of the first byte, in characters.
  public var column: Int { file.column(at: range.lowerBound) }
  /// The bytes the span covers, decoded; for messages that quote what was written.
  public var text: String { String(decoding: file.bytes[range], as: UTF8.self) }

  /// The smallest span that holds both; they must be of one file.
  public func union(_ other: Span) -> Span {
    precondition(file === other.file, "spans of two files have no union")
    return Span(
      file: file,
      range: min(range.lowerBound, other.range.lowerBound)..<max(range.upperBound, other.range.upperBound))
  }

  /// A part of this span, by byte offsets from its start; clamped to the span.
  public func part(_ offsets: Range<Int>) -> Span {
    let low = min(range.lowerBound + max(0, offsets.lowerBound), range.upperBound)
    let high = min(range.lowerBound + max(0, offsets.upperBound), range.upperBound)
    return Span(file: file, range: low..<max(low, high))
  }
}

extension Span: Equatable {
  /// The same bytes of the same file.
  public static func == (left: Span, right: Span) -> Bool {
    left.file === right.file && left.range == right.range
  }
}
