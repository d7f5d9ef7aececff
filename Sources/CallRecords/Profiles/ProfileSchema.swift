public import TariffEngine

/// What the columns of a file of profiles hold; a file of NDJSON has one for each name of its objects.
public struct ProfileSchema: Sendable {
  /// What a column holds.
  public enum Column: Sendable, Hashable {
    /// What the customer is called.
    case id
    /// How many calls of a line of usage.
    case calls(line: Int)
    /// How long they are together, or how much data; so many seconds or kilobytes for each that is written.
    case length(line: Int, factor: Int64)
    /// How many messages, or calls of one length: each measures so much.
    case each(line: Int, length: Int64)
    /// Users, an option, a condition: its position among what a customer has.
    case holding(Int)
    /// Left out.
    case ignored
  }
  /// The form of a file.
  public enum Form: Sendable, Hashable {
    /// A table, with what separates its fields.
    case csv(delimiter: UInt8)
    /// An object on each line.
    case ndjson
  }
  /// The form of the file.
  public let form: Form
  /// The names as written.
  public let names: [String]
  /// What each column holds.
  public let columns: [Column]
  /// How each line of usage is given.
  public let forms: [UsageForm]
  /// How many columns say what a customer has.
  public let holdings: Int

  /// Columns by their names.
  public init(_ form: Form, names: [String], columns: [Column], forms: [UsageForm]) {
    self.form = form
    self.names = names
    self.columns = columns
    self.forms = forms
    holdings = columns.count {
      switch $0 {
      case .holding: true
      case .id, .calls, .length, .each, .ignored: false
      }
    }
  }

  /// The form of a file by its first line, and the names in it; nothing for a line that names nothing.
  public static func names(in line: [UInt8]) -> (form: Form, names: [String])? {
    var line = line
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    if line.first(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: "{") {
      guard let object = FlatObject(line) else { return nil }
      return (.ndjson, object.entries.map(\.name))
    }
    let marks: [UInt8] = [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ",")]
    let delimiter = marks.first { line.contains($0) } ?? UInt8(ascii: ",")
    guard !line.isEmpty, let fields = RecordFields(line, delimiter: delimiter) else { return nil }
    return (.csv(delimiter: delimiter), fields.values.map { String(decoding: $0, as: UTF8.self) })
  }

  /// Whether `12,5` is a number: where a comma separates no fields.
  var hasDecimalComma: Bool {
    switch form {
    case .csv(let delimiter): delimiter != UInt8(ascii: ",")
    case .ndjson: false
    }
  }
}
