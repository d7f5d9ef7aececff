internal import Diagnostics

extension FindingCode {
  static let anchor: FindingCode = "anchor"
  static let alias: FindingCode = "alias"
  static let tag: FindingCode = "tag"
  static let documentMarker: FindingCode = "document-marker"
  static let severalDocuments: FindingCode = "several-documents"
  static let directive: FindingCode = "directive"
}

extension Parser {
  func anchorRefused(at span: Span) -> Finding {
    .error(
      .anchor, "anchor `\(span.text)`: an offer repeats what it says", at: span,
      help: ["delete it and write the value where it is needed", "put a text that begins with `&` in double quotes"])
  }

  func aliasRefused(at span: Span) -> Finding {
    .error(
      .alias, "alias `\(span.text)`: an offer repeats what it says", at: span,
      help: ["write the value itself", "put a text that begins with `*` in double quotes"])
  }

  func tagRefused(at span: Span) -> Finding {
    .error(
      .tag, "tag `\(span.text)`: the key decides what its value is", at: span,
      help: ["delete it", "put a text that begins with `!` in double quotes"])
  }

  func documentMarkRefused(at span: Span) -> Finding {
    .error(
      .documentMarker, "document marker `\(span.text)`: a file is one offer", at: span, help: ["delete the line"])
  }

  func secondDocument(at span: Span) -> Finding {
    .error(
      .severalDocuments, "a second document begins: a file is one offer", at: span, label: "what follows is not used",
      help: ["put each offer in a file of its own"])
  }

  func directiveRefused(at span: Span) -> Finding {
    .error(
      .directive, "YAML directive: an offer needs none", at: span,
      help: ["delete the line", "put a key that begins with `%` in double quotes"])
  }
}
