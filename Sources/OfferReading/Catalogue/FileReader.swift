internal import Diagnostics
internal import OfferSyntax
internal import Offers

/// What a file says, and what is wrong with it.
struct FileReading: Sendable {
  /// By what the file says it is; by reference, as ten thousand readings are handed on in lists.
  indirect enum Content: Sendable {
    /// Its base already merged into it.
    case offer(Offer)
    /// Read with each offer that extends it.
    case base
    case provider(Provider)
    case terms(TermsDocument)
    case profile(UsageProfile)
    case prices(PriceSheet)
    case exchangeRates(ExchangeRates)
    case comparison(DeclaredComparison)
  }
  let file: FileIdentity
  let content: Content
  let findings: [Finding]
}

/// Reads single files of a folder whose bases are known; no file's reading depends on another's.
struct FileReader: Sendable {
  let lost: LostLines
  let bases: [String: (head: Scalar, mapping: Mapping)]

  /// Reads one file; `known` remembers literals from file to file.
  func read(_ file: KnownFile, known: KnownLiterals) -> FileReading {
    let scope = Scope(lost: lost, known: known)
    let followOns = FollowOns(lost: lost)
    let merger = BaseMerger(bases: bases, scope: scope)
    // Of a base, only whether its own base exists: it is read with each offer that extends it.
    if file.kind == .base { _ = merger.merged(file.mapping) }
    let mapping = file.kind == .offer ? merger.merged(file.mapping) : file.mapping
    var content = content(of: mapping, file, scope)
    let findings = followOns.sifted(scope.findings, in: mapping, isBaseMissing: scope.isBaseMissing)
    let unread = followOns.unread(of: mapping, findings, isBaseMissing: scope.isBaseMissing)
    content.note(unread: unread)
    return FileReading(file: file.identity, content: content, findings: findings)
  }

  private func content(of mapping: Mapping, _ file: KnownFile, _ scope: Scope) -> FileReading.Content {
    switch file.kind {
    case .offer: .offer(scope.offer(mapping, head: file.head))
    case .base: .base
    case .provider: .provider(scope.providerFile(mapping, head: file.head))
    case .terms: .terms(scope.termsDocument(mapping, head: file.head))
    case .profile: .profile(scope.profile(scope.fields(mapping, .profile)))
    case .prices: .prices(scope.priceSheet(mapping, head: file.head))
    case .exchangeRates: .exchangeRates(scope.exchangeRates(mapping, head: file.head))
    case .comparison: .comparison(scope.comparison(mapping, head: file.head))
    }
  }
}

extension FileReading.Content {
  /// Notes the keys whose values could not be read in full, where later checks ask for them.
  fileprivate mutating func note(unread: Set<String>) {
    guard !unread.isEmpty else { return }
    switch self {
    case .offer(var offer):
      offer.unread = unread
      self = .offer(offer)
    case .provider(var provider):
      provider.unread = unread
      self = .provider(provider)
    case .base, .terms, .profile, .prices, .exchangeRates, .comparison: break
    }
  }
}
