extension TerritoryTable {
  /// What two spellings of one name have in common: no case, accents, punctuation or articles.
  ///
  /// `Iles d'Aland` and `Îles Åland` have one key, so have `Saint-Martin` and `St. Martin`.
  static func key(of name: String) -> String {
    var words: [String] = [""]
    for scalar in name.unicodeScalars {
      for folded in fold(scalar).unicodeScalars {
        if folded.properties.isAlphabetic || folded.properties.numericType != nil {
          words[words.count - 1].unicodeScalars.append(folded)
        } else if words.last?.isEmpty == false {
          words.append("")
        }
      }
    }
    let kept = words.filter { !$0.isEmpty && !articles.contains($0) }.map { $0 == "saint" ? "st" : $0 }
    return (kept.isEmpty ? words : kept).joined(separator: " ")
  }

  private static let articles: Set<String> = [
    "the", "of", "la", "le", "les", "l", "d", "de", "du", "des", "et", "and", "und", "и",
  ]

  /// Lower case, without an accent.
  private static func fold(_ scalar: Unicode.Scalar) -> String {
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
