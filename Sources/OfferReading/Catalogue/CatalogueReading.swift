internal import Diagnostics
internal import OfferSyntax
internal import Offers

/// The state of reading a folder: what was read, and what files refer to.
struct CatalogueReading {
  /// Findings about files as such, and about references between them.
  let scope: Scope
  private(set) var catalogue = Catalogue()
  private var collected: [Finding] = []
  private var told: Set<Told> = []
  private var bases: [String: (head: Scalar, mapping: Mapping)] = [:]
  private var claims: [String: [Claim]] = [:]
  private let lost: LostLines
  /// What files that do not say what they are might be called.
  private var strays: Set<String> = []

  init(lost: LostLines) {
    self.lost = lost
    scope = Scope(lost: lost)
  }

  /// A file by what it says it is; one that does not say it is reported.
  mutating func known(_ file: ParsedFile) -> KnownFile? {
    if let known = KnownFile(file.root, scope: scope) { return known }
    if case .mapping(let mapping)? = file.root {
      for case .scalar(let scalar) in mapping.entries.map(\.value) { strays.insert(scalar.text) }
    }
    return nil
  }

  /// Everything found; what several offers share is found once.
  var findings: [Finding] { collected + FollowOns(lost: lost).sifted(scope.findings, strays: strays) }

  /// Notes every id that two files claim.
  mutating func collectIds(_ files: [FileIdentity]) {
    for file in files {
      guard let name = file.name else { continue }
      if let first = place(of: name, file.kind) {
        scope.report(
          .error(
            .duplicateId, "`\(name)` is the id of two files", at: file.place,
            labels: [.init("first here", at: first)], help: ["name one of them otherwise"]))
      } else {
        claims[name, default: []].append(Claim(kind: file.kind, place: file.place))
      }
    }
  }

  /// Notes the bases, each by its first file.
  mutating func collectBases(_ files: [KnownFile]) {
    for file in files where file.kind == .base {
      let identity = file.identity
      if let name = identity.name, isFirst(identity) { bases[name] = (file.head, file.mapping) }
    }
  }

  /// Whether no file before it has its id.
  private func isFirst(_ file: FileIdentity) -> Bool {
    file.name.map { place(of: $0, file.kind) == file.place } ?? true
  }

  /// Where the first file of a kind says that it has an id.
  private func place(of name: String, _ kind: FileKind) -> Span? {
    claims[name]?.first { $0.kind == kind }?.place
  }

  /// What reads a single file, now that the bases are known.
  var reader: FileReader { FileReader(lost: lost, bases: bases) }

  /// Takes over what a file says; the second of two with one id is read for its findings only.
  mutating func add(_ reading: FileReading) {
    if isFirst(reading.file) {
      switch reading.content {
      case .offer(let offer): catalogue.offers.append(offer)
      case .base: break
      case .provider(let provider): catalogue.providers.append(provider)
      case .terms(let terms): catalogue.terms.append(terms)
      case .profile(let profile): catalogue.profiles.append(profile)
      case .prices(let sheet): catalogue.priceSheets.append(sheet)
      case .exchangeRates(let rates): catalogue.exchangeRates.append(rates)
      case .comparison(let comparison): catalogue.comparisons.append(comparison)
      }
    }
    // A part of a base that several offers share is found at fault once.
    for finding in reading.findings where told.insert(Told(finding)).inserted { collected.append(finding) }
  }

  /// What only one file with an id can be.
  private struct Claim {
    let kind: FileKind
    let place: Span
  }

  /// What makes two findings the same.
  private struct Told: Hashable {
    let file: ObjectIdentifier
    let range: Range<Int>
    let message: String

    init(_ finding: Finding) {
      file = ObjectIdentifier(finding.span.file)
      range = finding.span.range
      message = finding.message
    }
  }

  /// Looks whether the files that offers name are there.
  func checkReferences() {
    let providers = catalogue.providers.map(\.id.value)
    let known = Set(providers)
    let profiles = catalogue.profiles.compactMap { $0.id?.value }
    for offer in catalogue.offers {
      if let provider = offer.provider, !known.contains(provider.value) {
        check(provider, among: providers, "provider")
      }
      for terms in offer.terms { check(terms, among: catalogue.terms.map(\.id.value), "file of general conditions") }
      for example in offer.examples {
        check(example.profile, among: profiles, "profile")
        check(example.prices, among: catalogue.priceSheets.map(\.id.value), "price sheet")
      }
    }
    for terms in catalogue.terms { check(terms.provider, among: providers, "provider") }
    for sheet in catalogue.priceSheets { scope.check(sheet, against: catalogue.offers) }
    for comparison in catalogue.comparisons {
      for plan in comparison.plans { scope.check(selection: plan, against: catalogue.offers) }
      check(comparison.profile, among: profiles, "profile")
      for prices in comparison.prices { check(prices, among: catalogue.priceSheets.map(\.id.value), "price sheet") }
      let sheets = catalogue.exchangeRates
      for rates in comparison.rates {
        check(rates, among: sheets.compactMap { $0.id?.value }, "sheet of exchange rates")
      }
      let together = comparison.rates.compactMap { name in sheets.first { $0.id?.value == name.value } }
      if together.count > 1 { scope.reportContradictions(among: together) }
    }
  }

  private func check(_ name: Located<String>?, among names: [String], _ kind: String) {
    guard let name, !names.contains(name.value) else { return }
    scope.reportUnknown(
      .unknownReference, "`\(name.value)` is no \(kind) of this folder", at: name.span, word: name.value,
      among: names, kind: "\(kind)s")
  }
}
