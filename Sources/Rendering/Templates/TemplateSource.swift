/// The door through which templates come in: bytes by file name.
public struct TemplateSource: Sendable {
  /// The bytes of `Templates/<name>`, or nothing when there is no such file.
  public var read: @Sendable (_ name: String) throws -> [UInt8]?

  /// A door that asks `read`.
  public init(read: @escaping @Sendable (_ name: String) throws -> [UInt8]?) { self.read = read }

  /// A door to files held in memory.
  public init(_ files: [String: [UInt8]]) { read = { files[$0] } }
}

/// A mistake in a template, found when it is compiled: no page is made from it, not even where the mistake would never
/// have been reached.
public struct TemplateFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name of the file: `table.html`.
  public var file: String
  /// 1-based line.
  public var line: Int
  /// One line, without a full stop.
  public var message: String

  /// A mistake at a place.
  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// `table.html:12: a cell has no 'lable'`.
  public var description: String { "\(file):\(line): \(message)" }
}

/// All mistakes of a set of templates, by file and line.
public struct TemplateFaults: Error, Sendable, CustomStringConvertible {
  /// At least one.
  public var faults: [TemplateFault]

  /// One a line.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
