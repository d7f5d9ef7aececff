internal import ArgumentParser
internal import Offers

/// `bareme where`: the territory and kind of line of telephone numbers, and how an offer treats calls to them.
struct WhereCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "where", _superCommandName: Bareme.name,
    abstract: "Say where telephone numbers are, and how an offer treats calls to them.",
    usage: "bareme where <number> ... [--offer <offer[/plan]>] [--home <code>]",
    discussion: """
      Examples:
        bareme where +33140205050 +442079460000
        bareme where 0612345678 15 --home FR
        bareme where +18092345678 --offer start-pro/pro

      A number begins with + and its country code; with --home it is what is dialled in that country. How an offer treats \
      it holds for the default reading of unclear clauses.
      """)

  @Argument(help: ArgumentHelp("The numbers, or their first digits.", valueName: "number"))
  var numbers: [String]

  @Option(help: ArgumentHelp("The offer whose rules are asked, or one plan of it.", valueName: "offer[/plan]"))
  var offer: Selection?

  @Option(help: ArgumentHelp("The country calls start from: FR.", valueName: "code"))
  var home: String?

  @Option(name: OffersOption.name, help: OffersOption.help)
  var offers = OffersOption.usual

  func run() throws {
    let home = try home.map(Self.dialling)
    let selected = try offer.map { selection in
      try Workspace(offers: offers, for: [selection.offer]).offer(selection)
    }
    var isWrong = false
    var lines: [String] = []
    for number in numbers {
      do throws(DialledNumber.Fault) {
        let dialled = try DialledNumber(Self.plain(number), home: home)
        guard let place = Self.place(of: dialled, home: home?.territory) else {
          isWrong = true
          Console.complain("`\(number)`: no country has these first digits")
          continue
        }
        lines.append("\(Self.written(dialled))  \(place.described)")
        if let selected {
          lines += NumberTreatment(offer: selected.offer, home: home?.territory).lines(dialled, plans: selected.plans)
        }
      } catch {
        isWrong = true
        Console.complain("`\(number)`: \(error.described)")
      }
    }
    if !lines.isEmpty { Console.write(lines.joined(separator: "\n") + "\n") }
    if isWrong { throw Ending.couldNotRun }
  }

  /// How numbers are dialled in a country that the command line names.
  static func dialling(in code: String) throws -> HomeDialling {
    guard let territory = TerritoryTable.territory(code: code) else {
      if TerritoryTable.territory(code: code.uppercased()) != nil {
        throw CouldNotRun(message: "codes are capitals: `--home \(code.uppercased())`")
      }
      throw CouldNotRun(message: "`\(code)` is no country; write a code: `--home FR`")
    }
    guard let home = HomeDialling(in: territory) else {
      throw CouldNotRun(
        message: "how numbers are dialled in `\(code)` is not known; write them with + and country code")
    }
    return home
  }

  /// A number without what people put between digits.
  private static func plain(_ number: String) -> [UInt8] {
    Array(number.utf8).filter { !" .-()/".utf8.contains($0) }
  }

  private static func place(of number: DialledNumber, home: Territory?) -> NumberPlace? {
    switch number {
    case .international(let digits): NumberingPlan.standard.place(of: digits)
    case .emergency: NumberPlace(territory: home, kind: .emergency)
    }
  }

  private static func written(_ number: DialledNumber) -> String {
    switch number {
    case .international(let digits): "+" + String(decoding: digits, as: UTF8.self)
    case .emergency(let digits): String(decoding: digits, as: UTF8.self)
    }
  }
}

extension NumberPlace {
  /// `France (FR), mobile line`.
  var described: String {
    let place = territory.map { "\(TerritoryTable.name(of: $0, language: "en")) (\($0.code))" } ?? "no country"
    return "\(place), \(kind.described)"
  }
}

extension NumberKind {
  fileprivate var described: String {
    switch self {
    case .fixed: "fixed line"
    case .mobile: "mobile line"
    case .either: "fixed or mobile line (its plan does not tell), charged as fixed"
    case .ip: "number without a place, ip-standard"
    case .specificIP: "number without a place, ip-specific"
    case .special: "special number"
    case .emergency: "emergency number"
    case .unknown: "assigned to nobody known, fixed or mobile"
    }
  }
}

extension DialledNumber.Fault {
  /// What is wrong, and what to do.
  var described: String {
    switch self {
    case .empty: "the number is missing"
    case .notDigits: "a number has digits, perhaps after a +"
    case .homeUnknown: "write it with + and its country code, or name the country it is dialled in: --home FR"
    case .notDialled: "nobody dials this there; write it with + and its country code"
    case .wrongLength: "a number has 3 to 15 digits, and no country code begins with 0"
    }
  }
}
