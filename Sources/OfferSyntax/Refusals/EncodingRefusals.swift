internal import Diagnostics

extension FindingCode {
  static let utf16: FindingCode = "utf-16"
  static let notUTF8: FindingCode = "not-utf-8"
  static let controlCharacter: FindingCode = "control-character"
  static let lineSeparator: FindingCode = "line-separator"
  static let invisibleCharacter: FindingCode = "invisible-character"
}

/// A file in UTF-16 or UTF-32, by its first bytes: none of it could be read.
func refusalOfEncoding(_ file: SourceFile) -> Finding? {
  let start = Array(file.bytes.prefix(4))
  let name: String
  if start == [0xFF, 0xFE, 0, 0] || start == [0, 0, 0xFE, 0xFF] {
    name = "UTF-32"
  } else if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
    name = "UTF-16"
  } else if start.count == 4, (start[0] == 0) != (start[1] == 0), (start[2] == 0) != (start[3] == 0) {
    name = "UTF-16"
  } else {
    return nil
  }
  return .error(
    .utf16, "\(name) file: offers are written in UTF-8", at: Span(file: file, range: 0..<min(2, start.count)),
    help: ["save as UTF-8: most editors ask for the encoding under \"Save as\""])
}

func notUTF8(at span: Span, byte: UInt8, others: Int) -> Finding {
  let more = others == 0 ? "" : others == 1 ? ", and 1 byte more" : ", and \(others) bytes more"
  return .error(
    .notUTF8, "byte \(hexadecimalDigits(UInt32(byte), digits: 2)) is not UTF-8\(more)", at: span,
    label: "byte \(span.range.lowerBound) of the file",
    help: ["save as UTF-8: the file seems to use an older encoding such as Latin-1 or Windows-1251"])
}

func controlCharacter(_ scalar: Unicode.Scalar, at span: Span) -> Finding {
  .error(
    .controlCharacter, "control character \(codePoint(scalar)) in the file", at: span, label: "not seen in an editor",
    help: ["delete it: it often comes with text copied from a PDF or a terminal"])
}

func lineSeparator(_ scalar: Unicode.Scalar, at span: Span, others: Int = 0) -> Finding {
  let more = others == 0 ? "" : ", here and in \(others) other place\(others == 1 ? "" : "s")"
  let name =
    switch scalar.value {
    case 0x0D: "a carriage return alone"
    case 0x85: "the control character NEL"
    case 0x2028: "the Unicode line separator"
    default: "the Unicode paragraph separator"
    }
  return .error(
    .lineSeparator, "\(name) (\(codePoint(scalar))) ends a line for some programs only\(more)", at: span,
    help: ["end lines with LF or CRLF: press Enter here instead"])
}

func invisibleCharacter(_ scalar: Unicode.Scalar, at span: Span, inKey: Bool) -> Finding {
  let message = "invisible character \(codePoint(scalar)) in a \(inKey ? "key" : "text")"
  let label = inKey ? "two keys could look the same" : "what is read could differ from what is seen"
  return Finding(
    inKey ? .error : .warning, .invisibleCharacter, message, at: span, label: label, help: ["delete it"],
    fix: FixIt(replace: span, with: ""))
}

private func codePoint(_ scalar: Unicode.Scalar) -> String { "U+" + hexadecimalDigits(scalar.value, digits: 4) }

private func hexadecimalDigits(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
