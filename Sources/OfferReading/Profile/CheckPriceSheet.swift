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
    let isFit =
      switch place.use {
      case .having(let counted): isForHaving(price, at: span, counted: counted)
      case .using(let kind, let form): isRate(price, at: span, kind, form)
      }
    let plans = entry.plan.map { [$0.value] } ?? offer.planIDs
    guard isFit, !plans.contains(where: { place.isOpen(for: $0, in: offer) }) else { return }
    report(
      .error(
        .unknownRow, "`\(entry.row.value)` has a price in `\(offer.id.value)`: a sheet has nothing to fill there",
        at: entry.row.span, label: "would not be used",
        help: ["take it out of the sheet, or write `not stated` in the offer"]))
  }
}

/// A row that has prices.
private struct PricedPlace {
  /// What its prices are for.
  enum Use {
    /// Having something; whether the row says itself what is counted.
    case having(counted: Bool)
    /// Using something.
    case using(UsageKind, MonthForm)
  }

  let use: Use
  /// Its prices of all times.
  let prices: [Varying<ChargePrice>]

  /// Whether a plan has a price there that the offer leaves open, as far as can be said without its readings.
  func isOpen(for plan: String, in offer: Offer) -> Bool {
    prices.contains { price in
      guard price.readings(plan: plan).isEmpty,
        let stated = price.value(plan: plan, readings: offer.defaultReadings)
      else { return true }
      switch stated.value {
      case .amounts: return false
      case .state(let availability): return availability.isOpen
      }
    }
  }
}

extension Offer {
  /// What the price of a row is for; nothing where it has none.
  fileprivate func openPrice(of id: String) -> PricedPlace? {
    for kind in UsageKind.allCases {
      guard let terms = usage[kind] else { continue }
      for rate in terms.beyond.flatMap(\.rates) where rate.row.id.value == id {
        let form = MonthForm(hasBands: !rate.bands.isEmpty, hasPack: rate.pack != nil)
        return PricedPlace(
          use: .using(kind, form), prices: [rate.price] + rate.bands.map(\.price) + rate.changes.map(\.price))
      }
      if let price = terms.excluded.first(where: { $0.row.id.value == id && $0.price != nil })?.price {
        return PricedPlace(use: .using(kind, MonthForm()), prices: [price])
      }
    }
    guard let row = row(id), case .charge(let charge) = row.content else { return nil }
    return PricedPlace(
      use: .having(counted: charge.counts != nil),
      prices: [charge.price] + charge.bands.map(\.price) + charge.phases.map(\.price) + charge.changes.map(\.price)
        + [charge.yearly].compactMap(\.self))
  }
}
