/// A JSON value whose members keep the order they were given, so that the same tree is always the same bytes.
public indirect enum JSONValue: Sendable {
  /// Text; amounts are text too, so that no reader rounds them.
  case string(String)
  /// A whole number.
  case number(Int)
  /// True or false.
  case truth(Bool)
  /// Nothing.
  case null
  /// Values in order.
  case array([JSONValue])
  /// Members in order.
  case object([(name: String, value: JSONValue)])

  /// The bytes, two spaces a level; what fits in `lineWidth` bytes stays on one line.
  public func serialised() -> [UInt8] {
    var output: [UInt8] = []
    _ = write(to: &output, level: 0)
    output.append(0x0A)
    return output
  }

  private static let lineWidth = 110

  /// Writes the value broken over lines, then takes it back to one line when it is short. Returns whether it has
  /// stayed on one line, so that a parent of long children does not measure them again.
  private func write(to output: inout [UInt8], level: Int) -> Bool {
    switch self {
    case .string(let text):
      JSONValue.writeQuoted(text, to: &output)
      return true
    case .number(let number):
      output.append(contentsOf: String(number).utf8)
      return true
    case .truth(let truth):
      output.append(contentsOf: (truth ? "true" : "false").utf8)
      return true
    case .null:
      output.append(contentsOf: "null".utf8)
      return true
    case .array(let items):
      return JSONValue.writeMembers(items.map { (name: nil, value: $0) }, ("[", "]"), to: &output, level)
    case .object(let members):
      return JSONValue.writeMembers(members.map { (name: $0.name, value: $0.value) }, ("{", "}"), to: &output, level)
    }
  }

  private static func writeMembers(
    _ members: [(name: String?, value: JSONValue)], _ brackets: (open: String, close: String),
    to output: inout [UInt8], _ level: Int
  ) -> Bool {
    var parts: [[UInt8]] = []
    var fits = true
    var length = level * 2
    for member in members {
      var part: [UInt8] = []
      if let name = member.name {
        writeQuoted(name, to: &part)
        part.append(contentsOf: ": ".utf8)
      }
      let isOnOneLine = member.value.write(to: &part, level: level + 1)
      fits = fits && isOnOneLine
      length += part.count + 2
      parts.append(part)
    }
    fits = fits && length <= lineWidth
    let indent = fits ? "" : "\n" + String(repeating: "  ", count: level)
    output.append(contentsOf: brackets.open.utf8)
    for (index, part) in parts.enumerated() {
      if index > 0 { output.append(contentsOf: (fits ? ", " : ",").utf8) }
      if !fits { output.append(contentsOf: (indent + "  ").utf8) }
      output.append(contentsOf: part)
    }
    if !fits { output.append(contentsOf: indent.utf8) }
    output.append(contentsOf: brackets.close.utf8)
    return fits
  }

  /// `<`, `>`, `&` and the line separators are escaped as well: the text may end up inside a page.
  private static func writeQuoted(_ text: String, to output: inout [UInt8]) {
    output.append(0x22)
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices {
        guard let (escape, length) = escape(bytes, index) else { continue }
        output.append(contentsOf: bytes[start..<index])
        output.append(contentsOf: escape.utf8)
        start = index + length
      }
      output.append(contentsOf: bytes[start...])
    }
    output.append(0x22)
  }

  /// What stands for the character that begins at `index`, and how many bytes it replaces; nothing for itself.
  private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (String, Int)? {
    switch bytes[index] {
    case 0x22: return ("\\\"", 1)
    case 0x5C: return ("\\\\", 1)
    case 0x0A: return ("\\n", 1)
    case 0x09: return ("\\t", 1)
    case 0x3C: return ("\\u003c", 1)
    case 0x3E: return ("\\u003e", 1)
    case 0x26: return ("\\u0026", 1)
    // U+2028 and U+2029. Other controls never come here: no format accepts a document that holds one.
    case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0xA8...0xA9).contains(bytes[index + 2]):
      return (bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
    default: return nil
    }
  }
}
