internal import CallRecords
internal import Quantities

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
  init(header: [UInt8]) throws(RecordSchema.Fault) { schema = try RecordSchema(header: header) }

  /// The call of a line.
  func record(_ line: [UInt8]) throws(Fault) -> Record {
    guard let fields = RecordFields(line, delimiter: schema.delimiter)?.values else {
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
