/// Where a value stands in the file its author wrote: a half-open range of bytes.
public struct Span: Sendable {
  /// The file the bytes belong to.
  public let file: SourceFile
  /// In 32 bits each: every word of every offer carries its place, and no file is longer than 4 GiB.
  private let lower: UInt32
  private let upper: UInt32

  /// First byte, and the byte after the last; an empty range points between two characters.
  public var range: Range<Int> { Range(uncheckedBounds: (Int(lower), Int(upper))) }

  /// Points at `range` in `file`; what lies past 4 GiB points at its end.
  public init(file: SourceFile, range: Range<Int>) {
    self.file = file
    lower = UInt32(clamping: range.lowerBound)
    upper = UInt32(clamping: range.upperBound)
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
