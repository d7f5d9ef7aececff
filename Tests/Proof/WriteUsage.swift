import Quantities
import TariffEngine

/// Usage and its terms, as lines of words.
extension Ink {
  mutating func write(_ service: Tariff.Service) {
    switch service.crossing {
    case .unsaid: write("service unsaid\n")
    case .start: write("service start\n")
    case .split: write("service split\n")
    }
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
      write(inclusion.hours)
      for limit in inclusion.limits { write(limit) }
    }
    write("rates\n")
    for rate in service.rates { write(rate) }
  }

  /// Hours as they are written in an offer: days from 0 for Monday, minutes after midnight.
  private mutating func write(_ hours: WeekHours?) {
    guard let hours else { return }
    write("hours")
    switch hours.holidays {
    case .likeOthers: write(" like-others")
    case .included: write(" and-holidays")
    case .excluded: write(" except-holidays")
    }
    for stretch in hours.stretches {
      for number in [stretch.firstDay, stretch.lastDay, stretch.from, stretch.to] { next(number) }
    }
    write("\n")
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
    if let carryOver = limit.carryOver {
      write(" carried")
      next(carryOver.most)
    } else {
      write(" lost -")
    }
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
    write(rate.hours)
    if let days = rate.days {
      write("from-to")
      next(days.lowerBound)
      next(min(days.upperBound, Int(Int32.max)))
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

  mutating func write(_ group: MonthUsage.Group) {
    write("group")
    next(group.service)
    write(" ")
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
    write(group.hours)
  }
}
