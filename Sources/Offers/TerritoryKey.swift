extension TerritoryTable {
  /// What two spellings of one name have in common: no case, accents, punctuation or articles.
  ///
  /// `Iles d'Aland` and `Îles Åland` have one key, so have `Saint-Martin` and `St. Martin`.
  static func key(of name: String) -> String {
    var key = SpellingKey()
    for scalar in name.unicodeScalars {
      // Nearly all letters are of this kind, and a thousand names are looked over where one has to be found.
      if let plain = lowerASCII(scalar) {
        key.add(plain)
      } else if scalar.isASCII {
        key.endWord()
      } else {
        for folded in fold(scalar).unicodeScalars {
          if folded.properties.isAlphabetic || folded.properties.numericType != nil {
            key.add(folded)
          } else {
            key.endWord()
          }
        }
      }
    }
    key.endWord()
    return key.text
  }

  /// The lower-case letter or the digit of the English alphabet; nothing for anything else.
  private static func lowerASCII(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: UInt8(truncatingIfNeeded: scalar.value)
    case 0x41...0x5A: UInt8(truncatingIfNeeded: scalar.value | 0x20)
    default: nil
    }
  }

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

/// The words of a spelling while they are put together, without articles unless there is nothing else.
private struct SpellingKey {
  private var all: [UInt8] = []
  private var kept: [UInt8] = []
  private var word: [UInt8] = []

  var text: String { String(decoding: kept.isEmpty ? all : kept, as: UTF8.self) }

  mutating func add(_ letter: UInt8) { word.append(letter) }

  mutating func add(_ letter: Unicode.Scalar) { word += Array(String(letter).utf8) }

  mutating func endWord() {
    guard !word.isEmpty else { return }
    if !all.isEmpty { all.append(UInt8(ascii: " ")) }
    all += word
    if !SpellingKey.articles.contains(word) {
      if !kept.isEmpty { kept.append(UInt8(ascii: " ")) }
      kept += word == SpellingKey.saint ? SpellingKey.st : word
    }
    word.removeAll(keepingCapacity: true)
  }

  private static let saint = Array("saint".utf8)
  private static let st = Array("st".utf8)
  private static let articles = [
    "the", "of", "la", "le", "les", "l", "d", "de", "du", "des", "et", "and", "und", "и",
  ].map { Array($0.utf8) }
}
