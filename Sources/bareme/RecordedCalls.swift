internal import CallRecords
internal import Offers
internal import Quantities

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file of recorded calls, read line by line: columns by their names in the first line, in any order.
///
/// `start,caller,callee,seconds` must be there; `direction` and `forwarded` may be. Other columns are passed over.
struct RecordedCalls {
  /// A line of the file that says a call.
  struct Record {
    /// The day it began.
    var day: Day
    var caller: [UInt8]
    var callee: [UInt8]
    var seconds: Int64
    var isIncoming = false
    var isForwarded = false
  }

  /// Why a line says no call.
  struct Fault: Error { let message: String }

  private let schema: RecordSchema

  /// Understands the first line; throws what is missing in it.
  init(header: ArraySlice<UInt8>) throws(RecordSchema.Fault) {
    schema = try RecordSchema(header: Array(RecordedCalls.whole(header)))
  }

  /// The call of a line.
  func record(_ line: ArraySlice<UInt8>) throws(Fault) -> Record {
    guard let fields = RecordFields(Array(RecordedCalls.whole(line)), delimiter: schema.delimiter)?.values else {
      throw Fault(message: "a quoted field is never closed")
    }
    func field(_ column: RecordSchema.Column) throws(Fault) -> ArraySlice<UInt8>? {
      guard let index = schema.columns.firstIndex(of: column) else { return nil }
      guard index < fields.count else { throw Fault(message: "there is no `\(column.rawValue)`") }
      return RecordedCalls.trimmed(fields[index])
    }
    let start = try field(.start) ?? []
    guard let day = Day(iso: String(decoding: start.prefix(10), as: UTF8.self)) else {
      throw Fault(message: "`\(Self.text(start))` begins with no day: 2026-03-01T08:30:00")
    }
    let seconds = try field(.seconds) ?? []
    guard !seconds.isEmpty, seconds.count <= 7, seconds.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw Fault(message: "`\(Self.text(seconds))` is no whole number of seconds")
    }
    var record = Record(
      day: day, caller: Array(try field(.caller) ?? []), callee: Array(try field(.callee) ?? []),
      seconds: seconds.reduce(0) { $0 * 10 + Int64($1 - 0x30) })
    record.isIncoming = try word(try field(.direction), ["in", "incoming"], ["", "out", "outgoing"], "direction")
    record.isForwarded = try word(try field(.forwarded), ["yes", "true", "1"], ["", "no", "false", "0"], "forwarded")
    return record
  }

  private func word(_ field: ArraySlice<UInt8>?, _ yes: [String], _ no: [String], _ name: String) throws(Fault) -> Bool
  {
    guard let field else { return false }
    let text = String(decoding: field, as: UTF8.self).lowercased()
    if yes.contains(text) { return true }
    if no.contains(text) { return false }
    throw Fault(message: "\(name) is `\(Self.text(field))`: write \(yes[0]) or \(no[1])")
  }

  /// A line without the carriage return of its end.
  private static func whole(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.last == 0x0D ? line.dropLast() : line
  }

  /// A field without the blanks around it.
  private static func trimmed(_ field: [UInt8]) -> ArraySlice<UInt8> {
    var field = field[...]
    while field.first == 0x20 { field.removeFirst() }
    while field.last == 0x20 { field.removeLast() }
    return field
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix(40).map { $0 < 0x20 ? 0x3F : $0 }, as: UTF8.self)
  }
}

extension RecordedCalls {
  /// Reads a file, or standard input for `-`, a piece at a time; `body` gets each line with its number.
  static func lines(of path: String, _ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
    let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard file >= 0 else { throw CouldNotRun(message: "cannot read `\(path)`: \(String(cString: strerror(errno)))") }
    defer { if path != "-" { close(file) } }
    var pending: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    var number = 0
    while true {
      let count = piece.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw CouldNotRun(message: "cannot read `\(path)`: \(String(cString: strerror(errno)))")
      }
      pending += piece[..<count]
      var from = 0
      while let end = pending[from...].firstIndex(of: 0x0A) {
        number += 1
        try body(number, pending[from..<end])
        from = end + 1
      }
      pending.removeFirst(from)
      if count == 0 { break }
    }
    if !pending.isEmpty { try body(number + 1, pending[...]) }
  }
}
