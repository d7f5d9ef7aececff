extension UsageTariff {
  /// What usage comes to for some customers of a block: `rows` are their positions. The result stands in `measure`, at
  /// the same positions: units of a month, or a doubt.
  public func measure(_ block: UsageBlock, _ rows: UnsafeBufferPointer<UInt16>, into measure: UsageMeasure) {
    measure.reserve(pools.count + 2 * rates.count)
    for row in rows {
      measure.units[Int(row)] = 0
      measure.doubts[Int(row)] = 0
    }
    for (position, allowance) in pools.enumerated() {
      let left = measure.column(position)
      for row in rows { left[Int(row)] = allowance }
    }
    for position in 0..<2 * rates.count {
      let sums = measure.column(pools.count + position)
      for row in rows { sums[Int(row)] = 0 }
    }
    for limit in guards { check(limit, block, rows, measure) }
    for draw in draws { price(draw, block, rows, measure) }
    for (position, rate) in rates.enumerated() {
      let sums = measure.column(pools.count + 2 * position)
      let lengths = measure.column(pools.count + 2 * position + 1)
      for row in rows where sums[Int(row)] != 0 || lengths[Int(row)] != 0 {
        measure.units[Int(row)] &+= rate.price(sums[Int(row)], lengths[Int(row)], ending)
      }
    }
  }

  /// The same, with the total of each customer: what plans are ranked by, without VAT or with it.
  public func rank(
    _ block: UsageBlock, _ rows: UnsafeBufferPointer<UInt16>, isNet: Bool, into measure: UsageMeasure
  ) {
    self.measure(block, rows, into: measure)
    ending.addTotals(measure.units, rows, isNet: isNet, to: measure.totals)
  }

  private func check(
    _ limit: UsageGuard, _ block: UsageBlock, _ rows: UnsafeBufferPointer<UInt16>, _ measure: UsageMeasure
  ) {
    let (calls, lengths) = (block.calls(limit.line), block.lengths(limit.line))
    for row in rows {
      let (calls, length) = (calls[Int(row)], lengths[Int(row)])
      guard length > 0 else { continue }
      let (within, isLong) = limit.mostEach.multipliedReportingOverflow(by: calls)
      if length >= limit.mostLength || calls >= limit.mostCalls || (!isLong && length >= within && calls > 0) {
        measure.doubts[Int(row)] = 1
      }
    }
  }

  private func price(
    _ draw: UsageDraw, _ block: UsageBlock, _ rows: UnsafeBufferPointer<UInt16>, _ measure: UsageMeasure
  ) {
    let (calls, lengths) = (block.calls(draw.line), block.lengths(draw.line))
    let units = draw.rate < 0 ? measure.units : measure.column(pools.count + 2 * draw.rate)
    let isBanded = draw.rate >= 0 && rates[draw.rate].isBanded
    let billed = isBanded ? measure.column(pools.count + 2 * draw.rate + 1) : nil
    guard draw.pool < 0 else {
      let left = measure.column(draw.pool)
      for row in rows where lengths[Int(row)] > 0 {
        let row = Int(row)
        let allowance = left[row]
        left[row] = max(0, allowance &- lengths[row])
        if lengths[row] > allowance {
          draw.price(calls[row], lengths[row], allowance, &units[row], &measure.doubts[row], billed.map { $0 + row })
        }
      }
      return
    }
    let allowance = draw.allowance
    // Nearly all usage is within its allowance, or a price of a second: these two cases decide how fast it goes.
    if draw.beyond == .straight, billed == nil, draw.isCounted {
      let (perUnit, fee, mostLength, mostCalls) = (draw.perUnit, draw.fee, draw.mostLength, draw.mostCalls)
      for row in rows {
        let length = lengths[Int(row)]
        guard length > allowance else { continue }
        let count = calls[Int(row)]
        guard length <= mostLength, count <= mostCalls, count > 0 else {
          measure.doubts[Int(row)] = 1
          continue
        }
        let over = length &- allowance
        let fees = fee == 0 ? 0 : UsageDraw.begun(count &* over, length) &* fee
        units[Int(row)] &+= over &* perUnit &+ fees
      }
      return
    }
    for row in rows where lengths[Int(row)] > allowance {
      let row = Int(row)
      draw.price(calls[row], lengths[row], allowance, &units[row], &measure.doubts[row], billed.map { $0 + row })
    }
  }
}

extension UsageDraw {
  /// A quotient of numbers from nothing to 2⁶¹, rounded up.
  @inline(__always)
  static func begun(_ number: Int64, _ size: Int64) -> Int64 {
    let (number, size) = (UInt64(truncatingIfNeeded: number), UInt64(truncatingIfNeeded: size))
    return Int64(truncatingIfNeeded: (number &+ size &- 1) / size)
  }

  /// Charges what is beyond an allowance: `length` is above it. Sums of lengths go to `billed` where a rate asks for
  /// them.
  @inline(__always)
  func price(
    _ calls: Int64, _ length: Int64, _ allowance: Int64, _ units: inout Int64, _ doubt: inout UInt8,
    _ billed: UnsafeMutablePointer<Int64>?
  ) {
    guard beyond != .nothing else { return }
    guard beyond != .doubtful, length <= mostLength, !isCounted || (calls > 0 && calls <= mostCalls) else {
      doubt = 1
      return
    }
    let over = length &- allowance
    guard beyond == .stepped else {
      units &+= over &* perUnit
      if fee > 0 { units &+= UsageDraw.begun(calls &* over, length) &* fee }
      if let billed { billed.pointee &+= over }
      return
    }
    // Whole calls within the allowance; the next is charged for its end, those after it for all of their length. All
    // lengths are so many parts, as many to a second as there are calls.
    let inside = allowance &* calls / length
    let part = allowance &* calls &- inside &* length
    let whole = self.billed(length, calls)
    var charged = calls &- inside
    if part > 0 {
      let end = self.billed(length &- part, calls)
      units &+= each(billed: end)
      if let billed { billed.pointee &+= end }
      charged &-= 1
    }
    units &+= each(billed: whole) &* charged
    if let billed { billed.pointee &+= whole &* charged }
  }

  /// The price of one call.
  @inline(__always)
  private func each(billed length: Int64) -> Int64 {
    let units = max(fee &+ length &* perUnit, least)
    guard let rounding else { return units }
    return rounding.cents(units) &* rounding.cent
  }

  /// What is billed of a call that is so many parts of a second long.
  @inline(__always)
  private func billed(_ length: Int64, _ parts: Int64) -> Int64 {
    let rest = length &- first &* parts
    guard rest > 0 else { return first }
    return first &+ UsageDraw.begun(rest, step &* parts) &* step
  }
}

extension SummedRate {
  /// What calls and the sum of their lengths come to: one line of the bill for the calls and one for each price of a
  /// band.
  fileprivate func price(_ calls: Int64, _ length: Int64, _ ending: UsageEnding) -> Int64 {
    var units = ending.line(calls)
    guard isBanded, length > 0 else { return units }
    var quantity = length
    if let pack {
      let packs = pack.ceiling(length)
      quantity = isInPacks ? packs : packs &* pack.divisor
    }
    var low: Int64 = 0
    for band in bands {
      let isLast = quantity <= band.to
      if isWhole, !isLast { continue }
      let high = isLast ? quantity : band.to
      let within = isWhole ? quantity : high &- low
      for price in band.perUnit { units &+= ending.line(price &* within) }
      for price in band.flat { units &+= ending.line(price) }
      low = high
      if isLast { break }
    }
    return units
  }
}
