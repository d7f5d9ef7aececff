import Foundation

/// A figure of a document from which an offer was written, with the words around it.
struct SourceFigure {
  /// Line in the document and ordinal in the line.
  let line: Int, ordinal: Int
  /// As printed: `19,90€`.
  let printed: String
  let figure: Figure
  /// What it is about, as stems.
  let words: Set<String>

  /// `12:3`.
  var place: String { "\(line):\(ordinal)" }

  init?(line: Int, ordinal: Int, printed: String, context: String) {
    guard let figure = Figure.all(in: printed[...]).first?.figure else { return nil }
    self.line = line
    self.ordinal = ordinal
    self.printed = printed
    self.figure = figure
    words = Set(context.split(separator: " ").compactMap(Stem.init(_:)).map(\.text))
  }

  /// The figures that `Scripts/list-figures.py` listed.
  static func read(_ path: String) throws -> [SourceFigure] {
    try Table.rows(path).map { row in
      let place = row[0].split(separator: ":").compactMap { Int($0) }
      let figure = SourceFigure(line: place[0], ordinal: place[1], printed: row[1], context: row[2])
      guard let figure else { throw Table.Malformed(path: path, row: row) }
      return figure
    }
  }
}

/// The beginning of a word, without accents: enough to see that `numéro` and `Numéros` are one word.
struct Stem {
  let text: String

  /// Nothing for words too short to tell anything.
  init?(_ word: some StringProtocol) {
    let plain = word.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    guard plain.count > 1 else { return nil }
    text = String(plain.prefix(5))
  }

  /// The stems of a text.
  static func all(in text: some StringProtocol) -> Set<String> {
    Set(text.split { !$0.isLetter }.compactMap { Stem($0)?.text })
  }
}

/// A remark on figures of a document: why one is no fact, or by which words the offer says what it is.
struct Remark {
  /// First and last line of the document it concerns.
  let lines: ClosedRange<Int>
  /// The ordinal in those lines; nothing for all.
  let ordinal: Int?
  /// The figure as printed; nothing for any.
  let printed: String?
  let text: String

  func concerns(_ figure: SourceFigure) -> Bool {
    lines.contains(figure.line) && (ordinal == nil || ordinal == figure.ordinal)
      && (printed == nil || printed == figure.printed)
  }

  /// The remarks of a file, none when it does not exist.
  static func read(_ path: String) throws -> [Remark] {
    guard ProjectFolder.has(path) else { return [] }
    return try Table.rows(path).map { row in
      let place = row[0].split(separator: ":")
      let lines = place[0].split(separator: "-").compactMap { Int($0) }
      guard let first = lines.first, let last = lines.last, place.count == 2, !row[2].isEmpty else {
        throw Table.Malformed(path: path, row: row)
      }
      return Remark(
        lines: first...last, ordinal: Int(place[1]), printed: row[1] == "*" ? nil : row[1], text: row[2])
    }
  }
}

/// Files of columns separated by tabs, with `#` comments.
enum Table {
  struct Malformed: Error {
    let path: String
    let row: [String]
  }

  static func rows(_ path: String, columns: Int = 3) throws -> [[String]] {
    try ProjectFolder.text(path).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let row = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard row.count == columns else { throw Malformed(path: path, row: row) }
      return row
    }
  }
}
