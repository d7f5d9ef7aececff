internal import TariffEngine

/// Reads, rates and writes a file of records batch by batch.
///
/// `fill`, `look`, `rate` and `deliver` depend on the batch before, so each has to be called in the order of the file; they
/// touch nothing in common, so that one may be at a batch while another is at the next. `parse` and `format` may be called
/// beside anything.
public final class RatingRun: @unchecked Sendable {
  /// The world beyond: bytes in, bytes and findings out.
  public struct Doors {
    /// Fills a buffer and says how many bytes it gave, 0 at the end.
    public var read: (UnsafeMutableBufferPointer<UInt8>) throws -> Int
    /// Takes rated records.
    public var write: (UnsafeRawBufferPointer) throws -> Void
    /// Takes what is to be reported.
    public var report: ([RecordFinding]) -> Void

    /// The world beyond.
    public init(
      read: @escaping (UnsafeMutableBufferPointer<UInt8>) throws -> Int,
      write: @escaping (UnsafeRawBufferPointer) throws -> Void,
      report: @escaping ([RecordFinding]) -> Void
    ) {
      self.read = read
      self.write = write
      self.report = report
    }
  }
  /// How many bytes a batch holds, about.
  public static let usualBatch = 1 << 17

  private var splitter: RecordSplitter
  private let watch: Apart<RecordWatch>
  private let rater: Apart<CallRater>
  private let parser: RecordParser
  private let writer: RatedWriter?
  private let doors: Doors

  /// A run; without a writer, records are rated and only the totals are kept.
  public init(
    _ splitter: RecordSplitter, _ parser: RecordParser, _ rating: RecordRating,
    writer: RatedWriter?, doors: Doors
  ) {
    self.splitter = splitter
    watch = Apart(rating.watch)
    rater = Apart(rating.rater)
    self.parser = parser
    self.writer = writer
    self.doors = doors
  }

  /// Fills the next batch; false at the end.
  public func fill(_ batch: RecordBatch) throws -> Bool {
    try splitter.fill(batch, doors.read)
  }

  /// Finds the records of a batch; may happen beside anything.
  public func parse(_ batch: RecordBatch) { parser.parse(batch) }

  /// Looks at the records of the batch that follows the one looked at last: which line has which, which are left out.
  public func look(_ batch: RecordBatch) { watch.place.pointee.look(batch) }

  /// Rates the batch that follows the one rated last.
  public func rate(_ batch: RecordBatch) throws {
    try rater.place.pointee.rate(batch.calls, into: &batch.rated)
  }

  /// Writes a rated batch into memory; may happen beside anything.
  public func format(_ batch: RecordBatch) { writer?.write(batch) }

  /// Hands on what a batch says, in the order of the file.
  public func deliver(_ batch: RecordBatch) throws {
    if !batch.findings.isEmpty { doors.report(batch.findings) }
    if writer != nil { try batch.output.withBytes(doors.write) }
  }

  /// What is known of the records so far; to be asked for between batches or at the end.
  public var rating: RecordRating { RecordRating(rater.place.pointee, watch.place.pointee) }

  /// All batches of the file, one after another.
  public func run(batchSize: Int = RatingRun.usualBatch) throws {
    let batch = RecordBatch(capacity: batchSize)
    while try fill(batch) {
      parse(batch)
      look(batch)
      try rate(batch)
      format(batch)
      try deliver(batch)
    }
  }

  /// Settles what only the end of the file tells, and writes it.
  public func finish() throws {
    let corrections = try rater.place.pointee.settle()
    guard let writer else { return }
    let rating = rating
    try writer.corrections(corrections) { rating.number(of: $0) }.withUnsafeBytes(doors.write)
  }
}
