internal import Diagnostics

extension FindingCode {
  static let unclosedBracket: FindingCode = "unclosed-bracket"
  static let strayBracket: FindingCode = "stray-bracket"
  static let bracketsOnSeveralLines: FindingCode = "brackets-on-several-lines"
  static let missingComma: FindingCode = "missing-comma"
  static let extraComma: FindingCode = "extra-comma"
  static let pairInBrackets: FindingCode = "pair-in-brackets"
}

extension Parser {
  func bracketNotClosed(at span: Span) -> Finding {
    let closing = span.text == "[" ? "]" : "}"
    return .error(
      .unclosedBracket, "`\(span.text)` is not closed on its line", at: span,
      help: ["write `\(closing)` at its end", "put a text that begins with `\(span.text)` in double quotes"])
  }

  func bracketsOnSeveralLines(at span: Span) -> Finding {
    .error(
      .bracketsOnSeveralLines, "brackets close on a later line", at: span, label: "opened here",
      help: [
        "write it on one line",
        "or write one entry per line without brackets: `key: value`, or `- item`",
      ])
  }

  func strayBracket(at span: Span, expected opening: Span?) -> Finding {
    guard let opening else {
      return .error(
        .strayBracket, "`\(span.text)` closes nothing", at: span,
        help: ["delete it, or put the text in double quotes"])
    }
    let closing = opening.text == "[" ? "]" : "}"
    return .error(
      .strayBracket, "`\(span.text)` where `\(closing)` is expected", at: span,
      labels: [Finding.Label("opened here", at: opening)], help: ["write `\(closing)`"])
  }

  func commaMissing(at span: Span) -> Finding {
    .error(
      .missingComma, "comma missing in brackets", at: span, label: "expected a comma before this",
      help: ["write a comma between two values", "put a text with `: ` or quotes in it in double quotes"])
  }

  func extraComma(at span: Span) -> Finding {
    .error(.extraComma, "comma without a value before it", at: span, help: ["delete it, or write the value"])
  }

  func pairInBrackets(at span: Span) -> Finding {
    .error(
      .pairInBrackets, "key and value between `[` and `]`", at: span, label: "brackets hold a list",
      help: ["write braces: `{ key: value }`", "put a text with `: ` in it in double quotes"])
  }
}
