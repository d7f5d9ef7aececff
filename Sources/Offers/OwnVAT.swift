public import Diagnostics
public import Quantities

/// The VAT of something that has another rate than the offer.
///
/// ```yaml
/// television: { label: Télévision, price: 5 €/month, vat: 10 % }
/// deposit-slip: { label: Assurance, price: 2 €/month, vat: exempt }
/// ```
public enum OwnVAT: Sendable, Hashable {
  /// A percentage: 5.5 for 5.5 %.
  case rate(Figure)
  /// No VAT is due on it, which a bill tells from a rate of 0 %.
  case exempt

  /// Whether both are exempt, or both rates the same: 5.5 % is 5.50 %.
  public func isSame(as other: OwnVAT) -> Bool {
    switch (self, other) {
    case (.rate(let left), .rate(let right)): left.value == right.value
    case (.exempt, .exempt): true
    case (.rate, .exempt), (.exempt, .rate): false
    }
  }

  /// As other programs read it: `5.5` or `exempt`.
  public var word: String {
    switch self {
    case .rate(let figure): figure.plain
    case .exempt: "exempt"
    }
  }

  /// The percentage.
  public var percentage: Figure {
    switch self {
    case .rate(let figure): figure
    case .exempt: Figure(0)
    }
  }
}

extension Offer {
  /// Every VAT that a row, a rate or an exclusion has of its own, each once, where it is written first: by rate, the
  /// highest before the others, what is exempt last. Their order does not depend on that of the rows.
  public var ownVATs: [Located<OwnVAT>] {
    guard mayHaveOwnVATs else { return [] }
    var written: [Varying<OwnVAT>] = []
    for row in allRows {
      switch row.content {
      case .charge(let charge): if let vat = charge.vat { written.append(vat) }
      case .adjustment(let adjustment): if let vat = adjustment.vat { written.append(vat) }
      case .prose, .feature: break
      }
    }
    for terms in UsageKind.allCases.compactMap({ usage[$0] }) {
      written += terms.excluded.compactMap(\.vat) + terms.beyond.flatMap(\.rates).compactMap(\.vat)
    }
    if written.isEmpty { return [] }
    let own = vat.map { OwnVAT.rate($0.rate.value) }
    var found: [Located<OwnVAT>] = []
    for vat in written.flatMap(\.all) where own.map({ !$0.isSame(as: vat.value) }) ?? true {
      if !found.contains(where: { $0.value.isSame(as: vat.value) }) { found.append(vat) }
    }
    return found.sorted { left, right in
      switch (left.value, right.value) {
      case (.rate(let left), .rate(let right)): left.value > right.value
      case (.rate, .exempt): true
      case (.exempt, _): false
      }
    }
  }
}
