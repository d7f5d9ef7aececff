internal import Quantities

/// Usage of which somebody says whose it is, beside usage of which nobody does.
extension UsageRater {
  /// What is used of a limit, and whether it is in doubt: as much as may be of it, so that whoever seems beyond it
  /// cannot be judged.
  ///
  /// - A limit of all together is drawn from by all.
  /// - Where nobody says whether each user has an own limit, the named ones have; those that are not named share the
  ///   rest of the sum, of which a named user takes the own limit at most.
  /// - Where each user has an own limit, what is nobody's may be that of any.
  func used(
    _ pool: Pool, of limit: Tariff.Limit, in ledger: LimitLedger
  ) throws(ArithmeticFault) -> (used: Rational, isInDoubt: Bool) {
    guard limit.per != nil else { return (try ledger.used(pool), false) }
    let nobodys = ledger.usedByNobody(limit.id)
    switch (limit.pooling, pool.unit == Pool.all) {
    case (.pooled, _), (.unsaid, false): return (try ledger.used(pool), false)
    case (.unsaid, true):
      var sum = nobodys
      for own in ledger.usedByUnits(limit.id) {
        sum = try sum.adding(min(own.used, self.pool(of: limit, for: own.unit).allowance))
      }
      return (sum, false)
    case (.each, true):
      var most = Rational.zero
      for own in ledger.usedByUnits(limit.id) { most = max(most, own.used) }
      return (try most.adding(nobodys), false)
    case (.each, false): return (try ledger.used(pool).adding(nobodys), !nobodys.isZero)
    }
  }
}
