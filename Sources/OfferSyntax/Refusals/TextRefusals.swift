internal import Diagnostics

extension FindingCode {
  static let textOnSeveralLines: FindingCode = "text-on-several-lines"
  static let unclosedQuote: FindingCode = "unclosed-quote"
  static let unknownEscape: FindingCode = "unknown-escape"
  static let textAfterValue: FindingCode = "text-after-value"
  static let colonInText: FindingCode = "colon-in-text"
  static let reservedCharacter: FindingCode = "reserved-character"
  static let blockHeader: FindingCode = "block-header"
}

extension Parser {
  func textOnSeveralLines(text: Span, more: Span) -> Finding {
    .error(
      .textOnSeveralLines, "text goes on below its line", at: more, label: "belongs to the text above?",
      labels: [Finding.Label("the text begins here", at: text)],
      help: [
        "write `>` after the key and the whole text below it, indented",
        "if this is a new entry, give it a key and a colon",
      ])
  }

  func quoteOnSeveralLines(at span: Span) -> Finding {
    .error(
      .textOnSeveralLines, "quoted text goes on below its line", at: span, label: "the quote closes further down",
      help: ["write `>` after the key and the whole text below it, indented and without quotes"])
  }

  func quoteNotClosed(at span: Span, quote: UInt8) -> Finding {
    let sign = String(decoding: [quote], as: UTF8.self)
    return .error(
      .unclosedQuote, "quote is not closed on its line", at: span, label: "begins with `\(sign)`",
      help: ["write `\(sign)` at the end of the text", "a text that begins with `\(sign)` is quoted as a whole"])
  }

  func escapeRefused(at span: Span) -> Finding {
    .error(
      .unknownEscape, "`\(span.text)` is not an escape of offers", at: span,
      help: [
        "in double quotes write `\\\\` for a backslash; `\\n`, `\\t`, `\\\"` and `\\u20AC` are known",
        "in single quotes a backslash is an ordinary character",
      ])
  }

  func textAfterValue(_ value: Range<Int>, rest: Range<Int>) -> Finding {
    let opening = byte(value.lowerBound, before: value.upperBound)
    var help = ["put the whole text in quotes, or write the rest on a line of its own"]
    if opening == UInt8(ascii: "'"), rest.lowerBound == value.upperBound {
      help = ["write an apostrophe in single quotes twice: `'l''heure'`", "or use double quotes: `\"l'heure\"`"]
    } else if byte(rest.lowerBound) == UInt8(ascii: "#") {
      help = ["write a space before `#` to begin a comment"]
    }
    return .error(
      .textAfterValue, "text after the end of the value", at: span(rest),
      label: opening.isQuote ? "the closing quote ended it" : "the value ended before", help: help)
  }

  func colonInText(at span: Span, text: Span) -> Finding {
    .error(
      .colonInText, "a second colon followed by a space on one line", at: span, label: "read as a key inside the text",
      help: ["if it is part of the text, write \(quoted(text))", "if it is a key, write it on a line of its own"])
  }

  func reservedCharacter(at span: Span, text: Span) -> Finding {
    .error(
      .reservedCharacter, "`\(span.text)` cannot begin a text without quotes", at: span, label: "reserved by YAML",
      help: ["write \(quoted(text))"])
  }

  func questionMarkInBrackets(at span: Span, text: Span) -> Finding {
    .error(
      .reservedCharacter, "`?` in brackets needs quotes around its text", at: span, label: "reserved by YAML",
      help: ["put the text in double quotes"])
  }

  func blockHeaderRefused(at span: Span, hasDigit: Bool) -> Finding {
    .error(
      .blockHeader,
      hasDigit ? "the indentation of a text is not written as a number" : "text on the line of its `|` or `>`",
      at: span,
      help: [
        hasDigit
          ? "leave the number out: the first line of the text sets its indentation"
          : "begin the text on the next line; only `-` or `+` may follow the sign"
      ])
  }

  /// A proposal with double quotes, shortened if it is long.
  private func quoted(_ text: Span) -> String {
    let written = text.text
    guard written.utf8.count <= 60, !written.contains("\""), !written.contains("\\") else {
      return "the text in double quotes"
    }
    return "`\"\(written)\"`"
  }
}
