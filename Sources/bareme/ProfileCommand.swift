internal import ArgumentParser
internal import CallRecords
internal import Offers
internal import Quantities

/// `bareme profile`: a usage profile from recorded calls.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", _superCommandName: Bareme.name,
    abstract: "Derive a usage profile from a file of recorded calls.",
    usage: "bareme profile --records <file> [--month <month>] [options]",
    discussion: """
      Examples:
        bareme profile --records calls.csv
        bareme profile --records calls.csv --month 2026-03 --by user --id march

      The first line of the file names its columns: start, caller, callee, seconds, and perhaps direction (in, out) and \
      forwarded (yes, no). Numbers are those of E.164, or what is dialled in the country that --home names. What the \
      profile cannot say of the calls stands in its comments; `bareme estimate --profile` reads it.
      """)

  @Option(help: ArgumentHelp("The recorded calls, as CSV; - for standard input.", valueName: "file"))
  var records: String

  @Option(help: ArgumentHelp("The month, where the file holds several: 2026-03.", valueName: "month"))
  var month: String?

  @Option(help: ArgumentHelp("The id of the profile.", valueName: "id"))
  var id = "recorded-calls"

  @Option(help: ArgumentHelp("What each caller is: line, user or channel.", valueName: "what"))
  var by: Holder = .line

  @Flag(help: "Count the calls of all callers together.")
  var together = false

  @Flag(help: "Keep the length of each call: a longer file, which loses only their order.")
  var lengths = false

  @Option(help: ArgumentHelp("The country calls start from: FR.", valueName: "code"))
  var home: String?

  enum Holder: String, ChosenWord {
    case line, user, channel

    var holder: DerivedProfile.Holder {
      switch self {
      case .line: .line
      case .user: .user
      case .channel: .channel
      }
    }
  }

  // Every command takes the folder, so that a script can pass it always; records do not depend on it.
  @Option(name: OffersOption.name, help: OffersOption.help)
  var offers = OffersOption.usual

  func validate() throws {
    if let month, month.utf8.count != 7 || Day(iso: month + "-01") == nil {
      throw ValidationError("`--month` takes a year and a month: 2026-03")
    }
    let letters = id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    guard letters, !id.isEmpty, id.utf8.count <= 64, !id.hasPrefix("-"), !id.hasSuffix("-"), !id.contains("--") else {
      throw ValidationError("`--id` takes words of a-z and 0-9 joined by hyphens")
    }
  }

  func run() throws {
    var derivation = Derivation(
      by: by.holder, isAttributed: !together, keepsLengths: lengths,
      home: try home.map(WhereCommand.dialling), month: month)
    try derivation.read(records)
    let text = try derivation.text(id: id, of: records)
    guard text.utf8.count <= 1 << 20, text.utf8.count(where: { $0 == 0x0A }) <= 90_000 else {
      throw CouldNotRun(
        message: "the profile would be too long to be read again; \(lengths ? "leave --lengths out" : "add --together")"
      )
    }
    Console.write(text)
    derivation.complain(of: records)
    if derivation.faultCount > 0 { throw Ending.findings }
  }
}

/// Recorded calls on their way into a profile, a profile for each month.
struct Derivation {
  /// The profile of a month without calls.
  private let empty: DerivedProfile
  private let home: HomeDialling?
  private let month: String?
  private var profiles: [String: DerivedProfile] = [:]
  private var incoming = 0
  private var faults: [(line: Int, message: String)] = []
  /// Lines that say no call.
  private(set) var faultCount = 0
  private var homes: [Territory: HomeDialling] = [:]

  /// Faults told one by one; the others are counted.
  private static let mostFaults = 20

  init(
    by holder: DerivedProfile.Holder, isAttributed: Bool, keepsLengths: Bool, home: HomeDialling?, month: String?
  ) {
    empty = DerivedProfile(by: holder, isAttributed: isAttributed, keepsLengths: keepsLengths)
    self.home = home
    self.month = month
  }

  /// Reads a file; a line that says no call is noted, and the next one read.
  mutating func read(_ path: String) throws {
    let source = try RecordSource(path)
    var splitter = RecordSplitter()
    let header = try splitter.header(source.read)
    let calls: RecordedCalls
    do throws(RecordSchema.Fault) { calls = try RecordedCalls(header: header) } catch { throw error.ending(of: path) }
    do {
      try splitter.lines(source.read) { number, line in
        guard line.contains(where: { $0 != 0x0D && $0 != 0x20 }) else { return }
        do throws(RecordedCalls.Fault) { try add(try calls.record(line)) } catch {
          faultCount += 1
          if faults.count < Self.mostFaults { faults.append((number, error.message)) }
        }
      }
    } catch is RecordSplitter.Fault {
      throw CouldNotRun.lineTooLong(in: source.name, of: "records")
    }
  }

  private mutating func add(_ record: RecordedCalls.Record) throws(RecordedCalls.Fault) {
    guard !record.isIncoming else {
      incoming += 1
      return
    }
    let caller = try number(record.caller, "caller", home)
    let callee: (number: Int64, place: NumberPlace)
    // Short numbers belong to the country of the line that dials them.
    if record.callee.count < 7, record.callee.first != UInt8(ascii: "+"), home == nil,
      let territory = caller.place.territory
    {
      callee = try number(record.callee, "callee", try dialling(in: territory))
    } else {
      callee = try number(record.callee, "callee", home)
    }
    let name = String(record.day.iso.prefix(7))
    profiles[name, default: empty].add(
      DerivedProfile.Call(
        line: caller.number, number: callee.number, place: callee.place, seconds: record.seconds,
        isForwarded: record.isForwarded))
  }

  private mutating func dialling(in territory: Territory) throws(RecordedCalls.Fault) -> HomeDialling? {
    if let known = homes[territory] { return known }
    homes[territory] = HomeDialling(in: territory)
    return homes[territory]
  }

  private func number(
    _ text: [UInt8], _ column: String, _ home: HomeDialling?
  ) throws(RecordedCalls.Fault) -> (number: Int64, place: NumberPlace) {
    func fault(_ words: String) -> RecordedCalls.Fault {
      RecordedCalls.Fault(message: "\(column) `\(String(decoding: text.prefix(30), as: UTF8.self))`: \(words)")
    }
    let dialled: DialledNumber
    do throws(DialledNumber.Fault) { dialled = try DialledNumber(text, home: home) } catch {
      throw fault(error.described)
    }
    func value(_ digits: [UInt8]) -> Int64 { digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) } }
    switch dialled {
    case .international(let digits):
      guard let place = NumberingPlan.standard.place(of: digits) else {
        throw fault("no country has these first digits")
      }
      return (value(digits), place)
    case .emergency(let digits):
      return (value(digits), NumberPlace(territory: home?.territory, kind: .emergency))
    }
  }

  /// The profile of the month, with comments that say what it was made from.
  func text(id: String, of path: String) throws -> String {
    let name: String
    if let month {
      name = month
    } else if profiles.count > 1 {
      let all = profiles.keys.sorted()
      throw CouldNotRun(
        message: "the calls are of \(all.count) months, and a profile is of one; write --month \(all[0])")
    } else if let only = profiles.keys.first {
      name = only
    } else {
      complain(of: path)
      throw CouldNotRun(message: "\(path) holds no outgoing call")
    }
    guard let profile = profiles[name] else {
      throw CouldNotRun(
        message: "there are no calls of \(name); there are of: \(profiles.keys.sorted().joined(separator: ", "))")
    }
    let file = path == "-" ? "standard input" : String(path.split(separator: "/").last ?? "")
    var about = [
      "Derived by `bareme profile` from \(file): \(profile.calls) call\(profile.calls == 1 ? "" : "s") of \(name)."
    ]
    if incoming > 0 { about.append("Left out: \(incoming) incoming call\(incoming == 1 ? "" : "s").") }
    if faultCount > 0 {
      about.append("Left out: \(faultCount) line\(faultCount == 1 ? "" : "s") that could not be read.")
    }
    return profile.text(id: id, title: "Calls of \(name)", about: about)
  }

  /// Tells the lines that say no call.
  func complain(of path: String) {
    for fault in faults { Console.note("\(path):\(fault.line): \(fault.message)") }
    if faultCount > faults.count { Console.note("and \(faultCount - faults.count) more lines") }
  }
}
