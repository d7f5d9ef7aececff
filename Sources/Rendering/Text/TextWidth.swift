/// How many columns of a terminal or a mail a text fills.
enum TextWidth {
  /// The columns of a text: none for combining marks, two for wide East Asian characters and emoji.
  static func of(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    // Latin and Cyrillic letters, dashes, quotes, narrow spaces and currency signs: nearly everything in an offer.
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x400...0x482, 0x48A...0x52F, 0x2010...0x2027, 0x202F...0x203A,
      0x20A0...0x20BF:
      return 1
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: 0
    default: isWide(scalar.value) ? 2 : 1
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

/// Breaking text into lines.
enum TextWrap {
  /// The lines of `text`, each at most `width` columns.
  ///
  /// Lines break at ordinary spaces only: `19,90 €` with a no-break space stays whole. A word wider than a line, such
  /// as a long address, is cut where the line ends, because no line may be wider.
  static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      var line = ""
      var columns = 0
      for word in words(of: Substring(paragraph)) {
        let wordColumns = TextWidth.of(word)
        if columns > 0, columns + 1 + wordColumns <= width {
          line += " "
          line += String(word)
          columns += 1 + wordColumns
          continue
        }
        if columns > 0 { lines.append(line) }
        if wordColumns <= width {
          line = String(word)
          columns = wordColumns
        } else {
          var pieces = cut(word, width: width)
          line = pieces.popLast() ?? ""
          columns = TextWidth.of(line)
          lines += pieces
        }
      }
      if columns > 0 { lines.append(line) }
    }
    return lines
  }

  /// The widest piece that may not be broken.
  static func widestWord(_ text: String) -> Int {
    words(of: text[...]).reduce(0) { max($0, TextWidth.of($1)) }
  }

  static func padded(_ text: String, to width: Int, atEnd: Bool = false) -> String {
    let missing = String(repeating: " ", count: max(0, width - TextWidth.of(text)))
    return atEnd ? missing + text : text + missing
  }

  private static func words(of text: Substring) -> some Sequence<Substring> {
    text.utf8.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }.lazy.map { Substring($0) }
  }

  private static func cut(_ word: Substring, width: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var columns = 0
    for character in word {
      let next = TextWidth.of(String(character))
      if columns + next > width, !piece.isEmpty {
        pieces.append(piece)
        (piece, columns) = ("", 0)
      }
      piece.append(character)
      columns += next
    }
    return pieces + [piece]
  }
}
