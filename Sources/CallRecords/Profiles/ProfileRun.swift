internal import Quantities
internal import TariffEngine

/// Reads a file of profiles, prices each and writes what comes of it, batch by batch, in memory that does not grow with
/// the file.
///
/// `fill` and `deliver` depend on the batch before; `price` may happen beside anything.
public final class ProfileRun: @unchecked Sendable {
  /// The world beyond.
  public struct Doors {
    /// Fills a buffer and says how many bytes it gave, 0 at the end.
    public var read: (UnsafeMutableBufferPointer<UInt8>) throws -> Int
    /// Takes what is written.
    public var write: (UnsafeRawBufferPointer) throws -> Void
    /// Takes what is to be reported.
    public var report: ([ProfileFinding]) -> Void
    /// The plans of customers who have certain things, in the words of the file; nothing for words that say nothing.
    /// May be asked by two threads at once.
    public var plans: ([String]) -> ProfilePlans?

    /// The world beyond.
    public init(
      read: @escaping (UnsafeMutableBufferPointer<UInt8>) throws -> Int,
      write: @escaping (UnsafeRawBufferPointer) throws -> Void,
      report: @escaping ([ProfileFinding]) -> Void, plans: @escaping ([String]) -> ProfilePlans?
    ) {
      self.read = read
      self.write = write
      self.report = report
      self.plans = plans
    }
  }

  private var splitter: RecordSplitter
  private let parser: ProfileParser
  private let pricer: ProfilePricer
  private let writer: ProfileWriter
  private let doors: Doors
  /// Lines delivered.
  private var lines: Int64
  /// Whether any line was reported.
  public private(set) var hasFindings = false

  /// A run over what `splitter` has not read yet, which begins after so many lines.
  public init(
    _ splitter: RecordSplitter, after lines: Int64, _ schema: ProfileSchema, _ writer: ProfileWriter, doors: Doors
  ) {
    self.splitter = splitter
    self.lines = lines
    self.writer = writer
    self.doors = doors
    parser = ProfileParser(schema)
    pricer = ProfilePricer(schema: schema)
  }

  /// How many bytes a batch holds, about: fewer where each customer makes many lines.
  public var usualBatch: Int { max(512, (1 << 21) / max(16, writer.rowsEach)) }

  /// An empty batch.
  public func batch(capacity: Int) -> ProfileBatch { ProfileBatch(capacity: capacity, schema: parser.schema) }

  /// Fills the next batch; false at the end.
  public func fill(_ batch: ProfileBatch) throws -> Bool {
    batch.clear()
    return try splitter.fill(batch.text, doors.read)
  }

  /// Prices the customers of a batch.
  public func price(_ batch: ProfileBatch) {
    let memory = batch.memory
    let hold: ([UInt8]) -> Int? = { key in
      let position = memory.position(key) {
        let fields = key.split(separator: ProfileParser.mark, omittingEmptySubsequences: false).dropLast()
        return self.doors.plans(fields.map { String(decoding: $0, as: UTF8.self) })
      }
      return memory.held[position] == nil ? nil : position
    }
    memory.tidy()
    while parser.parse(batch, hold) {
      writer.write(batch, pricer)
      memory.tidy()
    }
  }

  /// Hands on what a batch says, in the order of the file.
  public func deliver(_ batch: ProfileBatch) throws {
    if !batch.findings.isEmpty {
      hasFindings = true
      for index in batch.findings.indices { batch.findings[index].line += lines }
      doors.report(batch.findings)
    }
    lines += Int64(batch.lines)
    try batch.output.withBytes(doors.write)
  }
}
