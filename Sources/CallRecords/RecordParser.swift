internal import TariffEngine

/// Reads the records of a batch; what it finds does not depend on any other batch.
public struct RecordParser: Sendable {
  /// The columns.
  public let schema: RecordSchema
  /// Where numbers go.
  let numbers: NumberTable
  /// Where classes go; used where the file has a column for them.
  let classes: ClassTable?
  /// The longest that one call lasts, in seconds.
  let longest: Int64

  /// A parser for the columns of a file. The destinations are positions among those of the rater.
  public init(
    _ schema: RecordSchema, numbers: NumberTable, classes: ClassTable? = nil,
    longest: Int64 = 86_400
  ) {
    self.schema = schema
    self.numbers = numbers
    self.classes = schema.hasClasses ? classes : nil
    self.longest = min(longest, 99_999_999)
  }

  /// Finds the records of a batch, and the lines that are none.
  public func parse(_ batch: RecordBatch) {
    batch.rejects.removeAll(keepingCapacity: true)
    batch.findings.removeAll(keepingCapacity: true)
    // Held here while they grow: every access to what an object holds costs a look at who else is at it.
    var rows: [RecordBatch.Row] = []
    var calls: [CallRecord] = []
    swap(&rows, &batch.rows)
    swap(&calls, &batch.calls)
    rows.removeAll(keepingCapacity: true)
    calls.removeAll(keepingCapacity: true)
    var days = DayCache()
    let start = UnsafePointer(batch.bytes)
    let end = start + batch.count
    var at = start
    var line = 0
    schema.columns.withUnsafeBufferPointer { columns in
      while at < end {
        var call = CallRecord(
          start: 0, line: 0, month: 0, destination: -1, correspondent: 0, seconds: 0)
        var row = RecordBatch.Row(
          caller: 0, offset: UInt32(truncatingIfNeeded: at - start), length: 0,
          line: UInt32(truncatingIfNeeded: line),
          isIncoming: false)
        var isRecord = true
        if let next = read(at, columns, &days, &row, &call) {
          at = next
        } else {
          (at, isRecord) = readSlowly(at, end, &row, &call, batch)
        }
        if isRecord {
          calls.append(call)
          rows.append(row)
        }
        line += 1
      }
    }
    batch.lines = line
    swap(&rows, &batch.rows)
    swap(&calls, &batch.calls)
  }

  /// Reads a line written in the usual way: nothing quoted, nothing missing, nothing wrong. Gives the start of the next
  /// line, or nothing when the line needs a closer look.
  @inline(__always)
  private func read(
    _ start: UnsafePointer<UInt8>, _ columns: UnsafeBufferPointer<RecordSchema.Column>,
    _ days: inout DayCache,
    _ row: inout RecordBatch.Row, _ call: inout CallRecord
  ) -> UnsafePointer<UInt8>? {
    var at = start
    let last = columns.count - 1
    for index in 0...last {
      switch columns[index] {
      case .start:
        guard let moment = days.moment(at) else { return nil }
        call.start = moment
        call.month = days.month
        at += 19
      case .caller:
        guard let value = RecordParser.number(&at) else { return nil }
        row.caller = value
      case .callee:
        let isInternational = at.pointee == UInt8(ascii: "+")
        var digits = at
        guard let value = RecordParser.number(&at) else { return nil }
        call.correspondent = value
        guard classes == nil else { break }
        if isInternational { digits += 1 }
        let count = at - digits
        call.destination =
          count < 7 && !isInternational
          ? numbers.find(short: value) : numbers.find(UnsafeBufferPointer(start: digits, count: count))
      case .seconds:
        var value: Int64 = 0
        let digits = at
        while case let digit = at.pointee &- 48, digit <= 9 {
          value = value &* 10 &+ Int64(digit)
          at += 1
        }
        guard at > digits, at - digits <= 8, value <= longest else { return nil }
        call.seconds = value
      case .destination:
        let name = at
        while at.pointee != schema.delimiter, at.pointee > 13 { at += 1 }
        if let classes { call.destination = classes.find(name, at - name) }
      case .direction:
        if at.pointee == UInt8(ascii: "i"), at[1] == UInt8(ascii: "n") {
          row.isIncoming = true
          at += 2
        } else if at.pointee == UInt8(ascii: "o"), at[1] == UInt8(ascii: "u"),
          at[2] == UInt8(ascii: "t")
        {
          at += 3
        } else {
          return nil
        }
      case .forwarded:
        if at.pointee == UInt8(ascii: "n"), at[1] == UInt8(ascii: "o") {
          at += 2
        } else {
          return nil
        }
      case .other:
        if at.pointee == UInt8(ascii: "\"") { return nil }
        while at.pointee != schema.delimiter, at.pointee != 10, at.pointee != 13 { at += 1 }
      }
      guard index < last else { break }
      guard at.pointee == schema.delimiter else { return nil }
      at += 1
    }
    row.length = UInt32(truncatingIfNeeded: at - start)
    if at.pointee == 13 { at += 1 }
    guard at.pointee == 10, call.destination >= 0 || row.isIncoming else { return nil }
    return at + 1
  }

  /// Digits after an optional plus sign, as a number; nothing for a number that needs a closer look.
  @inline(__always)
  private static func number(_ at: inout UnsafePointer<UInt8>) -> Int64? {
    if at.pointee == UInt8(ascii: "+") { at += 1 }
    let start = at
    guard at.pointee != UInt8(ascii: "0") else { return nil }
    var value: Int64 = 0
    while case let digit = at.pointee &- 48, digit <= 9 {
      value = value &* 10 &+ Int64(digit)
      at += 1
    }
    return (1...15).contains(at - start) ? value : nil
  }
}
