/// A JSON value as it is written: numbers keep their digits, members their order.
indirect enum JSON {
  case object([(name: String, value: JSON)])
  case array([JSON])
  case string(String)
  case number(String)
  case truth(Bool)
  case null
}

/// Reads JSON as RFC 8259 has it and nothing more: no comments, no second member of a name, no bytes after the end,
/// and no more of anything than a receipt may need.
struct StrictJSON {
  /// The most bytes of a receipt.
  static let mostBytes = 16 << 20
  /// The deepest nesting.
  static let mostDepth = 32
  /// The most bytes of a string or a number.
  static let mostText = 65_536

  private let bytes: [UInt8]
  private var position = 0

  /// The value of a whole text.
  static func value(of bytes: [UInt8]) throws(Unreadable) -> JSON {
    guard bytes.count <= mostBytes else {
      throw Unreadable(place: "line 1:1", reason: "the text has more than \(mostBytes) bytes")
    }
    var reader = StrictJSON(bytes: bytes)
    let value = try reader.value(depth: 0)
    reader.skipSpaces()
    guard reader.position == bytes.count else { throw reader.fault("something follows the end") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func value(depth: Int) throws(Unreadable) -> JSON {
    guard depth < StrictJSON.mostDepth else { throw fault("nested deeper than \(StrictJSON.mostDepth)") }
    skipSpaces()
    switch current {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case .some(0x2D), .some(0x30...0x39): return .number(try number())
    default:
      if take("true") { return .truth(true) }
      if take("false") { return .truth(false) }
      if take("null") { return .null }
      throw fault("a value is missing")
    }
  }

  private mutating func object(_ depth: Int) throws(Unreadable) -> JSON {
    position += 1
    var members: [(name: String, value: JSON)] = []
    var names: Set<String> = []
    skipSpaces()
    if take("}") { return .object([]) }
    repeat {
      skipSpaces()
      guard current == UInt8(ascii: "\"") else { throw fault("a member's name is missing") }
      let name = try string()
      guard names.insert(name).inserted else { throw fault("`\(name)` stands twice") }
      skipSpaces()
      guard take(":") else { throw fault("`:` is missing") }
      members.append((name, try value(depth: depth + 1)))
      skipSpaces()
    } while take(",")
    guard take("}") else { throw fault("`,` or `}` is missing") }
    return .object(members)
  }

  private mutating func array(_ depth: Int) throws(Unreadable) -> JSON {
    position += 1
    var items: [JSON] = []
    skipSpaces()
    if take("]") { return .array([]) }
    repeat {
      items.append(try value(depth: depth + 1))
      skipSpaces()
    } while take(",")
    guard take("]") else { throw fault("`,` or `]` is missing") }
    return .array(items)
  }

  private mutating func number() throws(Unreadable) -> String {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    guard position - start <= StrictJSON.mostText else { throw fault("the number is too long") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(Unreadable) {
    let start = position
    while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    guard position > start else { throw fault("a digit is missing") }
  }

  private mutating func string() throws(Unreadable) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("a control character stands in a string") }
      guard text.count < StrictJSON.mostText else { throw fault("the string is too long") }
      position += 1
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      text += String(try escaped()).utf8
    }
    guard take("\"") else { throw fault("the string has no end") }
    guard let string = String(validating: text, as: UTF8.self) else { throw fault("the string is not UTF-8") }
    return string
  }

  private mutating func escaped() throws(Unreadable) -> Unicode.Scalar {
    let plain: [(String, Unicode.Scalar)] = [
      ("\"", "\""), ("\\", "\\"), ("/", "/"), ("b", "\u{8}"), ("f", "\u{C}"), ("n", "\n"), ("r", "\r"), ("t", "\t"),
    ]
    for (letter, scalar) in plain where take(letter) { return scalar }
    var code = try unit()
    if (0xD800..<0xDC00).contains(code), take("\\") {
      let low = try unit()
      guard (0xDC00..<0xE000).contains(low) else { throw fault("half a character is escaped") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw fault("half a character is escaped") }
    return scalar
  }

  private mutating func unit() throws(Unreadable) -> UInt32 {
    guard take("u"), position + 4 <= bytes.count else { throw fault("the escape is unknown") }
    let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
    guard let code = UInt32(digits, radix: 16), !digits.hasPrefix("+") else { throw fault("the escape is unknown") }
    position += 4
    return code
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpaces() {
    while let byte = current, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { position += 1 }
  }

  private mutating func take(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private func fault(_ reason: String) -> Unreadable {
    let read = bytes[..<min(position, bytes.count)]
    let line = read.count { $0 == 0x0A } + 1
    let column = read.count - (read.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    return Unreadable(place: "line \(line):\(column)", reason: reason)
  }
}
