internal import Quantities

extension UsageRater {
  /// Finds limits whose crossing charges the whole period, from the usage of the whole month.
  ///
  /// Usage of each group is counted first, as a limit that all of them share, or that may be that of any of them, asks
  /// for the month and not for an order.
  mutating func findOverdrawnPeriods() throws(ArithmeticFault) {
    guard tariff.hasLimit(where: { $0.then == .wholePeriod }) else { return }
    var totals = LimitLedger()
    try eachWholePeriod { (limit, group, _) throws(ArithmeticFault) in
      let pool = try pool(of: limit, for: group.unit).pool
      if limit.measure == .correspondents, let numbers = group.numbersAlone {
        try totals.use(Rational(numbers), of: pool)
      }
      for run in try group.runs() { try totals.use(limit.use(by: run), of: pool) }
    }
    var gaps: [Bill.Gap] = []
    var found: [Pool] = []
    try eachWholePeriod { (limit, group, position) throws(ArithmeticFault) in
      let (pool, allowed, isKnown, isSum) = try pool(of: limit, for: group.unit)
      guard !found.contains(pool) else { return }
      var isCrossed = false
      var isInDoubt = isSum
      switch limit.measure {
      case .length:
        isCrossed = try group.runs().contains { $0.calls != nil && limit.isBeyond($0.each, allowed) }
      case .amount, .calls, .correspondents:
        let (used, mayBeLess) = try used(pool, of: limit, in: totals)
        isCrossed = limit.isBeyond(used, allowed)
        if mayBeLess, !limit.isBeyond(try totals.used(pool), allowed) { isInDoubt = true }
      case .unmeasured: break
      }
      guard isCrossed else { return }
      if let gap = undetermined(limit, isKnown, isInDoubt, position) { gaps.append(gap) } else { found.append(pool) }
    }
    overdrawn = found
    for gap in gaps { draft.miss(gap) }
  }

  /// Each group that draws from a limit whose crossing charges the whole period, in the order of the month.
  private func eachWholePeriod(
    _ look: (Tariff.Limit, MonthUsage.Group, Int) throws(ArithmeticFault) -> Void
  ) throws(ArithmeticFault) {
    for (position, group) in usage.groups.enumerated() {
      let service = tariff.service(of: group)
      guard !service.exclusions.contains(where: { $0.matches(group) }),
        let inclusion = service.inclusion(for: group), inclusion.isSure(of: group)
      else { continue }
      for limit in inclusion.limits where limit.then == .wholePeriod { try look(limit, group, position) }
    }
  }
}

extension Tariff {
  /// Whether any limit is of some kind; most tariffs have none that needs a look at the whole month.
  func hasLimit(where isMeant: (Limit) -> Bool) -> Bool {
    for service in services {
      for inclusion in service.inclusions where inclusion.limits.contains(where: isMeant) { return true }
    }
    return false
  }

  /// The terms a group falls under; none at all when the tariff does not know the service.
  func service(of group: MonthUsage.Group) -> Service {
    services.indices.contains(group.service) ? services[group.service] : Service()
  }
}

extension Tariff.Exclusion {
  /// Whether it excludes a group.
  func matches(_ group: MonthUsage.Group) -> Bool {
    switch what {
    case .forwards: group.isForwarded
    case .set(let set): group.isIn(set)
    }
  }
}

extension Tariff.Service {
  /// The first inclusion that may cover a group: one whose hours are apart from those of the group is passed over.
  func inclusion(for group: MonthUsage.Group) -> Tariff.Inclusion? {
    inclusionPosition(for: group).map { inclusions[$0] }
  }

  /// Its position.
  func inclusionPosition(for group: MonthUsage.Group) -> Int? {
    inclusions.firstIndex { group.isIn($0.set) && !($0.hours?.isApart(from: group.hours) ?? false) }
  }
}

extension Tariff.Inclusion {
  /// Whether its hours contain all those of a group; otherwise nobody can say what of it is included.
  func isSure(of group: MonthUsage.Group) -> Bool { hours?.covers(group.hours) ?? true }
}
