internal import Diagnostics
internal import Quantities

extension OfferCheck {
  /// Rates that no usage ever reaches, since rates before them cover it: the first that matches holds.
  static let shadowedRates = OfferCheck(.warning) { offer, _ in
    UsageKind.allCases.flatMap { kind -> [Result] in
      guard let terms = offer.usage[kind], !offer.unread.contains(kind.rawValue) else { return [] }
      let rates = terms.beyond.flatMap(\.rates)
      let places = Dictionary(
        offer.plans.map(\.id.value).map { ($0, rates.places(for: $0, offer.destinations)) }
      ) { first, _ in first }
      return rates.indices.compactMap { index -> Result? in
        let rate = rates[index]
        var covering: [Int] = []
        for plan in offer.plans.map(\.id.value) where rate.concerns(plan) {
          guard let found = rates[..<index].covering(rate, plan, offer.destinations, places[plan] ?? []) else {
            return nil
          }
          covering += found.filter { !covering.contains($0) }
        }
        guard !covering.isEmpty else { return nil }
        return Result(
          .warning(
            "rate-shadowed", "no usage reaches the rate `\(rate.row.id.value)`: what it is for is priced before it",
            at: rate.row.id.span,
            labels: covering.sorted().map { .init("by this one", at: rates[$0].row.id.span) },
            help: ["write it before, as the first rate that matches holds, or leave it out"]), about: rate.row.id.value)
      }
    }
  }
}

extension Rate {
  /// Whether a plan has it, under any reading.
  fileprivate func concerns(_ plan: String) -> Bool {
    (row.only.isEmpty || row.only.contains { $0.value == plan }) && price.isThere(for: plan) && to.isThere(for: plan)
  }
}

extension Varying {
  /// Whether a plan has a value.
  fileprivate func isThere(for plan: String) -> Bool {
    !readings(plan: plan).isEmpty || value(plan: plan, readings: Readings()) != nil
  }

  /// The value for a plan, where that does not depend on how an unclear clause is read.
  fileprivate func value(plan: String) -> Located<Value>? {
    readings(plan: plan).isEmpty ? value(plan: plan, readings: Readings()) : nil
  }
}

extension [Rate] {
  /// Where each rate goes in a plan, made ready once for all that are compared with it; nothing for a list, of which
  /// what it excepts depends on the other rate.
  fileprivate func places(for plan: String, _ lists: [DestinationList]) -> [DestinationSet?] {
    map { rate in
      guard let to = rate.to.value(plan: plan)?.value else { return nil }
      let hasList = to.contains { if case .list = $0.place { true } else { false } }
      return hasList ? nil : DestinationSet(to, lists: lists)
    }
  }
}

extension ArraySlice<Rate> {
  /// Those that together price all that a rate is for in a plan, whenever it is for; nothing where some of it is left.
  fileprivate func covering(
    _ rate: Rate, _ plan: String, _ lists: [DestinationList], _ places: [DestinationSet?]
  ) -> [Int]? {
    guard let to = rate.to.value(plan: plan)?.value else { return nil }
    let wanted = to.map { ($0, DestinationSet([$0], lists: lists)) }
    var found: [Int] = []
    var destinations: [Destination] = []
    for index in indices where self[index].concerns(plan) && self[index].isAtAllTimes(of: rate) {
      guard let own = self[index].to.value(plan: plan)?.value else { continue }
      // Numbers that a list excepts leave it, whatever place they are in.
      let listed = own.filter { destination in
        guard case .list(let name) = destination.place, !to.contains(destination) else { return true }
        return lists.first { $0.id.value == name }.map { $0.exceptions.isEmpty } ?? false
      }
      let set = places[index] ?? DestinationSet(listed, lists: lists)
      guard wanted.contains(where: { set.meets($0, $1, lists: lists) }) else { continue }
      destinations += listed
      found.append(index)
    }
    let all = DestinationSet(destinations, lists: lists)
    return to.allSatisfy { all.covers($0, lists: lists) } ? found : nil
  }
}

extension Rate {
  /// Whether it holds at every time at which another does.
  fileprivate func isAtAllTimes(of other: Rate) -> Bool {
    guard let hours = hours?.value else { return true }
    guard let others = other.hours?.value else { return false }
    return hours.covers(others) && hours.onHolidays.covers(others.onHolidays)
  }
}

extension DestinationSet {
  /// Whether it has any part in a destination, `own` places of which are made ready.
  fileprivate func meets(_ destination: Destination, _ own: DestinationSet, lists: [DestinationList]) -> Bool {
    covers(destination, lists: lists) || meets(own)
  }
}
