internal import TariffEngine

/// A stretch of a file: whole lines, the records in them, and what became of each.
///
/// A batch goes through five steps: filled with bytes, parsed, rated, written out, reused. Only filling, rating and
/// writing depend on the batch before; parsing and writing into memory may happen beside it.
public final class RecordBatch: @unchecked Sendable {
  /// A record as it stands in the bytes; its call stands at the same position of `calls` until it is rated.
  struct Row {
    var caller: Int64
    /// Where its line begins.
    var offset: UInt32
    /// How long its line is, without its end.
    var length: UInt32
    /// Lines above it in this batch.
    var line: UInt32
    var isIncoming: Bool
    /// Reported and kept out of the bill.
    var isLeftOut = false
  }
  /// A line that is no record.
  struct Reject {
    var line: UInt32
    var fault: RecordFault
    var seconds: Int64
    var detail: String
  }

  /// Bytes that may be read beyond the end of a batch.
  static let slack = 64

  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  /// How many bytes of whole lines there are.
  var count = 0
  /// Lines in the bytes.
  var lines = 0
  var rows: [Row] = []
  var rejects: [Reject] = []
  var calls: [CallRecord] = []
  var rated: [RatedCall] = []
  /// What is to be written for it.
  var output = OutputBuffer()
  /// What is to be reported, in the order of lines.
  public internal(set) var findings: [RecordFinding] = []

  /// An empty batch with room for so many bytes.
  public init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + RecordBatch.slack)
    bytes.initialize(repeating: 0, count: capacity + RecordBatch.slack)
  }

  deinit { bytes.deallocate() }

  /// Makes room for more bytes.
  func grow(to wanted: Int) {
    guard wanted > capacity else { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted + RecordBatch.slack)
    larger.initialize(repeating: 0, count: wanted + RecordBatch.slack)
    larger.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = larger
    capacity = wanted
  }

  /// The bytes of a line, without its end.
  func line(at offset: UInt32, _ length: UInt32) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + Int(offset), count: Int(length))
  }
}
