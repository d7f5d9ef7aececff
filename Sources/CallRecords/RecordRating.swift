public import Quantities
public import TariffEngine

/// Rates the records of a file in their order and keeps count of all of them: rated, incoming, left out.
public struct RecordRating: Sendable {
  /// What the calls cost so far.
  public private(set) var rater: CallRater
  /// Records that were reported, by reason.
  public private(set) var faults: [RecordFault: FaultCount] = [:]
  /// Incoming calls, which cost nothing.
  public private(set) var incoming = FaultCount()
  /// Records that were rated.
  public private(set) var rated = FaultCount()
  /// Lines read, the header with them.
  public private(set) var linesRead: Int64 = 1

  private var lines = LineTable()
  private var watch: LineWatch
  private var kept: [CallRecord] = []

  /// A rating that has not begun; a line may hold `parallel` calls at once, any number if that is 0.
  public init(_ rater: CallRater, parallel: Int = 2) {
    self.rater = rater
    watch = LineWatch(parallel: max(0, parallel), isOrderShared: rater.isOrderShared)
  }

  /// The number of a line of the rater.
  public func number(of line: Int32) -> Int64 { lines.numbers[Int(line)] }

  /// Rates the records of the next batch. Throws when a sum no longer fits.
  public mutating func rate(_ batch: RecordBatch) throws(ArithmeticFault) {
    for reject in batch.rejects {
      note(reject.fault, reject.seconds)
      batch.findings.append(
        RecordFinding(
          line: linesRead + 1 + Int64(reject.line), fault: reject.fault, detail: reject.detail))
    }
    let isWhole = watch(batch)
    if !isWhole {
      kept.removeAll(keepingCapacity: true)
      for (row, call) in zip(batch.rows, batch.calls) where !row.isIncoming && !row.isLeftOut {
        kept.append(call)
      }
      swap(&kept, &batch.calls)
    }
    try rater.rate(batch.calls, into: &batch.rated)
    rated.records += Int64(batch.calls.count)
    var seconds: Int64 = 0
    for call in batch.calls { seconds += call.seconds }
    rated.seconds += seconds
    if !batch.rejects.isEmpty { batch.findings.sort { $0.line < $1.line } }
    linesRead += Int64(batch.lines)
  }

  /// Finds the line of each call and looks at it beside those above; whether all calls are to be rated.
  private mutating func watch(_ batch: RecordBatch) -> Bool {
    var isWhole = true
    var calls: [CallRecord] = []
    swap(&calls, &batch.calls)
    defer { swap(&calls, &batch.calls) }
    for (index, row) in batch.rows.enumerated() {
      if row.isIncoming {
        incoming.records += 1
        incoming.seconds += calls[index].seconds
        isWhole = false
        continue
      }
      let line = lines.position(of: row.caller)
      calls[index].line = Int32(truncatingIfNeeded: line)
      guard let fault = watch.check(calls[index], line) else { continue }
      report(fault, calls[index], row, batch)
      if fault.isLeftOut {
        batch.rows[index].isLeftOut = true
        isWhole = false
      }
    }
    return isWhole
  }

  /// Charges months that are charged as a whole; to be called once, after the last batch.
  public mutating func settle() throws(ArithmeticFault) -> [CallCorrection] { try rater.settle() }

  /// Whether any record was reported.
  public var hasFindings: Bool { !faults.isEmpty }

  private mutating func report(
    _ fault: RecordFault, _ call: CallRecord, _ row: RecordBatch.Row, _ batch: RecordBatch
  ) {
    note(fault, call.seconds)
    let detail =
      switch fault {
      case .duplicate: "the same call of +\(row.caller) stands above"
      case .outOfOrder:
        watch.isOrderShared
          ? "it begins before a record above it"
          : "it begins before a record of +\(row.caller) above it"
      case .overlap: "+\(row.caller) is in \(watch.parallel) calls already"
      case .malformed, .missingField, .badStart, .noSuchDate, .badNumber, .badSeconds,
        .negativeSeconds, .tooLong,
        .badDirection, .badForwarded, .unknownDestination:
        ""
      }
    batch.findings.append(
      RecordFinding(line: linesRead + 1 + Int64(row.line), fault: fault, detail: detail))
  }

  private mutating func note(_ fault: RecordFault, _ seconds: Int64) {
    faults[fault, default: FaultCount()].records += 1
    faults[fault, default: FaultCount()].seconds += seconds
  }
}
