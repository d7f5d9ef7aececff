import CallRecords
import Quantities
import TariffEngine
import Testing

/// A file of customers, priced in memory.
struct ProfileRunTests {
  private final class Collected {
    var output: [UInt8] = []
    var findings: [String] = []
  }

  /// A subscription and a price of calls, with so many seconds included.
  private func tariff(_ subscription: Int64, seconds: Int64, cents: Int64) -> Tariff {
    let limit = Tariff.Limit(id: 0, .amount, Rational(seconds), then: .surplus)
    let price = Tariff.UsagePrice(
      parts: [
        .init(id: 0, price: Figure(digits: cents, decimals: 2).value, for: Rational(60)),
        .init(id: 1, price: Figure(digits: 7, decimals: 2).value, for: nil),
      ])
    return Tariff(
      charges: [.init(id: 0, due: .monthly, price: .parts([.init(id: 0, price: Rational(subscription))]))],
      services: [
        .init(inclusions: [.init(id: 0, set: 0, limits: [limit])], rates: [.init(id: 0, set: 0, price: .priced(price))])
      ], tax: .init(rate: Figure(digits: 2, decimals: 1).value))
  }

  /// A plan; without whole numbers, every customer's bills are asked.
  private func plan(_ tariff: Tariff, isQuick: Bool) throws -> ProfilePlans.Plan {
    func month(_ usage: ProfileUsage) -> MonthUsage {
      let calls = usage.calls ?? 0
      let each = (try? usage.length.divided(by: Rational(calls))) ?? .zero
      return MonthUsage(groups: [.init(service: 0, isIn: [true], .calls(calls, each: each))])
    }
    func total(_ usage: ProfileUsage) -> ProfileTotal? {
      // Twelve months in cents.
      let times = Rational(1200)
      guard let bill = try? tariff.bill(for: month(usage), due: .monthly),
        let net = try? bill.net.multiplied(by: times), let gross = try? bill.gross.multiplied(by: times)
      else { return nil }
      return ProfileTotal(status: .priced, net: net.numerator, gross: gross.numerator, missing: "")
    }
    let nothing = ProfileUsage(calls: 0, length: .zero)
    return ProfilePlans.Plan(
      unused: try #require(total(nothing)),
      tariff: isQuick ? try UsageTariff(tariff, month(nothing), forms: [.calls], span: 12) : nil
    ) { total($0[0]) }
  }

  /// What a text comes to that arrives in pieces of so many bytes, in batches of so many.
  private func priced(
    _ text: String, piece: Int = 1 << 16, batch: Int = 1 << 16, isQuick: Bool = true, isBest: Bool = true
  ) throws -> (text: String, findings: [String]) {
    let read = ArrivingBytes(text, piece: piece).read
    var splitter = RecordSplitter()
    let first = try splitter.header(read)
    let (form, names) = try #require(ProfileSchema.names(in: first))
    let schema = ProfileSchema(
      form, names: names, columns: [.id, .calls(line: 0), .length(line: 0, factor: 60)], forms: [.calls])
    let tariffs = [
      tariff(10, seconds: 3600, cents: 12), tariff(5, seconds: 0, cents: 9), tariff(10, seconds: 3600, cents: 12),
      tariff(30, seconds: 36_000, cents: 30),
    ]
    let plans = try tariffs.map { try plan($0, isQuick: isQuick) }
    let collected = Collected()
    let isObject = form == .ndjson
    let run = ProfileRun(
      isObject ? RecordSplitter(after: first, splitter) : splitter, after: isObject ? 0 : 1, schema,
      ProfileWriter(.csv, schema, plans: ["a", "b", "c", "d"], isBest: isBest),
      doors: .init(
        read: read, write: { collected.output += Array($0) },
        report: { collected.findings += $0.map { "\($0.line) \($0.fault.rawValue)" } },
        plans: { _ in ProfilePlans(plans, isNet: true) }))
    let room = run.batch(capacity: batch)
    while try run.fill(room) {
      run.price(room)
      try run.deliver(room)
    }
    return (String(decoding: collected.output, as: UTF8.self), collected.findings)
  }

  /// Customers of all sorts: nothing used, much used, fractions of minutes, faults.
  private var customers: [(id: String, calls: String, minutes: String)] {
    var random = UInt64(7)
    func next(_ most: UInt64) -> UInt64 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (random >> 33) % most
    }
    return (0..<1500).map { index in
      let calls = next(5) == 0 ? 0 : 1 + next(200)
      let minutes = calls == 0 ? "0" : next(4) == 0 ? "\(next(900)).\(next(100) + 10)" : "\(next(1200))"
      return ("k\(index)", next(90) == 0 ? "x" : "\(calls)", minutes)
    }
  }

  private var table: String {
    "id,calls,minutes\n" + customers.map { "\($0.id),\($0.calls),\($0.minutes)\n" }.joined()
  }

  @Test(arguments: [(1, 64), (7, 512), (1 << 16, 100), (1000, 1 << 16)])
  func `pieces and batches of any size give the same bytes`(piece: Int, batch: Int) throws {
    let whole = try priced(table)
    let other = try priced(table, piece: piece, batch: batch)
    #expect(whole.text == other.text)
    #expect(whole.findings == other.findings)
    #expect(!whole.findings.isEmpty && whole.text.split(separator: "\n").count + whole.findings.count == 1500)
  }

  @Test func `whole numbers and bills name the same plans and amounts`() throws {
    for isBest in [true, false] {
      #expect(try priced(table, isBest: isBest).text == priced(table, isQuick: false, isBest: isBest).text)
    }
  }

  @Test func `the cheapest is the least of all, the first of several`() throws {
    let best = try priced(table).text.split(separator: "\n").map { $0.split(separator: ",") }
    let all = try priced(table, isBest: false).text.split(separator: "\n").map { $0.split(separator: ",") }
    var named = Set<Substring>()
    for (position, row) in best.enumerated() {
      let own = all[position * 4..<position * 4 + 4]
      let amounts = own.compactMap { Int($0[3].replacing(".", with: "")) }
      let least = try #require(amounts.min())
      #expect(own[position * 4 + (amounts.firstIndex(of: least) ?? 0)][..<5] == row[..<5])
      named.insert(row[1])
    }
    #expect(named == ["a", "b", "d"])
  }

  @Test func `quotes, spaces, ends of lines and objects change nothing`() throws {
    let plain = try priced(table)
    let quoted = "id,calls,minutes\r\n" + customers.map { "\"\($0.id)\",\"\($0.calls)\", \($0.minutes)\r\n" }.joined()
    #expect(try priced(quoted).text == plain.text)
    func object(_ customer: (id: String, calls: String, minutes: String), _ space: String) -> String {
      let calls = Int(customer.calls).map { "\($0)" } ?? "\"x\""
      return "{\"id\":\(space)\"\(customer.id)\",\(space)\"calls\":\(calls),\"minutes\":\(space)\(customer.minutes)}\n"
    }
    for space in ["", " ", "  "] {
      #expect(try priced(customers.map { object($0, space) }.joined()).text == plain.text)
    }
    let turned = customers.map {
      "{\"minutes\":\($0.minutes),\"calls\":\(Int($0.calls).map { "\($0)" } ?? "\"x\""),\"id\":\"\($0.id)\"}\n"
    }
    #expect(try priced(object(customers[0], "") + turned.dropFirst().joined()).text == plain.text)
  }
}
