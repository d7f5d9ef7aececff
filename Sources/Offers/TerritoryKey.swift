extension TerritoryTable {
  /// What two spellings of one name have in common: no case, accents, punctuation or articles.
  ///
  /// `Iles d'Aland` and `Îles Åland` have one key, so have `Saint-Martin` and `St. Martin`.
  static func key(of name: String) -> String {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func endWord() {
      if !word.isEmpty { words.append(String(word)) }
      word = String.UnicodeScalarView()
    }
    for scalar in name.unicodeScalars {
      // Nearly all letters are of this kind, and the table of a thousand names is read by every command.
      if let plain = lowerASCII(scalar) {
        word.append(plain)
      } else if scalar.isASCII {
        endWord()
      } else {
        for folded in fold(scalar).unicodeScalars {
          if folded.properties.isAlphabetic || folded.properties.numericType != nil {
            word.append(folded)
          } else {
            endWord()
          }
        }
      }
    }
    endWord()
    let kept = words.filter { !articles.contains($0) }.map { $0 == "saint" ? "st" : $0 }
    return (kept.isEmpty ? words : kept).joined(separator: " ")
  }

  /// The lower-case letter or the digit of the English alphabet; nothing for anything else.
  private static func lowerASCII(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: scalar
    case 0x41...0x5A: Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value | 0x20))
    default: nil
    }
  }

  private static let articles: Set<String> = [
    "the", "of", "la", "le", "les", "l", "d", "de", "du", "des", "et", "and", "und", "и",
  ]

  /// Lower case, without an accent.
  private static func fold(_ scalar: Unicode.Scalar) -> String {
    if let plain = accents[scalar] { return plain }
    let lower = scalar.properties.lowercaseMapping
    guard let first = lower.unicodeScalars.first else { return "" }
    // Combining accents, for names that were typed letter and accent apart.
    if (0x300...0x36F).contains(first.value) { return "" }
    return accents[first] ?? lower
  }

  private static let accents: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
      ("àáâãäåāăą", "a"), ("çćč", "c"), ("ď", "d"), ("èéêëēėęě", "e"), ("ìíîïī", "i"), ("łľ", "l"), ("ñńň", "n"),
      ("òóôõöøō", "o"), ("ř", "r"), ("śšş", "s"), ("ťţ", "t"), ("ùúûüūů", "u"), ("ýÿ", "y"), ("źżž", "z"),
      ("œ", "oe"), ("æ", "ae"), ("ß", "ss"), ("ё", "е"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (letters, plain) in groups {
      for letter in letters.unicodeScalars { table[letter] = plain }
    }
    return table
  }()
}
