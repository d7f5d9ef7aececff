/// What is wrong with some XML, and where.
public struct XMLFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// The ways XML can be refused.
  public enum Kind: String, Sendable, Hashable {
    /// The text is not well formed.
    case malformed
    /// The bytes are not UTF-8.
    case encoding
    /// The text declares a document type, which can name files, hosts and entities.
    case doctype
    /// A character that XML 1.0 has no way to carry.
    case character
    /// The document is well formed but its schema does not allow it.
    case invalid
    /// The schema itself cannot be used.
    case schema
    /// An XPath expression cannot be evaluated.
    case expression
    /// Memory ran out, or libxml2 refused for a reason it does not give.
    case library
  }

  /// Which way.
  public var kind: Kind
  /// One line, without a full stop.
  public var message: String
  /// 1-based line; 0 where there is no text to point into.
  public var line: Int
  /// 1-based column in bytes; 0 where only the line is known.
  public var column: Int

  /// A refusal at a place.
  public init(_ kind: Kind, _ message: String, line: Int = 0, column: Int = 0) {
    self.kind = kind
    self.message = message
    self.line = line
    self.column = column
  }

  /// `12:7: malformed: …`.
  public var description: String {
    line == 0 ? "\(kind.rawValue): \(message)" : "\(line):\(column): \(kind.rawValue): \(message)"
  }
}
