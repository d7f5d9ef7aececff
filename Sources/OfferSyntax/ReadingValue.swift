internal import Diagnostics

extension Parser {
  /// Reads what a key says: on its line, on deeper lines below, or as a list in the key's own column.
  mutating func readValue(inside parent: Int, depth: Int, after offset: Int) -> Node {
    skipBlanks()
    if byte(at) == .lineFeed || isComment {
      endLine(after: offset..<offset)
      guard seekToken() else { return emptyText(at: offset) }
      if column > parent { return readBlock(inside: parent, depth: depth, ownLine: true) }
      if column == parent, case .item = form(at: at, before: lineEnd) {
        return readList(column: column, depth: depth + 1, sharesColumn: true)
      }
      return emptyText(at: offset)
    }
    if byte(at) == UInt8(ascii: "-"), byte(at + 1).endsWord {
      report(dashAfterKey(at: span(at..<at + 1)))
      return readList(column: column, depth: depth + 1, sharesColumn: false)
    }
    return readInline(inside: parent, depth: depth)
  }

  private var isComment: Bool { byte(at) == UInt8(ascii: "#") && (at == lineStart || byte(at - 1).isBlank) }

  /// Reads a value that begins on the line in hand and is not a block of entries or items.
  mutating func readInline(inside parent: Int, depth: Int) -> Node {
    let start = at
    if skipProperties() {
      if byte(at) == .lineFeed || isComment { return readBelow(inside: parent, depth: depth, after: start) }
    }
    let first = byte(at)
    switch first {
    case UInt8(ascii: "*"):
      report(aliasRefused(at: span(word(at: at, before: lineEnd))))
      leaveLine()
      return emptyText(at: start)
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      return readBlockText(inside: parent)
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      return readQuotedValue(inside: parent)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      return readFlowValue(inside: parent, depth: depth)
    default:
      return readPlainValue(inside: parent)
    }
  }

  /// Passes anchors and tags, reporting each; true if there were any.
  @discardableResult
  mutating func skipProperties() -> Bool {
    let start = at
    while byte(at) == UInt8(ascii: "&") || byte(at) == UInt8(ascii: "!") {
      let property = word(at: at, before: lineEnd)
      if byte(at) == UInt8(ascii: "&") {
        report(anchorRefused(at: span(property)))
      } else {
        report(tagRefused(at: span(property)))
      }
      at = property.upperBound
      skipBlanks()
      if isStopped { break }
    }
    return at != start
  }
}
