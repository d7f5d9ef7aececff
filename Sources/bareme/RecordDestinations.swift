internal import CallRecords
internal import Diagnostics
internal import OfferReading
internal import Offers
internal import TariffCompiler

/// Where the calls of a file go: by class where the file names classes, else by the longest prefix of a number.
struct RecordDestinations {
  /// The destinations, in the order of the rater.
  private(set) var destinations: [RecordedDestination] = []
  private(set) var numbers = NumberTable()
  private(set) var classes: ClassTable?

  /// Destinations from the files of the command line, else from the numbering plan that ships with the program.
  init(prefixes path: String?, classes classPath: String?, home: HomeDialling?, offer: Offer) throws {
    var named: [(name: String, destination: Int)] = []
    if let classPath {
      for entry in try RecordDestinations.entries(classPath, offer) {
        named.append((entry.key, position(of: entry.destination)))
      }
      classes = ClassTable(named)
    }
    if let path {
      try usePrefixes(path, offer, home)
    } else if classPath == nil {
      useNumberingPlan(offer, home)
    }
  }

  /// A table of the command line's own: `33,fixed FR`, and `=112,emergency FR` for a number dialled as it stands.
  private mutating func usePrefixes(_ path: String, _ offer: Offer, _ home: HomeDialling?) throws {
    var beginnings = DigitTrie()
    var short: [Int64: Int] = [:]
    for entry in try RecordDestinations.entries(path, offer) {
      let isShort = entry.key.hasPrefix("=")
      let number = isShort || entry.key.hasPrefix("+") ? String(entry.key.dropFirst()) : entry.key
      guard number.count <= 15, number.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int64(number) else {
        throw CouldNotRun(
          message: "\(path):\(entry.line): `\(entry.key)` is no prefix; write digits, country code first")
      }
      if isShort {
        short[value] = position(of: entry.destination)
      } else {
        beginnings.insert(number.utf8, position(of: entry.destination))
      }
    }
    numbers = NumberTable(beginnings, short: short, home: home)
  }

  /// The world's numbers as the offer sees them; short numbers of the home country that are no emergency are special.
  private mutating func useNumberingPlan(_ offer: Offer, _ home: HomeDialling?) {
    let plan = OfferNumbers(offer, home: home?.territory)
    destinations = plan.classes.map { .numbers($0) }
    var short: [Int64: Int] = [:]
    var special = -1
    if let home {
      for number in home.emergency {
        if let value = Int64(String(decoding: number, as: UTF8.self)) { short[value] = plan.emergency }
      }
      special = destinations.count
      destinations.append(.numbers(.init(place: NumberPlace(territory: home.territory, kind: .special))))
    }
    numbers = NumberTable(plan.beginnings, short: short, otherShort: special, home: home)
  }

  private mutating func position(of destination: Destination) -> Int {
    if let known = destinations.firstIndex(of: .named(destination)) { return known }
    destinations.append(.named(destination))
    return destinations.count - 1
  }

  /// The lines of a file of two columns, `33,fixed FR`; a first line of names is skipped.
  private static func entries(
    _ path: String, _ offer: Offer
  ) throws -> [(line: Int, key: String, destination: Destination)] {
    let file = try OfferFolder.read(path)
    var entries: [(line: Int, key: String, destination: Destination)] = []
    for number in 1...max(1, file.lineCount) {
      let line = String(decoding: file.lineBytes(number).filter { $0 != 13 }, as: UTF8.self)
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let comma = line.firstIndex(of: ",") else {
        throw CouldNotRun(message: "\(path):\(number): a line needs a comma, as `33,fixed FR`")
      }
      let words = String(line[line.index(after: comma)...]).split(separator: " ").joined(
        separator: " ")
      let key = line[..<comma].split(separator: " ").joined(separator: " ")
      if entries.isEmpty, words == "destination" { continue }
      guard let destination = readDestination(words, of: offer) else {
        throw CouldNotRun(
          message:
            "\(path):\(number): `\(words)` is no destination; write `fixed FR`, a list of the offer as "
            + "`mobile @europe`, or `anywhere`")
      }
      entries.append((number, key, destination))
    }
    return entries
  }
}
