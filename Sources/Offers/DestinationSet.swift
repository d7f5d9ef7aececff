internal import Diagnostics

/// The places and kinds of line that a rule covers, its lists expanded.
///
/// A rule for `GB` covers England unless the same rule lists England apart with other kinds of line; a rule that
/// lists the four parts of the United Kingdom covers `GB`.
public struct DestinationSet: Sendable {
  private var everywhere = Kinds()
  private var places = Places()
  /// What each list contributes; nothing is contributed by no list.
  private var parts: [(list: String?, territory: Territory, kinds: [LineKind])] = []
  /// Lists whose members the source does not name, with the kinds of line the rule gives them.
  public private(set) var unlisted: [(list: String, kinds: [LineKind])] = []

  /// Expands destinations with the lists of an offer; a list that the offer does not have covers nothing.
  public init(_ destinations: [Destination], lists: [DestinationList]) {
    for destination in destinations {
      switch destination.place {
      case .anywhere:
        everywhere.formUnion(Kinds(destination.kinds.isEmpty ? LineKind.usual : destination.kinds))
      case .territory(let territory):
        add(territory, destination.kinds.isEmpty ? LineKind.usual : destination.kinds, of: nil)
      case .list(let name):
        guard let list = lists.first(where: { $0.id.value == name }) else { continue }
        if list.entries.isEmpty { unlisted.append((name, destination.kinds)) }
        for entry in list.entries {
          // A rule may narrow the kinds of a list, never widen them.
          let own = entry.kinds.isEmpty ? LineKind.usual : entry.kinds
          let kinds = destination.kinds.isEmpty ? own : own.filter(destination.kinds.contains)
          if !kinds.isEmpty { add(entry.territory, kinds, of: name) }
        }
      }
    }
  }

  private mutating func add(_ territory: Territory, _ kinds: [LineKind], of list: String?) {
    places.add(Kinds(kinds), in: territory)
    parts.append((list, territory, kinds))
  }

  /// Whether usage to a kind of line in a place is covered.
  public func covers(_ territory: Territory, _ kind: LineKind) -> Bool { covers(territory, Kinds([kind])) }

  /// Whether usage to each of some kinds of line in a place is covered.
  private func covers(_ territory: Territory, _ kinds: Kinds) -> Bool {
    let kinds = kinds.subtracting(everywhere)
    if kinds.isEmpty { return true }
    if let own = places[territory] { return own.contains(kinds) }
    if territory.country != territory { return places[territory.country]?.contains(kinds) ?? false }
    guard TerritoryTable.isMadeOfParts(territory) else { return false }
    return TerritoryTable.parts(of: territory).allSatisfy { places[$0]?.contains(kinds) ?? false }
  }

  /// Whether numbers are covered, unless by a list that excepts them. Of a number whose kind of line is unknown nothing
  /// can be said but that it is covered where fixed and mobile lines are.
  public func covers(_ number: OfferNumbers.Class) -> Bool {
    var set = self
    if !number.notIn.isEmpty {
      set.places = Places()
      for part in parts where !number.notIn.contains(where: { $0 == part.list }) {
        set.places.add(Kinds(part.kinds), in: part.territory)
      }
    }
    let kinds = number.place.kind.line.map { [$0] } ?? LineKind.usual
    guard let territory = number.place.territory else { return kinds.allSatisfy(everywhere.contains) }
    return kinds.allSatisfy { set.covers(territory, $0) }
  }

  /// Whether all usage to a destination is covered: each of its kinds in its place, or in every place of its list.
  public func covers(_ destination: Destination, lists: [DestinationList]) -> Bool {
    let kinds = destination.kinds.isEmpty ? LineKind.usual : destination.kinds
    switch destination.place {
    case .anywhere: return kinds.allSatisfy(everywhere.contains)
    case .territory(let territory): return covers(territory, Kinds(kinds))
    case .list(let name):
      if let same = unlisted.first(where: { $0.list == name }) {
        return same.kinds.isEmpty || destination.kinds.allSatisfy(same.kinds.contains)
      }
      let members = DestinationSet([destination], lists: lists)
      return !members.places.isEmpty
        && members.places.all.allSatisfy { place, kinds in covers(place, kinds) }
    }
  }

  /// Whether it covers any kind of line in any place that another names.
  func meets(_ other: DestinationSet) -> Bool {
    other.places.all.contains { place, kinds in kinds.all.contains { covers(place, $0) } }
  }

  /// The territories named one by one, in the order of their codes.
  public var territories: [Territory] { places.all.map { $0.place }.sorted { $0.code < $1.code } }

  /// The kinds of line covered in a territory that is named.
  public func kinds(in territory: Territory) -> [LineKind] {
    places[territory]?.all ?? []
  }
}

extension LineKind {
  /// What is meant where no kind of line is said.
  public static let usual: [LineKind] = [.fixed, .mobile]
}

/// Kinds of line: a set of so few is a number.
private struct Kinds {
  private var bits: UInt8 = 0

  init(_ kinds: [LineKind] = []) {
    for kind in kinds { bits |= kind.bit }
  }

  var isEmpty: Bool { bits == 0 }

  func contains(_ kind: LineKind) -> Bool { bits & kind.bit != 0 }

  func contains(_ other: Kinds) -> Bool { other.bits & ~bits == 0 }

  func subtracting(_ other: Kinds) -> Kinds {
    var rest = self
    rest.bits &= ~other.bits
    return rest
  }

  mutating func formUnion(_ other: Kinds) { bits |= other.bits }

  /// One by one, in their order.
  var all: [LineKind] { LineKind.allCases.filter(contains) }
}

extension LineKind {
  fileprivate var bit: UInt8 {
    switch self {
    case .fixed: 1
    case .mobile: 2
    case .standardIP: 4
    case .specificIP: 8
    case .special: 16
    case .emergency: 32
    }
  }
}

/// The kinds of line in each of some places. Nearly every rule names one place, which is found sooner than its hash; only
/// the places of long lists are found by theirs.
private struct Places {
  private(set) var all: [(place: Territory, kinds: Kinds)] = []
  private var positions: [Territory: Int] = [:]
  private static let few = 8

  var isEmpty: Bool { all.isEmpty }

  subscript(_ place: Territory) -> Kinds? { position(place).map { all[$0].kinds } }

  mutating func add(_ kinds: Kinds, in place: Territory) {
    if let known = position(place) { return all[known].kinds.formUnion(kinds) }
    all.append((place, kinds))
    guard all.count > Places.few else { return }
    if positions.isEmpty {
      for (position, known) in all.enumerated() { positions[known.place] = position }
    } else {
      positions[place] = all.count - 1
    }
  }

  private func position(_ place: Territory) -> Int? {
    guard all.count <= Places.few else { return positions[place] }
    for position in all.indices where all[position].place == place { return position }
    return nil
  }
}
