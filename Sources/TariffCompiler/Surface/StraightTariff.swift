internal import Quantities
internal import StraightEngine
internal import TariffEngine

// A tariff in the numbers of the engine for quantities that vary. Field by field: a field that the kernel gains must be
// carried over here, and a test counts them.

typealias StraightNumber = StraightEngine.Rational

extension TariffEngine.Tariff {
  /// The same tariff.
  var straight: StraightEngine.Tariff {
    var made = StraightEngine.Tariff(
      charges: charges.map(\.straight), services: services.map(\.straight),
      surcharges: surcharges.map {
        StraightEngine.Tariff.Surcharge(id: $0.id, rate: StraightNumber($0.rate), isBeforeVAT: $0.isBeforeVAT)
      },
      tax: StraightEngine.Tariff.Tax(
        rate: StraightNumber(tax.rate), isIncluded: tax.isIncluded, net: tax.net.straight),
      rounding: StraightEngine.Tariff.RoundingPoints(
        place: rounding.place.straight, rounding: StraightEngine.Rounding(rounding.rounding),
        total: rounding.total.map(StraightNumber.init)),
      adjustments: adjustments.map(\.straight))
    made.holidays = holidays
    made.tax.others = tax.others.map(StraightNumber.init)
    made.tax.place = tax.place.straight
    return made
  }
}

extension TariffEngine.Tariff.Adjustment {
  fileprivate var straight: StraightEngine.Tariff.Adjustment {
    let kind: StraightEngine.Tariff.Adjustment.Kind =
      switch kind {
      case .discount(let share): .discount(StraightNumber(share))
      case .reduction(let part): .reduction(part.straight)
      case .credit(let part): .credit(part.straight)
      case .minimum(let part): .minimum(part.straight)
      case .maximum(let part): .maximum(part.straight)
      }
    var made = StraightEngine.Tariff.Adjustment(
      id: id, kind, due: due?.straight, charges: charges, rates: rates, adjustments: adjustments, months: months,
      excludes: excludes, isOnlyWhenUsed: isOnlyWhenUsed)
    made.tax = tax
    return made
  }
}

extension TariffEngine.Tariff.Tax.NetPlace {
  fileprivate var straight: StraightEngine.Tariff.Tax.NetPlace {
    switch self {
    case .unitPrice: .unitPrice
    case .line: .line
    case .total: .total
    }
  }
}

extension TariffEngine.Tariff.Tax.Place {
  fileprivate var straight: StraightEngine.Tariff.Tax.Place {
    switch self {
    case .unitPrice: .unitPrice
    case .line: .line
    case .rate: .rate
    case .document: .document
    }
  }
}

extension TariffEngine.Tariff.RoundingPoints.Place {
  fileprivate var straight: StraightEngine.Tariff.RoundingPoints.Place {
    switch self {
    case .call: .call
    case .line: .line
    case .total: .total
    }
  }
}

extension TariffEngine.Tariff.Due {
  /// The same moment.
  var straight: StraightEngine.Tariff.Due {
    switch self {
    case .monthly: .monthly
    case .yearly: .yearly
    case .once: .once
    }
  }
}

extension TariffEngine.Tariff.Charge {
  fileprivate var straight: StraightEngine.Tariff.Charge {
    var made = StraightEngine.Tariff.Charge(id: id, due: due.straight, price: price.straight)
    made.isOption = isOption
    made.count = count?.straight
    made.bands = bands.map {
      StraightEngine.Tariff.Band(
        from: $0.from.map(StraightNumber.init), to: $0.to.map(StraightNumber.init), price: $0.price.straight)
    }
    made.banding = banding.straight
    made.minimum = minimum.map {
      StraightEngine.Tariff.Minimum($0.part.straight, isOnlyWhenUsed: $0.isOnlyWhenUsed)
    }
    made.months = months
    made.atMost = atMost.map(StraightNumber.init)
    made.isProrated = isProrated
    made.isDeposit = isDeposit
    made.tax = tax
    return made
  }
}

extension TariffEngine.Tariff.Pricing {
  fileprivate var straight: StraightEngine.Tariff.Pricing {
    switch self {
    case .parts(let parts): .parts(parts.map(\.straight))
    case .free: .free
    case .missing: .missing
    case .refused: .refused
    }
  }
}

extension TariffEngine.Tariff.Part {
  fileprivate var straight: StraightEngine.Tariff.Part {
    var made = StraightEngine.Tariff.Part(
      id: id, price: StraightNumber(price), decimals: decimals, count: count?.straight)
    made.share = StraightNumber(share)
    return made
  }
}

extension TariffEngine.Tariff.Count {
  fileprivate var straight: StraightEngine.Tariff.Count {
    let unknown: StraightEngine.Tariff.Count.Unknown =
      switch unknown {
      case .nothing: .nothing
      case .ask: .ask
      case .essential: .essential
      }
    return StraightEngine.Tariff.Count(
      meters, included: StraightNumber(included), includedFor: includedFor, pack: pack.map(StraightNumber.init),
      unknown: unknown)
  }
}

extension TariffEngine.Tariff.Service {
  fileprivate var straight: StraightEngine.Tariff.Service {
    StraightEngine.Tariff.Service(
      inclusions: inclusions.map {
        StraightEngine.Tariff.Inclusion(
          id: $0.id, set: $0.set, limits: $0.limits.map(\.straight), hours: $0.hours)
      },
      exclusions: exclusions.map { exclusion in
        let what: StraightEngine.Tariff.Exclusion.What =
          switch exclusion.what {
          case .forwards: .forwards
          case .set(let set): .set(set)
          }
        return StraightEngine.Tariff.Exclusion(what, rate: exclusion.rate?.straight)
      },
      rates: rates.map(\.straight), crossing: crossing.straight)
  }
}

extension TariffEngine.Tariff.Service.Crossing {
  fileprivate var straight: StraightEngine.Tariff.Service.Crossing {
    switch self {
    case .unsaid: .unsaid
    case .start: .start
    case .split: .split
    }
  }
}

extension TariffEngine.Tariff.Limit {
  fileprivate var straight: StraightEngine.Tariff.Limit {
    let measure: StraightEngine.Tariff.Limit.Measure =
      switch measure {
      case .amount: .amount
      case .calls: .calls
      case .correspondents: .correspondents
      case .length: .length
      case .unmeasured: .unmeasured
      }
    let pooling: StraightEngine.Tariff.Limit.Pooling =
      switch pooling {
      case .unsaid: .unsaid
      case .pooled: .pooled
      case .each: .each
      }
    return StraightEngine.Tariff.Limit(
      id: id, measure, StraightNumber(amount), per: per, then: then.straight, pooling: pooling, isStrict: isStrict,
      growth: growth.map {
        StraightEngine.Tariff.Limit.Growth(
          by: StraightNumber($0.by), every: $0.every, most: $0.most.map(StraightNumber.init))
      },
      carryOver: carryOver.map {
        StraightEngine.Tariff.Limit.CarryOver(most: $0.most.map(StraightNumber.init))
      })
  }
}

extension TariffEngine.Tariff.Rate {
  fileprivate var straight: StraightEngine.Tariff.Rate {
    let price: StraightEngine.Tariff.Rate.Price =
      switch price {
      case .priced(let price): .priced(price.straight)
      case .free: .free
      case .missing: .missing
      }
    var made = StraightEngine.Tariff.Rate(
      id: id, set: set, price: price, month: month?.straight, hours: hours, months: months)
    made.days = days
    return made
  }
}

extension TariffEngine.Tariff.MonthPrice {
  fileprivate var straight: StraightEngine.Tariff.MonthPrice {
    StraightEngine.Tariff.MonthPrice(
      bands: bands.map {
        StraightEngine.Tariff.MonthPrice.Band(to: $0.to.map(StraightNumber.init), parts: $0.parts?.map(\.straight))
      },
      banding: banding.straight, pack: pack.map(StraightNumber.init), most: most?.straight, then: then?.straight)
  }
}

extension TariffEngine.Tariff.Banding {
  fileprivate var straight: StraightEngine.Tariff.Banding {
    switch self {
    case .whole: .whole
    case .graduated: .graduated
    }
  }
}

extension TariffEngine.Tariff.Limit.Consequence {
  fileprivate var straight: StraightEngine.Tariff.Limit.Consequence {
    switch self {
    case .surplus: .surplus
    case .wholeCall: .wholeCall
    case .laterCalls: .laterCalls
    case .wholePeriod: .wholePeriod
    case .block: .block
    case .throttle: .throttle
    case .notify: .notify
    case .suspend: .suspend
    case .notSaid: .notSaid
    }
  }
}

extension TariffEngine.Tariff.UsagePrice {
  fileprivate var straight: StraightEngine.Tariff.UsagePrice {
    var made = StraightEngine.Tariff.UsagePrice(
      parts: parts.map(\.straight), step: StraightNumber(step), first: StraightNumber(first),
      minimum: minimum?.straight, maximum: maximum?.straight, grace: StraightNumber(grace),
      stretches: stretches.map {
        StraightEngine.Tariff.UsagePrice.Stretch(to: StraightNumber($0.to), parts: $0.parts.map(\.straight))
      })
    made.tax = tax
    return made
  }
}

extension TariffEngine.Tariff.UsagePrice.Part {
  fileprivate var straight: StraightEngine.Tariff.UsagePrice.Part {
    StraightEngine.Tariff.UsagePrice.Part(
      id: id, price: StraightNumber(price), decimals: decimals, for: measure.map(StraightNumber.init))
  }
}

extension TariffEngine.MonthUsage {
  /// The same month; what a group comes to may be replaced by what depends on the quantity.
  func straight(group varied: Int?, comesTo quantity: StraightNumber) -> StraightEngine.MonthUsage {
    var made = StraightEngine.MonthUsage(
      numbers: numbers.map { $0.map(StraightNumber.init) },
      orders: orders.map { order -> StraightEngine.MonthUsage.Order in
        switch order {
        case .none: .none
        case .asCounted: .asCounted
        case .number(let number): .number(StraightNumber(number))
        }
      },
      groups: groups.enumerated().map { index, group in
        let amount: StraightEngine.MonthUsage.Amount =
          switch group.amount {
          case .calls(let count, let each): .calls(count, each: StraightNumber(each))
          case .total(let total, let mean):
            .total(index == varied ? quantity : StraightNumber(total), mean: mean.map(StraightNumber.init))
          }
        return StraightEngine.MonthUsage.Group(
          service: group.service, isIn: group.isIn, amount, correspondents: group.correspondents, unit: group.unit,
          isForwarded: group.isForwarded, hours: group.hours)
      },
      carried: carried.map {
        StraightEngine.MonthUsage.Carried(limit: $0.limit, unit: $0.unit, amount: StraightNumber($0.amount))
      })
    made.days = days.map {
      StraightEngine.MonthUsage.Days(used: StraightNumber($0.used), of: StraightNumber($0.of))
    }
    return made
  }
}
