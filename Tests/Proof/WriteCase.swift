import Quantities
import TariffEngine

/// A case as lines of words, and the bills the engine makes of it: what a second implementation reads and compares.
extension Ink {
  mutating func write(_ random: RandomCase, seed: UInt64) {
    let tariff = random.tariff
    write("case ")
    write(Int64(bitPattern: seed))
    write("\ntax")
    next(tariff.tax.rate)
    write(tariff.tax.isIncluded ? " included " : " excluded ")
    switch tariff.tax.net {
    case .unitPrice: write("unit")
    case .line: write("line")
    case .total: write("total")
    }
    switch tariff.tax.place {
    case .unitPrice: write(" unit")
    case .line: write(" line")
    case .rate: write(" rate")
    case .document: write(" document")
    }
    for rate in tariff.tax.others { next(rate) }
    write("\n")
    write(tariff.rounding)
    if let total = tariff.rounding.total {
      write("steps")
      next(total)
      write("\n")
    }
    for levy in tariff.surcharges {
      write("levy")
      next(levy.id)
      next(levy.rate)
      write(levy.isBeforeVAT ? " before\n" : " after\n")
    }
    for charge in tariff.charges { write(charge) }
    for service in tariff.services { write(service) }
    for adjustment in tariff.adjustments { write(adjustment) }
    if let days = random.usage.days {
      write("days")
      next(days.used)
      next(days.of)
      write("\n")
    }
    write("numbers")
    for number in random.usage.numbers { next(number) }
    write("\n")
    for order in random.usage.orders {
      switch order {
      case .none: write("order none\n")
      case .asCounted: write("order as-counted\n")
      case .number(let number):
        write("order")
        next(number)
        write("\n")
      }
    }
    for group in random.usage.groups { write(group) }
    for carried in random.usage.carried {
      write("carried")
      next(carried.limit)
      next(carried.unit ?? 0)
      next(carried.amount)
      write("\n")
    }
    write("month")
    next(random.month)
    write("\n")
  }

  mutating func write(_ rounding: Tariff.RoundingPoints) {
    write("rounding ")
    switch rounding.place {
    case .call: write("call")
    case .line: write("line")
    case .total: write("total")
    }
    next(rounding.rounding.decimals)
    switch rounding.rounding.mode {
    case .halfUp: write(" half-up\n")
    case .halfEven: write(" half-even\n")
    case .up: write(" up\n")
    case .down: write(" down\n")
    }
  }

  /// First and last month; a last one without end is the same number in a page, whose whole numbers are shorter.
  private mutating func next(_ months: ClosedRange<Int>?) {
    next(months?.lowerBound ?? 1)
    next(min(months?.upperBound ?? Int.max, Int(Int32.max)))
  }

  private mutating func write(_ count: Tariff.Count?) {
    guard let count else { return write(" -\n") }
    write(" ")
    for (index, meter) in count.meters.enumerated() {
      if index > 0 { write(",") }
      write(meter)
    }
    next(count.included)
    next(count.includedFor.map { Rational(Int64($0)) })
    next(count.pack)
    switch count.unknown {
    case .nothing: write(" nothing\n")
    case .ask: write(" ask\n")
    case .essential: write(" essential\n")
    }
  }

  private mutating func write(_ pricing: Tariff.Pricing) {
    switch pricing {
    case .free: write(" free\n")
    case .missing: write(" missing\n")
    case .refused: write(" refused\n")
    case .parts(let parts):
      write(" parts\n")
      for part in parts {
        write("part")
        next(part.id)
        next(part.price)
        next(part.decimals)
        next(part.share)
        write(part.count)
      }
    }
  }

  private mutating func write(_ charge: Tariff.Charge) {
    write("charge")
    next(charge.id)
    switch charge.due {
    case .monthly: write(" monthly")
    case .yearly: write(" yearly")
    case .once: write(" once")
    }
    write(charge.isOption ? " option" : " always")
    write(charge.isProrated ? " by-day" : " whole")
    next(charge.months)
    next(charge.atMost)
    switch charge.banding {
    case .whole: write(" whole")
    case .graduated: write(" graduated")
    }
    next(charge.tax)
    write(charge.isDeposit ? " deposit" : " paid")
    write(charge.price)
    if charge.count != nil {
      write("count")
      write(charge.count)
    }
    for band in charge.bands {
      write("band")
      next(band.from)
      next(band.to)
      write(band.price)
    }
    if let minimum = charge.minimum {
      write("minimum")
      next(minimum.part.id)
      next(minimum.part.price)
      next(minimum.part.decimals)
      write(minimum.isOnlyWhenUsed ? " when-used\n" : " always\n")
    }
  }

  private mutating func write(_ adjustment: Tariff.Adjustment) {
    write("adjustment")
    next(adjustment.id)
    switch adjustment.kind {
    case .discount(let share):
      write(" discount 0")
      next(share)
      write(" 0")
    case .reduction(let part): write(" reduction", part)
    case .credit(let part): write(" credit", part)
    case .minimum(let part): write(" minimum", part)
    case .maximum(let part): write(" maximum", part)
    }
    switch adjustment.due {
    case .monthly: write(" monthly")
    case .yearly: write(" yearly")
    case .once: write(" once")
    case nil: write(" -")
    }
    write(adjustment.isOnlyWhenUsed ? " when-used" : " always")
    next(adjustment.months)
    next(adjustment.tax)
    for ids in [adjustment.charges, adjustment.rates, adjustment.adjustments, adjustment.excludes] {
      write(" /")
      for id in ids { next(id) }
    }
    write("\n")
  }

  private mutating func write(_ kind: StaticString, _ part: Tariff.Part) {
    write(kind)
    next(part.id)
    next(part.price)
    next(part.decimals)
  }
}
