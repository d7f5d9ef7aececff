internal import Diagnostics

extension Parser {
  /// Reads a value in quotes, which ends on its line.
  mutating func readQuotedValue(inside parent: Int) -> Node {
    let start = at
    guard closingQuote(of: at, before: lineEnd) != nil else { return refuseOpenQuote(inside: parent) }
    let text = readQuoted()
    let range = start..<at
    skipBlanks()
    if byte(at) == UInt8(ascii: ":"), byte(at + 1).endsWord {
      report(colonInText(at: span(at..<at + 1), text: span(start..<trimmedEnd)))
      leaveLine()
    }
    endLine(after: range)
    return .scalar(text)
  }

  /// Reads the quoted text at the place in hand; the caller has seen its closing quote.
  mutating func readQuoted() -> Scalar {
    count()
    let start = at
    let quote = byte(at)
    guard let end = closingQuote(of: at, before: lineEnd) else {
      leaveLine()
      return Scalar(text: "", style: .plain, span: span(start..<at), segments: [])
    }
    var text = GatheredText()
    var offset = start + 1
    while offset < end {
      let byte = byte(offset)
      if quote == UInt8(ascii: "'"), byte == quote {
        text.append(bytes[offset..<offset + 1], at: offset)
        offset += 2
      } else if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
        offset = readEscape(at: offset, before: end, into: &text)
      } else {
        text.append(bytes[offset..<offset + 1], at: offset)
        offset += 1
      }
    }
    at = end + 1
    return Scalar(
      text: text.string, style: quote == UInt8(ascii: "'") ? .singleQuoted : .doubleQuoted, span: span(start..<at),
      segments: text.segments)
  }

  /// Reads `\n`, `\u20AC` and their like; returns the place after them.
  private mutating func readEscape(at start: Int, before end: Int, into text: inout GatheredText) -> Int {
    let letter = byte(start + 1, before: end)
    let digits: Int
    switch letter {
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), .space:
      text.append(escaped: letter == UInt8(ascii: "n") ? .lineFeed : letter == UInt8(ascii: "t") ? .tab : letter)
      return start + 2
    case UInt8(ascii: "_"):
      text.append(escaped: "\u{A0}")
      return start + 2
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default:
      let after = min(end, start + 2)
      report(escapeRefused(at: span(start..<wholeCharacter(endingAt: after, before: end))))
      return after
    }
    let after = start + 2 + digits
    guard after <= end, let value = hexadecimal(start + 2..<after), let scalar = Unicode.Scalar(value) else {
      report(escapeRefused(at: span(start..<wholeCharacter(endingAt: min(after, end), before: end))))
      return min(after, end)
    }
    switch ForbiddenCharacter(scalar) {
    case .control, .lineSeparator: report(escapeRefused(at: span(start..<after)))
    case .invisible: report(invisibleCharacter(scalar, at: span(start..<after), inKey: false))
    case nil: break
    }
    text.append(escaped: scalar)
    return after
  }

  private func hexadecimal(_ range: Range<Int>) -> UInt32? {
    var value: UInt32 = 0
    for offset in range {
      let digit: UInt8
      switch byte(offset) {
      case let byte where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case let byte where byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case let byte where byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// Moves an offset past the rest of the character it stands in, so that no span cuts one.
  private func wholeCharacter(endingAt offset: Int, before end: Int) -> Int {
    var offset = offset
    while offset < end, byte(offset) & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  /// Reports a quote that does not end on its line; if the text goes on below and ends there, that is passed too.
  private mutating func refuseOpenQuote(inside parent: Int) -> Node {
    let start = at
    let quote = byte(at)
    let text = span(at..<trimmedEnd)
    var last = line
    var next = line + 1
    search: while next < lines.count, next <= line + Parser.linesSearched {
      let candidate = lines[next]
      var offset = candidate.start
      while byte(offset, before: candidate.end).isBlank { offset += 1 }
      if offset < candidate.end {
        guard offset - candidate.start > parent else { break }
        switch form(at: offset, before: candidate.end) {
        case .item, .entry: break search
        case .crampedEntry, .text: break
        }
        if bytes[offset..<candidate.end].contains(quote) {
          last = next
          break
        }
      }
      next += 1
    }
    if last == line {
      report(quoteNotClosed(at: text, quote: quote))
    } else {
      report(quoteOnSeveralLines(at: text))
      while line < last { nextLine() }
    }
    leaveLine()
    endLine(after: text.range)
    count()
    let inner = min(start + 1, text.range.upperBound)..<text.range.upperBound
    return .scalar(
      Scalar(
        text: String(decoding: bytes[inner], as: UTF8.self), style: .plain, span: text,
        segments: [Scalar.Segment(textOffset: 0, fileOffset: inner.lowerBound, length: inner.count)]))
  }
}
