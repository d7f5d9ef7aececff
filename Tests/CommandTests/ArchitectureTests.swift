import Testing

/// The layer table of the architecture page, the manifest and the imports say the same.
@Suite("Architecture")
struct ArchitectureTests {
  let table: LayerTable
  let manifest: ManifestTargets

  init() throws {
    table = LayerTable(page: try ProjectFolder.text("Documentation/architecture.md"))
    manifest = ManifestTargets(manifest: try ProjectFolder.text("Package.swift"))
  }

  @Test("every target of the manifest has a row in the table, and every row a target")
  func targetsMatch() {
    #expect(table.rows.map(\.target).sorted() == manifest.dependencies.keys.sorted())
    #expect(!table.rows.isEmpty)
  }

  @Test("the manifest and the table allow the same imports")
  func dependenciesMatch() {
    // The libraries that come with the toolchain are not dependencies of a manifest.
    let toolchain: Set = ["FoundationEssentials", "Synchronization", "Glibc", "Darwin"]
    for row in table.rows {
      let allowed = row.ours.union(row.outside).subtracting(toolchain)
      #expect(manifest.dependencies[row.target] == allowed, "Package.swift and the table differ about \(row.target)")
    }
  }

  @Test("imports point down, never sideways or up")
  func importsPointDown() {
    for row in table.rows {
      for name in row.ours.sorted() {
        let layer = table.row(name)?.layer
        #expect(layer != nil, "\(row.target) may import \(name), which has no row")
        if let layer { #expect(layer < row.layer, "\(row.target) may not import \(name): it is not below") }
      }
      #expect(row.outside.isDisjoint(with: table.rows.map(\.target)), "\(row.target) lists a target as outside")
    }
  }

  @Test("every import in Sources/ is allowed by the table")
  func importsAreAllowed() throws {
    for path in ProjectFolder.files(under: "Sources", ending: [".swift"]) {
      let target = String(path.split(separator: "/")[1])
      let found = table.violations(in: try ProjectFolder.text(path), path: path, target: target)
      #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }
  }

  @Test(
    "an import that the table does not allow is found, however it is written",
    arguments: [
      "import Foundation", "public import Offers", "@_spi(Internals) internal import Offers",
      "@preconcurrency import Glibc",
      "import struct Offers.Offer", "internal import Foundation.NSString", "let a = 1; import Offers",
      "/* a */ import Offers", "#if os(Linux)\n  internal import Glibc\n#endif", "@testable import TariffCompiler",
    ])
  func forbiddenImportIsFound(source: String) {
    #expect(table.violations(in: source, path: "E.swift", target: "TariffEngine").count == 1)
  }

  @Test(
    "words about imports are not imports",
    arguments: [
      "// import Offers", "/* /* */\nimport Offers\n*/", "\"\"\"\nimport Offers\n\"\"\"", "public import Quantities",
      "#\"\"\"\n\"\nimport Offers\n\"\"\"#", "let importOffers = 1", "\"\\(a(\")\"))\"\n  // import Offers",
    ])
  func wordsAreNotImports(source: String) {
    #expect(table.violations(in: source, path: "E.swift", target: "TariffEngine").isEmpty)
  }
}
