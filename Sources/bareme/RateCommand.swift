internal import ArgumentParser
internal import CallRecords
internal import Diagnostics
internal import Documents
internal import FoundationEssentials
internal import OfferReading
internal import Offers
internal import Quantities
internal import Rendering
internal import TariffCompiler
internal import TariffEngine

/// `bareme rate`: what recorded calls cost, one by one, and the bill of each month.
struct RateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate", _superCommandName: Bareme.name,
    abstract: "Rate a file of call records.",
    usage: "bareme rate <offer[/plan]> --records <file.csv> [options]",
    discussion: """
      Examples:
        bareme rate start-pro/pro --records Offers/profiles/appels-bureau.csv
        bareme rate start-pro/start --records Offers/profiles/appels-bureau.csv \\
          --profile cinq-utilisateurs --rated rated.csv --bill bill.html
        bareme rate start-pro/start --records Offers/profiles/appels-bureau.csv \\
          --home FR --format ndjson
        zcat calls.csv.gz | bareme rate start-pro/pro --records - --lines lines.csv

      The first line names the columns, in any order: start (2026-03-01T08:30:00), caller, callee (E.164, with or \
      without +), seconds; and, where there are, direction (in, out), forwarded (yes, no) and class. Other columns are \
      kept. Records are rated in the order of the file. What is wrong with a record is reported with its line; the \
      rating goes on, and the bill counts what was left out. The status is 0, 1 when records were reported, 2 when the \
      file could not be rated.
      """)

  @Argument(help: ArgumentHelp("The offer, or one of its plans.", valueName: "offer[/plan]"))
  var selection: Selection

  @Option(
    help: ArgumentHelp("The records: a CSV file, or `-` for standard input.", valueName: "file"))
  var records: String

  @Option(
    help: ArgumentHelp("Write every record with its price: a file, or `-`.", valueName: "file"))
  var rated: String?

  @Option(
    help: ArgumentHelp(
      "The form of rated records: csv or ndjson; implies `--rated -`.", valueName: "form"))
  var format: RatedFormat?

  @Option(
    help: ArgumentHelp(
      "What is written beside a record: included, beyond, price, exact, rule.", valueName: "names"))
  var columns: RatedColumns = RatedColumns(names: [.included, .price, .rule])

  @Option(help: ArgumentHelp("Write the bill: a file (.html, .xml, .json, else text), or `-`.", valueName: "file"))
  var bill: String?

  @Option(
    help: ArgumentHelp("Write each line's month with its total: a file, or `-`.", valueName: "file")
  )
  var lines: String?

  @Option(
    help: ArgumentHelp(
      "Users, lines, options: a profile whose usage the records replace.", valueName: "file"))
  var profile: String?

  @Option(help: ArgumentHelp("The country calls start from, for numbers as they are dialled there.", valueName: "code"))
  var home: String?

  @Option(
    help: ArgumentHelp("Where numbers go, instead of the plan that ships: prefix,destination.", valueName: "file"))
  var prefixes: String?

  @Option(
    help: ArgumentHelp("Where the classes of the file go: class,destination.", valueName: "file"))
  var classes: String?

  @Option(help: ArgumentHelp("Calls one line may hold at once; 0 for any number.", valueName: "n"))
  var parallel: Int = 2

  @Option(help: ArgumentHelp("The longest one call may last, in seconds.", valueName: "n"))
  var longest: Int = 86_400

  @Option(help: ArgumentHelp("Threads that work: 1 or 2.", valueName: "n"))
  var threads: Int = 1

  @Flag(help: "Calls of 0 s count among the different numbers called.")
  var countUnanswered = false

  @Option(help: ArgumentHelp("A sheet of prices that the offer leaves open.", valueName: "file"))
  var prices: [String] = []

  @Option(help: ArgumentHelp("How an unclear clause is read.", valueName: "name=choice"))
  var reading: [ReadingArgument] = []

  @Option(
    help: ArgumentHelp("The language of the bill; that of the offer by default.", valueName: "tag"))
  var language: String?

  @Option(name: TemplatesOption.name, help: TemplatesOption.help)
  var templates = TemplatesOption.usual

  @Option(name: OffersOption.name, help: OffersOption.help)
  var offers = OffersOption.usual
}

extension RateCommand {
  func validate() throws {
    if !(1...2).contains(threads) { throw ValidationError("`--threads` takes 1 or 2") }
    if !(0...64).contains(parallel) {
      throw ValidationError("`--parallel` takes a whole number from 0 to 64")
    }
    if !(1...2_678_400).contains(longest) {
      throw ValidationError("`--longest` takes a whole number of seconds from 1 to 2678400")
    }
    if [rated, lines, bill].filter({ $0 == "-" }).count > 1 {
      throw ValidationError("only one of `--rated`, `--lines` and `--bill` can be standard output")
    }
  }

  func run() throws {
    let workspace = try Workspace(
      offers: offers,
      for: [selection.offer] + Workspace.ids((profile.map { [$0] } ?? []) + prices))
    let (offer, plans) = try workspace.offer(selection)
    guard let plan = plans.first, plans.count == 1 else {
      let named = plans.map { "\(selection.offer)/\($0)" }.joined(separator: ", ")
      throw CouldNotRun(message: "records are rated for one plan; name one: \(named)")
    }
    try workspace.requireSound([offer], for: .pricing)
    let source = try RecordSource(records)
    var splitter = RecordSplitter()
    let schema = try schema(splitter.header(source.read), source)
    let numbers = try destinations(schema, offer)
    let request = EstimateRequest(
      offer: offer, plan: plan, profile: try profile.map(workspace.profile) ?? UsageProfile(),
      months: 1,
      sheets: try prices.map(workspace.priceSheet),
      readings: Dictionary(reading.map { ($0.name, $0.choice) }) { $1 })
    let tariff: RecordedPlan
    let rater: CallRater
    do {
      tariff = try RecordedPlan(request, destinations: numbers.destinations)
      rater = try tariff.rater(countsUnanswered: countUnanswered)
    } catch {
      throw CouldNotRun(message: "\(offer.id.value)/\(plan) cannot be priced: \(error)")
    }
    let writer = RatedWriter(
      format?.form ?? .csv, schema, columns: columns.names, rules: rater.rules.map(tariff.words),
      rater: rater,
      decimals: offer.currency.value.minorDecimals)
    let report = LineReport<RecordFault>(file: source.name)
    let sink = try (rated ?? (format == nil ? nil : "-")).map(RecordSink.init)
    try writer.header.withUnsafeBytes { try sink?.write($0) }
    let run = RatingRun(
      splitter,
      RecordParser(
        schema, numbers: numbers.numbers, classes: numbers.classes, longest: Int64(longest)),
      RecordRating(rater, parallel: parallel), writer: sink == nil ? nil : writer,
      doors: .init(
        read: source.read, write: { try sink?.write($0) },
        report: { findings in for found in findings { report.report(found.line, found.fault, found.detail) } }))
    do {
      try BatchThreads(run).run(threads: threads)
      try run.finish()
    } catch is RecordSplitter.Fault {
      throw CouldNotRun.lineTooLong(in: source.name, of: "records")
    } catch let fault as ArithmeticFault {
      throw CouldNotRun(message: "\(offer.id.value)/\(plan): \(EstimateFault.arithmetic(fault))")
    }
    report.finish("record")
    if let lines {
      let sink = try RecordSink(lines)
      try writer.lineMonths(run.rating).withUnsafeBytes(sink.write)
    }
    try writeBill(run.rating, tariff, offer, plan, workspace.catalogue)
    if run.rating.hasFindings { throw Ending.findings }
  }

  /// The columns of the file; a first line that names none ends the command.
  private func schema(_ header: [UInt8], _ source: RecordSource) throws -> RecordSchema {
    do {
      return try RecordSchema(header: header)
    } catch {
      throw error.ending(of: source.name)
    }
  }

  /// Where calls go, from what the command line names.
  private func destinations(_ schema: RecordSchema, _ offer: Offer) throws -> RecordDestinations {
    if classes != nil, !schema.hasClasses {
      throw CouldNotRun(
        message: "`--classes` is for a file with a column `class`, and \(records) has none")
    }
    let dialling = try home.map { code in
      guard let territory = TerritoryTable.territory(code: code), let home = HomeDialling(in: territory) else {
        throw CouldNotRun(message: "nobody says how numbers are dialled in `\(code)`; write a country, as FR")
      }
      return home
    }
    return try RecordDestinations(prefixes: prefixes, classes: classes, home: dialling, offer: offer)
  }

  /// The bill of each month, in the form that its file's name asks for.
  private func writeBill(
    _ rating: RecordRating, _ tariff: RecordedPlan, _ offer: Offer, _ plan: String,
    _ catalogue: Catalogue
  ) throws {
    let isOutputTaken = rated == "-" || lines == "-" || (rated == nil && format != nil)
    guard bill != nil || !isOutputTaken else { return }
    let months: [(name: String, bill: Estimate)]
    do {
      months = try rating.rater.months.sorted().map { month in
        (RatedWriter.words(of: month), try tariff.bill(of: month, in: rating.rater))
      }
    } catch {
      throw CouldNotRun(message: "\(offer.id.value)/\(plan) cannot be priced: \(error)")
    }
    let document = recordedBillDocument(
      months, rating.counts, offer: offer, plan: plan, catalogue: catalogue,
      language: try known(language))
    let path = bill ?? "-"
    let form: OutputFormat =
      path.hasSuffix(".html")
      ? .html : path.hasSuffix(".xml") ? .xml : path.hasSuffix(".json") ? .json : .text
    let bytes = try Rendered.bytes(of: document, as: form, templates: templates)
    try bytes.withUnsafeBytes(RecordSink(path).write)
  }

  private func known(_ language: String?) throws -> String? {
    guard let language, !Wording.knows(language) else { return language }
    throw CouldNotRun(
      message:
        "there are no template words in `\(language)`; there are: \(Wording.languages.joined(separator: ", "))"
    )
  }
}

extension RecordRating {
  /// What became of the records, in the order of reasons.
  fileprivate var counts: RecordCounts {
    func counted(_ isLeftOut: Bool) -> [RecordCounts.Count] {
      RecordFault.allCases.filter { $0.isLeftOut == isLeftOut }.compactMap { fault in
        faults[fault].map {
          .init(reason: fault.rawValue, records: $0.records, seconds: $0.seconds)
        }
      }
    }
    return RecordCounts(
      rated: .init(records: rated.records, seconds: rated.seconds),
      incoming: .init(records: incoming.records, seconds: incoming.seconds), leftOut: counted(true),
      reported: counted(false))
  }
}

/// The form of rated records.
enum RatedFormat: String, ChosenWord {
  case csv, ndjson

  var form: RatedWriter.Format {
    switch self {
    case .csv: .csv
    case .ndjson: .ndjson
    }
  }
}

/// `included,price,rule`.
struct RatedColumns: ExpressibleByArgument {
  let names: [RatedColumn]

  init(names: [RatedColumn]) { self.names = names }

  init?(argument: String) {
    let words = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let names = words.compactMap(RatedColumn.init)
    guard names.count == words.count, Set(words).count == words.count else { return nil }
    self.names = names
  }

  var defaultValueDescription: String { names.map(\.rawValue).joined(separator: ",") }
}
