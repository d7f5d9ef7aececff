/// The layer table of `Documentation/architecture.md`, read from the page.
struct LayerTable {
  /// One row: a target, where it stands and what it may import.
  struct Row {
    let layer: Int
    let target: String
    let ours: Set<String>
    let outside: Set<String>
  }

  let rows: [Row]

  /// Reads the table whose header names `layer` and `target`.
  init(page: String) {
    let cells = page.split(separator: "\n")
      .filter { $0.hasPrefix("|") }
      .map { $0.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast() }
    rows = cells.compactMap { row in
      let cells = Array(row)
      guard cells.count == 5, let layer = Int(cells[0].filter { $0 != " " }) else { return nil }
      guard let target = Self.names(in: cells[1]).first else { return nil }
      return Row(
        layer: layer, target: target, ours: Set(Self.names(in: cells[3])), outside: Set(Self.names(in: cells[4])))
    }
  }

  func row(_ target: String) -> Row? { rows.first { $0.target == target } }

  /// The names between backquotes.
  private static func names(in cell: Substring) -> [String] {
    cell.matches(of: /`(\w+)`/).map { String($0.output.1) }
  }

  /// The imports of a file that its target's row does not allow, as sentences.
  func violations(in source: String, path: String, target: String) -> [String] {
    guard let row = row(target) else { return ["\(path): the layer table has no row for \(target)"] }
    return SwiftSource(source).imports
      .filter { !row.ours.contains($0.module) && !row.outside.contains($0.module) }
      .map { "\(path):\($0.line): \(target) imports \($0.module), which its row does not allow" }
  }
}

/// What `Package.swift` says about the targets of `Sources/`, read from its text.
struct ManifestTargets {
  /// Names of the targets in `uses` or `dependencies`, by target; system libraries are not targets of ours.
  let dependencies: [String: Set<String>]

  init(manifest: String) {
    var found: [String: Set<String>] = [:]
    let declaration =
      /(?:layer\(\s*|\.executableTarget\(\s*name:\s*)"(\w+)"(?:,\s*(?:uses|dependencies):\s*\[([^\]]*)\])?/
    for match in manifest.matches(of: declaration) {
      let uses = (match.output.2 ?? "").replacing(/package: "[^"]*"/, with: "")
      found[String(match.output.1)] = Set(uses.matches(of: /"([\w-]+)"/).map { String($0.output.1) })
    }
    dependencies = found
  }
}
