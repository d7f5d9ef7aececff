internal import Diagnostics

extension Parser {
  /// What happens to the line breaks at the end of a `|` or `>` text.
  private enum Chomping {
    /// Without a sign: one line break.
    case clip
    /// `-`: none.
    case strip
    /// `+`: all.
    case keep
  }

  /// Reads a `|` or `>` text: the lines below that are deeper than `parent`.
  mutating func readBlockText(inside parent: Int) -> Node {
    count()
    let start = at
    let isFolded = byte(at) == UInt8(ascii: ">")
    let chomping = readBlockHeader()
    let header = start..<at
    skipBlanks()
    if at < lineEnd, byte(at) != UInt8(ascii: "#") {
      report(blockHeaderRefused(at: span(at..<trimmedEnd), hasDigit: false))
      leaveLine()
    }
    endLine(after: header)
    var text = GatheredText()
    var end = header.upperBound
    var breaks = 0
    let first = firstBlockLine(inside: parent, breaks: &breaks)
    var lastBreak = false
    if let first {
      var next = first.line
      while true {
        for _ in 0..<breaks { text.append(escaped: .lineFeed) }
        let content = lines[next].start + first.indent..<lines[next].end
        let beginsWithBlank = byte(content.lowerBound, before: content.upperBound).isBlank
        text.append(bytes[content], at: content.lowerBound)
        end = content.upperBound
        line = next
        lastBreak = hasLineBreak(next)
        next += 1
        breaks = 0
        while next < lines.count, isBreak(next, indent: first.indent) {
          breaks += 1
          next += 1
        }
        guard next < lines.count, continues(next, indent: first.indent) else { break }
        let nextBeginsWithBlank = byte(lines[next].start + first.indent, before: lines[next].end).isBlank
        if isFolded, !beginsWithBlank, !nextBeginsWithBlank {
          if breaks == 0 { text.append(escaped: .space) }
        } else {
          text.append(escaped: .lineFeed)
        }
      }
    }
    if lastBreak, chomping != .strip { text.append(escaped: .lineFeed) }
    if chomping == .keep { for _ in 0..<breaks { text.append(escaped: .lineFeed) } }
    let scalar = Scalar(
      text: text.string, style: isFolded ? .folded : .literal, span: span(start..<end), segments: text.segments)
    if text.bytes.count > limits.textBytes { report(textTooLong(at: span(header), bytes: text.bytes.count)) }
    leaveLine()
    refuseShallowLines(inside: parent, isEmpty: first == nil)
    return .scalar(scalar)
  }

  /// Reads `|`, `>` and the sign after it.
  private mutating func readBlockHeader() -> Chomping {
    let start = at
    var chomping = Chomping.clip
    at += 1
    var hasDigit = false
    while !byte(at).endsWord {
      switch byte(at) {
      case UInt8(ascii: "-") where chomping == .clip: chomping = .strip
      case UInt8(ascii: "+") where chomping == .clip: chomping = .keep
      case UInt8(ascii: "0")...UInt8(ascii: "9") where !hasDigit: hasDigit = true
      default:
        report(blockHeaderRefused(at: span(at..<trimmedEnd), hasDigit: false))
        leaveLine()
        return chomping
      }
      at += 1
    }
    if hasDigit { report(blockHeaderRefused(at: span(start..<at), hasDigit: true)) }
    return chomping
  }

  /// The first line of the text, and the column in which all of it begins.
  private mutating func firstBlockLine(inside parent: Int, breaks: inout Int) -> (line: Int, indent: Int)? {
    let least = max(parent + 1, 1)
    var widestBlank = 0
    var next = line + 1
    while next < lines.count {
      let spaces = spaces(next, atMost: .max)
      if lines[next].start + spaces < lines[next].end {
        guard spaces >= least else { return nil }
        if widestBlank > spaces {
          let blank = lines[next - 1]
          report(blankLineTooWide(at: span(blank.start..<blank.end)))
        }
        return (next, spaces)
      }
      widestBlank = max(widestBlank, spaces)
      if hasLineBreak(next) { breaks += 1 }
      next += 1
    }
    return nil
  }

  private func spaces(_ index: Int, atMost most: Int) -> Int {
    let line = lines[index]
    var count = 0
    while count < most, byte(line.start + count, before: line.end) == .space { count += 1 }
    return count
  }

  private func hasLineBreak(_ index: Int) -> Bool { lines[index].end < bytes.count }

  /// A line of at most `indent` spaces: it is a line break of the text.
  private func isBreak(_ index: Int, indent: Int) -> Bool {
    lines[index].start + spaces(index, atMost: indent) == lines[index].end && hasLineBreak(index)
  }

  private func continues(_ index: Int, indent: Int) -> Bool {
    spaces(index, atMost: indent) == indent && lines[index].start + indent < lines[index].end
  }

  /// Reports text that is less deep than the first line of its block, and passes it.
  private mutating func refuseShallowLines(inside parent: Int, isEmpty: Bool) {
    guard let next = nextContent(), next.column > parent, !(isEmpty && next.column == 0) else { return }
    let lineStart = next.start - next.column
    if bytes[lineStart..<next.start].contains(.tab) {
      report(tabRefused(at: span(lineStart..<next.start), isIndentation: true))
    } else {
      report(shallowText(at: span(next.start..<next.end)))
    }
    skipLines(deeperThan: parent)
  }
}
