internal import Diagnostics

extension Parser {
  /// Text without quotes, written in `range`; the blanks around it do not belong to it.
  mutating func plainText(_ range: Range<Int>) -> Scalar {
    count()
    var start = range.lowerBound
    var end = min(range.upperBound, bytes.count)
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    reportTabs(in: range.lowerBound..<max(range.lowerBound, min(range.upperBound, bytes.count)))
    return Scalar(style: .plain, span: span(start..<end))
  }

  private mutating func reportTabs(in range: Range<Int>) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let start = offset
      while offset < range.upperBound, bytes[offset] == .tab { offset += 1 }
      if offset > start {
        report(tabRefused(at: span(start..<offset), isIndentation: false))
        if isStopped { return }
      }
      offset += 1
    }
  }

  /// Reads text without quotes up to the end of its line.
  mutating func readPlainValue(inside parent: Int) -> Node {
    let start = at
    var offset = at
    var colon: Int?
    while offset < lineEnd {
      if byte(offset) == UInt8(ascii: "#"), offset > start, byte(offset - 1).isBlank { break }
      if colon == nil, byte(offset) == UInt8(ascii: ":"), byte(offset + 1).endsWord { colon = offset }
      offset += 1
    }
    let text = plainText(start..<offset)
    if isStopped { return .scalar(text) }
    let first = byte(start)
    if first == UInt8(ascii: "]") || first == UInt8(ascii: "}") {
      report(strayBracket(at: span(start..<start + 1), expected: nil))
    } else if first.isReservedAtStart || (first == UInt8(ascii: "?") && byte(start + 1).endsWord) {
      report(reservedCharacter(at: span(start..<start + 1), text: text.span))
    } else if let colon {
      report(colonInText(at: span(colon..<colon + 1), text: text.span))
    }
    at = offset
    endLine(after: text.span.range)
    refuseMoreLines(of: text.span, inside: parent)
    return .scalar(text)
  }

  /// Refuses text that goes on below: it is joined with `>`, or it forgot its own key.
  private mutating func refuseMoreLines(of text: Span, inside parent: Int) {
    var isReported = false
    while let next = nextContent(), next.column > parent, !isStopped {
      switch form(at: next.start, before: next.end) {
      case .item, .entry, .crampedEntry: return
      case .text: break
      }
      // At the left edge these are the marks of a document, not text.
      if next.column == 0, isDocumentMark(at: next.start, before: next.end) { return }
      while line < lines.count, lineEnd < next.start { nextLine() }
      if !isReported {
        report(textOnSeveralLines(text: text, more: span(next.start..<next.end)))
        isReported = true
      }
      leaveLine()
    }
  }

  private func isDocumentMark(at start: Int, before end: Int) -> Bool {
    let first = byte(start, before: end)
    if first == UInt8(ascii: "%") { return true }
    return (first == UInt8(ascii: "-") || first == UInt8(ascii: ".")) && byte(start + 1, before: end) == first
      && byte(start + 2, before: end) == first && byte(start + 3, before: end).endsWord
  }
}
