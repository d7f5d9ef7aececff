import Diagnostics
import Foundation
import Testing

@testable import OfferSyntax

/// The reader of files in which nothing is wrong reads what the careful one reads, to the last position, or nothing.
struct QuickParserTests {
  @Test func `every shipped offer is read by it, and alike`() throws {
    let files = Repository.files(below: Repository.root.appending(path: "Offers"), ending: ".yaml")
    #expect(files.count > 20)
    for url in files {
      let file = try Repository.source(url)
      #expect(
        QuickParser.read(file, limits: .standard) != nil, "\(url.lastPathComponent) is left to the careful reader")
      #expect(difference(in: file) == nil, "\(url.lastPathComponent)")
    }
  }

  @Test(arguments: Repository.files(below: Repository.corpus))
  func `no file of the corpus is read otherwise`(_ url: URL) throws {
    #expect(difference(in: try Repository.source(url)) == nil)
  }

  @Test func `no shipped offer with a few bytes changed is read otherwise`() throws {
    let files = try Repository.files(below: Repository.root.appending(path: "Offers"), ending: ".yaml")
      .map { try Repository.source($0) }.filter { $0.bytes.count < 6000 }
    let bytes = Array("\n\n  :-#\"'[]{},|>&*!?%@`\t\r~0aé<.=\\".utf8)
    var state: UInt64 = 2026
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    var accepted = 0
    for round in 0..<300 {
      var changed = files[random(files.count)].bytes
      for _ in 0...random(3) {
        let place = random(changed.count)
        switch random(4) {
        case 0: changed[place] = bytes[random(bytes.count)]
        case 1: changed.insert(bytes[random(bytes.count)], at: place)
        case 2: changed.remove(at: place)
        default:
          changed.insert(contentsOf: changed[place..<min(changed.count, place + random(40))], at: random(changed.count))
        }
      }
      let file = SourceFile(path: "changed.yaml", bytes: changed)
      if QuickParser.read(file, limits: .standard) != nil { accepted += 1 }
      let found = difference(in: file)
      #expect(found == nil, "round \(round)")
      if found != nil { return }
    }
    #expect((30..<300).contains(accepted), "\(accepted) of 300")
  }

  @Test(arguments: [
    "a: 1\n", "a:\n  b: c\n  d:\n    - e\n    - f: g\n      h: [i, 'j', \"k\"]\n", "a:\n- b\n- c\nd: e\n",
    "# one\n\n# two\n# three\na: 1 # four\nb: # five\n  # six\n  c: 2\n",
    "a: >\n  one\n  two\n\n  three\n   four\nb: |-\n  five\n",
    "a: {}\nb: []\nc: { d: , e: { f: g } }\n", "a: \"\"\nb: ''\nc:\n", "12:30: x\n", "- http://x\n- a [b](c) d\n",
    "é: 1\ne\u{301}: 2\n", "a: 1\na: 2\n", "a: |\n  x\n\n\n", "a : 1\n'b' : 2\n", "- - a\n  - b\n- c: d\n  e: f\n",
    "a: b: c\n",
  ])
  func `forms one by one`(_ text: String) { #expect(difference(in: SourceFile(path: "a.yaml", text: text)) == nil) }

  /// What the two readers do not agree on.
  private func difference(in file: SourceFile) -> String? {
    guard let (root, comments) = QuickParser.read(file, limits: .standard) else { return nil }
    guard refusalOfEncoding(file) == nil, refusalOfSize(file, limits: .standard) == nil else { return nil }
    let careful = parseWithCare(file, limits: .standard)
    if let finding = careful.findings.first { return "the careful reader says: \(finding.message)" }
    guard let other = careful.root else { return "the careful reader reads nothing" }
    let own = whole(root)
    let theirs = whole(other)
    if own != theirs {
      return zip(own, theirs).first { $0 != $1 }.map { "\($0) is \($1)" } ?? "\(own.count) parts are \(theirs.count)"
    }
    return comments == careful.comments ? nil : "other comments"
  }

  /// Every part of a tree with all that is known of it.
  private func whole(_ node: Node) -> [String] {
    switch node {
    case .scalar(let scalar): return [whole(scalar)]
    case .sequence(let sequence):
      return ["list \(sequence.span.range) \(sequence.isFlow)"] + sequence.items.flatMap(whole)
    case .mapping(let mapping):
      return ["mapping \(mapping.span.range) \(mapping.isFlow)"]
        + mapping.entries.flatMap { entry in
          ["entry \(entry.comments.map(\.range)) \(entry.code.bits) \(mapping[entry.key.text] != nil)"]
            + [whole(entry.key)] + whole(entry.value)
        }
    }
  }

  private func whole(_ scalar: Scalar) -> String {
    let segments = scalar.segments.map { "\($0.textOffset) \($0.fileOffset) \($0.length)" }
    let isRight = String(decoding: scalar.utf8, as: UTF8.self) == scalar.text && scalar.isEmpty == scalar.text.isEmpty
    return "\(scalar.style) \(scalar.text.debugDescription) \(scalar.span.range) \(segments) \(isRight)"
  }
}
