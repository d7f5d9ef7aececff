internal import Offers
internal import TariffEngine

extension RecordParser {
  /// Reads a line with care: quoted fields, numbers with `00`, and what is wrong where something is. Gives the start of
  /// the next line, and whether this one is a record.
  func readSlowly(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ row: inout RecordBatch.Row,
    _ call: inout CallRecord, _ batch: RecordBatch
  ) -> (next: UnsafePointer<UInt8>, isRecord: Bool) {
    var stop = start
    while stop < end, stop.pointee != 10 { stop += 1 }
    let next = stop < end ? stop + 1 : stop
    var length = stop - start
    if length > 0, start[length - 1] == 13 { length -= 1 }
    guard length > 0 else { return (next, false) }
    call = CallRecord(start: 0, line: 0, month: 0, destination: -1, correspondent: 0, seconds: 0)
    row = RecordBatch.Row(caller: 0, offset: row.offset, length: UInt32(length), line: row.line, isIncoming: false)
    guard let reject = read(Array(UnsafeBufferPointer(start: start, count: length)), &row, &call) else {
      return (next, true)
    }
    batch.rejects.append(
      RecordBatch.Reject(line: row.line, fault: reject.fault, seconds: call.seconds, detail: reject.detail))
    return (next, false)
  }

  /// Reads one line; what keeps it from being a record, or nothing.
  private func read(
    _ line: [UInt8], _ row: inout RecordBatch.Row, _ call: inout CallRecord
  ) -> (fault: RecordFault, detail: String)? {
    guard let fields = RecordFields(line, delimiter: schema.delimiter)?.values else {
      return (.malformed, "a quoted field is not closed")
    }
    guard fields.count == schema.columns.count else {
      return (.malformed, "\(counted(fields.count)), the header names \(schema.columns.count)")
    }
    var found: (fault: RecordFault, detail: String)?
    var named: [UInt8]?
    var callee: [UInt8] = []
    // All fields are looked at, so that the seconds of a record left out are known.
    for (column, field) in zip(schema.columns, fields) {
      let text = field.trimmed
      switch column {
      case .start:
        found = found ?? readStart(text, &call)
      case .caller:
        found = found ?? readNumber(text, "caller").map { row.caller = $0 }
      case .callee:
        callee = text
        found = found ?? readNumber(text, "callee").map { call.correspondent = $0 }
      case .seconds: found = readSeconds(text, &call, after: found)
      case .direction:
        switch text.lowercased {
        case "in", "incoming": row.isIncoming = true
        case "out", "outgoing", "": break
        default: found = found ?? (.badDirection, "`\(text.shown)` is neither in nor out")
        }
      case .forwarded:
        switch text.lowercased {
        case "yes", "true", "1": call.isForwarded = true
        case "no", "false", "0", "": break
        default: found = found ?? (.badForwarded, "`\(text.shown)` is neither yes nor no")
        }
      case .destination: named = text
      case .other: break
      }
    }
    guard found == nil else { return found }
    guard !row.isIncoming else { return nil }
    call.destination = destination(callee, call.correspondent, named)
    guard call.destination >= 0 else {
      if let named, classes != nil {
        return (.unknownDestination, "the class `\(named.shown)` is not known")
      }
      let isShort = callee.count < 7 && numbers.home == nil
      let advice = isShort ? "; name the country it is dialled in with --home" : ""
      return (.unknownDestination, "no prefix is known for `\(callee.shown)`" + advice)
    }
    return nil
  }

  private func counted(_ fields: Int) -> String { fields == 1 ? "1 field" : "\(fields) fields" }

  private func destination(_ callee: [UInt8], _ number: Int64, _ named: [UInt8]?) -> Int32 {
    if let classes, let named {
      return (named + [UInt8](repeating: 0, count: 8)).withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { classes.find($0, named.count) } ?? -1
      }
    }
    let isInternational = callee.first == UInt8(ascii: "+") || callee.first == UInt8(ascii: "0")
    let digits = Array("\(number)".utf8)
    if digits.count < 7, !isInternational { return numbers.find(short: number) }
    return digits.withUnsafeBufferPointer { numbers.find($0) }
  }

  private func readStart(_ text: [UInt8], _ call: inout CallRecord) -> (RecordFault, String)? {
    guard !text.isEmpty else { return (.missingField, "there is no start") }
    let shape = Array("dddd-dd-ddTdd:dd:dd".utf8)
    let isShaped =
      text.count == shape.count
      && zip(text, shape).allSatisfy { byte, wanted in
        switch wanted {
        case UInt8(ascii: "d"): (48...57).contains(byte)
        case UInt8(ascii: "T"): byte == wanted || byte == UInt8(ascii: " ")
        default: byte == wanted
        }
      }
    guard isShaped else {
      return (.badStart, "`\(text.shown)` is not written like 2026-03-01T08:30:00")
    }
    var days = DayCache()
    let moment = text.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.flatMap { days.moment($0) }
    }
    guard let moment else { return (.noSuchDate, "there is no \(text.shown)") }
    call.start = moment
    call.month = days.month
    return nil
  }

  /// A number of E.164, or what is wrong with it.
  private func readNumber(_ text: [UInt8], _ what: String) -> NumberRead {
    guard !text.isEmpty else { return .wrong(.missingField, "there is no \(what)") }
    var digits = text[...]
    if digits.first == UInt8(ascii: "+") {
      digits = digits.dropFirst()
    } else if digits.starts(with: [48, 48]) {
      digits = digits.dropFirst(2)
    } else if let home = numbers.home, digits.first == 48, digits.starts(with: home.national) {
      digits = home.countryCode + digits.dropFirst(home.national.count)
    }
    guard !digits.isEmpty, digits.count <= 15, digits.allSatisfy({ (48...57).contains($0) }) else {
      return .wrong(.badNumber, "the \(what) `\(text.shown)` is no number of at most 15 digits")
    }
    guard digits.first != 48 else {
      return .wrong(.badNumber, "the \(what) `\(text.shown)` lacks its country code; name the country with --home")
    }
    return .number(digits.reduce(0) { $0 * 10 + Int64($1 - 48) })
  }

  /// A length in seconds; an earlier fault stays, and the length is known all the same.
  private func readSeconds(
    _ text: [UInt8], _ call: inout CallRecord, after found: (fault: RecordFault, detail: String)?
  ) -> (fault: RecordFault, detail: String)? {
    guard !text.isEmpty else { return found ?? (.missingField, "there are no seconds") }
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else {
      return found ?? (.badSeconds, "`\(text.shown)` is no whole number of seconds")
    }
    guard !isNegative else { return found ?? (.negativeSeconds, "`\(text.shown)` seconds") }
    var value: Int64 = 0
    for digit in digits where value < 1 << 50 { value = value * 10 + Int64(digit - 48) }
    guard value <= longest else {
      return found ?? (
        .tooLong, "\(text.shown) seconds, more than the \(longest) one call may last"
      )
    }
    call.seconds = value
    return found
  }
}

/// A number, or what is wrong with it.
private enum NumberRead {
  case number(Int64)
  case wrong(RecordFault, String)

  /// Uses the number; what is wrong otherwise.
  func map(_ use: (Int64) -> Void) -> (fault: RecordFault, detail: String)? {
    switch self {
    case .number(let number):
      use(number)
      return nil
    case .wrong(let fault, let detail): return (fault, detail)
    }
  }
}

extension [UInt8] {
  /// Without spaces at its ends.
  fileprivate var trimmed: [UInt8] {
    var slice = self[...]
    while slice.first == 32 { slice = slice.dropFirst() }
    while slice.last == 32 { slice = slice.dropLast() }
    return Array(slice)
  }

  fileprivate var lowercased: String { String(decoding: self, as: UTF8.self).lowercased() }

  /// The first characters of a field as text, without anything that a terminal obeys.
  fileprivate var shown: String {
    var text = ""
    for scalar in String(decoding: prefix(60), as: UTF8.self).unicodeScalars.prefix(40) {
      text.unicodeScalars.append(scalar.properties.generalCategory == .control ? "·" : scalar)
    }
    return count > 40 ? text + "…" : text
  }
}
