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
    let indent = "\n" + String(repeating: "  ", count: level)
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
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output.append(contentsOf: "\\\"".utf8)
      case "\\": output.append(contentsOf: "\\\\".utf8)
      case "\n": output.append(contentsOf: "\\n".utf8)
      case "\t": output.append(contentsOf: "\\t".utf8)
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}", "\u{7F}":
        let hex = String(scalar.value, radix: 16)
        output.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex).utf8)
      default: output.append(contentsOf: String(scalar).utf8)
      }
    }
    output.append(0x22)
  }
}
