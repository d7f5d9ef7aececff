/// Text put together from pieces of the file, remembering where each piece stands.
struct GatheredText {
  private(set) var bytes: [UInt8] = []
  private(set) var segments: [Scalar.Segment] = []

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds bytes that stand in the file at `offset`.
  mutating func append(_ piece: some Collection<UInt8>, at offset: Int) {
    guard !piece.isEmpty else { return }
    if let last = segments.last, last.fileOffset + last.length == offset, last.textOffset + last.length == bytes.count {
      segments[segments.count - 1] = Scalar.Segment(
        textOffset: last.textOffset, fileOffset: last.fileOffset, length: last.length + piece.count)
    } else {
      segments.append(Scalar.Segment(textOffset: bytes.count, fileOffset: offset, length: piece.count))
    }
    bytes.append(contentsOf: piece)
  }

  /// Adds a byte that the file writes otherwise.
  mutating func append(escaped byte: UInt8) { bytes.append(byte) }

  /// Adds a character that the file writes otherwise.
  mutating func append(escaped scalar: Unicode.Scalar) { bytes.append(contentsOf: String(scalar).utf8) }
}
