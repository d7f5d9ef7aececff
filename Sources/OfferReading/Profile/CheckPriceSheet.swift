internal import Diagnostics
internal import Offers
internal import Quantities

extension Scope {
  /// Looks whether a sheet fills prices that its offers have, each in the currency and the unit that belong there: what a
  /// sheet says is added up as if the offer had said it. Offers of other folders are not looked at.
  func check(_ sheet: PriceSheet, against offers: [Offer]) {
    for entry in sheet.entries {
      guard let offer = offers.first(where: { $0.id.value == entry.offer.value }) else { continue }
      if let plan = entry.plan, !offer.plans.contains(where: { $0.id.value == plan.value }) {
        reportUnknown(
          .unknownPlan, "`\(plan.value)` is not a plan of `\(offer.id.value)`", at: plan.span, word: plan.value,
          among: offer.plans.map(\.id.value), kind: "plans")
      }
      check(entry, against: offer)
    }
  }

  private func check(_ entry: PriceSheet.Entry, against offer: Offer) {
    let (price, span) = (entry.price.value, entry.price.span)
    guard let place = offer.openPrice(of: entry.row.value) else {
      guard offer.unread.isEmpty else { return }
      if offer.row(entry.row.value) == nil {
        reportUnknown(
          .unknownRow, "`\(entry.row.value)` is not a row of `\(offer.id.value)`", at: entry.row.span,
          word: entry.row.value, among: offer.allRows.map(\.id.value), kind: "rows")
      } else {
        report(
          .error(
            .unknownRow, "`\(entry.row.value)` is a row of `\(offer.id.value)` without a price", at: entry.row.span,
            help: ["name a charge or a rate whose price is `not stated` or `on request`"]))
      }
      return
    }
    guard price.currency == offer.currency.value else {
      report(
        .error(
          .foreignCurrency,
          "`\(price.written)` is in \(price.currency.rawValue), the offer in \(offer.currency.value.rawValue)",
          at: span,
          help: ["write what the row costs in the currency of `\(offer.id.value)`"]))
      return
    }
    switch place {
    case .charge(let counted): _ = isForHaving(price, at: span, counted: counted)
    case .rate(let kind, let form): _ = isRate(price, at: span, kind, form)
    }
  }
}

/// What a price of a row is for.
private enum PricedPlace {
  /// Having something; whether the row says itself what is counted.
  case charge(counted: Bool)
  /// Using something.
  case rate(UsageKind, MonthForm)
}

extension Offer {
  /// What the price of a row is for; nothing where it has none.
  fileprivate func openPrice(of id: String) -> PricedPlace? {
    for kind in UsageKind.allCases {
      guard let terms = usage[kind] else { continue }
      for rate in terms.beyond.flatMap(\.rates) where rate.row.id.value == id {
        return .rate(kind, MonthForm(hasBands: !rate.bands.isEmpty, hasPack: rate.pack != nil))
      }
      let excluded = terms.excluded.first { $0.row.id.value == id && $0.price != nil }
      if excluded != nil { return .rate(kind, MonthForm()) }
    }
    guard let row = row(id), case .charge(let charge) = row.content else { return nil }
    return .charge(counted: charge.counts != nil)
  }
}
