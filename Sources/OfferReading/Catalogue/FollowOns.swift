internal import Diagnostics
internal import OfferSyntax

/// Tells mistakes from what only follows from them, so that one slip is one finding.
struct FollowOns {
  let lost: LostLines

  /// The findings of a file without those that follow from others: on lines that could not be read, or about the
  /// name of something that is there and could not be read.
  func sifted(_ findings: [Finding], in mapping: Mapping, isBaseMissing: Bool = false) -> [Finding] {
    var kept = findings.filter { !lost.contain($0.span) }
    if isBaseMissing {
      // Any name may be explained by the base.
      kept.removeAll { FollowOns.references.contains($0.code) && $0.code != .unknownBase }
      return kept
    }
    let references = kept.filter { FollowOns.references.contains($0.code) }
    guard !references.isEmpty else { return kept }
    let mistakes = kept.filter { $0.severity == .error && !FollowOns.references.contains($0.code) }
    guard mistakes.count <= FollowOns.most, references.count <= FollowOns.most else { return kept }
    var places: [String: [Place]] = [:]
    collect(.mapping(mapping), into: &places)
    let all = places.values.joined()
    // What stands below a mistyped key is not read at all.
    let unread = mistakes.filter { $0.code == .unknownKey }.flatMap { mistake in
      all.filter { $0.key == mistake.span }
    }
    let meant = Set(mistakes.compactMap { $0.code == .unknownKey ? $0.fix?.text : nil })
    return kept.filter { finding in
      guard FollowOns.references.contains(finding.code) else { return true }
      if unread.contains(where: { $0.holds(finding.span) }) { return false }
      return !FollowOns.names(in: finding.span).contains { name in
        if lost.name(name) || meant.contains(name) { return true }
        return (places[name] ?? []).contains { place in
          place.key != finding.span
            && (mistakes.contains { place.holds($0.span) } || unread.contains { $0.holds(place.key) })
        }
      }
    }
  }

  /// The same for findings about files that name each other.
  func sifted(_ findings: [Finding], strays: Set<String>) -> [Finding] {
    findings.filter { finding in
      if lost.contain(finding.span) { return false }
      guard FollowOns.references.contains(finding.code) else { return true }
      return !FollowOns.names(in: finding.span).contains { lost.name($0) || strays.contains($0) }
    }
  }

  /// The keys of a file whose values could not be read in full: what seems to lack there might only be unread.
  func unread(of mapping: Mapping, _ findings: [Finding], isBaseMissing: Bool = false) -> Set<String> {
    if findings.isEmpty, lost.isEmpty, !isBaseMissing { return [] }
    var unread: Set<String> = isBaseMissing ? Set(Construct.offer.keys) : []
    let errors = findings.filter { $0.severity == .error }
    for entry in mapping.entries {
      var places: [String: [Place]] = [:]
      collect(.mapping(Mapping(entries: [entry], span: mapping.span)), into: &places)
      let spans = places.values.joined()
      let isUnread =
        errors.count > FollowOns.most
        || spans.contains { place in lost.contain(place.span) || errors.contains { place.holds($0.span) } }
      if isUnread { unread.insert(entry.key.text) }
    }
    for error in errors {
      // `prise:` was meant as `price:`.
      if error.code == .unknownKey, let meant = error.fix?.text { unread.insert(meant) }
    }
    unread.formUnion(lost.words(of: mapping.span.file))
    if unread.isEmpty, !errors.isEmpty, let head = mapping.entries.first { unread.insert(head.key.text) }
    return unread
  }

  /// An entry: its key, and all of it in the file of the key.
  private struct Place {
    let key: Span
    let span: Span

    func holds(_ other: Span) -> Bool {
      other.file === span.file && other.range.lowerBound >= span.range.lowerBound
        && other.range.upperBound <= span.range.upperBound
    }
  }

  private func collect(_ node: Node, into places: inout [String: [Place]]) {
    switch node {
    case .scalar: break
    case .sequence(let sequence): for item in sequence.items { collect(item, into: &places) }
    case .mapping(let mapping):
      for entry in mapping.entries {
        let key = entry.key.span
        let value = entry.value.span
        let isTogether = value.file === key.file && value.range.upperBound >= key.range.lowerBound
        places[entry.key.text, default: []].append(Place(key: key, span: isTogether ? key.union(value) : key))
        collect(entry.value, into: &places)
      }
    }
  }

  /// The words of what a finding points at: `metro` and `fee` of `{metro.fee}`, `europe` of `@europe`.
  private static func names(in span: Span) -> [String] {
    let letters = span.text.drop { "@{[^ ".contains($0) }.prefix { !"}] /".contains($0) }
    return letters.split(separator: ".").map(String.init)
  }

  /// What is said of a name that leads nowhere.
  private static let references: Set<FindingCode> = [
    .unknownRow, .unknownNote, .unknownQuote, .unknownList, .unknownPlan, .unknownReading, .unknownChoice,
    .rowWithoutQuantity, .unknownReference, .unknownBase, .nothingToRemove,
  ]
  /// After so many mistakes in one file nobody looks at what follows from them.
  private static let most = 200
}
