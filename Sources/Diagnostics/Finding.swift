/// How much a finding weighs.
public enum Severity: String, Sendable, CaseIterable {
  /// The offer cannot be trusted: no document is made from it.
  case error
  /// The document is made; a reader could be misled.
  case warning
  /// Worth knowing, nothing to mend.
  case note
}

/// The stable name of a kind of finding, such as `ambiguous-amount`; `bareme explain CODE` prints its page.
///
/// Codes name what was found, not the cure, and are never reused. Each is declared beside the check that
/// reports it.
public struct FindingCode: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  /// The code as printed: lower-case words joined by hyphens.
  public let rawValue: String

  /// Names a code.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Names a code by a literal.
  public init(stringLiteral value: String) { rawValue = value }
}

/// A replacement that can be pasted: write `text` where `span` stands.
public struct FixIt: Sendable, Equatable {
  /// What to replace; empty to insert.
  public let span: Span
  /// What to write instead.
  public let text: String

  /// Proposes `text` in place of `span`.
  public init(replace span: Span, with text: String) {
    self.span = span
    self.text = text
  }
}

/// Something found in an offer, written for the person who edits it.
///
/// A finding is a plain value: wording is chosen where it is found, layout and exit codes elsewhere.
public struct Finding: Sendable, Equatable {
  /// A second place that explains the finding, such as the first of two equal keys.
  public struct Label: Sendable, Equatable {
    /// The place.
    public let span: Span
    /// What stands there, in a few words.
    public let text: String

    /// Explains `span`.
    public init(_ text: String, at span: Span) {
      self.span = span
      self.text = text
    }
  }

  /// Its stable name.
  public let code: FindingCode
  /// How much it weighs.
  public let severity: Severity
  /// Headline: the most specific words first, the rule rather than our failure, no final full stop.
  public let message: String
  /// The exact bytes at fault.
  public let span: Span
  /// A few words under the carets, or nothing.
  public let label: String
  /// Other places that matter.
  public let labels: [Label]
  /// What to do, each line able to stand alone.
  public let help: [String]
  /// A certain replacement, when there is one.
  public let fix: FixIt?

  /// A finding at `span`.
  public init(
    _ severity: Severity, _ code: FindingCode, _ message: String, at span: Span, label: String = "",
    labels: [Label] = [], help: [String] = [], fix: FixIt? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.span = span
    self.label = label
    self.labels = labels
    self.help = help
    self.fix = fix
  }

  /// An error at `span`.
  public static func error(
    _ code: FindingCode, _ message: String, at span: Span, label: String = "", labels: [Label] = [],
    help: [String] = [], fix: FixIt? = nil
  ) -> Finding {
    Finding(.error, code, message, at: span, label: label, labels: labels, help: help, fix: fix)
  }

  /// A warning at `span`.
  public static func warning(
    _ code: FindingCode, _ message: String, at span: Span, label: String = "", labels: [Label] = [],
    help: [String] = [], fix: FixIt? = nil
  ) -> Finding {
    Finding(.warning, code, message, at: span, label: label, labels: labels, help: help, fix: fix)
  }
}
