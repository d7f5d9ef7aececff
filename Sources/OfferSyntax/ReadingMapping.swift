internal import Diagnostics

extension Parser {
  /// Reads the entries that begin in `column`, the first of them at the place in hand.
  mutating func readMapping(column: Int, depth: Int) -> Node {
    if depth > limits.depth { return refuseDepth(inside: column - 1) }
    count()
    var mapping = GatheredEntries(start: at)
    while seekToken(), self.column >= column {
      if self.column > column {
        reportIndentation(siblings: column, above: mapping.entries.last?.value)
        mapping.adopt(readBlock(inside: column, depth: depth, ownLine: true))
        continue
      }
      switch form(at: at, before: lineEnd) {
      case .entry: readEntry(into: &mapping, column: column, depth: depth)
      case .crampedEntry: readEntry(into: &mapping, column: column, depth: depth)
      case .item:
        if line != tabbedLine { report(dashAmongKeys(at: span(at..<at + 1))) }
        _ = readList(column: column, depth: depth, sharesColumn: true)
      case .text:
        readLineWithoutColon(into: &mapping, column: column, depth: depth)
      }
    }
    return .mapping(Mapping(entries: mapping.entries, span: span(mapping.range)))
  }

  /// Reports a line that should be an entry; what stands below it is read as if it were one.
  private mutating func readLineWithoutColon(into mapping: inout GatheredEntries, column: Int, depth: Int) {
    let range = at..<endOfText
    if byte(at).isQuote, closingQuote(of: at, before: lineEnd) == nil {
      report(quoteNotClosed(at: span(range), quote: byte(at)))
    } else if line != tabbedLine {
      report(colonMissing(at: span(range)))
    }
    let key = plainText(range)
    mapping.extend(to: range.upperBound)
    leaveLine()
    guard let next = nextContent(), next.column > column else { return }
    let value = readBelow(inside: column, depth: depth, after: range.upperBound)
    mapping.extend(to: value.span.range.upperBound)
    if mapping.place(of: key.text) == nil { mapping.append(Mapping.Entry(key: key, value: value)) }
  }

  /// The end of the text in hand: before a comment and the blanks around it.
  var endOfText: Int {
    var end = at
    var offset = at
    while offset < lineEnd {
      if byte(offset) == UInt8(ascii: "#"), offset > at, byte(offset - 1).isBlank { break }
      if !byte(offset).isBlank { end = offset + 1 }
      offset += 1
    }
    return max(end, min(at + 1, lineEnd))
  }

  /// Reads one key with its value.
  private mutating func readEntry(into mapping: inout GatheredEntries, column: Int, depth: Int) {
    let comments = commentsAbove.map { span($0) }
    commentsAbove = []
    let first = byte(at)
    if first == UInt8(ascii: "?"), byte(at + 1).endsWord { return readComplexKey(column: column) }
    if first == UInt8(ascii: ":"), byte(at + 1).endsWord {
      report(keyMissing(at: span(at..<at + 1)))
      at += 1
      mapping.extend(to: at)
      _ = readValue(inside: column, depth: depth, after: at)
      return
    }
    skipProperties()
    guard let colon = colon(after: at, before: lineEnd) else { return leaveLine() }
    if let bracket = bracketAmongWords(before: colon) {
      report(colonMissing(before: span(bracket..<bracket + 1), key: span(word(at: at, before: bracket))))
      mapping.extend(to: endOfText)
      return leaveLine()
    }
    let key = readKey(before: colon)
    at = colon + 1
    mapping.extend(to: at)
    if !byte(at).endsWord {
      report(spaceMissing(key: key, at: span(key.span.range.lowerBound..<at), insertAt: span(at..<at)))
    }
    let isMerge = key.style == .plain && key.text == "<<"
    if isMerge {
      report(mergeKeyRefused(at: key.span))
      // The alias it stands before would only say the same again.
      if startsWithAlias { return leaveLine() }
    }
    let value = readValue(inside: column, depth: depth, after: at)
    if let earlier = mapping.place(of: key.text) {
      report(duplicateKey(key, earlier: earlier))
      mapping.extend(to: value.span.range.upperBound)
    } else if !isMerge {
      mapping.append(Mapping.Entry(key: key, value: value, comments: comments))
    }
  }

  /// The bracket of `key { label: Ligne }`, a word behind which the colon was forgotten.
  private func bracketAmongWords(before colon: Int) -> Int? {
    guard !byte(at).isQuote else { return nil }
    var offset = at
    while offset < colon, !byte(offset).isBlank { offset += 1 }
    while offset < colon, byte(offset).isBlank { offset += 1 }
    guard offset > at, offset < colon, byte(offset) == UInt8(ascii: "{") || byte(offset) == UInt8(ascii: "[") else {
      return nil
    }
    return offset
  }

  private var startsWithAlias: Bool {
    var offset = at
    while byte(offset).isBlank { offset += 1 }
    return byte(offset) == UInt8(ascii: "*")
  }

  /// Reads the key at the place in hand, quoted or not.
  private mutating func readKey(before colon: Int) -> Scalar {
    let scalar: Scalar
    if byte(at).isQuote {
      scalar = readQuoted()
      skipBlanks()
    } else {
      if byte(at) == UInt8(ascii: "*") {
        report(aliasRefused(at: span(word(at: at, before: colon))))
      } else if byte(at).isReservedAtStart || byte(at).isFlowIndicator {
        report(reservedCharacter(at: span(at..<at + 1), text: span(at..<colon)))
      }
      scalar = plainText(at..<colon)
    }
    keys.append(scalar.span.range)
    if scalar.span.range.count > limits.keyBytes { report(keyTooLong(at: scalar.span)) }
    return scalar
  }

  /// Refuses `? key` with its `: value`.
  private mutating func readComplexKey(column: Int) {
    report(complexKeyRefused(at: span(at..<trimmedEnd)))
    skipLines(deeperThan: column)
    guard let next = nextContent(), next.column == column, byte(next.start, before: next.end) == UInt8(ascii: ":")
    else {
      return
    }
    while line < lines.count, lineEnd < next.start { nextLine() }
    skipLines(deeperThan: column)
  }
}

/// The entries of a mapping as they are read.
struct GatheredEntries {
  private(set) var entries: [Mapping.Entry] = []
  /// The first place of each key, once there are many: a few are compared one by one.
  private var keys: [String: Span] = [:]
  private(set) var range: Range<Int>

  init(start: Int) { range = start..<start }

  /// How many keys are compared one by one.
  private static let few = 16

  /// Where a key stands; canonically equal keys (`é` written in two ways) are one.
  func place(of key: String) -> Span? {
    if entries.count > GatheredEntries.few { return keys[key] }
    return entries.first { $0.key.text == key }?.key.span
  }

  mutating func append(_ entry: Mapping.Entry) {
    entries.append(entry)
    if entries.count == GatheredEntries.few + 1 {
      for entry in entries { keys[entry.key.text] = entry.key.span }
    } else if entries.count > GatheredEntries.few {
      keys[entry.key.text] = entry.key.span
    }
    extend(to: entry.value.span.range.upperBound)
  }

  /// Takes over the entries of a block that was indented wrongly below the last one.
  mutating func adopt(_ stray: Node) {
    extend(to: stray.span.range.upperBound)
    guard case .mapping(let mapping) = stray, !mapping.isFlow else { return }
    if let last = entries.last, case .mapping(let inner) = last.value, !inner.isFlow {
      entries[entries.count - 1] = Mapping.Entry(
        key: last.key, value: last.value.adopting(stray), comments: last.comments)
    } else {
      for entry in mapping.entries where place(of: entry.key.text) == nil { append(entry) }
    }
  }

  mutating func extend(to end: Int) {
    range = range.lowerBound..<max(range.upperBound, end)
  }
}
