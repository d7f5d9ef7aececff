internal import Offers

/// Where usage of one kind goes, to see at once which prices cannot concern it: of the rates of an offer most are for
/// countries that nobody calls.
struct UsedDestinations {
  private let all: [Destination]
  private let lists: [DestinationList]
  /// The territories and their countries, one of which a rule names that covers any usage; nothing where more has to be
  /// looked at.
  private let territories: [Territory]?

  /// The usage of a profile in the words of an offer.
  init(_ profile: UsageProfile, _ kind: UsageKind, in offer: Offer) {
    var all: [Destination] = []
    var territories: [Territory] = []
    var areNamed = true
    for place in profile.usage.indices where profile.usage[place].kind == kind {
      let to = offer.destination(of: profile.usage[place])
      all.append(to)
      switch to.place {
      case .territory(let territory):
        // What covers its parts covers a country too.
        if TerritoryTable.isMadeOfParts(territory) { areNamed = false }
        for known in [territory, territory.country] where !territories.contains(known) { territories.append(known) }
      case .list, .anywhere: areNamed = false
      }
    }
    self.all = all
    lists = offer.destinations
    self.territories = areNamed ? territories : nil
  }

  /// Whether a rule may cover any of it, by the places that it names alone.
  func mayMeet(_ rule: [Destination]) -> Bool {
    guard let territories else { return true }
    return rule.contains { destination in
      switch destination.place {
      case .territory(let territory): territories.contains(territory)
      case .list, .anywhere: true
      }
    }
  }

  /// Whether a rule covers any of it.
  func meet(_ rule: DestinationSet) -> Bool { all.contains { rule.covers($0, lists: lists) } }
}
