/// A file as its author wrote it: the bytes every position points into.
///
/// Two spans belong to the same file when they share this object, so a position is never separated
/// from the text it came from.
public final class SourceFile: Sendable {
  /// The path as the user would type it, relative to where the command runs.
  public let path: String
  /// The raw bytes, never re-encoded, so that an excerpt shows the line exactly as written.
  public let bytes: [UInt8]
  /// Offset of the first byte of each line; the first element is always 0. In 32 bits, as in `Span`.
  private let lineStarts: [UInt32]
  /// Bytes of its longest line, with the line ending.
  public let longestLine: Int

  /// Keeps the bytes of `path` and notes where its lines begin (LF and CRLF both end a line).
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts: [UInt32] = []
    starts.reserveCapacity(bytes.count / 28 + 1)
    starts.append(0)
    bytes.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        // Eight bytes without a line end are passed at once.
        while offset + 8 <= bytes.count, let first = bytes.baseAddress {
          let next = UnsafeRawPointer(first + offset).loadUnaligned(as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
          guard (next &- 0x0101_0101_0101_0101) & ~next & 0x8080_8080_8080_8080 == 0 else { break }
          offset += 8
        }
        let end = min(offset + 8, bytes.count)
        while offset < end {
          if bytes[offset] == UInt8(ascii: "\n") { starts.append(UInt32(clamping: offset + 1)) }
          offset += 1
        }
      }
    }
    lineStarts = starts
    var longest = bytes.count - Int(starts.last ?? 0)
    for index in starts.indices.dropFirst() { longest = max(longest, Int(starts[index] - starts[index - 1])) }
    longestLine = longest
  }

  /// Keeps a text, for tests and for offers that come from standard input.
  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The 1-based line that holds the byte at `offset`; offsets past the end belong to the last line.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The 1-based column of the byte at `offset`, counted in characters (Unicode scalars) so that Cyrillic
  /// and accented text point where an editor points; a byte order mark is not counted.
  public func column(at offset: Int) -> Int {
    let line = line(at: offset)
    let start = line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : Int(lineStarts[line - 1])
    let end = min(offset, bytes.count)
    guard start < end else { return 1 }
    // A scalar begins at every byte that is not a continuation byte.
    return 1 + bytes[start..<end].count { $0 & 0xC0 != 0x80 }
  }

  /// The bytes of a 1-based line without its line ending.
  public func lineBytes(_ line: Int) -> ArraySlice<UInt8> {
    guard line >= 1, line <= lineStarts.count else { return [] }
    let start = Int(lineStarts[line - 1])
    var end = line < lineStarts.count ? Int(lineStarts[line]) - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<max(start, end)]
  }

  /// The name of the file without its folder and what follows its last point: `0-p1` for `Offers/profiles/0-p1.yaml`.
  public var stem: String {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    let point = name.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex
    return String(Substring(point > name.startIndex ? name[..<point] : name))
  }

  /// How many lines the file has; a file without a final newline counts its last line too.
  public var lineCount: Int { lineStarts.count }
}
