internal import Diagnostics
internal import Documents
internal import OfferReading
internal import Offers
internal import TariffCompiler

extension Workspace {
  /// What the checks say of an offer: the rules of the language apart, which `findings` hold.
  func check(_ offer: Offer, onlyErrors: Bool = false) -> CheckedOffer {
    check(offer, onlyErrors: onlyErrors, examples: failures(of: offer))
  }

  /// The same with what its examples gave.
  private func check(_ offer: Offer, onlyErrors: Bool, examples: [Finding]) -> CheckedOffer {
    var checked = CheckedOffer(
      offer, in: catalogue, more: summaryLint(of: offer) + examples.map { .init($0, about: offer.id.value) },
      onlyErrors: onlyErrors)
    checked.open.removeAll { isDoubtful($0.span) }
    return checked
  }

  /// The examples that come out otherwise than written.
  private func failures(of offer: Offer) -> [Finding] {
    examples(of: offer).isEmpty ? [] : checkExamples(of: offer, in: catalogue)
  }

  /// The places of the examples that are tried.
  private func examples(of offer: Offer) -> Range<Int> {
    // An amount that comes out wrong where a price could not be read says nothing new.
    offer.unread.isEmpty ? offer.examples.indices : 0..<0
  }

  /// What an offer is wanted for: a contract summary must be complete, a price only has to be right.
  enum Purpose {
    /// A contract summary, which may be given another date.
    case summary(dated: Bool)
    /// A comparison or an estimate.
    case pricing

    /// Whether what was found stands in the way of it.
    func forbids(_ finding: Finding) -> Bool {
      let code = finding.code.rawValue
      switch self {
      case .summary(let dated): return !(dated && code == "summary-lacks-date")
      case .pricing: return !code.hasPrefix("summary-lacks-")
      }
    }
  }

  /// Refuses to go on with an offer that has errors: they are printed instead of half a document.
  func requireSound(_ offers: [Offer], for purpose: Purpose) throws {
    var seen = Set<String>()
    let own = offers.filter { seen.insert($0.id.value).inserted }
    try refuse(
      Workers.processors(for: own.count).results(of: own) { offers in
        offers.flatMap { errors(of: $0, for: purpose, examples: failures(of: $0)) }
      })
  }

  /// What is made of an offer that has no errors; its examples are tried on another thread meanwhile.
  ///
  /// Nothing is made where anything else is wrong with it, and what was made is dropped where an example is.
  func whenSound<Made>(_ offer: Offer, for purpose: Purpose, _ make: () throws -> Made) throws -> Made {
    let examples = ExampleTrial(examples(of: offer).count) { checkExample($0, of: offer, in: catalogue) }
    guard errors(of: offer, for: purpose, examples: []).isEmpty else {
      try refuse(errors(of: offer, for: purpose, examples: examples.failures()))
      return try make()
    }
    let made: Made
    do { made = try make() } catch {
      try refuse(errors(of: offer, for: purpose, examples: examples.failures()))
      throw error
    }
    let failed = examples.failures()
    if !failed.isEmpty { try refuse(errors(of: offer, for: purpose, examples: failed)) }
    return made
  }

  /// Reports what was found, if anything, and ends.
  private func refuse(_ found: [Finding]) throws {
    guard !found.isEmpty else { return }
    Console.report(found)
    throw Ending.findings
  }

  /// Everything that must be mended in an offer, in its own file or in a base it extends.
  private func errors(of offer: Offer, for purpose: Purpose, examples: [Finding]) -> [Finding] {
    let open = check(offer, onlyErrors: true, examples: examples).open
    let read = findings.filter { $0.severity == .error }
    let own = read.isEmpty ? [] : [offer.id.span.file] + offer.allRows.map(\.id.span.file)
    return (read.filter { finding in own.contains { $0 === finding.span.file } } + open).filter(purpose.forbids)
  }
}
