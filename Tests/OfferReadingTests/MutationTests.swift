import Diagnostics
import Foundation
import OfferReading
import Testing

/// Whatever an author does to a file, reading ends, and every finding points into it.
@Suite struct MutationTests {
  static let original: [UInt8] = {
    let text = ManualTests.blocks.filter { $0.info == "yaml row" && !$0.text.hasPrefix("articles") }.map(\.text).filter
    {
      $0.hasPrefix("calls") || $0.hasPrefix("destinations") || $0.hasPrefix("readings") || $0.hasPrefix("notes")
    }.joined()
    return Array((head + "plans: { start: Start, pro: Pro }\n" + text).utf8)
  }()

  @Test func filesWithOneOrTwoChangesNeverStopTheReader() {
    var state: UInt64 = 20_240_925
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let pieces = [
      "{", "}", "[", "]", ":", ",", "\n", "  ", "-", "\"", "'", "€", "/", "0", "9", ".", "×", "removed", "é", "@",
    ]
    .map { Array($0.utf8) }
    for _ in 0..<400 {
      var bytes = Self.original
      for _ in 0...random(3) {
        let at = random(bytes.count)
        switch random(3) {
        case 0: bytes.remove(at: at)
        case 1: bytes.insert(contentsOf: pieces[random(pieces.count)], at: at)
        default: bytes.removeSubrange(at..<min(bytes.count, at + random(30)))
        }
      }
      let file = SourceFile(path: "m.yaml", bytes: bytes)
      let result = readCatalogue([file])
      #expect(result.findings.allSatisfy { $0.span.range.upperBound <= bytes.count && !$0.message.isEmpty })
      #expect(readCatalogue([file]).findings == result.findings)
    }
  }

  @Test func aFileCutAnywhereIsReadAsFarAsItGoes() {
    for end in stride(from: 0, to: Self.original.count, by: 7) {
      let result = readCatalogue([SourceFile(path: "m.yaml", bytes: Array(Self.original[..<end]))])
      #expect(result.findings.allSatisfy { $0.span.range.upperBound <= end })
    }
  }
}
