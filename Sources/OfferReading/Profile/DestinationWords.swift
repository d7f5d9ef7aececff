internal import Diagnostics
public import Offers

/// A destination as a profile writes it, `mobile FR`, `fixed @europe`, `anywhere`; nothing for other words, or for a list
/// that the offer does not have.
public func readDestination(_ text: String, of offer: Offer) -> Destination? {
  var words = text.split(separator: " ").map(String.init)[...]
  var kinds: [LineKind] = []
  while let first = words.first, let kind = LineKind(rawValue: first) {
    kinds.append(kind)
    words = words.dropFirst()
  }
  let name = words.joined(separator: " ")
  if name.isEmpty { return kinds.isEmpty ? nil : Destination(kinds: kinds, place: .anywhere) }
  if name == "anywhere" { return Destination(kinds: kinds, place: .anywhere) }
  if name.hasPrefix("@") {
    let list = String(name.dropFirst())
    guard offer.destinations.contains(where: { $0.id.value == list }) else { return nil }
    return Destination(kinds: kinds, place: .list(list))
  }
  let territory = TerritoryTable.territory(code: name) ?? TerritoryTable.find(name)
  return territory.map { Destination(kinds: kinds, place: .territory($0)) }
}
