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
    write("\nrounding ")
    switch tariff.rounding.place {
    case .call: write("call")
    case .line: write("line")
    case .total: write("total")
    }
    next(tariff.rounding.rounding.decimals)
    switch tariff.rounding.rounding.mode {
    case .halfUp: write(" half-up\n")
    case .halfEven: write(" half-even\n")
    case .up: write(" up\n")
    case .down: write(" down\n")
    }
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
    write("month")
    next(random.month)
    write("\n")
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

  private mutating func write(_ service: Tariff.Service) {
    for exclusion in service.exclusions {
      write("exclusion ")
      switch exclusion.what {
      case .forwards: write("forwards\n")
      case .set(let set):
        write(set)
        write("\n")
      }
      if let rate = exclusion.rate { write(rate) }
    }
    for inclusion in service.inclusions {
      write("inclusion")
      next(inclusion.id)
      next(inclusion.set)
      write("\n")
      for limit in inclusion.limits { write(limit) }
    }
    write("rates\n")
    for rate in service.rates { write(rate) }
  }

  private mutating func write(_ limit: Tariff.Limit) {
    write("limit")
    next(limit.id)
    switch limit.measure {
    case .amount: write(" amount")
    case .calls: write(" calls")
    case .correspondents: write(" correspondents")
    case .length: write(" length")
    case .unmeasured: write(" unmeasured")
    }
    next(limit.amount)
    next(limit.per.map { Rational(Int64($0)) })
    switch limit.then {
    case .surplus: write(" surplus")
    case .wholeCall: write(" whole-call")
    case .laterCalls: write(" later-calls")
    case .wholePeriod: write(" whole-period")
    case .block: write(" block")
    case .throttle: write(" throttle")
    case .notify: write(" notify")
    case .suspend: write(" suspend")
    case .notSaid: write(" not-said")
    }
    switch limit.pooling {
    case .unsaid: write(" unsaid")
    case .pooled: write(" pooled")
    case .each: write(" each")
    }
    write(limit.isStrict ? " less" : " up-to")
    next(limit.growth?.by)
    next(limit.growth?.every ?? 1)
    next(limit.growth?.most)
    write("\n")
  }

  private mutating func write(_ part: Tariff.UsagePrice.Part, _ name: StaticString) {
    write(name)
    next(part.id)
    next(part.price)
    next(part.decimals)
    next(part.measure)
    write("\n")
  }

  private mutating func write(_ rate: Tariff.Rate) {
    write("rate")
    next(rate.id)
    next(rate.set)
    switch rate.price {
    case .free: write(" free\n")
    case .missing: write(" missing\n")
    case .priced(let price):
      write(" priced")
      next(price.step)
      next(price.first)
      next(price.grace)
      next(price.tax)
      write("\n")
      for part in price.parts { write(part, "each") }
      if let minimum = price.minimum { write(minimum, "least") }
      if let maximum = price.maximum { write(maximum, "most") }
      for stretch in price.stretches {
        write("stretch")
        next(stretch.to)
        write("\n")
        for part in stretch.parts { write(part, "within") }
      }
    }
    if let months = rate.months {
      write("holds")
      next(months.lowerBound)
      next(min(months.upperBound, Int(Int32.max)))
      write("\n")
    }
    guard let month = rate.month else { return }
    switch month.banding {
    case .whole: write("usage whole")
    case .graduated: write("usage graduated")
    }
    next(month.pack)
    write("\n")
    for band in month.bands {
      write("tier")
      next(band.to)
      write(band.parts == nil ? " missing\n" : " parts\n")
      for part in band.parts ?? [] { write(part, "of-tier") }
    }
    if let most = month.most { write(most, "most-of-month") }
  }

  private mutating func write(_ group: MonthUsage.Group) {
    write("group ")
    for isIn in group.isIn { write(isIn ? "1" : "0") }
    switch group.amount {
    case .calls(let count, let each):
      write(" calls")
      next(Rational(count))
      next(each)
    case .total(let total, let mean):
      write(" total")
      next(total)
      next(mean)
    }
    next(group.correspondents.map { Rational($0) })
    next(group.unit ?? 0)
    write(group.isForwarded ? " forwarded\n" : " direct\n")
  }
}
