internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// A share of what is paid once, paid with the order.
  func onOrder(_ node: Node?) -> OnOrder? {
    guard let node else { return nil }
    namesOnOrder = true
    guard let fields = fields(node, .onOrder) else { return nil }
    let of = texts(fields["of"], "`of`").filter { $0.value != Adjustment.Cover.oneOffs.rawValue }
    guard let share = percentage(fields["share"], "`share`") else { return nil }
    guard share.value.value > .zero, share.value.value <= Rational(100) else {
      report(
        .error(
          .invalidNumber, "between 0 and 100 % are paid on order", at: share.span,
          help: ["write the share that is due with the order: `share: 30 %`"]))
      return nil
    }
    return OnOrder(share: share, of: of)
  }

  /// Looks whether what is paid on order is a share of rows that are paid once.
  func checkOnOrder(of offer: Offer) {
    guard namesOnOrder else { return }
    let shares = offer.rowsOfContract.compactMap(\.onOrder)
    let rows = offer.allRows
    let groups = offer.sections.values.joined().compactMap { item -> String? in
      guard case .group(let group) = item else { return nil }
      return group.id.value
    }
    let names = rows.compactMap { row -> String? in
      guard case .charge(let charge) = row.content, charge.isPaidOnce else { return nil }
      return row.id.value
    }
    for name in shares.flatMap(\.of)
    where !names.contains(name.value) && !groups.contains(name.value) {
      reportUnknown(
        .unknownRow, "`\(name.value)` is no row that is paid once", at: name.span, word: name.value,
        among: [Adjustment.Cover.oneOffs.rawValue] + names, kind: "may stand here")
    }
  }
}

extension Charge {
  /// Whether some price of it is paid once, at the beginning, and kept.
  fileprivate var isPaidOnce: Bool {
    guard when.map({ $0.value == .start }) ?? true, !isDeposit else { return false }
    return price.all.contains { price in
      switch price.value {
      case .amounts(let amounts): amounts.contains { $0.value.period == nil }
      case .state: true
      }
    }
  }
}
