internal import Diagnostics
internal import OfferSyntax
internal import Offers

/// What a file says, and what is wrong with it.
struct FileReading: Sendable {
  /// By what the file says it is.
  enum Content: Sendable {
    /// Its base already merged into it.
    indirect case offer(Offer)
    /// Read with each offer that extends it.
    case base
    case provider(Provider)
    case terms(TermsDocument)
    case profile(UsageProfile)
    case prices(PriceSheet)
    case exchangeRates(ExchangeRates)
    case comparison(DeclaredComparison)
  }
  let file: KnownFile
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
    let content: FileReading.Content
    switch file.kind {
    case .offer:
      let merged = BaseMerger(bases: bases, scope: scope).merged(file.mapping)
      var offer = scope.offer(merged, head: file.head)
      let findings = followOns.sifted(scope.findings, in: merged, isBaseMissing: scope.isBaseMissing)
      offer.unread = followOns.unread(of: merged, findings, isBaseMissing: scope.isBaseMissing)
      return FileReading(file: file, content: .offer(offer), findings: findings)
    case .base:
      // Here only whether its own base exists.
      _ = BaseMerger(bases: bases, scope: scope).merged(file.mapping)
      content = .base
    case .provider:
      var provider = scope.providerFile(file.mapping, head: file.head)
      let findings = followOns.sifted(scope.findings, in: file.mapping)
      provider.unread = followOns.unread(of: file.mapping, findings)
      return FileReading(file: file, content: .provider(provider), findings: findings)
    case .terms: content = .terms(scope.termsDocument(file.mapping, head: file.head))
    case .profile: content = .profile(scope.profile(scope.fields(file.mapping, .profile)))
    case .prices: content = .prices(scope.priceSheet(file.mapping, head: file.head))
    case .exchangeRates: content = .exchangeRates(scope.exchangeRates(file.mapping, head: file.head))
    case .comparison: content = .comparison(scope.comparison(file.mapping, head: file.head))
    }
    let findings = followOns.sifted(scope.findings, in: file.mapping, isBaseMissing: scope.isBaseMissing)
    return FileReading(file: file, content: content, findings: findings)
  }
}
