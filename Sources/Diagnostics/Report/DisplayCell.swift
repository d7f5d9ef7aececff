/// One character of a line as a terminal shows it: its columns are counted, and nothing in it can command the terminal.
struct DisplayCell {
  /// What is printed.
  let text: String
  /// How many columns it takes.
  let width: Int
  /// Where it stands in the file.
  let range: Range<Int>

  private init(_ text: String, width: Int, range: Range<Int>) {
    self.text = text
    self.width = width
    self.range = range
  }

  /// The characters of `line`; bytes that are not UTF-8 become cells such as `<E9>`.
  static func cells(of line: ArraySlice<UInt8>) -> [DisplayCell] {
    var cells: [DisplayCell] = []
    var offset = line.startIndex
    while offset < line.endIndex {
      let length = characterLength(at: offset, in: line)
      let range = offset..<offset + length
      if let scalar = String(validating: line[range], as: UTF8.self)?.unicodeScalars.first {
        cells.append(DisplayCell(visible(scalar), width: width(of: scalar), range: range))
      } else {
        let text = "<\(hexadecimal(UInt32(line[offset]), digits: 2))>"
        cells.append(DisplayCell(text, width: text.utf8.count, range: offset..<offset + 1))
      }
      offset = cells.last?.range.upperBound ?? line.endIndex
    }
    return cells
  }

  private static func characterLength(at offset: Int, in line: ArraySlice<UInt8>) -> Int {
    let length =
      switch line[offset] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    return offset + length <= line.endIndex ? length : 1
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar == "\t" { return 1 }
    if isUnseen(scalar) { return visible(scalar).unicodeScalars.count }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

/// Characters that are not seen, or that change how others are shown.
func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
  if scalar == "\t" { return false }
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: return true
  default: return false
  }
}

/// A character made visible: U+001B is shown as `␛`, U+202E as `<U+202E>`.
func visible(_ scalar: Unicode.Scalar) -> String {
  guard isUnseen(scalar) else { return String(scalar) }
  if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) { return String(picture) }
  return "<U+\(hexadecimal(scalar.value, digits: 4))>"
}

/// A text that may quote the file, on one line and without anything that a terminal obeys.
func visible(_ text: String) -> String {
  var shown = ""
  for scalar in text.unicodeScalars { shown += scalar == "\t" ? " " : visible(scalar) }
  return shown
}

/// A number in upper-case hexadecimal digits.
func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
