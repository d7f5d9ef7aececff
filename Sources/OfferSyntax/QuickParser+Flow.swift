internal import Diagnostics

extension QuickParser {
  /// Reads `[…]` or `{…}`, which ends on its line.
  mutating func readFlow(depth: Int) throws(Unsure) -> Reference {
    if depth > limits.depth { throw Unsure() }
    nodes += 1
    return bytes[at] == UInt8(ascii: "[") ? try readFlowList(depth: depth) : try readFlowMapping(depth: depth)
  }

  private mutating func readFlowList(depth: Int) throws(Unsure) -> Reference {
    let start = at
    let begun = items.count
    at += 1
    while try beginFlowItem(closing: UInt8(ascii: "]")) {
      let item = try readFlowItem(depth: depth)
      items.append(item)
      try endFlowItem()
    }
    return list(from: begun, start, at, isFlow: true)
  }

  private mutating func readFlowMapping(depth: Int) throws(Unsure) -> Reference {
    let start = at
    let begun = entries.count
    at += 1
    while try beginFlowItem(closing: UInt8(ascii: "}")) {
      let key: Reference
      switch bytes[at] {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): key = try quotedText()
      default: key = try flowPlain()
      }
      if length(of: key) > limits.keyBytes || length(of: key) == 0 { throw Unsure() }
      skipSpaces()
      guard bytes[at] == UInt8(ascii: ":") else { throw Unsure() }
      let colon = at
      at += 1
      skipSpaces()
      let value =
        bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: "}")
        ? emptyText(at: colon + 1) : try readFlowItem(depth: depth)
      try append(SyntaxTree.Entry(code: code(of: key), key: key, value: value, comments: 0), from: begun)
      try endFlowItem()
    }
    return mapping(from: begun, start, at, isFlow: true)
  }

  /// Goes to the next item; false after the closing bracket, which is passed.
  private mutating func beginFlowItem(closing: UInt8) throws(Unsure) -> Bool {
    skipSpaces()
    if bytes[at] == closing {
      at += 1
      return false
    }
    switch bytes[at] {
    case .lineFeed, UInt8(ascii: "#"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","): throw Unsure()
    default: return true
    }
  }

  /// After an item: a comma, or the closing bracket.
  private mutating func endFlowItem() throws(Unsure) {
    skipSpaces()
    switch bytes[at] {
    case UInt8(ascii: ","): at += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"): break
    default: throw Unsure()
    }
  }

  private mutating func readFlowItem(depth: Int) throws(Unsure) -> Reference {
    switch bytes[at] {
    case UInt8(ascii: "["), UInt8(ascii: "{"): try readFlow(depth: depth + 1)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): try quotedText()
    default: try flowPlain()
    }
  }

  /// Reads text without quotes in brackets: up to a comma, a bracket or a colon that ends a key.
  private mutating func flowPlain() throws(Unsure) -> Reference {
    let start = at
    switch bytes[at] {
    case UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "#"),
      UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "*"), .lineFeed:
      throw Unsure()
    case UInt8(ascii: "-") where endsWord(at + 1) || bytes[at + 1].isFlowIndicator: throw Unsure()
    case let first where first.isReservedAtStart || first.isFlowIndicator: throw Unsure()
    default: break
    }
    while true {
      while bytes[at].isWordInFlow { at += 1 }
      switch bytes[at] {
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        return plainText(start, at)
      case UInt8(ascii: ":") where endsWord(at + 1) || bytes[at + 1].isFlowIndicator: return plainText(start, at)
      case UInt8(ascii: "#") where bytes[at - 1] == .space: throw Unsure()
      case UInt8(ascii: "?"), .lineFeed: throw Unsure()
      default: at += 1
      }
    }
  }
}

extension UInt8 {
  /// A byte that neither ends nor forbids a text in brackets: letters, digits, spaces and most signs.
  fileprivate var isWordInFlow: Bool {
    switch self {
    case 0x20, 0x24...0x2B, 0x2D...0x39, 0x3B...0x3E, 0x40...0x5A, 0x5C, 0x5E...0x7A, 0x7C, 0x7E...0xFF: true
    default: false
    }
  }
}
