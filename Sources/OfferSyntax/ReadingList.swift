internal import Diagnostics

extension Parser {
  /// Reads the items whose dashes stand in `column`, the first of them at the place in hand.
  ///
  /// - Parameter sharesColumn: the list stands directly below the key it belongs to, in the same column, so that
  ///   the next key ends it.
  mutating func readList(column: Int, depth: Int, sharesColumn: Bool) -> Node {
    if depth > limits.depth { return refuseDepth(inside: column - 1) }
    count()
    var items: [Node] = []
    var range = at..<at
    while seekToken(), self.column >= column {
      if self.column > column {
        reportIndentation(siblings: column, above: items.last)
        let stray = readBlock(inside: column, depth: depth, ownLine: true)
        range = range.lowerBound..<max(range.upperBound, stray.span.range.upperBound)
        if let last = items.last { items[items.count - 1] = last.adopting(stray) }
        continue
      }
      guard case .item = form(at: at, before: lineEnd) else {
        if sharesColumn { break }
        if line != tabbedLine { report(keyAmongDashes(at: span(at..<endOfText))) }
        _ = readBlock(inside: column, depth: depth, ownLine: true)
        continue
      }
      commentsAbove = []
      at += 1
      let item = readItem(column: column, depth: depth)
      items.append(item)
      range = range.lowerBound..<max(range.upperBound, item.span.range.upperBound)
    }
    return .sequence(Sequence(items: items, span: span(range)))
  }

  /// Reads what follows a dash: on its line, or on deeper lines below.
  private mutating func readItem(column: Int, depth: Int) -> Node {
    let afterDash = at
    skipBlanks()
    if byte(at) != .lineFeed, byte(at) != UInt8(ascii: "#") {
      return readBlock(inside: column, depth: depth, ownLine: false)
    }
    return readBelow(inside: column, depth: depth, after: afterDash)
  }

  /// Reads what stands on the lines below a key or a dash, if they are deeper.
  mutating func readBelow(inside parent: Int, depth: Int, after offset: Int) -> Node {
    endLine(after: offset..<offset)
    guard seekToken(), column > parent else { return emptyText(at: offset) }
    return readBlock(inside: parent, depth: depth, ownLine: true)
  }
}
