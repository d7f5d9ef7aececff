/// The characters a document may hold.
///
/// libxml2 writes U+0001 or U+FFFE without a word and then cannot read its own output, so text is looked at before
/// it is handed over.
public enum XMLCharacters {
  /// Whether XML 1.0 can carry the character in every place; C1 controls are refused with the C0 ones, because HTML
  /// forbids them and a terminal obeys them.
  public static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD: true
    case 0x10000...0x10FFFF: scalar.value & 0xFFFE != 0xFFFE
    default: false
    }
  }

  /// The first character of `text` that cannot be written, if any.
  public static func firstRefused(in text: String) -> Unicode.Scalar? {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x09 }
    }
    return isPlain ? nil : text.unicodeScalars.first { !isAllowed($0) }
  }

  /// Throws a fault that names the first character that cannot be written.
  public static func check(_ text: String) throws(XMLFault) {
    guard let scalar = firstRefused(in: text) else { return }
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
    throw XMLFault(.character, "character U+\(padded) cannot be written")
  }
}
