internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

extension CompiledTariff {
  /// A profile in the terms of the tariff.
  func month(of profile: UsageProfile, offer: Offer) throws(ArithmeticFault) -> MonthUsage {
    var month = MonthUsage()
    month.numbers = meters.map { profile.counted($0) }
    month.orders =
      profile.options.isEmpty
      ? Array(repeating: .none, count: charges.count)
      : charges.map { profile.order(of: $0.row.id.value, in: offer) }
    // All the days of a month are a month, whatever the contract counts.
    if let days = profile.days?.value, days.used < days.of {
      let all = offer.monthDays?.value ?? days.of
      month.days = MonthUsage.Days(used: Rational(Int64(min(days.used, all))), of: Rational(Int64(all)))
    }
    let lists = offer.destinations
    for usage in profile.usage {
      guard let service = services.firstIndex(of: usage.kind) else { continue }
      let to = offer.destination(of: usage)
      month.groups.append(
        MonthUsage.Group(
          service: service,
          // Only sets of its own kind are ever asked for.
          isIn: sets.indices.map { kindsOfSets[$0] == usage.kind && sets[$0].covers(to, lists: lists) },
          try usage.amount(),
          correspondents: usage.correspondents, unit: usage.by, isForwarded: usage.isForwarded, hours: usage.hours))
    }
    return month
  }
}

extension Offer {
  /// Where usage goes, in the words of the offer: messages and data have no kinds of line.
  func destination(of usage: UsageProfile.Usage) -> Destination {
    switch usage.kind {
    case .calls: knownAs(usage.to)
    case .messages, .data: Destination(kinds: [], place: usage.to.place)
    }
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
