internal import Diagnostics

extension QuickParser {
  /// Reads a `|` or `>` text: the lines below that are deeper than `parent`.
  mutating func readBlockText(inside parent: Int) throws(Unsure) -> Reference {
    let start = at
    let isFolded = bytes[at] == UInt8(ascii: ">")
    at += 1
    let isStripped = bytes[at] == UInt8(ascii: "-")
    if isStripped { at += 1 }
    guard endsWord(at) else { throw Unsure() }
    try endLine()
    // The place in hand is the line feed of the header.
    at += 1
    lineStart = at
    guard at < end else { throw Unsure() }
    skipSpaces()
    let indent = column
    guard bytes[at] != .lineFeed, indent > max(parent, 0) else { throw Unsure() }
    var text = GatheredText()
    var last = at
    var isFirst = true
    var wasIndented = false
    var breaks = 0
    while true {
      let first = at
      while bytes[at] != .lineFeed { at += 1 }
      let isIndented = bytes[first] == .space
      if !isFirst {
        if isFolded, !wasIndented, !isIndented {
          if breaks == 0 { text.append(escaped: .space) }
        } else {
          text.append(escaped: .lineFeed)
        }
        for _ in 0..<breaks { text.append(escaped: .lineFeed) }
      }
      text.append(UnsafeBufferPointer(start: bytes + first, count: at - first), at: first)
      isFirst = false
      wasIndented = isIndented
      last = at
      breaks = 0
      // To the next line of the text, past empty ones; lines of nothing but blanks are for `Parser`.
      at += 1
      lineStart = at
      while at < end, bytes[at] == .lineFeed {
        breaks += 1
        at += 1
        lineStart = at
      }
      var spaces = 0
      while at < end, spaces < indent, bytes[at] == .space {
        spaces += 1
        at += 1
      }
      if at >= end { break }
      if bytes[at] == .lineFeed { throw Unsure() }
      if spaces < indent { break }
    }
    if !isStripped { text.append(escaped: .lineFeed) }
    if text.bytes.count > limits.textBytes { throw Unsure() }
    at = lineStart
    try endValue(inside: parent)
    return add(isFolded ? .folded : .literal, start, last, gathered: text)
  }

  /// Whether every character is one that `Parser` has nothing to say about: no tab, no carriage return, no control,
  /// nothing invisible, and UTF-8 throughout.
  static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var offset = 0
    while offset < bytes.count {
      // English letters, digits, signs and line feeds by eight: the highest bit of each byte tells others. The first that
      // is told is one of them, whatever a sum carries on to those behind it.
      while offset + 8 <= bytes.count, let first = bytes.baseAddress {
        let next = UInt64(littleEndian: UnsafeRawPointer(first + offset).loadUnaligned(as: UInt64.self))
        let control = ~((next | 0x8080_8080_8080_8080) &- 0x2020_2020_2020_2020)
        let feed = next ^ 0x0A0A_0A0A_0A0A_0A0A
        let isOther = ((feed & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | feed
        let others = (next | (control & isOther) | (next &+ 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080
        guard others == 0 else {
          offset += others.trailingZeroBitCount / 8
          break
        }
        offset += 8
      }
      guard offset < bytes.count else { break }
      let byte = bytes[offset]
      if byte < 0x80 {
        if byte < 0x20, byte != .lineFeed { return false }
        if byte == 0x7F { return false }
        offset += 1
        continue
      }
      // Two bytes from U+00A0 on, but not the soft hyphen.
      if byte >= 0xC2, byte <= 0xDF, offset + 1 < bytes.count, bytes[offset + 1] & 0xC0 == 0x80 {
        if byte == 0xC2, bytes[offset + 1] < 0xA0 || bytes[offset + 1] == 0xAD { return false }
        if byte == 0xD8, bytes[offset + 1] == 0x9C { return false }
        offset += 2
        continue
      }
      guard let decoded = wellFormed(in: bytes, at: offset), ForbiddenCharacter(decoded.scalar) == nil else {
        return false
      }
      offset += decoded.length
    }
    return true
  }
}
