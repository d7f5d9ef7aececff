internal import TariffEngine

/// Prices the customers of a block: the cheapest plan for each, or every plan.
struct ProfilePricer {
  let schema: ProfileSchema

  /// Finds the cheapest plan of every row whose plans these are.
  ///
  /// Plans are taken in the order of what they cost without usage; a customer is done when the next one costs more than
  /// the best so far. A plan whose total is a lower bound is never the cheapest, but says that the answer is unsure where
  /// the bound is below it.
  func findBest(_ batch: ProfileBatch, _ rows: Range<Int>, of held: ProfilePlans) {
    let memory = batch.memory
    let (best, least, units) = (memory.best, memory.least, memory.units)
    let measure = memory.measure
    let hasFractions = !batch.fractions.isEmpty
    memory.active.withUnsafeMutableBufferPointer { active in
      var count = 0
      for row in rows {
        active[count] = UInt16(truncatingIfNeeded: row)
        count += 1
        best[row] = -1
        least[row] = Int64.max
      }
      for position in held.ascending {
        let plan = held.plans[position]
        let base = plan.unused.ranked(held.isNet)
        guard plan.unused.status != .unpriced else {
          for row in active[..<count] { memory.doubt(Int(row), position) }
          continue
        }
        var kept = 0
        for index in 0..<count where least[Int(active[index])] >= base {
          active[kept] = active[index]
          kept += 1
        }
        count = kept
        guard count > 0 else { break }
        guard let tariff = plan.tariff else {
          for row in active[..<count] { ask(plan, position, batch, Int(row), held.isNet) }
          continue
        }
        let rest = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(active)[..<count])
        tariff.rank(batch.block, rest, isNet: held.isNet, into: measure)
        let isSure = plan.unused.status == .priced
        for row in rest {
          let row = Int(row)
          if measure.doubts[row] != 0 || (hasFractions && batch.fractions[row] != nil) {
            ask(plan, position, batch, row, held.isNet)
          } else if isSure {
            let total = measure.totals[row]
            if total < least[row] || (total == least[row] && position < best[row]) {
              least[row] = total
              best[row] = position
              units[row] = measure.units[row]
            }
          } else {
            memory.doubt(row, position, from: measure.totals[row])
          }
        }
      }
    }
  }

  /// Asks the bills of a plan.
  private func ask(
    _ plan: ProfilePlans.Plan, _ position: Int, _ batch: ProfileBatch, _ row: Int, _ isNet: Bool
  ) {
    let memory = batch.memory
    guard let total = plan.total(batch.usage(row, schema)) else {
      memory.doubt(row, position)
      batch.refuse(batch.rows[row], .tooLarge, "an amount does not fit")
      return
    }
    switch total.status {
    case .unpriced: memory.doubt(row, position)
    case .lowerBound: memory.doubt(row, position, from: total.ranked(isNet))
    case .priced:
      let amount = total.ranked(isNet)
      guard amount < memory.least[row] || (amount == memory.least[row] && position < memory.best[row]) else { return }
      memory.least[row] = amount
      memory.best[row] = position
      memory.units[row] = -1
      memory.totals[row] = total
    }
  }

  /// What every row of a few pays for each plan, row by row.
  func totals(_ batch: ProfileBatch, _ rows: Range<Int>, of held: ProfilePlans, _ use: (Int, Int, ProfileTotal) -> Void)
  {
    let active = rows.map { UInt16(truncatingIfNeeded: $0) }
    let count = held.plans.count
    var units = [Int64](repeating: -1, count: rows.count * count)
    for (position, plan) in held.plans.enumerated() {
      guard let tariff = plan.tariff else { continue }
      active.withUnsafeBufferPointer { tariff.measure(batch.block, $0, into: batch.memory.measure) }
      for (index, row) in rows.enumerated()
      where batch.memory.measure.doubts[row] == 0 && batch.fractions[row] == nil {
        units[index * count + position] = batch.memory.measure.units[row]
      }
    }
    for (index, row) in rows.enumerated() {
      for (position, plan) in held.plans.enumerated() {
        use(row, position, total(plan, units[index * count + position], batch, row))
      }
    }
  }

  private func total(_ plan: ProfilePlans.Plan, _ units: Int64, _ batch: ProfileBatch, _ row: Int) -> ProfileTotal {
    var total = plan.unused
    guard total.status != .unpriced else { return total }
    if units >= 0, let tariff = plan.tariff {
      (total.net, total.gross) = tariff.ending.totals(units)
      return total
    }
    if let asked = plan.total(batch.usage(row, schema)) { return asked }
    batch.refuse(batch.rows[row], .tooLarge, "an amount does not fit")
    return ProfileTotal(status: .unpriced, net: 0, gross: 0, missing: ProfileFault.tooLarge.rawValue)
  }
}

extension ProfileMemory {
  /// Notes that a plan might be cheaper than the best: whatever its total, or from an amount on.
  func doubt(_ row: Int, _ plan: Int, from least: Int64 = Int64.min) {
    unsure[row, default: []].append((plan, least))
  }
}
