internal import TariffEngine

/// Looks at the records of a file in their order, before any of them is rated: which line each belongs to, which are left
/// out, and how many there are of each kind.
struct RecordWatch: Sendable {
  /// Records that were reported, by reason.
  private(set) var faults: [RecordFault: FaultCount] = [:]
  /// Incoming calls, which cost nothing.
  private(set) var incoming = FaultCount()
  /// Records that are rated.
  private(set) var rated = FaultCount()
  /// Lines read, the header with them.
  private(set) var linesRead: Int64 = 1
  /// The lines that called, in the order in which they are met.
  private(set) var lines = LineTable()
  private var watch: LineWatch

  /// Nothing seen yet; a line may hold `parallel` calls at once, any number if that is 0.
  init(parallel: Int, isOrderShared: Bool) {
    watch = LineWatch(parallel: max(0, parallel), isOrderShared: isOrderShared)
  }

  /// Looks at the next batch; what is not to be rated is no longer among its calls.
  mutating func look(_ batch: RecordBatch) {
    for reject in batch.rejects {
      note(reject.fault, reject.seconds)
      batch.findings.append(
        RecordFinding(line: linesRead + 1 + Int64(reject.line), fault: reject.fault, detail: reject.detail))
    }
    // Held here while it changes: every access to what an object holds costs a look at who else is at it.
    var calls: [CallRecord] = []
    swap(&calls, &batch.calls)
    var kept = 0
    var seconds: Int64 = 0
    for (index, row) in batch.rows.enumerated() {
      if row.isIncoming {
        incoming.records += 1
        incoming.seconds += calls[index].seconds
        continue
      }
      let line = lines.position(of: row.caller)
      calls[index].line = Int32(truncatingIfNeeded: line)
      if let fault = watch.check(calls[index], line) {
        report(fault, calls[index], row, batch)
        if fault.isLeftOut {
          batch.rows[index].isLeftOut = true
          continue
        }
      }
      seconds += calls[index].seconds
      if kept < index { calls[kept] = calls[index] }
      kept += 1
    }
    calls.removeLast(calls.count - kept)
    swap(&calls, &batch.calls)
    rated.records += Int64(kept)
    rated.seconds += seconds
    if !batch.rejects.isEmpty { batch.findings.sort { $0.line < $1.line } }
    linesRead += Int64(batch.lines)
  }

  private mutating func report(
    _ fault: RecordFault, _ call: CallRecord, _ row: RecordBatch.Row, _ batch: RecordBatch
  ) {
    note(fault, call.seconds)
    let detail =
      switch fault {
      case .duplicate: "the same call of +\(row.caller) stands above"
      case .outOfOrder:
        watch.isOrderShared
          ? "it begins before a record above it" : "it begins before a record of +\(row.caller) above it"
      case .overlap: "+\(row.caller) is in \(watch.parallel) calls already"
      case .malformed, .missingField, .badStart, .noSuchDate, .badNumber, .badSeconds, .negativeSeconds, .tooLong,
        .badDirection, .badForwarded, .unknownDestination:
        ""
      }
    batch.findings.append(RecordFinding(line: linesRead + 1 + Int64(row.line), fault: fault, detail: detail))
  }

  private mutating func note(_ fault: RecordFault, _ seconds: Int64) {
    faults[fault, default: FaultCount()].records += 1
    faults[fault, default: FaultCount()].seconds += seconds
  }
}
