internal import Diagnostics

extension Parser {
  /// Goes to the next thing that is not a blank, an empty line or a comment; false at the end of the document.
  mutating func seekToken() -> Bool {
    while !isStopped, !isBetweenDocuments, line < lines.count {
      let startsLine = at == lineStart
      skipBlanks()
      if at >= lineEnd {
        if startsLine { commentsAbove = [] }
        nextLine()
      } else if byte(at) == UInt8(ascii: "#") {
        comments.append(at..<lineEnd)
        if startsLine { commentsAbove.append(at..<lineEnd) }
        nextLine()
      } else if at == lineStart, readDocumentMark() {
        nextLine()
      } else {
        return !isStopped
      }
    }
    return false
  }

  /// After a value: nothing but a comment may follow on its line.
  mutating func endLine(after value: Range<Int>) {
    skipBlanks()
    if byte(at) == UInt8(ascii: "#"), byte(at - 1).isBlank {
      comments.append(at..<lineEnd)
    } else if at < lineEnd {
      report(textAfterValue(value, rest: at..<trimmedEnd))
    }
    leaveLine()
    commentsAbove = []
  }

  /// The end of the line in hand without blanks.
  var trimmedEnd: Int {
    var end = lineEnd
    while end > at, byte(end - 1).isBlank { end -= 1 }
    return end
  }

  /// The first byte of the next line that says something, and that line's end; nothing is consumed.
  func nextContent() -> (start: Int, column: Int, end: Int)? {
    var next = line + 1
    while next < lines.count {
      let candidate = lines[next]
      var offset = candidate.start
      while byte(offset, before: candidate.end).isBlank { offset += 1 }
      let first = byte(offset, before: candidate.end)
      if first != .lineFeed, first != UInt8(ascii: "#") {
        return (offset, offset - candidate.start, candidate.end)
      }
      next += 1
    }
    return nil
  }

  /// Passes `---`, `...` and `%` at the start of a line; false if the line holds none of them.
  private mutating func readDocumentMark() -> Bool {
    let first = byte(at)
    let mark = at..<trimmedEnd
    if first == UInt8(ascii: "%") {
      report(directiveRefused(at: span(mark)))
      return true
    }
    guard first == UInt8(ascii: "-") || first == UInt8(ascii: "."), byte(at + 1) == first, byte(at + 2) == first,
      byte(at + 3).endsWord
    else { return false }
    let dots = first == UInt8(ascii: ".")
    if dots || !hasContent {
      report(documentMarkRefused(at: span(at..<at + 3)))
    } else {
      report(secondDocument(at: span(at..<at + 3)))
      isBetweenDocuments = true
    }
    return true
  }
}
