internal import Diagnostics

extension QuickParser {
  /// Reads the mapping, list or text at the place in hand.
  mutating func readBlock(inside parent: Int, depth: Int) throws(Unsure) -> Reference {
    if bytes[at] == UInt8(ascii: "-"), endsWord(at + 1) {
      return try readList(column: column, depth: depth + 1, sharesColumn: false)
    }
    if let colon = try colonOfKey() { return try readMapping(column: column, colon: colon, depth: depth + 1) }
    return try readInline(inside: parent, depth: depth)
  }

  /// The colon that ends the key at the place in hand; nothing where a text, a list or a mapping in brackets stands.
  private func colonOfKey() throws(Unsure) -> Int? {
    let first = bytes[at]
    switch first {
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: ">"): return nil
    case UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "?"),
      UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      throw Unsure()
    case _ where first.isReservedAtStart: throw Unsure()
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return try colonAfterQuotes()
    default: break
    }
    var offset = at
    var isWord = true
    var hasBracket = false
    while true {
      switch bytes[offset] {
      case .lineFeed: return nil
      case UInt8(ascii: "#") where bytes[offset - 1] == .space: return nil
      case UInt8(ascii: ":"):
        if endsWord(offset + 1) {
          // A bracket behind a word may be a value whose colon was forgotten.
          if hasBracket { throw Unsure() }
          return offset
        }
        // It may be a key whose space was forgotten.
        if isWord, bytes[offset + 1] != UInt8(ascii: "/") { throw Unsure() }
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...0xFF:
        break
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        if offset == at { isWord = false }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        hasBracket = true
        isWord = false
      default: isWord = false
      }
      offset += 1
    }
  }

  private func colonAfterQuotes() throws(Unsure) -> Int? {
    let quote = bytes[at]
    var offset = at + 1
    while bytes[offset] != quote {
      if bytes[offset] == .lineFeed || bytes[offset] == UInt8(ascii: "\\") { throw Unsure() }
      offset += 1
    }
    offset += 1
    while bytes[offset] == .space { offset += 1 }
    guard bytes[offset] == UInt8(ascii: ":") else { return nil }
    if !endsWord(offset + 1) { throw Unsure() }
    return offset
  }

  /// Reads the entries that begin in `column`, the first of them at the place in hand.
  private mutating func readMapping(column: Int, colon first: Int, depth: Int) throws(Unsure) -> Reference {
    if depth > limits.depth { throw Unsure() }
    nodes += 1
    let start = at
    let begun = entries.count
    var last = at
    var known: Int? = first
    repeat {
      guard self.column == column else {
        if self.column > column { throw Unsure() }
        break
      }
      if bytes[at] == UInt8(ascii: "-"), endsWord(at + 1) { throw Unsure() }
      let seen = known
      known = nil
      let colon: Int
      if let seen {
        colon = seen
      } else if let found = try colonOfKey() {
        colon = found
      } else {
        throw Unsure()
      }
      var comments: UInt32 = 0
      if !commentsAbove.isEmpty {
        lists.comments.append(commentsAbove)
        comments = UInt32(lists.comments.count)
        commentsAbove = []
      }
      let key = try readKey(before: colon)
      let value = try readValue(inside: column, depth: depth)
      last = max(last, colon + 1, end(of: value))
      try append(SyntaxTree.Entry(code: code(of: key), key: key, value: value, comments: comments), from: begun)
    } while try seek()
    return mapping(from: begun, start, last)
  }

  private mutating func readKey(before colon: Int) throws(Unsure) -> Reference {
    let key: Reference
    switch bytes[at] {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): key = try quotedText()
    default: key = plainText(at, colon)
    }
    if length(of: key) > limits.keyBytes || length(of: key) == 0 { throw Unsure() }
    at = colon + 1
    return key
  }

  /// Reads what a key says: on its line, on deeper lines below, or as a list in the key's own column.
  private mutating func readValue(inside parent: Int, depth: Int) throws(Unsure) -> Reference {
    let afterColon = at
    skipSpaces()
    switch bytes[at] {
    case .lineFeed, UInt8(ascii: "#"):
      try endLine()
      guard try seek() else { return emptyText(at: afterColon) }
      if column > parent { return try readBlock(inside: parent, depth: depth) }
      if column == parent, bytes[at] == UInt8(ascii: "-"), endsWord(at + 1) {
        return try readList(column: column, depth: depth + 1, sharesColumn: true)
      }
      return emptyText(at: afterColon)
    case UInt8(ascii: "-") where endsWord(at + 1): throw Unsure()
    default: return try readInline(inside: parent, depth: depth)
    }
  }

  /// Reads the items whose dashes stand in `column`, the first of them at the place in hand.
  private mutating func readList(column: Int, depth: Int, sharesColumn: Bool) throws(Unsure) -> Reference {
    if depth > limits.depth { throw Unsure() }
    nodes += 1
    let start = at
    let begun = items.count
    var last = at
    repeat {
      guard self.column == column else {
        if self.column > column { throw Unsure() }
        break
      }
      guard bytes[at] == UInt8(ascii: "-"), endsWord(at + 1) else {
        if sharesColumn { break }
        throw Unsure()
      }
      if !commentsAbove.isEmpty { commentsAbove = [] }
      at += 1
      let item = try readItem(column: column, depth: depth)
      last = max(last, end(of: item))
      items.append(item)
    } while try seek()
    return list(from: begun, start, last)
  }

  /// Reads what follows a dash: on its line, or on deeper lines below.
  private mutating func readItem(column: Int, depth: Int) throws(Unsure) -> Reference {
    let afterDash = at
    skipSpaces()
    if bytes[at] != .lineFeed, bytes[at] != UInt8(ascii: "#") { return try readBlock(inside: column, depth: depth) }
    try endLine()
    guard try seek(), self.column > column else { return emptyText(at: afterDash) }
    return try readBlock(inside: column, depth: depth)
  }

  /// Reads a value that begins on the line in hand and is not a block of entries or items.
  private mutating func readInline(inside parent: Int, depth: Int) throws(Unsure) -> Reference {
    let node: Reference
    switch bytes[at] {
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return try readBlockText(inside: parent)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): node = try quotedText()
    case UInt8(ascii: "["), UInt8(ascii: "{"): node = try readFlow(depth: depth + 1)
    case UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: "?"), UInt8(ascii: "#"):
      throw Unsure()
    case let first where first.isReservedAtStart: throw Unsure()
    default: node = try plainValue()
    }
    try endLine()
    try endValue(inside: parent)
    return node
  }

  /// Text without quotes up to the end of its line.
  private mutating func plainValue() throws(Unsure) -> Reference {
    let start = at
    while bytes[at] != .lineFeed {
      if bytes[at] == UInt8(ascii: ":"), endsWord(at + 1) { throw Unsure() }
      if bytes[at] == UInt8(ascii: "#"), at > start, bytes[at - 1] == .space { break }
      at += 1
    }
    return plainText(start, at)
  }
}

extension QuickParser {
  /// So many keys are compared one by one.
  private static let most = 1024

  /// Adds an entry to the mapping whose entries begin at `first`; one whose key stands there already is for `Parser`
  /// to report.
  mutating func append(_ entry: SyntaxTree.Entry, from first: Int) throws(Unsure) {
    let key = lists.texts[entry.key.index]
    if !hasForeignKey {
      var all: UInt8 = 0
      for offset in Int(key.lower)..<Int(key.upper) { all |= bytes[offset] }
      hasForeignKey = all >= 0x80
    }
    if bytes[Int(key.lower)] == UInt8(ascii: "<") || entries.count - first > QuickParser.most { throw Unsure() }
    for index in first..<entries.count where entries[index].code == entry.code || hasForeignKey {
      if text(of: entries[index].key) == text(of: entry.key) { throw Unsure() }
    }
    entries.append(entry)
  }

  private func text(of place: Reference) -> String {
    let range = lists.texts[place.index].whole
    return String(decoding: UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count), as: UTF8.self)
  }

  /// The code of a key.
  func code(of key: Reference) -> KeyCode {
    let range = lists.texts[key.index].whole
    return KeyCode(bytes + range.lowerBound, count: range.count)
  }

  /// The mapping whose entries begin at `first`.
  mutating func mapping(from first: Int, _ start: Int, _ end: Int, isFlow: Bool = false) -> Reference {
    let group = group(lists.entries.count, entries.count - first, start, end, isFlow)
    lists.entries += entries[first...]
    entries.removeSubrange(first...)
    lists.mappings.append(group)
    return Reference(.mapping, lists.mappings.count - 1)
  }

  /// The list whose items begin at `first`.
  mutating func list(from first: Int, _ start: Int, _ end: Int, isFlow: Bool = false) -> Reference {
    let group = group(lists.items.count, items.count - first, start, end, isFlow)
    lists.items += items[first...]
    items.removeSubrange(first...)
    lists.sequences.append(group)
    return Reference(.sequence, lists.sequences.count - 1)
  }

  private func group(_ first: Int, _ count: Int, _ start: Int, _ end: Int, _ isFlow: Bool) -> SyntaxTree.Group {
    SyntaxTree.Group(
      first: UInt32(truncatingIfNeeded: first), count: UInt32(truncatingIfNeeded: count),
      lower: UInt32(truncatingIfNeeded: start), upper: UInt32(truncatingIfNeeded: end), isFlow: isFlow)
  }
}
