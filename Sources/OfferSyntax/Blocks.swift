internal import Diagnostics

extension Parser {
  /// Reads the file: one document, and what must not follow it.
  mutating func readFile() -> Node? {
    reportLongLines()
    let root = readDocument()
    if root == nil, !hasContent, findings.isEmpty {
      report(emptyFile(hasComments: !comments.isEmpty))
    }
    while isBetweenDocuments, !isStopped {
      isBetweenDocuments = false
      _ = readDocument()
    }
    return root
  }

  private mutating func readDocument() -> Node? {
    guard seekToken() else { return nil }
    hasContent = true
    let column = column
    var root = readBlock(inside: -1, depth: 0, ownLine: true)
    while seekToken() {
      reportIndentation(siblings: column)
      let stray = readBlock(inside: -1, depth: 0, ownLine: true)
      root = root.adopting(stray)
    }
    return root
  }

  /// Reads the mapping, list or text at the place in hand.
  ///
  /// - Parameters:
  ///   - parent: the column of the block around it: the value ends where a line begins at or left of it.
  ///   - ownLine: nothing stands before it on its line, not even a dash.
  mutating func readBlock(inside parent: Int, depth: Int, ownLine: Bool) -> Node {
    switch form(at: at, before: lineEnd) {
    case .item: return readList(column: column, depth: depth + 1, sharesColumn: false)
    case .entry: return readMapping(column: column, depth: depth + 1)
    case .crampedEntry where ownLine || byte(at).isQuote: return readMapping(column: column, depth: depth + 1)
    case .crampedEntry, .text:
      if startsMapping(ownLine: ownLine) { return readMapping(column: column, depth: depth + 1) }
      return readInline(inside: parent, depth: depth)
    }
  }

  /// Whether text is a key without its colon: the next line, in the same column, is a key with one.
  private func startsMapping(ownLine: Bool) -> Bool {
    guard let next = nextContent(), next.column == column else { return false }
    // A text in brackets or a block text is not a forgotten colon.
    switch byte(at) {
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: ">"): return false
    default: break
    }
    switch form(at: next.start, before: next.end) {
    case .entry: return true
    case .item, .crampedEntry, .text: return false
    }
  }

  /// Passes the lines that begin right of `column`, without reading them.
  mutating func skipLines(deeperThan column: Int) {
    leaveLine()
    while let next = nextContent(), next.column > column {
      while line < lines.count, lineEnd < next.start { nextLine() }
      leaveLine()
    }
  }

  /// Refuses a block that is nested too deeply, with all that is in it.
  mutating func refuseDepth(inside parent: Int) -> Node {
    report(tooDeep(at: span(word(at: at, before: lineEnd))))
    let offset = at
    skipLines(deeperThan: parent)
    return emptyText(at: offset)
  }

  /// Reports a line that begins in a column where nothing can.
  ///
  /// - Parameters:
  ///   - column: where the lines of the block in hand begin.
  ///   - above: what was read last in it; if that is a block, the line may belong to it.
  mutating func reportIndentation(siblings column: Int, above: Node? = nil) {
    guard line != tabbedLine else { return }
    let inner: Int? =
      switch above {
      case .mapping(let mapping)? where !mapping.isFlow: mapping.span.column - 1
      case .sequence(let sequence)? where !sequence.isFlow: sequence.span.column - 1
      case .mapping, .sequence, .scalar, nil: nil
      }
    let place = span(at..<endOfText)
    report(indentationRefused(at: place, column: self.column, expected: column, inner: inner == column ? nil : inner))
  }
}

extension Node {
  /// Keeps what a wrongly indented block says, so that later checks do not report it as missing.
  func adopting(_ stray: Node) -> Node {
    guard case .mapping(let own) = self, case .mapping(let other) = stray, !own.isFlow, !other.isFlow else {
      return self
    }
    let known = Set(own.entries.map(\.key.text))
    let added = other.entries.filter { !known.contains($0.key.text) }
    return .mapping(Mapping(entries: own.entries + added, span: own.span.union(other.span)))
  }
}
