internal import Diagnostics
internal import OfferSyntax

/// A file of a folder whose other files are not known yet.
enum EarlyFile: Sendable {
  /// Read in full: an offer without a base, in a file that could be parsed as written.
  case read(FileReading, SourceFile)
  /// To be read when the other files are known.
  case parsed(ParsedFile)

  var file: SourceFile {
    switch self {
    case .read(_, let file): file
    case .parsed(let parsed): parsed.file
    }
  }
  var parsed: ParsedFile? {
    switch self {
    case .read: nil
    case .parsed(let parsed): parsed
    }
  }

  /// To be read again if something was found in it.
  var withoutDoubt: EarlyFile {
    switch self {
    case .read(let reading, let file) where !reading.findings.isEmpty: .parsed(parse(file, limits: .standard))
    case .read, .parsed: self
    }
  }
}

/// Reads what can be read of a file before the others are known. Nearly every file of a large folder is an offer that
/// needs no other: its tree of nodes is given back before the next file is parsed, in memory that is still at hand.
struct EarlyReader {
  private let literals = KnownLiterals()
  private let reader = FileReader(lost: LostLines(), bases: [:])

  func read(_ file: SourceFile) -> EarlyFile {
    let parsed = parse(file, limits: .standard)
    let scope = Scope(known: literals)
    guard parsed.findings.isEmpty, let known = KnownFile(parsed.root, scope: scope), known.kind == .offer,
      known.mapping["extends"] == nil
    else { return .parsed(parsed) }
    return .read(reader.read(known, known: literals), file)
  }
}
