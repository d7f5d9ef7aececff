internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

extension CompiledTariff {
  /// A profile in the terms of the tariff.
  func month(of profile: UsageProfile, offer: Offer) throws(ArithmeticFault) -> MonthUsage {
    var month = MonthUsage()
    month.numbers = meters.map { profile.counted($0) }
    month.ordered = charges.map { entry in
      let id = entry.row.id.value
      return profile.options.first { $0.id.value == id || $0.id.value == "\(offer.id.value)/\(id)" }?.number.value
    }
    for usage in profile.usage {
      guard let service = services.firstIndex(of: usage.kind) else { continue }
      let to: Destination
      switch usage.kind {
      case .calls: to = usage.to
      case .messages, .data: to = Destination(kinds: [], place: usage.to.place)
      }
      month.groups.append(
        MonthUsage.Group(
          service: service, isIn: sets.map { $0.covers(to, lists: offer.destinations) }, try usage.amount(),
          correspondents: usage.correspondents, unit: usage.by, isForwarded: usage.isForwarded))
    }
    return month
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
