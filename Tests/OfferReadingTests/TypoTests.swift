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

  @Test func aTypoInAKeyIsAnsweredWithTheKey() throws {
    let files = try shipped()
    var dice = Dice(state: 0x5EED)
    var tried = 0
    var missed: [String] = []
    for (index, file) in files.enumerated() {
      let keys = keys(in: file.text)
      guard !keys.isEmpty else { continue }
      for _ in 0..<40 {
        let key = keys[dice.roll(keys.count)]
        guard let typo = typo(of: key.word, &dice), !known.contains(typo) else { continue }
        var edited = files
        edited[index].text = replacing(key, by: typo, in: file.text)
        let findings = readCatalogue(edited.map { SourceFile(path: $0.path, text: $0.text) }).findings
        tried += 1
        let told = findings.first { $0.span.file.path == file.path && $0.span.line == key.line }
        let suggestions = told?.help.first ?? ""
        if !suggestions.contains("`\(key.word)`") {
          missed.append("\(file.path):\(key.line): \(key.word) → \(typo): \(told?.message ?? "nothing") \(suggestions)")
        }
      }
    }
    let rate = 1 - Double(missed.count) / Double(max(tried, 1))
    print("typos in keys: \(tried) tried, \(missed.count) without the right suggestion first, rate \(rate)")
    #expect(tried >= 300)
    #expect(rate >= 0.95, "\(missed.joined(separator: "\n"))")
  }

  /// A slip of the finger is one finding, not a trail of them.
  @Test func aTypoIsOneFinding() throws {
    let files = try shipped()
    var dice = Dice(state: 0xD1CE)
    var tried = 0
    var trails: [String] = []
    for (index, file) in files.enumerated() {
      let keys = keys(in: file.text)
      guard !keys.isEmpty else { continue }
      for _ in 0..<10 {
        let key = keys[dice.roll(keys.count)]
        guard let typo = typo(of: key.word, &dice), !known.contains(typo) else { continue }
        var edited = files
        edited[index].text = replacing(key, by: typo, in: file.text)
        let findings = readCatalogue(edited.map { SourceFile(path: $0.path, text: $0.text) }).findings
        tried += 1
        if findings.count > 1 {
          trails.append("\(file.path):\(key.line) \(key.word) → \(typo):\n  \(findings.map(line).joined(separator: "\n  "))")
        }
      }
    }
    let rate = 1 - Double(trails.count) / Double(max(tried, 1))
    print("typos in keys: \(tried) tried, \(trails.count) with more than one finding, rate \(rate)")
    #expect(rate >= 0.9, "\(trails.joined(separator: "\n"))")
  }

  private func shipped() throws -> [(path: String, text: String)] {
    let folder = repository.appending(path: "Offers")
    let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var files: [(path: String, text: String)] = []
    while let url = walk?.nextObject() as? URL {
      guard url.pathExtension == "yaml" else { continue }
      files.append((url.path, try String(contentsOf: url, encoding: .utf8)))
    }
    return files.sorted { $0.path < $1.path }
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
