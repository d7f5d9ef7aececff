import CallRecords
import Offers
import Quantities
import TariffEngine
import Testing

/// A file of records, rated in memory.
struct Rated {
  var output: [UInt8] = []
  var findings: [RecordFinding] = []
  var rating: RecordRating

  var text: String { String(decoding: output, as: UTF8.self) }

  /// Rates a text that arrives in pieces of so many bytes, in batches of so many.
  init(
    _ text: String, _ rater: CallRater, piece: Int = 1 << 16, batch: Int = 1 << 16, parallel: Int = 2,
    format: RatedWriter.Format = .csv, columns: [RatedColumn] = [.included, .price, .rule],
    classes: [String] = ["a", "b"]
  ) throws {
    let read = ArrivingBytes(text, piece: piece).read
    var splitter = RecordSplitter()
    let schema = try RecordSchema(header: try splitter.header(read))
    var beginnings = DigitTrie()
    beginnings.insert("33".utf8, 0)
    beginnings.insert("336".utf8, 1)
    let table = ClassTable(classes.enumerated().map { ($0.element, $0.offset) })
    let writer = RatedWriter(
      format, schema, columns: columns, rules: rater.rules.indices.map { "rule-\($0)" }, rater: rater, decimals: 2)
    let collected = Collected()
    let run = RatingRun(
      splitter, RecordParser(schema, numbers: NumberTable(beginnings, short: [112: 0]), classes: table),
      RecordRating(rater, parallel: parallel), writer: writer,
      doors: .init(
        read: read, write: { collected.output += Array($0) }, report: { collected.findings += $0 }))
    try run.run(batchSize: batch)
    try run.finish()
    output = collected.output
    findings = collected.findings
    rating = run.rating
  }
}

private final class Collected {
  var output: [UInt8] = []
  var findings: [RecordFinding] = []
}

/// Two destinations; the first has so many seconds included for each line in a month.
func raterOfTwo(seconds: Int64 = 100, then: Tariff.Limit.Consequence = .surplus) throws -> CallRater {
  let price = Tariff.UsagePrice(
    parts: [.init(id: 0, price: Figure(digits: 60, decimals: 2).value, for: Rational(60))], step: .one)
  let limit = Tariff.Limit(id: 0, .amount, Rational(seconds), per: 0, then: then, pooling: .each)
  let service = Tariff.Service(
    inclusions: [.init(id: 0, set: 0, limits: [limit])], rates: [.init(id: 0, set: 1, price: .priced(price))])
  return try CallRater(Tariff(services: [service]), service: 0, destinations: [[true, true], [false, true]])
}

struct RatingTests {
  static let header = "start,caller,callee,seconds"

  func faults(_ lines: String..., header: String = RatingTests.header) throws -> [String] {
    try Rated(([header] + lines).joined(separator: "\n") + "\n", raterOfTwo()).findings
      .map { "\($0.line) \($0.fault.rawValue)" }
  }

  @Test func columnsMayComeInAnyOrder() throws {
    let one = try Rated("start,caller,callee,seconds\n2026-03-01T10:00:00,33100000001,33140000000,150\n", raterOfTwo())
    let other = try Rated(
      "\u{FEFF}Seconds;note;callee;Start;caller\r\n\"150\";\"a;b\";+33140000000;2026-03-01T10:00:00;0033100000001\r\n",
      raterOfTwo())
    #expect(one.text == "2026-03-01T10:00:00,33100000001,33140000000,150,100,0.50,rule-1\n")
    #expect(other.text == "\"150\";\"a;b\";+33140000000;2026-03-01T10:00:00;0033100000001;100;0.50;rule-1\n")
    #expect(one.rating.rater.lineMonths == other.rating.rater.lineMonths)
    #expect(one.findings.isEmpty && other.findings.isEmpty)
  }

  @Test func theLongestPrefixDecides() throws {
    let rated = try Rated(
      "\(RatingTests.header)\n2026-03-01T10:00:00,331,33140000000,60\n2026-03-01T11:00:00,331,33640000000,60\n"
        + "2026-03-01T12:00:00,331,112,30\n", raterOfTwo())
    #expect(
      rated.text.split(separator: "\n").map { $0.split(separator: ",")[4...5].joined(separator: " ") }
        == ["60 0.00", "0 0.60", "30 0.00"])
  }

  @Test func eachFaultHasItsLineAndItsReason() throws {
    #expect(
      try faults(
        "2026-03-01T10:00:00,331,33140000000", "2026-03-01T10:00:00,331,33140000000,1,2",
        "2026-03-01T10:00:00,331,\"33140000000,1", ",331,33140000000,1", "2026-03-01T10:00:00,,33140000000,1",
        "2026-03-01T10:00:00,331,33140000000,", "01/03/2026 10:00,331,33140000000,1",
        "2026-02-29T10:00:00,331,33140000000,1", "2026-03-01T24:00:00,331,33140000000,1",
        "2026-03-01T10:00:00,anonymous,33140000000,1", "2026-03-01T10:00:00,331,0140000000,1",
        "2026-03-01T10:00:00,331,1234567890123456,1", "2026-03-01T10:00:00,331,33140000000,1.5",
        "2026-03-01T10:00:00,331,33140000000,-1", "2026-03-01T10:00:00,331,33140000000,86401",
        "2026-03-01T10:00:00,331,33140000000,99999999999999999999", "2026-03-01T10:00:00,331,4940000000,1",
        "2026-03-01T10:00:00,331,33140000000,1")
        == [
          "2 malformed", "3 malformed", "4 malformed", "5 missing-field", "6 missing-field", "7 missing-field",
          "8 bad-start", "9 no-such-date", "10 no-such-date", "11 bad-number", "12 bad-number", "13 bad-number",
          "14 bad-seconds", "15 negative-seconds", "16 too-long", "17 too-long", "18 unknown-destination",
        ])
    let more = "start,caller,callee,seconds,direction,forwarded,class"
    #expect(
      try faults(
        "2026-03-01T10:00:00,331,332,1,up,no,a", "2026-03-01T10:00:00,331,332,1,out,perhaps,a",
        "2026-03-01T10:00:00,331,332,1,out,yes,c", "2026-03-01T10:00:00,331,332,1,in,,", header: more)
        == ["2 bad-direction", "3 bad-forwarded", "4 unknown-destination"])
  }

  @Test func neighboursAreLookedAt() throws {
    let rated = try Rated(
      """
      \(RatingTests.header)
      2026-03-01T10:00:00,331,33140000000,60
      2026-03-01T10:00:00,331,33140000001,60
      2026-03-01T10:00:00,331,33140000000,60
      2026-03-01T10:00:00,331,33140000001,60
      2026-03-01T10:00:30,331,33140000002,60
      2026-03-01T09:59:59,331,33140000000,60
      2026-03-01T09:59:59,332,33140000000,60
      2026-03-01T10:01:00,331,33140000003,60

      """, raterOfTwo())
    #expect(
      rated.findings.map { "\($0.line) \($0.fault.rawValue)" } == [
        "4 duplicate", "5 duplicate", "6 overlap", "7 out-of-order",
      ])
    #expect(rated.rating.rated.records == 5)
    #expect(rated.rating.faults[.duplicate]?.seconds == 120)
  }

  /// Every record is rated, incoming or left out, and every second with it.
  @Test(arguments: [1, 2, 3, 7, 13, 29, 31, 64, 1 << 16])
  func piecesOfAnySizeGiveTheSameBytes(piece: Int) throws {
    let text = Sample(records: 400, seed: 7).text
    let whole = try Rated(text, raterOfTwo(), parallel: 1)
    for batch in [1, 64, 100, 1000, 1 << 16] {
      let rated = try Rated(text, raterOfTwo(), piece: piece, batch: batch, parallel: 1)
      #expect(rated.output == whole.output)
      #expect(rated.findings == whole.findings)
      #expect(rated.rating.rater.lineMonths == whole.rating.rater.lineMonths)
    }
    #expect(whole.findings.count > 50)
    let left = whole.rating.faults.filter { $0.key.isLeftOut }.values.reduce(0) { $0 + $1.records }
    #expect(left + whole.rating.rated.records + whole.rating.incoming.records == 400)
  }

  @Test func aLastLineMayLackItsEnd() throws {
    let rated = try Rated("\(RatingTests.header)\n2026-03-01T10:00:00,331,33140000000,60", raterOfTwo())
    #expect(rated.rating.rated.records == 1)
    #expect(rated.text.hasSuffix("60,60,0.00,rule-0\n"))
    #expect(try Rated(RatingTests.header, raterOfTwo()).rating.rated.records == 0)
  }

  @Test(arguments: [1, 3, 1 << 16])
  func linesKeepTheirNumbersWhateverTheirEnd(piece: Int) throws {
    let source = ArrivingBytes("first\r\nsecond\r\n\nfourth", piece: piece)
    var splitter = RecordSplitter()
    #expect(try splitter.header(source.read) == Array("first".utf8))
    var lines: [String] = []
    try splitter.lines(source.read) { lines.append("\($0) \(String(decoding: $1, as: UTF8.self))") }
    #expect(lines == ["2 second", "3 ", "4 fourth"])
  }

  @Test func linesAreCountedPastEmptyOnes() throws {
    #expect(try faults("", "", "x", "", "y") == ["4 malformed", "6 malformed"])
  }

  @Test func objectsHaveEveryFieldAsText() throws {
    let rated = try Rated(
      "start,caller,callee,seconds,\"the \"\"note\"\"\"\n2026-03-01T10:00:00,331,33640000000,61,\"a,b\"\n",
      raterOfTwo(),
      format: .ndjson, columns: [.included, .beyond, .price, .exact, .rule])
    #expect(
      rated.text == """
        {"start":"2026-03-01T10:00:00","caller":"331","callee":"33640000000","seconds":"61","the \\"note\\"":"a,b",\
        "included":0,"beyond":61,"price":"0.61","exact":"0.61","rule":"rule-4"}

        """)
  }

  @Test func aMonthChargedAsAWholeIsCorrectedAtTheEnd() throws {
    let rated = try Rated(
      "\(RatingTests.header)\n2026-03-01T10:00:00,331,33140000000,60\n2026-03-02T10:00:00,331,33140000000,60\n",
      raterOfTwo(then: .wholePeriod))
    #expect(
      rated.text == """
        2026-03-01T10:00:00,331,33140000000,60,60,0.00,rule-0
        2026-03-02T10:00:00,331,33140000000,60,60,0.00,rule-0
        2026-03,+331,,,-120,1.20,correction of 2 calls: rule-1

        """)
    #expect(rated.rating.rater.lineMonths.map(\.units).map(rated.rating.rater.cents) == [120])
  }

  @Test func aFileWithoutItsColumnsIsRefused() {
    #expect(throws: RecordSchema.Fault.lacks(["callee", "seconds"])) {
      try RecordSchema(header: Array("start,caller".utf8))
    }
    #expect(throws: RecordSchema.Fault.empty) { try RecordSchema(header: []) }
    #expect(throws: RecordSchema.Fault.twice("caller")) {
      try RecordSchema(header: Array("start,caller,caller,callee,seconds".utf8))
    }
    #expect(throws: RecordSchema.Fault.unclosed) { try RecordSchema(header: Array("start,\"caller".utf8)) }
  }
}

/// Records of every kind, right and wrong, by seed.
struct Sample {
  var text = "start,caller,callee,seconds,direction\n"

  init(records: Int, seed: UInt64) {
    var state = seed
    func draw(_ below: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % below
    }
    var minute: UInt64 = 0
    for _ in 0..<records {
      minute += draw(3)
      let late = draw(30) == 0 ? minute / 2 : minute
      func two(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let start = "2026-03-\(two(1 + late / 1440))T\(two(late / 60 % 24)):\(two(late % 60)):00"
      let caller = "+3310000000\(draw(4))"
      let callee = draw(20) == 0 ? "\"+336\(draw(9))000000\"" : "331400000\(draw(9))0"
      let seconds = draw(25) == 0 ? "-5" : "\(draw(200))"
      switch draw(40) {
      case 0: text += "nothing,here\r\n"
      case 1: text += "\(start),\(caller),+999,\(seconds),out\n"
      case 2: text += "\(start),\(caller),\"\(callee),1,out\n"
      default: text += "\(start),\(caller),\(callee),\(seconds),\(draw(10) == 0 ? "in" : "out")\n"
      }
    }
  }
}
