extension CompiledTariff {
  /// Which readings have a part of the tariff in common.
  struct ReadingScopes: Equatable {
    /// Readings on which roundings or levies depend, and so every amount.
    private(set) var everywhere: [String] = []
    /// Readings of each charge and of each kind of usage; those of one set may not be tried apart.
    private(set) var groups: [[String]] = []

    /// All names, in the order met.
    var names: [String] { everywhere + groups.flatMap { $0 } }

    /// Notes readings on which everything depends.
    mutating func addEverywhere(_ names: [String]) {
      for name in names where !everywhere.contains(name) { everywhere.append(name) }
      for index in groups.indices { groups[index].removeAll(where: everywhere.contains) }
      groups.removeAll(where: \.isEmpty)
    }

    /// Notes the readings of one charge or of one kind of usage.
    mutating func addGroup(_ names: [String]) {
      var joined = names.filter { !everywhere.contains($0) }
      guard !joined.isEmpty else { return }
      var place: Int?
      var kept: [[String]] = []
      for group in groups {
        guard group.contains(where: joined.contains) else {
          kept.append(group)
          continue
        }
        joined = group + joined.filter { !group.contains($0) }
        if place == nil {
          place = kept.count
          kept.append(joined)
        }
        if let place { kept[place] = joined }
      }
      if place == nil { kept.append(joined) }
      groups = kept
    }

    /// Notes all of another tariff of the same plan.
    mutating func add(_ other: ReadingScopes) {
      addEverywhere(other.everywhere)
      for group in other.groups { addGroup(group) }
    }
  }
}
