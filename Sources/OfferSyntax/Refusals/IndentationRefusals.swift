internal import Diagnostics

extension FindingCode {
  static let tab: FindingCode = "tab"
  static let badIndentation: FindingCode = "bad-indentation"
  static let dashAmongKeys: FindingCode = "dash-among-keys"
  static let keyAmongDashes: FindingCode = "key-among-dashes"
  static let dashAfterKey: FindingCode = "dash-after-key"
}

extension Parser {
  func tabRefused(at span: Span, isIndentation: Bool) -> Finding {
    .error(
      .tab, isIndentation ? "tab in the indentation" : "tab between words", at: span,
      help: [
        isIndentation
          ? "indent with two spaces: how wide a tab is depends on who looks at it"
          : "write a space, or put the text in double quotes and write `\\t`"
      ])
  }

  func indentationRefused(at span: Span, column: Int, expected: Int, inner: Int?) -> Finding {
    if let inner {
      return .error(
        .badIndentation, "line begins in column \(column + 1), where nothing can begin", at: span,
        label: "the blocks above begin in columns \(inner + 1) and \(expected + 1)",
        help: [
          "begin in column \(inner + 1) to belong to the block above",
          "begin in column \(expected + 1) to stand beside its key",
        ])
    }
    return .error(
      .badIndentation, "line begins in column \(column + 1), where nothing can begin", at: span,
      label: "its neighbours begin in column \(expected + 1)",
      help: [
        "begin in column \(expected + 1) to stand beside them",
        "to stand below one of them, that one must have no value on its own line",
      ])
  }

  func shallowText(at span: Span) -> Finding {
    .error(
      .badIndentation, "line begins left of the text it belongs to", at: span,
      help: ["begin every line of a `|` or `>` text in the column of its first line"])
  }

  func blankLineTooWide(at span: Span) -> Finding {
    .error(
      .badIndentation, "empty line has more spaces than the text below it", at: span, help: ["delete its spaces"])
  }

  func dashAmongKeys(at span: Span) -> Finding {
    .error(
      .dashAmongKeys, "list item among keys", at: span, label: "this block consists of `key: value`",
      help: ["give the list a key of its own", "write a key with a colon instead of the dash"])
  }

  func keyAmongDashes(at span: Span) -> Finding {
    .error(
      .keyAmongDashes, "line without a dash in a list", at: span, label: "this block consists of `- item`",
      help: ["begin it with `- ` if it is an item", "indent it if it belongs to the item above"])
  }

  func dashAfterKey(at span: Span) -> Finding {
    .error(
      .dashAfterKey, "list begins on the line of its key", at: span, label: "a list begins on a line of its own",
      help: ["put the first item on the next line", "or write `[first, second]` after the key"])
  }
}
