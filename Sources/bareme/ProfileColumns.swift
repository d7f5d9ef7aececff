internal import CallRecords
internal import Diagnostics
internal import OfferReading
internal import Offers
internal import Quantities
internal import TariffEngine

/// What the columns of a file of profiles say, in the words of a usage profile: `users`, `calls to mobile FR`,
/// `minutes to mobile FR`, `option recording`.
struct ProfileColumns {
  /// What a customer has.
  enum Holding: Equatable {
    case number(String)
    case quantity(String)
    case option(String)
    case condition(String)
  }
  /// A line of usage: the words after its amount, and the length of each call where all have one.
  private struct Line: Equatable {
    var kind: UsageKind
    var each: String?
    var to: String
  }
  /// What one column says.
  private enum Meaning {
    case id, ignored
    case holding(Holding)
    case count(Line)
    case length(Line, Int64)
  }

  let schema: ProfileSchema
  private let holdings: [Holding]
  private let lines: [Line]

  /// Reads the names of a first line; `meanings` says what those mean that say nothing themselves.
  init(_ form: ProfileSchema.Form, names: [String], meanings: [String: String], of file: String) throws {
    var all: [Meaning] = []
    for name in names {
      let plain = name.split(separator: " ").joined(separator: " ")
      guard let meaning = ProfileColumns.meaning(meanings[plain] ?? plain) else {
        throw CouldNotRun(message: "\(file): " + ProfileColumns.unknown(meanings[plain] ?? plain))
      }
      all.append(meaning)
    }
    var found: [Line] = []
    for meaning in all {
      switch meaning {
      case .count(let line), .length(let line, _): if !found.contains(line) { found.append(line) }
      case .id, .ignored, .holding: continue
      }
    }
    // A profile has its calls before its messages and its data.
    let lines = UsageKind.allCases.flatMap { kind in found.filter { $0.kind == kind } }
    self.lines = lines
    var holdings: [Holding] = []
    var seen: [ProfileSchema.Column] = []
    var columns: [ProfileSchema.Column] = []
    for (name, meaning) in zip(names, all) {
      var column = ProfileSchema.Column.ignored
      var isTwice = false
      switch meaning {
      case .id: column = .id
      case .ignored: break
      case .holding(let holding):
        isTwice = holdings.contains(holding)
        column = .holding(holdings.count)
        holdings.append(holding)
      case .count(let line):
        guard let index = lines.firstIndex(of: line) else { continue }
        column = try ProfileColumns.column(counting: line, at: index)
      case .length(let line, let factor):
        guard let index = lines.firstIndex(of: line) else { continue }
        // Minutes and seconds of the same calls would be counted twice.
        isTwice = seen.contains { if case .length(index, _) = $0 { true } else { false } }
        column = .length(line: index, factor: factor)
      }
      guard !isTwice, column == .ignored || !seen.contains(column) else {
        throw CouldNotRun(message: "\(file): the column `\(name)` says what another column says already")
      }
      seen.append(column)
      columns.append(column)
    }
    guard columns.contains(.id) else {
      throw CouldNotRun(message: "\(file) names no column `id`: what each customer is called")
    }
    let forms = try lines.enumerated().map { index, line in
      try ProfileColumns.form(line, columns, index, file)
    }
    self.holdings = holdings
    schema = ProfileSchema(form, names: names, columns: columns, forms: forms)
  }

  private static func column(counting line: Line, at index: Int) throws -> ProfileSchema.Column {
    switch line.kind {
    case .messages: return .each(line: index, length: 1)
    case .calls, .data:
      guard let each = line.each else { return .calls(line: index) }
      let text = "profile: column\ncalls: [\"1 × \(each) to anywhere\"]\n"
      guard let length = readProfile(SourceFile(path: "", text: text)).profile?.usage.first?.each, length.isWhole else {
        throw CouldNotRun(message: "`\(each)` is no length of a call; write `calls of 2:30 to mobile FR`")
      }
      return .each(line: index, length: length.numerator)
    }
  }

  private static func form(
    _ line: Line, _ columns: [ProfileSchema.Column], _ index: Int, _ file: String
  ) throws -> UsageForm {
    if line.kind == .messages { return .messages }
    let isCounted = columns.contains(.calls(line: index))
    let isMeasured = columns.contains { if case .length(index, _) = $0 { true } else { false } }
    if isCounted, !isMeasured {
      throw CouldNotRun(
        message: "\(file): `calls to \(line.to)` needs a column that says how long they are together: "
          + "`minutes to \(line.to)`, or one length for all: `calls of 2:30 to \(line.to)`")
    }
    return isCounted || line.each != nil ? .calls : .sum
  }

  private static func meaning(_ words: String) -> Meaning? {
    if words == "id" { return .id }
    if words == "-" { return .ignored }
    if meters.contains(words) { return .holding(.number(words)) }
    let first = words.prefix { $0 != " " }
    let rest = words.dropFirst(first.count + 1)
    guard !rest.isEmpty else { return nil }
    switch first {
    case "quantity": return .holding(.quantity(String(rest)))
    case "option": return .holding(.option(String(rest)))
    case "condition": return .holding(.condition(String(rest)))
    default: break
    }
    var each: String?
    var to = rest[...]
    if first == "calls", rest.hasPrefix("of "), let place = rest.firstRange(of: " to ") {
      each = String(rest[..<place.lowerBound].dropFirst(3))
      to = rest[rest.index(after: place.lowerBound)...]
    }
    guard to.hasPrefix("to "), to.count > 3 else { return nil }
    let place = String(to.dropFirst(3))
    switch first {
    case "calls": return .count(Line(kind: .calls, each: each, to: place))
    case "messages": return .count(Line(kind: .messages, each: nil, to: place))
    default:
      guard let (_, kind, unit) = measures.first(where: { $0.word == first }) else { return nil }
      return .length(Line(kind: kind, each: nil, to: place), unit.factor)
    }
  }

  private static let meters = [
    "users", "employees", "staff", "lines", "numbers", "channels", "licences", "sites", "accounts",
  ]
  private static let measures: [(word: String, kind: UsageKind, unit: Unit)] = [
    ("seconds", .calls, .second), ("minutes", .calls, .minute), ("hours", .calls, .hour), ("kB", .data, .kilobyte),
    ("MB", .data, .megabyte), ("GB", .data, .gigabyte),
  ]

  private static func unknown(_ name: String) -> String {
    let close = didYouMean(name, among: meters + ["id"]).map { "; did you mean `\($0)`?" } ?? ""
    return "the column `\(name)` says nothing about usage\(close)\nWrite `id`, `users`, `lines`, `calls to mobile FR`, "
      + "`minutes to mobile FR`, `messages to FR`, `MB to FR`, `quantity NAME`,\n`option ID` or `condition ID`, or say "
      + "with --names what it means; `-` leaves it out."
  }
}

extension ProfileColumns {
  /// The profile of customers who have what the words of a line say, with all lines of usage empty; nothing where the
  /// words say nothing.
  func profile(_ words: [String]) -> UsageProfile? {
    var text = "profile: customer\n"
    var quantities = ""
    var options = ""
    var conditions = ""
    for (holding, word) in zip(holdings, words) where !word.isEmpty {
      let isNumber = word.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") } && !word.contains("..")
      switch holding {
      case .number(let name), .quantity(let name):
        guard isNumber else { return nil }
        quantities += "\(ProfileColumns.quoted(name)): \(word), "
      case .option(let name):
        guard isNumber || word == "yes" || word == "no" else { return nil }
        if word != "no", word != "0" { options += "\(ProfileColumns.quoted(name)): \(word), " }
      case .condition(let name):
        guard word == "yes" || word == "no" else { return nil }
        conditions += "\(ProfileColumns.quoted(name)): \(word), "
      }
    }
    for (key, entries) in [("quantities", quantities), ("options", options), ("conditions", conditions)]
    where !entries.isEmpty { text += "\(key): { \(entries.dropLast(2)) }\n" }
    for kind in UsageKind.allCases {
      let own = lines.filter { $0.kind == kind }
      guard !own.isEmpty else { continue }
      text += "\(kind.rawValue):\n"
      for line in own {
        let amount =
          switch kind {
          case .calls: "0 × \(line.each ?? "1 s")"
          case .messages: "0"
          case .data: "0 MB"
          }
        text += "  - \(ProfileColumns.quoted("\(amount) to \(line.to)"))\n"
      }
    }
    let (profile, findings) = readProfile(SourceFile(path: "profiles", text: text))
    guard !findings.contains(where: { $0.severity == .error }), profile?.usage.count == lines.count else { return nil }
    return profile
  }

  /// A text between quotes, as the language writes it.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// What is wrong with the destinations of a first line; nothing where all are known.
  func unknownDestination() -> String? {
    guard profile([]) == nil else { return nil }
    return lines.first { line in
      ProfileColumns(only: line).profile([]) == nil
    }.map { "`\($0.to)` is no destination; write `fixed FR`, a list of the offers as `mobile @europe`, or `anywhere`" }
  }

  private init(only line: Line) {
    schema = ProfileSchema(.ndjson, names: [], columns: [], forms: [])
    holdings = []
    lines = [line]
  }

  /// A customer's usage, in place of the empty lines of a profile.
  func usage(_ usage: [ProfileUsage], of profile: UsageProfile) -> [UsageProfile.Usage] {
    lines.indices.map { index in
      var made = profile.usage[index]
      let own = usage[index]
      switch schema.forms[index] {
      case .messages: made.count = own.calls
      case .sum:
        (made.count, made.each) = (nil, nil)
        made.total = own.length
      case .calls:
        made.count = own.calls
        if lines[index].each == nil {
          made.each = nil
          made.total = own.length
        }
      }
      return made
    }
  }
}
