import Foundation
import Testing

/// Recorded calls rated with the shipped offers, as a user does it.
struct RateTests {
  private static let header = "start,caller,callee,seconds"

  /// Rates records with a shipped offer; the arguments follow `bareme rate`.
  private func rate(_ arguments: String, _ lines: [String], header: String = RateTests.header) throws
    -> BuiltCommand.Outcome
  {
    let folder = try BuiltCommand.workFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("Offers"),
      withDestinationURL: BuiltCommand.package.appendingPathComponent("Offers"))
    try Data(([header] + lines).joined(separator: "\n").appending("\n").utf8)
      .write(to: folder.appendingPathComponent("calls.csv"))
    return try BuiltCommand.shell("bareme rate \(arguments) --records calls.csv", in: folder)
  }

  /// The start of the n-th call, ten minutes after the one before.
  private func start(_ index: Int, month: String = "2026-03") -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(month)-\(two(1 + index / 144))T\(two(index / 6 % 24)):\(two(index % 6 * 10)):00"
  }

  @Test func `seventy-six calls of 2:30 to mobiles are 112.13 net in Équilibre`() throws {
    let calls = (0..<76).map { "\(start($0)),+33140000001,+336120000\(10 + $0 % 40),150" }
    let outcome = try rate("optimale-pro-office/equilibre", calls)
    #expect(outcome.code == 0)
    let text = outcome.text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    #expect(text.contains("Hors TVA 112,13 € + TVA 22,43 €"))
    #expect(text.contains("28 × 0,134 € + 70 min × 0,134 €/min = 13,132 €"))
  }

  @Test func `a call that straddles the allowance pays one fee and what is beyond`() throws {
    let calls = ["\(start(0)),33140000001,33612000010,7140", "\(start(20)),33140000001,33612000010,150"]
    let outcome = try rate(
      "optimale-pro-office/equilibre --format csv --columns included,beyond,price,exact,rule", calls)
    #expect(outcome.text.hasSuffix("150,60,90,0.34,0.335,mobiles-metropole beyond vers-mobiles.duree\n"))
  }

  @Test func `the 501st correspondent is charged, each time, and those before are not`() throws {
    var calls = (0..<501).map { "\(start($0)),+33140000001,+33156000\(100 + $0),60" }
    calls.append("\(start(501)),+33140000001,+33156000600,60")
    calls.append("\(start(502)),+33140000001,+33156000100,60")
    let lines = try rate("optimale-pro-office/equilibre --format csv --columns price,rule", calls).text
      .split(separator: "\n").map { $0.split(separator: ",")[4...].joined(separator: " ") }
    #expect(lines[1...500].allSatisfy { $0 == "0.00 vers-fixes" })
    #expect(
      lines[501...] == [
        "0.13 fixes-france beyond vers-fixes.destinataires", "0.13 fixes-france beyond vers-fixes.destinataires",
        "0.00 vers-fixes",
      ])
  }

  @Test func `excepted prefixes leave the included destinations`() throws {
    let calls = [
      "\(start(0)),+33140000001,+442071234567,60", "\(start(1)),+33140000001,+448701234567,60",
      "\(start(2)),+33140000001,+212522123456,60", "\(start(3)),+33140000001,+212526123456,60",
    ]
    let lines = try rate("optimale-pro-office/equilibre --format csv --columns included,rule", calls).text
      .split(separator: "\n").dropFirst().map { $0.split(separator: ",")[4...].joined(separator: " ") }
    #expect(Array(lines) == ["60 vers-fixes", "0 speciaux without price", "60 vers-fixes", "60 vers-mobiles"])
  }

  @Test func `what is wrong is told with its line, and the bill counts it`() throws {
    let calls = [
      "\(start(3)),+33140000001,+33156000001,60", "\(start(3)),+33140000001,+33156000001,60",
      "\(start(2)),+33140000001,+33156000001,30", "\(start(4)),+33140000001,+999000000,20", "what is this",
      "2026-02-30T10:00:00,+33140000001,+33156000001,60", "\(start(5)),+33140000001,+33156000001,-1",
      "\(start(6)),+33140000001,0156000001,60",
    ]
    let outcome = try rate("optimale-pro-office/equilibre --language en", calls)
    #expect(outcome.code == 1)
    for line in [
      "calls.csv:3: duplicate: the same call of +33140000001 stands above",
      "calls.csv:4: out-of-order: it begins before a record above it",
      "calls.csv:5: unknown-destination: no prefix is known for `+999000000`",
      "calls.csv:6: malformed: 1 field, the header names 4",
      "calls.csv:7: no-such-date: there is no 2026-02-30T10:00:00", "calls.csv:8: negative-seconds: `-1` seconds",
      "calls.csv:9: bad-number: the callee `0156000001` lacks its country code; name the country with --home",
    ] { #expect(outcome.text.contains(line), "\(line)\n\(outcome.text)") }
    #expect(outcome.text.contains(/Left out: duplicate +1 +1:00/))
    #expect(outcome.text.contains(/Left out: unknown-destination +1 +20/))
  }

  @Test func `messages are bounded, the counting is not`() throws {
    let outcome = try rate("optimale-pro-office/equilibre --language en", (0..<100).map { "nothing \($0)" })
    #expect(outcome.text.contains("calls.csv:21: malformed"))
    #expect(!outcome.text.contains("calls.csv:22: malformed"))
    #expect(outcome.text.contains("calls.csv: malformed: 80 more records"))
    #expect(outcome.text.contains(/Left out: malformed +100/))
  }

  @Test func `a hundred correspondents and an hour a call are included in Start`() throws {
    var calls = (0..<101).map { "\(start($0)),+33140000001,+33156000\(100 + $0),60" }
    calls.append("\(start(101)),+33140000001,+33156000100,3660")
    calls.append("\(start(110)),+33140000002,+33156000200,60")
    let lines = try rate("start-pro/start --format csv --columns price,rule", calls).text
      .split(separator: "\n").map { $0.split(separator: ",")[4...].joined(separator: " ") }
    #expect(
      lines[100...] == [
        "0.00 appels-inclus", "0.15 metropole beyond appels-inclus.correspondants",
        "0.15 metropole beyond appels-inclus.duree", "0.00 appels-inclus",
      ])
  }

  @Test func `one and two threads write the same bytes`() throws {
    let calls = (0..<9000).map { index in
      "\(start(index / 3)),+3314000\(1000 + index % 37),+33612\(100_000 + index * 7919 % 900_000),\(index % 300)"
    }
    let one = try rate("optimale-pro-office/equilibre --rated - --threads 1", calls)
    let two = try rate("optimale-pro-office/equilibre --rated - --threads 2", calls)
    #expect(one.output == two.output)
    #expect(one.text.split(separator: "\n").count > 5000)
  }

  @Test(arguments: 1...8)
  func `a file that ends badly is written and reported up to there, on two threads as on one`(_: Int) throws {
    var calls = (0..<9000).map { index in
      index % 500 == 7 ? "nothing" : "\(start(index / 3)),+3314000\(1000 + index % 37),+33612100000,\(index % 300)"
    }
    calls.append(String(repeating: "x", count: 3_000_000))
    let one = try rate("optimale-pro-office/equilibre --rated - --threads 1", calls)
    let two = try rate("optimale-pro-office/equilibre --rated - --threads 2", calls)
    #expect(one.code == 2 && one.text.split(separator: "\n").count > 5000)
    #expect(one.output == two.output && one.text == two.text)
  }

  @Test func `what cannot be rated ends with 2`() throws {
    #expect(try rate("optimale-pro-office", []).code == 2)
    #expect(try rate("optimale-pro-office/equilibre", [], header: "a,b").code == 2)
    #expect(try rate("optimale-pro-office/equilibre --threads 3", []).code == 2)
    #expect(try rate("optimale-pro-office/equilibre --home ZZ", []).code == 2)
    #expect(try rate("optimale-pro-office/equilibre --classes calls.csv", []).code == 2)
  }
}
