/// One line of the file, without its line ending.
struct Line {
  /// Its first byte; after the byte order mark on the first line.
  let start: Int
  /// The byte after its last.
  let end: Int
}

/// The byte order mark that some editors put before UTF-8 text.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// Divides a file into lines. LF and CRLF end a line; so does a lone CR, although it is refused, because its author
/// saw a line end there.
func lines(of bytes: [UInt8]) -> [Line] {
  var lines: [Line] = []
  var start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
  var offset = start
  while offset < bytes.count {
    let isReturn = bytes[offset] == .carriageReturn
    guard isReturn || bytes[offset] == .lineFeed else {
      offset += 1
      continue
    }
    lines.append(Line(start: start, end: offset))
    let isPair = isReturn && offset + 1 < bytes.count && bytes[offset + 1] == .lineFeed
    offset += isPair ? 2 : 1
    start = offset
  }
  if start < bytes.count { lines.append(Line(start: start, end: bytes.count)) }
  return lines
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")

  /// A space or a tab.
  var isBlank: Bool { self == .space || self == .tab }
  /// What a key must be followed by after its colon: a blank, or the end of the line.
  var endsWord: Bool { isBlank || self == .lineFeed }
  /// `,` `[` `]` `{` `}`.
  var isFlowIndicator: Bool {
    switch self {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    default: false
    }
  }
  /// A character with which YAML does not let unquoted text begin.
  var isReservedAtStart: Bool {
    switch self {
    case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"), UInt8(ascii: ","): true
    default: false
    }
  }
  /// `'` or `"`.
  var isQuote: Bool { self == UInt8(ascii: "'") || self == UInt8(ascii: "\"") }
}
