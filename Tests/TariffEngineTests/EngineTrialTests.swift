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
