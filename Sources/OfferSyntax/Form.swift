/// What the place in hand begins.
enum Form {
  /// `- item`
  case item
  /// `key: value`
  case entry
  /// `key:value` or `"key":value`, where a space is missing.
  case crampedEntry
  /// Anything else: text, or something in brackets.
  case text
}

extension Parser {
  /// Looks ahead on one line, without reading.
  func form(at start: Int, before end: Int) -> Form {
    let first = byte(start, before: end)
    let second = byte(start + 1, before: end)
    if first == UInt8(ascii: "-"), second.endsWord { return .item }
    if first == UInt8(ascii: "?") || first == UInt8(ascii: ":"), second.endsWord { return .entry }
    let offset = afterProperties(from: start, before: end)
    guard let colon = colon(after: offset, before: end) else { return .text }
    return byte(colon + 1, before: end).endsWord ? .entry : .crampedEntry
  }

  /// The colon that ends the key at `start`; `12:30` and `http://…` have none.
  ///
  /// A colon without a space after it counts only where it cannot be part of a text: after a quoted key, and
  /// after a word such as `price` that begins the line.
  func colon(after start: Int, before end: Int) -> Int? {
    let first = byte(start, before: end)
    if first.isQuote {
      guard var offset = closingQuote(of: start, before: end).map({ $0 + 1 }) else { return nil }
      while byte(offset, before: end).isBlank { offset += 1 }
      return byte(offset, before: end) == UInt8(ascii: ":") ? offset : nil
    }
    switch first {
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "#"): return nil
    default: break
    }
    var offset = start
    var cramped: Int?
    var isWord = true
    while offset < end {
      let byte = byte(offset, before: end)
      if byte == UInt8(ascii: "#"), offset > start, self.byte(offset - 1, before: end).isBlank { break }
      if byte == UInt8(ascii: ":") {
        let next = self.byte(offset + 1, before: end)
        if next.endsWord { return offset }
        if isWord, offset > start, cramped == nil, next != UInt8(ascii: "/"), next != UInt8(ascii: ":") {
          cramped = offset
        }
      }
      isWord = isWord && isKeyByte(byte, first: offset == start)
      offset += 1
    }
    return cramped
  }

  /// Whether a byte can stand in a key such as `free-months` or `équilibre`.
  private func isKeyByte(_ byte: UInt8, first: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...0xFF: true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): !first
    default: false
    }
  }

  /// The quote that closes the one at `start` on the same line.
  func closingQuote(of start: Int, before end: Int) -> Int? {
    let quote = byte(start, before: end)
    var offset = start + 1
    while offset < end {
      let byte = byte(offset, before: end)
      if byte == quote {
        guard quote == UInt8(ascii: "'"), self.byte(offset + 1, before: end) == quote else { return offset }
        offset += 1
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        offset += 1
      }
      offset += 1
    }
    return nil
  }

  /// Where the content begins after `&anchors`, `!tags` and an `*alias` used as a key.
  func afterProperties(from start: Int, before end: Int) -> Int {
    var offset = start
    while byte(offset, before: end) == UInt8(ascii: "&") || byte(offset, before: end) == UInt8(ascii: "!") {
      while offset < end, !byte(offset, before: end).endsWord { offset += 1 }
      while byte(offset, before: end).isBlank { offset += 1 }
    }
    return offset
  }
}
