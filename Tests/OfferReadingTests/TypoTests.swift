import Diagnostics
import Foundation
import OfferReading
import Testing

/// One wrong letter in a key of a shipped offer: the first suggestion is the key that was meant.
@Suite struct TypoTests {
  /// A key of a file, by its place.
  private struct Key {
    let line: Int
    let range: Range<Int>
    let word: String
  }

  @Test func aTypoInAKeyIsOneFindingThatNamesTheKey() throws {
    var dice = Dice(state: 0x5EED)
    var tried = 0
    var missed: [String] = []
    var trails: [String] = []
    for (folder, files) in try shipped() {
      let before = findings(in: files).count
      for (index, file) in files.enumerated() {
        let keys = keys(in: file.text)
        for _ in 0..<(keys.isEmpty ? 0 : 12) {
          let key = keys[dice.roll(keys.count)]
          guard let typo = typo(of: key.word, &dice), !known.contains(typo) else { continue }
          var edited = files
          edited[index].text = replacing(key, by: typo, in: file.text)
          let findings = findings(in: edited)
          tried += 1
          let place = "\(folder)/\(file.path):\(key.line): \(key.word) → \(typo): "
          let told = findings.first { $0.span.file.path == file.path && $0.span.line == key.line }
          let suggestion = told?.help.first ?? "nothing"
          if !suggestion.contains("`\(key.word)`") { missed.append(place + suggestion) }
          if findings.count > before + 1 { trails.append(place + "\(findings.count - before) findings") }
        }
      }
    }
    func rate(_ failed: [String]) -> Double { 1 - Double(failed.count) / Double(max(tried, 1)) }
    print("typos in keys: \(tried) tried; the right key first: \(rate(missed)); a single finding: \(rate(trails))")
    #expect(tried >= 200)
    #expect(rate(missed) >= 0.95, "\(missed.joined(separator: "\n"))")
    #expect(rate(trails) >= 0.95, "\(trails.joined(separator: "\n"))")
  }

  private func findings(in files: [(path: String, text: String)]) -> [Finding] {
    readCatalogue(files.map { SourceFile(path: $0.path, text: $0.text) }).findings
  }

  /// The shipped files, folder by folder: what a file names mostly stands beside it.
  private func shipped() throws -> [(folder: String, files: [(path: String, text: String)])] {
    let offers = repository.appending(path: "Offers")
    return try FileManager.default.contentsOfDirectory(atPath: offers.path).sorted().map { folder in
      let names = try FileManager.default.contentsOfDirectory(atPath: offers.appending(path: folder).path).sorted()
      let files = try names.filter { $0.hasSuffix(".yaml") }.map { name in
        (name, try String(contentsOf: offers.appending(path: "\(folder)/\(name)"), encoding: .utf8))
      }
      return (folder, files)
    }
  }

  private let known = Set(Construct.allCases.flatMap(\.keys))

  /// The keys of the language in a file: words before a colon that some construct has; ids of rows are no keys.
  private func keys(in text: String) -> [Key] {
    var keys: [Key] = []
    for (number, line) in text.components(separatedBy: "\n").enumerated() {
      for match in line.matches(of: #/(?:^ *(?:- )?|[{,] *)(?<key>[a-z-]{3,}):(?: |$)/#) {
        let word = String(match.key)
        // A row may be called `data` or `price`: only keys that name no row of the file are certain.
        guard known.contains(word), !isInsideQuotes(match.key.startIndex, of: line) else { continue }
        let start = line.utf8.distance(from: line.startIndex, to: match.key.startIndex)
        keys.append(Key(line: number + 1, range: start..<start + word.utf8.count, word: word))
      }
    }
    return keys
  }

  private func isInsideQuotes(_ place: String.Index, of line: String) -> Bool {
    line[..<place].count { $0 == "\"" } % 2 == 1
  }

  private func replacing(_ key: Key, by typo: String, in text: String) -> String {
    var lines = text.components(separatedBy: "\n")
    var bytes = Array(lines[key.line - 1].utf8)
    bytes.replaceSubrange(key.range, with: typo.utf8)
    lines[key.line - 1] = String(decoding: bytes, as: UTF8.self)
    return lines.joined(separator: "\n")
  }

  /// A letter left out, two swapped, or one replaced.
  private func typo(of word: String, _ dice: inout Dice) -> String? {
    var letters = Array(word.utf8)
    let at = dice.roll(letters.count)
    switch dice.roll(3) {
    case 0: letters.remove(at: at)
    case 1:
      guard at + 1 < letters.count, letters[at] != letters[at + 1] else { return nil }
      letters.swapAt(at, at + 1)
    default: letters[at] = UInt8(ascii: "a") + UInt8(dice.roll(26))
    }
    let typo = String(decoding: letters, as: UTF8.self)
    return typo == word || typo.hasPrefix("-") || typo.hasSuffix("-") ? nil : typo
  }
}

/// Chance that falls the same way in every run.
struct Dice {
  var state: UInt64

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }
}
