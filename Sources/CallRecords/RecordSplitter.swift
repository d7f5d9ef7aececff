/// Cuts a stream of bytes into batches of whole lines, whatever the sizes in which the bytes arrive.
public struct RecordSplitter: Sendable {
  /// Why bytes are no lines.
  public enum Fault: Error, Sendable, Equatable {
    /// A line is longer than a record can be.
    case lineTooLong(Int64)
  }
  /// The longest line, in bytes.
  public static let longestLine = 1 << 20

  private var rest: [UInt8] = []
  private var isFinished = false
  private var finishedLines: Int64 = 0

  /// Nothing read yet.
  public init() {}

  /// What another has not cut yet, with its first line once more.
  public init(after line: [UInt8], _ other: RecordSplitter) {
    self = other
    rest = line + [10] + rest
  }

  /// The first line, without its end; `read` fills a buffer and says how many bytes it gave, 0 at the end.
  public mutating func header(
    _ read: (UnsafeMutableBufferPointer<UInt8>) throws -> Int
  ) throws -> [UInt8] {
    let batch = RecordBatch(capacity: 65_536)
    while true {
      if let end = rest.firstIndex(of: 10) {
        var line = Array(rest[..<end])
        rest.removeFirst(end + 1)
        if line.last == 13 { line.removeLast() }
        finishedLines = 1
        return line
      }
      guard !isFinished, rest.count <= RecordSplitter.longestLine else {
        let line = rest
        rest = []
        return line
      }
      let count = try read(UnsafeMutableBufferPointer(start: batch.bytes, count: batch.capacity))
      if count == 0 { isFinished = true }
      rest += UnsafeBufferPointer(start: batch.bytes, count: count)
    }
  }

  /// Fills a batch with whole lines, about as many as it has room for; false at the end.
  public mutating func fill(
    _ batch: RecordBatch, _ read: (UnsafeMutableBufferPointer<UInt8>) throws -> Int
  ) throws -> Bool {
    batch.grow(to: rest.count)
    rest.withUnsafeBufferPointer { rest in
      if let start = rest.baseAddress { batch.bytes.update(from: start, count: rest.count) }
    }
    var filled = rest.count
    rest.removeAll(keepingCapacity: true)
    while true {
      while filled < batch.capacity, !isFinished {
        let room = UnsafeMutableBufferPointer(
          start: batch.bytes + filled, count: batch.capacity - filled)
        let count = try read(room)
        if count == 0 { isFinished = true }
        filled += count
      }
      var end = filled
      while end > 0, batch.bytes[end - 1] != 10 { end -= 1 }
      if isFinished, end < filled {
        // The last line may lack its end; the slack of a batch has room for it.
        batch.bytes[filled] = 10
        filled += 1
        end = filled
      }
      batch.count = end
      if end > 0 || isFinished {
        rest += UnsafeBufferPointer(start: batch.bytes + end, count: filled - end)
        return end > 0
      }
      guard batch.capacity < RecordSplitter.longestLine else {
        throw Fault.lineTooLong(finishedLines)
      }
      batch.count = filled
      batch.grow(to: batch.capacity * 2)
    }
  }
}

extension RecordSplitter {
  /// Hands on each line after the first, without its end, with its number in the file.
  public mutating func lines(
    _ read: (UnsafeMutableBufferPointer<UInt8>) throws -> Int, _ body: (Int, [UInt8]) throws -> Void
  ) throws {
    let batch = RecordBatch(capacity: RatingRun.usualBatch)
    var number = Int(finishedLines)
    while try fill(batch, read) {
      let bytes = UnsafeBufferPointer(start: batch.bytes, count: batch.count)
      var from = 0
      while let end = bytes[from...].firstIndex(of: 10) {
        number += 1
        try body(number, Array(bytes[from..<end].last == 13 ? bytes[from..<end].dropLast() : bytes[from..<end]))
        from = end + 1
      }
    }
  }
}
