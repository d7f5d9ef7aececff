public import Diagnostics

/// A question put to every offer before a document is made from it.
///
/// A check is one file with its code, its words and its rule; its page in `Explanations` is also its test.
public struct OfferCheck: Sendable {
  /// What a check found, and which part of the offer it is about.
  public struct Result: Sendable {
    /// The finding.
    public var finding: Finding
    /// The id of the row, list or reading it is about; the offer's own id for the whole offer.
    public var about: String

    /// A finding about a part of an offer.
    public init(_ finding: Finding, about: String) {
      self.finding = finding
      self.about = about
    }
  }

  /// The most that what it finds weighs.
  let gravest: Severity
  private let find: @Sendable (Offer, Catalogue) -> [Result]

  init(_ gravest: Severity = .error, _ find: @escaping @Sendable (Offer, Catalogue) -> [Result]) {
    self.gravest = gravest
    self.find = find
  }

  func run(_ offer: Offer, _ catalogue: Catalogue) -> [Result] {
    let found = find(offer, catalogue)
    // Whoever asks for errors alone passes over a check that only warns.
    precondition(gravest == .error || found.allSatisfy { $0.finding.severity != .error }, "a check only warns")
    return found
  }

  /// Every check, in the order in which they report.
  static let all: [OfferCheck] = [
    .summaryIdentity, .summaryContent, .announcedCounts, .repeatedDestinations, .exceptedPrefixes, .repeatedExceptions,
    .longCommitment,
    .exitFeeWithoutCommitment, .digitsInProse, .repeatedLabels, .unusedReadings, .unusedNotes, .unpricedOverage,
    .uncoveredHours, .shadowedRates,
    .bandsInOrder, .monthsUncovered,
  ]
}

/// What the checks say of an offer: what must be mended, and what its author knows of.
public struct CheckedOffer: Sendable {
  /// A finding that the author left, with the reason.
  public struct Acknowledged: Sendable {
    /// The finding.
    public var finding: Finding
    /// The author's reason.
    public var because: String
  }
  /// Findings that nobody acknowledged.
  public var open: [Finding]
  /// Findings with a reason to stay.
  public var acknowledged: [Acknowledged]

  /// Whether documents may be made: no open error.
  public var allowsDocuments: Bool { !open.contains { $0.severity == .error } }

  /// Runs every check over an offer; `more` are findings of later layers that can be acknowledged in the same way.
  ///
  /// Where only errors are asked for, checks that never find one are left out, and with them acknowledgements of nothing.
  public init(
    _ offer: Offer, in catalogue: Catalogue, more: [OfferCheck.Result] = [], onlyErrors: Bool = false
  ) {
    let checks = onlyErrors ? OfferCheck.all.filter { $0.gravest == .error } : OfferCheck.all
    let results = (checks.flatMap { $0.run(offer, catalogue) } + more)
      .filter { !onlyErrors || $0.finding.severity == .error }
    open = []
    acknowledged = []
    var used = [Bool](repeating: false, count: offer.acknowledged.count)
    for result in results {
      let match = offer.acknowledged.firstIndex { acknowledgement in
        acknowledgement.code.value == result.finding.code.rawValue
          && (acknowledgement.about.map { $0.value == result.about } ?? true)
      }
      if let match {
        used[match] = true
        acknowledged.append(
          Acknowledged(finding: result.finding, because: offer.acknowledged[match].because.value))
      } else {
        open.append(result.finding)
      }
    }
    // What it is about may be found again once the rest can be read.
    guard offer.unread.isEmpty, !onlyErrors else { return }
    for (index, acknowledgement) in offer.acknowledged.enumerated() where !used[index] {
      // What a base acknowledges need not concern each offer that extends it.
      guard acknowledgement.code.span.file === offer.id.span.file else { continue }
      open.append(.unusedAcknowledgement(acknowledgement))
    }
  }
}

extension Finding {
  fileprivate static func unusedAcknowledgement(_ acknowledgement: Acknowledgement) -> Finding {
    .warning(
      "acknowledgement-unused",
      "nothing reports `\(acknowledgement.code.value)` here any more", at: acknowledgement.code.span,
      help: ["remove the acknowledgement, or correct its `code` or `about`"])
  }
}
