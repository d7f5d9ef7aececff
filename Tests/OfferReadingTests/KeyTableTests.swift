import Diagnostics
import Foundation
import Offers
import Testing

@testable import OfferReading
@testable import OfferSyntax

/// Keys are compared by codes, and files read beside each other: neither changes what is read.
struct KeyTableTests {
  @Test(arguments: Construct.allCases)
  func `no two keys of a construct have the same code`(_ construct: Construct) {
    #expect(Set(construct.keys.map { KeyCode($0).bits }).count == Set(construct.keys).count)
    for key in construct.keys { #expect(construct.table.holds(KeyCode(key))) }
    #expect(Set(construct.keys).isSuperset(of: construct.requiredKeys))
  }

  @Test func `a key that only looks like one of the language is none`() {
    // The same length, first, middle and last bytes as `commitment`.
    let file = parse(SourceFile(path: "a.yaml", text: "comxitxent: 1\n"))
    guard case .mapping(let mapping)? = file.root, let entry = mapping.entries.first else {
      Issue.record("nothing was read")
      return
    }
    #expect(entry.code == "commitment")
    #expect(!Construct.row.table.holds(entry))
  }

  @Test func `a long key is none of the short keys that begin and end as it does`() {
    let long = "to" + String(repeating: "o", count: 253) + "to"
    #expect(KeyCode(long) != KeyCode("to"))
    #expect(!KeyCode(long).isWhole && KeyCode("to").isWhole)
  }

  @Test(arguments: [true, false])
  func `what may follow from a lost line of another file is not told`(_ isLost: Bool) {
    let head = "language: fr\ncurrency: EUR\nprices: excluding VAT\n"
    let first = SourceFile(path: "a.yaml", text: "offer: a\ntitle: A\n\(head)services:\n  x: { label: X, note: n1 }\n")
    let note = isLost ? "n2: Une note\n  n1 Autre" : "n2: Une note"
    let second = SourceFile(path: "b.yaml", text: "offer: b\ntitle: B\n\(head)notes:\n  \(note)\n")
    let findings = readCatalogue([first, second]).findings
    #expect(findings.contains { $0.code == .unknownNote } == !isLost, "\(findings.report(.concise))")
  }

  @Test func `several workers read what one reads`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Offers")
    let paths = (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL })
    let shipped = try (paths ?? []).filter { $0.pathExtension == "yaml" }
      .map { SourceFile(path: $0.path, bytes: [UInt8](try Data(contentsOf: $0))) }
    #expect(shipped.count > 20)
    let files = shipped + (0..<60).map { SourceFile(path: "z\($0).yaml", text: "offer: z\($0)\nprise: \($0)\n") }
    let beside = Workers(count: 3) { count, part in
      for index in (0..<count).reversed() { part(index) }
    }
    let one = readCatalogue(files)
    let three = readCatalogue(files, workers: beside)
    #expect(one.findings.count > 60)
    #expect(one.findings.report(.full) == three.findings.report(.full))
    #expect(one.catalogue.offers.map(\.id.value) == three.catalogue.offers.map(\.id.value))
    #expect(
      one.catalogue.offers.map { $0.allRows.map(\.id.value) }
        == three.catalogue.offers.map { $0.allRows.map(\.id.value) })
  }
}
