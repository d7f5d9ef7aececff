import Foundation
import Quantities
import TariffEngine
import Testing

/// No tariff and no usage stops the engine, whatever their numbers; what was once found by a fuzzer stays mended.
struct EngineTrialTests {
  static let corpus: [URL] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fuzz/engine")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { folder.appending(path: $0) }
  }()

  @Test(arguments: corpus) func whatAFuzzerFoundIsPriced(file: URL) throws {
    #expect(EngineTrial(Array(try Data(contentsOf: file))).broken == [])
  }

  /// Its parts would be counted hour by hour without end.
  @Test func aCallOfMoreThanAYearIsNotToldApartByHours() throws {
    var tariff = try Tariff.calls("0.01")
    tariff.services[0].crossing = .split
    tariff.services[0].rates[0].hours = WeekHours([.init(firstDay: 0, lastDay: 4, from: 480, to: 1200)])
    func bill(_ seconds: Int64) throws -> Bill {
      let group = MonthUsage.Group(
        service: 0, isIn: [true], .calls(1, each: Rational(seconds)), hours: .moment(600))
      return try tariff.bill(for: MonthUsage(groups: [group]), due: .monthly)
    }
    #expect(try bill(366 * 86_400).lines.count == 1)
    #expect(throws: ArithmeticFault.overflow) { try bill(366 * 86_400 + 1) }
    #expect(throws: ArithmeticFault.overflow) { try bill(.max) }
    let rater = try CallRater(tariff, service: 0, destinations: [[true]])
    for (start, seconds) in [(Int64(0), Int64(1) << 40), (.max, 60), (.min, 60)] {
      var own = rater
      #expect(throws: ArithmeticFault.overflow) {
        try own.rate(
          CallRecord(start: start, line: 0, month: 0, destination: 0, correspondent: 1, seconds: seconds))
      }
    }
  }

  /// One limit in two inclusions, for each line in one and for all in the other: each has a pool of its own.
  @Test func aLimitForEachLineAndOneForAllShareNothing() throws {
    let each = Tariff.Limit(id: 0, .amount, Rational(60), per: 0, then: .surplus, pooling: .each)
    var all = each
    all.pooling = .pooled
    var tariff = try Tariff.calls("0.60", limits: [each])
    tariff.services[0].inclusions.append(.init(id: 1, set: 1, limits: [all]))
    tariff.services[0].rates[0].set = 2
    var rater = try CallRater(
      tariff, service: 0, destinations: [[true, false, true], [false, true, true]], numbers: [.one])
    let beyond = try [(Int32(0), Int32(0)), (1, 1), (0, 1), (1, 0)].map { line, destination in
      try rater.rate(
        CallRecord(start: 0, line: line, month: 1, destination: destination, correspondent: 1, seconds: 50)
      ).beyond
    }
    #expect(beyond == [0, 0, 40, 0])
  }

  @Test(arguments: 0..<20) func randomBytesArePriced(block: UInt64) {
    var bills = 0
    for seed in block * 50..<block * 50 + 50 {
      var random = Seeded(seed)
      let trial = EngineTrial((0..<600).map { _ in UInt8.random(in: 0...255, using: &random) })
      #expect(trial.broken == [], "seed \(seed)")
      bills += trial.bills
    }
    // Most numbers are absurd, yet some bills must come of them.
    #expect(bills > 20)
  }
}
