/// A text that arrives in pieces of so many bytes.
final class ArrivingBytes {
  private let bytes: [UInt8]
  private let piece: Int
  private var at = 0

  init(_ text: String, piece: Int) {
    bytes = Array(text.utf8)
    self.piece = piece
  }

  /// Fills a buffer; 0 at the end.
  func read(_ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let count = min(piece, buffer.count, bytes.count - at)
    for index in 0..<count { buffer[index] = bytes[at + index] }
    at += count
    return count
  }
}
