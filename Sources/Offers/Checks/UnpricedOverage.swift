internal import Diagnostics

extension OfferCheck {
  /// Calls that become chargeable beyond a limit, in an offer that has no rate at all for them.
  static let unpricedOverage = OfferCheck(.warning) { offer, _ in
    UsageKind.allCases.flatMap { kind -> [Result] in
      guard let terms = offer.usage[kind], terms.beyond.isEmpty, !offer.unread.contains(kind.rawValue) else {
        return []
      }
      return terms.included.flatMap { inclusion in
        inclusion.limits.compactMap { limit -> Result? in
          let isCharged = limit.then.all.contains { consequence in
            switch consequence.value {
            case .surplus, .wholeCall, .laterCalls, .wholePeriod: true
            case .block, .throttle, .notify, .suspend, .notSaid: false
            }
          }
          guard isCharged else { return nil }
          return Result(
            .warning(
              "overage-unpriced", "\(kind.rawValue) beyond this limit are charged, and no rate says how much",
              at: limit.amount.span,
              help: [
                "write the rates under `\(kind.rawValue): beyond:`, with `price: not stated` where the source is silent",
                "if the source does not say that they are charged, write `then: not said`",
              ]), about: inclusion.row.id.value)
        }
      }
    }
  }
}
