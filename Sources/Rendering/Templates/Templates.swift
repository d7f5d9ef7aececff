internal import DocumentTree

/// The templates of all kinds of documents, compiled and found free of mistakes.
public struct Templates: Sendable {
  let programs: [Program]
  let entries: [Document.Kind: Int]

  /// Compiles `summary.html`, `comparison.html`, … and every template these include.
  ///
  /// Throws all mistakes of all files at once.
  public init(from source: TemplateSource) throws(TemplateFaults) {
    var compiler = TemplateSetCompiler(source, vocabulary: PageFields.vocabulary)
    var entries: [Document.Kind: Int] = [:]
    for kind in Document.Kind.allCases {
      entries[kind] = compiler.entry("\(kind.rawValue).html", taking: PageFields.document.shape.name)
    }
    guard compiler.faults.isEmpty else {
      let sorted = compiler.faults.sorted { ($0.file, $0.line, $0.message) < ($1.file, $1.line, $1.message) }
      throw TemplateFaults(faults: sorted)
    }
    programs = compiler.programs.map(\.joined)
    self.entries = entries
  }
}
