internal import Diagnostics
internal import Quantities

extension OfferCheck {
  /// A commitment of more than 24 months (Directive (EU) 2018/1972, Article 105(1)).
  static let longCommitment = OfferCheck { offer, _ in
    offer.rowsOfContract.flatMap { row in
      row.terms.filter { $0.kind.value == .commitment }.flatMap { term in
        term.length.all.compactMap { length -> Result? in
          guard case .quantity(let quantity) = length.value, quantity.unit.dimension == .months,
            let months = try? quantity.canonical(), months > Rational(24)
          else { return nil }
          let isBusiness = offer.customers?.value == .businesses
          return Result(
            Finding(
              isBusiness ? .warning : .error, "commitment-too-long",
              "a commitment lasts 24 months at the most", at: length.span,
              label: "\(months.floor) months",
              help: [
                "Directive (EU) 2018/1972, Article 105(1), for consumers, micro-enterprises and small enterprises"
              ]), about: row.id.value)
        }
      }
    }
  }

  /// A fee for leaving an offer that says it binds nobody.
  static let exitFeeWithoutCommitment = OfferCheck(.warning) { offer, _ in
    let commitments = offer.rowsOfContract.flatMap(\.terms).filter { $0.kind.value == .commitment }
    let isFree =
      !commitments.isEmpty
      && commitments.allSatisfy { term in term.length.all.allSatisfy { $0.value == .none } }
    guard isFree else { return [] }
    return offer.allRows.compactMap { row in
      guard case .charge(let charge) = row.content, charge.when?.value == .exit else { return nil }
      let isDue = charge.price.all.contains { price in
        switch price.value {
        case .amounts(let amounts): amounts.contains { $0.value.figure.digits != 0 }
        case .state: false
        }
      }
      guard isDue else { return nil }
      return Result(
        .warning(
          "exit-fee-without-commitment", "the offer says it has no commitment, yet leaving it costs",
          at: charge.price.span, labels: commitments.prefix(1).map { .init("no commitment", at: $0.kind.span) },
          help: ["a customer reads *no commitment* as free to leave: acknowledge it with the source's words"]),
        about: row.id.value)
    }
  }
}
