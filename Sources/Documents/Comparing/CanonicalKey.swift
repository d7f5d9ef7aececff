internal import Offers
internal import Quantities

/// What any two offers can be compared by, whatever their rows are called; the order is that of the table.
enum CanonicalKey: Hashable {
  case customers, basis
  case recurring(per: [Unit])
  case extra(per: [Unit])
  case yearly(per: [Unit])
  case oneOff(per: [Unit])
  case perUse(per: [Unit])
  case destinations
  case limit(Limited)
  case rate(LineKind, Territory?)
  case increment
  case term(Term.Kind)
  case exitFee(per: [Unit])

  /// What a limit counts.
  enum Limited: Hashable { case correspondents, callLength, callTime, messages, data, other(Unit) }

  /// Where the key stands among the others.
  var rank: Int {
    switch self {
    case .customers: 0
    case .basis: 1
    case .recurring: 2
    case .extra: 3
    case .yearly: 4
    case .oneOff: 5
    case .perUse: 6
    case .destinations: 7
    case .limit: 8
    case .rate: 9
    case .increment: 10
    case .term(let kind):
      switch kind {
      case .duration: 11
      case .commitment: 12
      case .notice: 13
      case .renewal: 14
      }
    case .exitFee: 15
    }
  }

  /// The heading it belongs to.
  var section: OfferSection {
    switch self {
    case .customers, .destinations, .limit: .services
    case .basis, .recurring, .extra, .yearly, .oneOff, .perUse, .rate, .increment: .price
    case .term, .exitFee: .duration
    }
  }

  /// A stable name.
  var id: String {
    func units(_ per: [Unit]) -> String { per.map { "-" + $0.rawValue }.joined() }
    return switch self {
    case .customers: "customers"
    case .basis: "vat-basis"
    case .recurring(let per): "recurring" + units(per)
    case .extra(let per): "extra" + units(per)
    case .yearly(let per): "yearly" + units(per)
    case .oneOff(let per): "one-off" + units(per)
    case .perUse(let per): "per-use" + units(per)
    case .destinations: "destinations"
    case .limit(let what): "limit-\(what)"
    case .rate(let kind, let place): "rate-\(kind.rawValue)-\(place?.code ?? "anywhere")"
    case .increment: "increment"
    case .term(let kind): kind.rawValue
    case .exitFee(let per): "exit-fee" + units(per)
    }
  }
}

extension OfferView {
  /// The name of a canonical row.
  func label(_ key: CanonicalKey) -> String {
    switch key {
    case .customers: words[.customers]
    case .basis: words[.vatBasis]
    case .recurring(let per): per.isEmpty ? words[.recurring] : words.text(.recurringPer, units(per))
    case .extra(let per): words.text(.extraPer, units(per))
    case .yearly(let per): words[.perYearInstead] + (per.isEmpty ? "" : " " + units(per))
    case .oneOff(let per): per.isEmpty ? words[.oneOff] : words.text(.oneOffPer, units(per))
    case .perUse(let per): words[.perUse] + ", " + units(per)
    case .destinations: words[.destinationsCompared]
    case .limit(let what):
      switch what {
      case .correspondents: words[.limitCorrespondents]
      case .callLength: words[.limitCallLength]
      case .callTime: words[.limitCallTime]
      case .messages: words[.limitMessages]
      case .data: words[.limitData]
      case .other(let unit): words.text(.within, words.name(of: unit, for: Figure(2))).capitalised
      }
    case .rate(let kind, let place):
      words.text(.rateTo, place.map { name(of: $0) } ?? words[.anywhere], kinds([kind]))
    case .increment: words[.increments]
    case .term(let kind):
      switch kind {
      case .duration: words[.term]
      case .commitment: words[.commitment]
      case .notice: words[.notice]
      case .renewal: words[.renewal]
      }
    case .exitFee(let per): words[.exitFee] + (per.isEmpty ? "" : " " + units(per))
    }
  }

  private func units(_ per: [Unit]) -> String { words.each(per).drop { $0 == " " }.description }
}
