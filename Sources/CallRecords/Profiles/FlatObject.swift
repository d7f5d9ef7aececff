/// A line of NDJSON: an object whose values are texts, numbers, `true`, `false` or `null`.
struct FlatObject {
  /// A name and its value as text; nothing for `null`.
  struct Entry {
    var name: String
    var value: [UInt8]?
  }
  private(set) var entries: [Entry] = []
  private var at = 0
  private let line: [UInt8]

  /// Reads a line; nothing when it is no such object.
  init?(_ line: [UInt8]) {
    self.line = line
    guard take("{") else { return nil }
    if !take("}") {
      repeat {
        guard let name = text(), take(":"), let value = value() else { return nil }
        entries.append(Entry(name: String(decoding: name, as: UTF8.self), value: value.isNull ? nil : value.bytes))
      } while take(",")
      guard take("}") else { return nil }
    }
    skipSpaces()
    guard at == line.count else { return nil }
  }

  private mutating func skipSpaces() {
    while at < line.count, [32, 9, 13].contains(line[at]) { at += 1 }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipSpaces()
    guard at < line.count, line[at] == UInt8(ascii: mark) else { return false }
    at += 1
    return true
  }

  private mutating func value() -> (bytes: [UInt8], isNull: Bool)? {
    skipSpaces()
    guard at < line.count else { return nil }
    if line[at] == UInt8(ascii: "\"") { return text().map { ($0, false) } }
    let start = at
    while at < line.count, !",} \t\r".utf8.contains(line[at]) { at += 1 }
    let word = Array(line[start..<at])
    switch String(decoding: word, as: UTF8.self) {
    case "null": return ([], true)
    case "true": return (Array("yes".utf8), false)
    case "false": return (Array("no".utf8), false)
    default:
      // Objects and lists are no values of a profile.
      let isNumber = word.first.map { (48...57).contains($0) || $0 == UInt8(ascii: "-") } ?? false
      return isNumber ? (word, false) : nil
    }
  }

  /// A quoted text, its escapes resolved.
  private mutating func text() -> [UInt8]? {
    guard take("\"") else { return nil }
    var bytes: [UInt8] = []
    while at < line.count {
      let byte = line[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return bytes
      case UInt8(ascii: "\\"):
        guard let escaped = escape() else { return nil }
        bytes += escaped
      case 0..<32: return nil
      default: bytes.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> [UInt8]? {
    guard at < line.count else { return nil }
    let mark = line[at]
    at += 1
    switch mark {
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [mark]
    case UInt8(ascii: "u"):
      guard var code = hexadecimal() else { return nil }
      if (0xD800..<0xDC00).contains(code), at + 1 < line.count, line[at] == UInt8(ascii: "\\"),
        line[at + 1] == UInt8(ascii: "u")
      {
        at += 2
        guard let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else { return nil }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { return nil }
      return Array(String(Character(scalar)).utf8)
    default: return nil
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard at + 4 <= line.count, let code = UInt32(String(decoding: line[at..<at + 4], as: UTF8.self), radix: 16)
    else { return nil }
    at += 4
    return code
  }
}
