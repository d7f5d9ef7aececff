/// The countries and territories that tariffs name, with their names in four languages.
///
/// The rows stand in `Territories/territories.txt`: a new spelling in a tariff sheet is a word added there.
public struct TerritoryTable: Sendable {
  /// A row of the table: names are read from it when they are asked for, as a command asks for few.
  struct Entry: Sendable {
    let territory: Territory
    /// Code, then names in English, French, German and Russian, then other spellings in any language.
    fileprivate let line: ArraySlice<UInt8>

    /// The usual name in the language of a column, counted from 0.
    func name(_ column: Int) -> String { field(1 + column) }

    /// Every spelling, the usual names first.
    var spellings: [String] {
      let others = field(5).utf8.split(separator: UInt8(ascii: ";")).map { TerritoryTable.trimmed($0) }
      return TerritoryTable.languages.indices.map { name($0) } + others
    }

    private func field(_ number: Int) -> String {
      var start = line.startIndex
      for _ in 0..<number {
        guard let end = line[start...].firstIndex(of: TerritoryTable.separator) else { return "" }
        start = end + 1
      }
      return TerritoryTable.trimmed(line[start...].prefix { $0 != TerritoryTable.separator })
    }
  }

  /// The table that ships with the program.
  public static let standard = TerritoryTable(bytes: PackageResources.territories_txt)

  /// The languages of the columns.
  static let languages = ["en", "fr", "de", "ru"]

  let entries: [Entry]
  private let byCode: [String: Int]

  /// Reads the rows of a table; lines that begin with `#` are comments.
  init(bytes: [UInt8]) {
    var entries: [Entry] = []
    var byCode: [String: Int] = [:]
    byCode.reserveCapacity(300)
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      guard let end = line.firstIndex(of: Self.separator) else { continue }
      let code = Self.trimmed(line[..<end])
      byCode[code] = entries.count
      entries.append(Entry(territory: Territory(code: code), line: line))
    }
    self.entries = entries
    self.byCode = byCode
  }

  /// Every spelling of the standard table by what it has in common with others.
  private static let byKey: [String: Territory] = {
    var byKey: [String: Territory] = [:]
    byKey.reserveCapacity(2048)
    for entry in standard.entries {
      for spelling in entry.spellings {
        let key = key(of: spelling)
        if byKey[key] == nil { byKey[key] = entry.territory }
      }
    }
    return byKey
  }()

  private static var separator: UInt8 { UInt8(ascii: "|") }

  private static func trimmed(_ bytes: some Collection<UInt8>) -> String {
    let space = UInt8(ascii: " ")
    let text = bytes.drop { $0 == space }
    var end = text.endIndex
    while end > text.startIndex, text[text.index(end, offsetBy: -1)] == space { end = text.index(end, offsetBy: -1) }
    return String(decoding: text[..<end], as: UTF8.self)
  }
}

extension TerritoryTable {
  /// The territory a tariff sheet means by a name, in whatever language and spelling; nothing when unknown.
  public static func find(_ name: String) -> Territory? {
    byKey[key(of: name)]
  }

  /// The territory with exactly this code: `FR`, `GB-ENG`.
  public static func territory(code: String) -> Territory? {
    standard.byCode[code].map { standard.entries[$0].territory }
  }

  /// The usual name in a language (`fr`, `de-AT`…), in English where the table has no such language.
  public static func name(of territory: Territory, language: String) -> String {
    guard let index = standard.byCode[territory.code] else { return territory.code }
    let tag = language.prefix { $0 != "-" }.lowercased()
    return standard.entries[index].name(languages.firstIndex(of: tag) ?? 0)
  }

  /// Every spelling the table knows, the usual name in `language` first.
  public static func names(for territory: Territory, language: String) -> [String] {
    guard let index = standard.byCode[territory.code] else { return [] }
    let usual = name(of: territory, language: language)
    var names = [usual]
    for other in standard.entries[index].spellings where !names.contains(other) {
      names.append(other)
    }
    return names
  }

  /// The parts of a country that tariffs name apart: England, Scotland, Wales and Northern Ireland for `GB`.
  public static func parts(of country: Territory) -> [Territory] {
    standard.entries.map(\.territory).filter { $0 != country && $0.country == country }
  }

  /// Whether the parts listed apart make up the whole country, as the four of the United Kingdom do.
  public static func isMadeOfParts(_ country: Territory) -> Bool {
    country.code == "GB"
  }

  /// Every territory, in the order of codes.
  public static var all: [Territory] { standard.entries.map(\.territory) }

  /// Every code.
  public static var codes: [String] { standard.entries.map(\.territory.code) }

  /// The spelling of the table that is closest to a mistyped name; nothing when none is near.
  public static func closest(to name: String) -> (name: String, territory: Territory)? {
    let wanted = Array(key(of: name).unicodeScalars)
    let tolerance = min(3, max(1, wanted.count / 4))
    guard (3...64).contains(wanted.count) else { return nil }
    var best: (distance: Int, name: String, territory: Territory)?
    for entry in standard.entries {
      for name in entry.spellings {
        let spelling = Array(key(of: name).unicodeScalars)
        guard abs(spelling.count - wanted.count) <= tolerance else { continue }
        let distance = editDistance(wanted, spelling)
        if distance <= tolerance, distance < best?.distance ?? .max { best = (distance, name, entry.territory) }
      }
    }
    return best.map { ($0.name, $0.territory) }
  }

  private static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let next = a == b ? diagonal : 1 + min(diagonal, row[j], row[j + 1])
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[right.count]
  }
}
