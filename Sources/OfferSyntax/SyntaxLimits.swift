/// How large an offer file may be before it is refused instead of read.
///
/// The limits are far above any honest tariff sheet. They keep a hostile or broken file from taking time or memory.
public struct SyntaxLimits: Sendable {
  /// Bytes of the whole file.
  public var fileBytes = 1 << 20
  /// Bytes of one line.
  public var lineBytes = 16 << 10
  /// Bytes of one text, after folding and escapes.
  public var textBytes = 64 << 10
  /// Bytes of one key; YAML readers stop looking for the colon after this many.
  public var keyBytes = 1 << 10
  /// Blocks and brackets inside one another.
  public var depth = 64
  /// Texts, mappings and lists in one file.
  public var nodes = 100_000
  /// Findings in one file, after which the rest of it is not read.
  public var findings = 500

  /// The limits of Documentation/grammar.md.
  public static let standard = SyntaxLimits()

  /// The standard limits, to be changed one by one.
  public init() {}
}
