internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

extension CompiledTariff {
  /// A profile in the terms of the tariff.
  func month(of profile: UsageProfile, offer: Offer) throws(ArithmeticFault) -> MonthUsage {
    var month = MonthUsage()
    month.numbers = meters.map { profile.counted($0) }
    month.orders = charges.map { profile.order(of: $0.row.id.value, in: offer) }
    // All the days of a month are a month, whatever the contract counts.
    if let days = profile.days?.value, days.used < days.of {
      let all = offer.monthDays?.value ?? days.of
      month.days = MonthUsage.Days(used: Rational(Int64(min(days.used, all))), of: Rational(Int64(all)))
    }
    for usage in profile.usage {
      guard let service = services.firstIndex(of: usage.kind) else { continue }
      let to: Destination
      switch usage.kind {
      case .calls: to = offer.knownAs(usage.to)
      case .messages, .data: to = Destination(kinds: [], place: usage.to.place)
      }
      month.groups.append(
        MonthUsage.Group(
          service: service, isIn: sets.indices.map { sets[$0].covers(to, lists: offer.destinations) },
          try usage.amount(),
          correspondents: usage.correspondents, unit: usage.by, isForwarded: usage.isForwarded, hours: usage.hours))
    }
    return month
  }
}

extension UsageProfile {
  /// Whether a row is ordered by name, as `ID` or `OFFER/ID`: `yes` for as many as the profile has, or a number.
  func order(of row: String, in offer: Offer) -> MonthUsage.Order {
    if options.isEmpty { return .none }
    let names = [row, "\(offer.id.value)/\(row)"]
    guard let option = options.first(where: { names.contains($0.id.value) }) else { return .none }
    return option.number.span.text == "yes" ? .asCounted : .number(option.number.value)
  }
}

extension UsageProfile.Usage {
  /// How much, in the terms of a tariff: a message measures one.
  func amount() throws(ArithmeticFault) -> MonthUsage.Amount {
    switch (count, total) {
    case (let count?, let total?) where count > 0:
      if let each { return .calls(count, each: each) }
      return .calls(count, each: try total.divided(by: Rational(count)))
    case (_, let total?): return .total(total, mean: each)
    case (let count?, nil): return .calls(count, each: each ?? .one)
    case (nil, nil): return .calls(0, each: .one)
    }
  }
}
