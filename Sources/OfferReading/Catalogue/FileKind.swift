internal import Diagnostics
internal import OfferSyntax

/// What a file is, by its first key.
enum FileKind: String, Sendable, CaseIterable {
  case offer, base, provider, terms, profile, prices, comparison
  case exchangeRates = "exchange-rates"
}

/// What a file says it is, and where.
struct FileIdentity: Sendable {
  let kind: FileKind
  /// The id behind the first key, as far as it can be read.
  let name: String?
  /// The first value, which names the file; the first key where there is none.
  let place: Span
}

/// A file that says what it is.
struct KnownFile: Sendable {
  let kind: FileKind
  let head: Scalar
  let mapping: Mapping

  var identity: FileIdentity {
    let first = mapping.entries.first?.value
    var name: String?
    if case .scalar(let scalar)? = first { name = scalar.text }
    return FileIdentity(kind: kind, name: name, place: first?.span ?? head.span)
  }

  /// What the first key says; nothing, and a finding, for a file that says something else.
  init?(_ root: Node?, scope: Scope) {
    guard let root else { return nil }
    let kinds = FileKind.allCases.map(\.rawValue)
    guard case .mapping(let mapping) = root, let head = mapping.entries.first?.key else {
      scope.report(
        .error(
          .unknownFileKind, "a file begins with what it is, not with \(root.shape)", at: scope.firstLine(of: root),
          help: ["write one of " + kinds.map { "`\($0): ID`" }.joined(separator: ", ") + " first"]))
      return nil
    }
    guard let kind = FileKind(rawValue: head.text) else {
      let later = mapping.entries.first { Self.telling.contains($0.key.text) }?.key
      var help = ["write one of " + kinds.map { "`\($0): ID`" }.joined(separator: ", ") + " first"]
      let close = didYouMean(head.text, among: kinds)
      if let close { help = ["did you mean `\(close)`?"] }
      if let later, close == nil { help = ["move `\(later.text)` to the first line"] }
      scope.report(
        .error(
          .unknownFileKind, "`\(head.text)` does not say what this file is", at: head.span,
          labels: later.flatMap { close == nil ? [.init("this key belongs first", at: $0.span)] : nil } ?? [],
          help: help))
      return nil
    }
    self.kind = kind
    self.head = head
    self.mapping = mapping
  }

  /// First keys that mean nothing else further down; `prices`, `provider` and `terms` are keys of offers too.
  private static let telling: Set<String> = ["offer", "base", "profile"]
}
