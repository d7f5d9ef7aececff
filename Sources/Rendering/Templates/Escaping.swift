/// How text becomes part of a page; the place decides, never the caller.
enum Escaping {
  /// Between tags.
  static func appendText(_ text: String, to output: inout [UInt8]) {
    append(text, to: &output) { byte in
      switch byte {
      case 0x26: "&amp;"
      case 0x3C: "&lt;"
      case 0x3E: "&gt;"
      default: nil
      }
    }
  }

  /// Between the double quotes of an attribute; line breaks and tabs as references, or a parser would make them spaces.
  static func appendAttribute(_ text: String, to output: inout [UInt8]) {
    append(text, to: &output) { byte in
      switch byte {
      case 0x22: "&quot;"
      case 0x26: "&amp;"
      case 0x3C: "&lt;"
      case 0x3E: "&gt;"
      case 0x09: "&#9;"
      case 0x0A: "&#10;"
      default: nil
      }
    }
  }

  /// Runs without anything to replace are copied whole.
  private static func append(_ text: String, to output: inout [UInt8], _ reference: (UInt8) -> StaticString?) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices {
        guard let replacement = reference(bytes[index]) else { continue }
        output.append(contentsOf: bytes[start..<index])
        replacement.withUTF8Buffer { output.append(contentsOf: $0) }
        start = index + 1
      }
      output.append(contentsOf: bytes[start...])
    }
  }
}

/// Addresses a page may link to.
enum Address {
  /// `https:`, `http:`, `mailto:`, `tel:`, a fragment, or a path that stays inside the site.
  ///
  /// Browsers drop tabs and line breaks and read `\` as `/`, so neither may occur anywhere; `//host` is another site.
  static func isSafe(_ address: String) -> Bool {
    let bytes = Array(address.utf8)
    guard let first = bytes.first, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x5C && $0 != 0x7F }) else { return false }
    if first == 0x23 { return true }
    let beforePath = bytes.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
    if let colon = beforePath.firstIndex(of: 0x3A) {
      let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
      let rest = bytes[(colon + 1)...]
      switch scheme {
      case "https", "http": return rest.starts(with: [0x2F, 0x2F]) && rest.count > 2 && rest[colon + 3] != 0x2F
      case "mailto", "tel": return !rest.isEmpty
      default: return false
      }
    }
    return first != 0x2F && !leavesSite(bytes)
  }

  /// Whether a relative path climbs above the folder of the page by more than the one level pages are nested.
  private static func leavesSite(_ bytes: [UInt8]) -> Bool {
    var depth = 1
    let path = String(decoding: bytes.prefix { $0 != 0x3F && $0 != 0x23 }, as: UTF8.self).lowercased()
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      switch part.replacing("%2e", with: ".") {
      case "..": depth -= 1
      case ".": break
      default: depth += 1
      }
      if depth < 0 { return true }
    }
    return false
  }
}
