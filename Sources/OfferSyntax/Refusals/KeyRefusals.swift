internal import Diagnostics

extension FindingCode {
  static let missingColon: FindingCode = "missing-colon"
  static let missingSpace: FindingCode = "missing-space"
  static let missingKey: FindingCode = "missing-key"
  static let duplicateKey: FindingCode = "duplicate-key"
  static let complexKey: FindingCode = "complex-key"
  static let mergeKey: FindingCode = "merge-key"
}

extension Parser {
  func colonMissing(at span: Span) -> Finding {
    .error(
      .missingColon, "line without a colon among keys", at: span, label: "expected `key: value`",
      help: [
        "write a colon and a space after the key",
        "a text of several lines goes below its key after `>`",
      ])
  }

  func colonMissing(before bracket: Span, key: Span) -> Finding {
    .error(
      .missingColon, "no colon after `\(key.text)`", at: key, label: "expected `key: value`",
      help: ["write `\(key.text): \(bracket.text)…`"])
  }

  func spaceMissing(key: Scalar, at span: Span, insertAt place: Span) -> Finding {
    .error(
      .missingSpace, "no space after the colon of `\(key.text)`", at: span, label: "read as one word",
      help: ["write `\(key.text): `"], fix: FixIt(replace: place, with: " "))
  }

  func flowColonMissing(_ key: Scalar) -> Finding {
    let bytes = Array(key.text.utf8)
    guard key.style == .plain, let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
      if let split = decimalComma(before: key) { return split }
      return .error(
        .missingColon, "`\(key.text)` has no value", at: key.span, label: "expected `key: value`",
        help: ["braces hold `key: value`; for a list write brackets: `[one, two]`"])
    }
    let name = String(decoding: bytes[..<colon], as: UTF8.self)
    return .error(
      .missingSpace, "no space after the colon of `\(name)`", at: key.span, label: "read as one word",
      help: ["write `\(name): `"], fix: FixIt(replace: key.span.part(colon + 1..<colon + 1), with: " "))
  }

  /// `{ price: 29,90 €/month }`: a comma begins decimals almost everywhere, and ends a value in braces.
  private func decimalComma(before key: Scalar) -> Finding? {
    let comma = key.span.range.lowerBound - 1
    guard key.style == .plain, comma > 0, bytes[comma] == UInt8(ascii: ","), bytes[comma - 1].isDigit,
      let first = key.text.utf8.first, first.isDigit
    else { return nil }
    var start = comma
    while start > 0, bytes[start - 1].isDigit { start -= 1 }
    let whole = String(decoding: bytes[start..<comma], as: UTF8.self)
    let groupsThousands = key.text.utf8.prefix { $0.isDigit }.count == 3
    return .error(
      .missingColon, "the comma in `\(whole),\(key.text)` ends the value: braces hold `key: value, key: value`",
      at: key.span, label: "expected `key: value`",
      help: groupsThousands
        ? ["write `\(whole) \(key.text)` if it groups thousands", "write a point if it begins decimals"]
        : ["write `\(whole).\(key.text)`, with a point, or put the amount in quotes"])
  }

  func keyMissing(at span: Span) -> Finding {
    .error(.missingKey, "colon without a key", at: span, help: ["write the key before the colon"])
  }

  func duplicateKey(_ key: Scalar, earlier: Span) -> Finding {
    // Two spellings of `é` are one key to a reader, and look the same on the screen.
    let isSpelledAlike = Array(earlier.text.utf8) == Array(key.span.text.utf8)
    let lines =
      earlier.line == key.span.line ? "line \(earlier.line)" : "lines \(earlier.line) and \(key.span.line)"
    return .error(
      .duplicateKey, "`\(key.text)` is written twice, on \(lines)", at: key.span,
      label: isSpelledAlike ? "again here" : "the same key, spelled differently",
      labels: [Finding.Label("first here", at: earlier)],
      help: ["keep one of the two: which value counts would depend on the reader"])
  }

  func complexKeyRefused(at span: Span) -> Finding {
    .error(
      .complexKey, "a key is a word, not a block of its own", at: span,
      help: ["write `key: value` on one line", "put a text that begins with `?` in double quotes"])
  }

  func mergeKeyRefused(at span: Span) -> Finding {
    .error(
      .mergeKey, "merge key `<<`: an offer repeats what it says", at: span,
      help: ["write the entries out: whoever reads the offer sees them all in one place"])
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
