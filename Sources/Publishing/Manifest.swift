/// The list of what a published folder holds: our marker, and the limit of what we may delete.
struct Manifest: Equatable {
  /// The manifest's own file name.
  static let name = "site.manifest"

  /// The paths, sorted.
  let paths: [String]

  /// The manifest of a site.
  init(of site: Site) { paths = site.files.map(\.path) }

  /// Reads a manifest; nothing when the text is not one of ours.
  init?(text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    guard lines.first == Manifest.title else { return nil }
    lines.removeFirst()
    guard lines.allSatisfy(Site.isSafe) else { return nil }
    paths = lines
  }

  /// One path a line, under a title; no dates, so that equal sites have equal manifests.
  var text: String { ([Manifest.title] + paths).joined(separator: "\n") + "\n" }

  private static let title = "bareme site 1"
}
