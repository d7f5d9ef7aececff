internal import Quantities

extension UsageRater {
  /// Finds limits whose crossing charges the whole period, from the usage of the whole month.
  mutating func findOverdrawnPeriods() throws(ArithmeticFault) {
    guard tariff.hasLimit(where: { $0.then == .wholePeriod }) else { return }
    var totals = LimitLedger()
    for (position, group) in usage.groups.enumerated() {
      let service = tariff.service(of: group)
      guard !service.exclusions.contains(where: { $0.matches(group) }),
        let inclusion = service.inclusion(for: group), inclusion.isSure(of: group)
      else { continue }
      for limit in inclusion.limits where limit.then == .wholePeriod {
        let (pool, allowance, isSum) = try pool(of: limit, for: group.unit)
        let single = try limit.amount(in: month)
        let allowed = allowance ?? single
        var isCrossed = false
        if limit.measure == .correspondents, let numbers = group.numbersAlone {
          try totals.use(Rational(numbers), of: pool)
        }
        for run in try group.runs() {
          try totals.use(limit.use(by: run), of: pool)
          if limit.measure == .length, run.calls != nil, limit.isBeyond(run.each, allowed) { isCrossed = true }
        }
        if limit.measure != .length, limit.isBeyond(try totals.used(pool), allowed) { isCrossed = true }
        guard isCrossed, !overdrawn.contains(pool) else { continue }
        if let gap = undetermined(limit, allowance, isSum, position) {
          draft.miss(gap)
        } else {
          overdrawn.append(pool)
        }
      }
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
