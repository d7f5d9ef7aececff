internal import Diagnostics

/// Why reading in brackets was given up.
private enum FlowFault: Error {
  /// It has been reported.
  case reported
  /// The line ended before the bracket that opened here was closed.
  case open(Int)
}

extension Parser {
  /// Reads `[…]` or `{…}`, which ends on its line.
  mutating func readFlowValue(inside parent: Int, depth: Int) -> Node {
    let start = at
    do {
      let node = try readFlow(depth: depth + 1)
      if byte(at) == UInt8(ascii: "]") || byte(at) == UInt8(ascii: "}") {
        report(strayBracket(at: span(at..<at + 1), expected: nil))
        leaveLine()
      }
      endLine(after: node.span.range)
      return node
    } catch {
      switch error {
      case .reported: break
      case .open(let bracket):
        let last = lastLineInBrackets(inside: parent)
        if last == line {
          report(bracketNotClosed(at: span(bracket..<bracket + 1)))
        } else {
          report(bracketsOnSeveralLines(at: span(start..<trimmedEnd)))
          while line < last { nextLine() }
        }
      }
      leaveLine()
      endLine(after: start..<start)
      return emptyText(at: start)
    }
  }

  /// The line below that closes every bracket opened on this one; this line if there is none.
  private func lastLineInBrackets(inside parent: Int) -> Int {
    var open = 0
    var next = line
    while next < lines.count, next <= line + Parser.linesSearched {
      let candidate = lines[next]
      var offset = next == line ? at : candidate.start
      if next != line {
        while byte(offset, before: candidate.end).isBlank { offset += 1 }
        let closes =
          byte(offset, before: candidate.end) == UInt8(ascii: "]")
          || byte(offset, before: candidate.end) == UInt8(ascii: "}")
        if offset < candidate.end, offset - candidate.start <= parent, !(closes && offset - candidate.start == parent) {
          return line
        }
      } else {
        offset = lines[line].start
      }
      while offset < candidate.end {
        switch bytes[offset] {
        case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): open -= 1
        default: break
        }
        offset += 1
      }
      if next != line, open <= 0 { return next }
      next += 1
    }
    return line
  }

  private mutating func readFlow(depth: Int) throws(FlowFault) -> Node {
    if depth > limits.depth {
      report(tooDeep(at: span(at..<at + 1)))
      throw .reported
    }
    count()
    return byte(at) == UInt8(ascii: "[") ? try readFlowList(depth: depth) : try readFlowMapping(depth: depth)
  }

  private mutating func readFlowList(depth: Int) throws(FlowFault) -> Node {
    let start = at
    var items: [Node] = []
    at += 1
    while try beginFlowItem(opened: start) {
      items.append(try readFlowItem(depth: depth))
      skipBlanks()
      if byte(at) == UInt8(ascii: ":") {
        report(pairInBrackets(at: span(at..<at + 1)))
        throw .reported
      }
      try endFlowItem(opened: start)
    }
    return .sequence(Sequence(items: items, span: span(start..<at), isFlow: true))
  }

  private mutating func readFlowMapping(depth: Int) throws(FlowFault) -> Node {
    let start = at
    var entries = GatheredEntries(start: start)
    at += 1
    while try beginFlowItem(opened: start) {
      let key = try readFlowKey(opened: start)
      let afterColon = at
      skipBlanks()
      let value: Node
      if byte(at) == UInt8(ascii: ",") || byte(at) == UInt8(ascii: "}") {
        value = emptyText(at: afterColon)
      } else if isFlowEnd {
        throw .open(start)
      } else {
        value = try readFlowItem(depth: depth)
        skipBlanks()
      }
      if let earlier = entries.place(of: key.text) {
        report(duplicateKey(key, earlier: earlier))
      } else if key.style == .plain, key.text == "<<" {
        report(mergeKeyRefused(at: key.span))
      } else {
        entries.append(Mapping.Entry(key: key, value: value))
      }
      try endFlowItem(opened: start)
    }
    return .mapping(Mapping(entries: entries.entries, span: span(start..<at), isFlow: true))
  }

  /// The line ends here, or a comment begins.
  private var isFlowEnd: Bool {
    byte(at) == .lineFeed || byte(at) == UInt8(ascii: "#") && byte(at - 1).isBlank
  }

  /// Goes to the next item; false after the closing bracket, which is passed.
  private mutating func beginFlowItem(opened start: Int) throws(FlowFault) -> Bool {
    skipBlanks()
    if isFlowEnd { throw .open(start) }
    let closing: UInt8 = byte(start) == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
    switch byte(at) {
    case closing:
      at += 1
      return false
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      report(strayBracket(at: span(at..<at + 1), expected: span(start..<start + 1)))
      throw .reported
    case UInt8(ascii: ","):
      report(extraComma(at: span(at..<at + 1)))
      throw .reported
    default: return true
    }
  }

  /// After an item: a comma, or the closing bracket.
  private mutating func endFlowItem(opened start: Int) throws(FlowFault) {
    skipBlanks()
    if isFlowEnd { throw .open(start) }
    switch byte(at) {
    case UInt8(ascii: ","): at += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"): break
    default:
      report(commaMissing(at: span(flowWord)))
      throw .reported
    }
  }

  /// The characters at the place in hand up to a blank or one of `,[]{}`.
  private var flowWord: Range<Int> {
    var end = at
    while !byte(end).endsWord, !byte(end).isFlowIndicator { end += 1 }
    return at..<max(end, min(at + 1, bytes.count))
  }

  private mutating func readFlowItem(depth: Int) throws(FlowFault) -> Node {
    skipFlowProperties()
    let start = at
    switch byte(at) {
    case UInt8(ascii: "["), UInt8(ascii: "{"): return try readFlow(depth: depth + 1)
    case UInt8(ascii: "*"):
      report(aliasRefused(at: span(flowWord)))
      at = flowWord.upperBound
      return emptyText(at: start)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .scalar(try readFlowQuoted())
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), .lineFeed: return emptyText(at: start)
    default: return .scalar(try readFlowPlain())
    }
  }

  private mutating func skipFlowProperties() {
    while byte(at) == UInt8(ascii: "&") || byte(at) == UInt8(ascii: "!") {
      let property = flowWord
      report(byte(at) == UInt8(ascii: "&") ? anchorRefused(at: span(property)) : tagRefused(at: span(property)))
      if isStopped { return }
      at = property.upperBound
      skipBlanks()
    }
  }

  private mutating func readFlowQuoted() throws(FlowFault) -> Scalar {
    guard closingQuote(of: at, before: lineEnd) != nil else {
      report(quoteNotClosed(at: span(at..<trimmedEnd), quote: byte(at)))
      throw .reported
    }
    return readQuoted()
  }

  /// Reads a key in braces with its colon.
  private mutating func readFlowKey(opened start: Int) throws(FlowFault) -> Scalar {
    skipFlowProperties()
    let key: Scalar
    switch byte(at) {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      report(complexKeyRefused(at: span(at..<at + 1)))
      throw .reported
    case UInt8(ascii: "?") where byte(at + 1).endsWord:
      report(complexKeyRefused(at: span(at..<at + 1)))
      throw .reported
    case UInt8(ascii: "*"):
      report(aliasRefused(at: span(flowWord)))
      throw .reported
    case UInt8(ascii: ":"):
      report(keyMissing(at: span(at..<at + 1)))
      throw .reported
    case UInt8(ascii: "'"), UInt8(ascii: "\""): key = try readFlowQuoted()
    default: key = try readFlowPlain()
    }
    keys.append(key.span.range)
    if key.span.range.count > limits.keyBytes { report(keyTooLong(at: key.span)) }
    skipBlanks()
    guard byte(at) == UInt8(ascii: ":") else {
      if isFlowEnd, !bytes[key.span.range].contains(UInt8(ascii: ":")) { throw .open(start) }
      report(flowColonMissing(key))
      throw .reported
    }
    at += 1
    return key
  }

  /// Reads text without quotes in brackets: up to a comma, a bracket or a colon that ends a key.
  private mutating func readFlowPlain() throws(FlowFault) -> Scalar {
    let start = at
    let first = byte(at)
    let isLoneDash = first == UInt8(ascii: "-") && (byte(at + 1).endsWord || byte(at + 1).isFlowIndicator)
    switch first {
    case _ where isLoneDash || first.isReservedAtStart,
      UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "#"):
      report(reservedCharacter(at: span(at..<at + 1), text: span(flowWord)))
      throw .reported
    default: break
    }
    var offset = at
    while offset < lineEnd, !byte(offset).isFlowIndicator {
      if byte(offset) == UInt8(ascii: "#"), byte(offset - 1).isBlank { break }
      if byte(offset) == UInt8(ascii: ":"), byte(offset + 1).endsWord || byte(offset + 1).isFlowIndicator { break }
      if byte(offset) == UInt8(ascii: "?") {
        report(questionMarkInBrackets(at: span(offset..<offset + 1), text: span(flowWord)))
        throw .reported
      }
      offset += 1
    }
    at = offset
    return plainText(start..<offset)
  }
}
