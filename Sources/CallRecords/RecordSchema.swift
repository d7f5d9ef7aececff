/// The columns of a file of records, as its first line names them.
public struct RecordSchema: Sendable {
  /// What a column holds.
  public enum Column: String, Sendable, CaseIterable {
    /// When the call began: `2026-03-01T08:30:00`.
    case start
    /// The number that called.
    case caller
    /// The number that was called.
    case callee
    /// How long it lasted.
    case seconds
    /// `in` or `out`; out where there is no such column.
    case direction
    /// `yes` or `no`; no where there is no such column.
    case forwarded
    /// The class of destination, where the file says it.
    case destination = "class"
    /// Kept as it is.
    case other = ""
  }
  /// Why a first line is no header.
  public enum Fault: Error, Sendable, Equatable {
    /// There is none.
    case empty
    /// Columns that every file needs are not there.
    case lacks([String])
    /// A column is named twice.
    case twice(String)
    /// A quoted name is never closed.
    case unclosed
  }
  /// What separates fields: a comma, a semicolon or a tab.
  public let delimiter: UInt8
  /// The names as written.
  public let names: [String]
  /// What each column holds.
  public let columns: [Column]
  /// The line as written, without its end.
  public let header: [UInt8]

  /// Reads a first line, without its end; a byte order mark is skipped.
  public init(header line: [UInt8]) throws(Fault) {
    var header = line
    if header.starts(with: [0xEF, 0xBB, 0xBF]) { header.removeFirst(3) }
    guard !header.isEmpty else { throw .empty }
    let marks: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    delimiter = marks.first { header.contains($0) } ?? UInt8(ascii: ",")
    guard let fields = RecordFields(header, delimiter: delimiter) else { throw .unclosed }
    names = fields.values.map { String(decoding: $0, as: UTF8.self) }
    var columns: [Column] = []
    for name in names {
      let plain = name.lowercased().split(separator: " ").joined(separator: " ")
      let column = Column(rawValue: plain) ?? .other
      if column != .other, columns.contains(column) { throw .twice(plain) }
      columns.append(column)
    }
    self.columns = columns
    self.header = header
    let needed: [Column] = [.start, .caller, .callee, .seconds]
    let lacking = needed.filter { !columns.contains($0) }
    guard lacking.isEmpty else { throw .lacks(lacking.map(\.rawValue)) }
  }

  /// Whether the file names the class of each destination.
  public var hasClasses: Bool { columns.contains(.destination) }
}

/// The fields of one line, quotes removed.
public struct RecordFields: Sendable {
  /// The fields in order.
  public private(set) var values: [[UInt8]] = []

  /// Splits a line; nothing when a quoted field is never closed or goes on after its closing quote.
  public init?(_ line: [UInt8], delimiter: UInt8) {
    let quote = UInt8(ascii: "\"")
    var at = 0
    while true {
      var field: [UInt8] = []
      if at < line.count, line[at] == quote {
        at += 1
        while true {
          guard at < line.count else { return nil }
          if line[at] == quote {
            at += 1
            guard at < line.count, line[at] == quote else { break }
          }
          field.append(line[at])
          at += 1
        }
        guard at == line.count || line[at] == delimiter else { return nil }
      } else {
        while at < line.count, line[at] != delimiter {
          field.append(line[at])
          at += 1
        }
      }
      values.append(field)
      guard at < line.count else { return }
      at += 1
    }
  }
}
