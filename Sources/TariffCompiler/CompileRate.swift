internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

extension TariffBuilder {
  /// What is billed of a call: the indivisible beginning and the step after it.
  struct Block {
    var first: Located<Quantity>?
    var step: Located<Quantity>?
  }

  /// The block of a rate, or of a kind of usage where the rate says nothing of it.
  mutating func block(_ first: Varying<Quantity>?, _ increment: Varying<Quantity>?) -> Block {
    Block(first: first.flatMap { resolve($0) }, step: increment.flatMap { resolve($0) })
  }

  /// A rate of the tariff; `call` is the rate of the offer with what it says of each call.
  mutating func rate(
    _ price: Located<ChargePrice>, _ row: Row, _ kind: UsageKind, set: Int, block: Block, call: Rate?,
    vat: Varying<OwnVAT>?
  ) throws(ArithmeticFault) -> Tariff.Rate {
    let id = compiled.rates.count
    compiled.rates.append(CompiledTariff.RateEntry(row: row, kind: kind, span: price.span))
    let missing = Tariff.Rate(id: id, set: set, price: .missing)
    if let call, call.isPricedByMonth {
      assumeSeconds(kind, block, row)
      var each = try eachCall(of: call, block)
      each.tax = tax(vat)
      return Tariff.Rate(id: id, set: set, price: .priced(each), month: try month(price, call, kind))
    }
    guard var parts = parts(price.value, kind), let stretches = try stretches(of: call, kind) else { return missing }
    if let fee = call?.fee.flatMap({ resolve($0) }) { parts.insert(part(fee, for: nil), at: 0) }
    let minimum = call?.minimum.flatMap { resolve($0) }.map { part($0, for: nil) }
    if parts.isEmpty, minimum == nil, stretches.allSatisfy(\.parts.isEmpty) {
      return Tariff.Rate(id: id, set: set, price: .free)
    }
    assumeSeconds(kind, block, row)
    var usage = Tariff.UsagePrice(
      parts: parts, step: try block.step?.value.canonical() ?? .zero, first: try block.first?.value.canonical(),
      minimum: minimum, maximum: call?.maximum.flatMap { resolve($0) }.map { part($0, for: nil) },
      grace: try call?.grace.flatMap { resolve($0) }?.value.canonical() ?? .zero, stretches: stretches)
    usage.tax = tax(vat)
    return Tariff.Rate(id: id, set: set, price: .priced(usage), month: call.flatMap { most(of: $0, in: .init()) })
  }

  /// How calls begin; nothing where a tier has no price.
  private mutating func stretches(
    of rate: Rate?, _ kind: UsageKind
  ) throws(ArithmeticFault) -> [Tariff.UsagePrice.Stretch]? {
    guard let rate else { return [] }
    if let covered = rate.feeCovers.flatMap({ resolve($0) }) {
      return [Tariff.UsagePrice.Stretch(to: try covered.value.canonical(), parts: [])]
    }
    var stretches: [Tariff.UsagePrice.Stretch] = []
    for tier in rate.callTiers {
      guard let to = resolve(tier.to), let price = resolve(tier.price) else { continue }
      let end = try to.value.canonical()
      guard end > stretches.last?.to ?? .zero else { continue }
      guard let parts = parts(price.value, kind) else { return nil }
      stretches.append(Tariff.UsagePrice.Stretch(to: end, parts: parts))
    }
    return stretches
  }

  /// The prices of a measure or of each call; none for what is free, nothing for what has no price.
  private mutating func parts(
    _ price: ChargePrice, _ kind: UsageKind, pack: Rational? = nil
  ) -> [Tariff.UsagePrice.Part]? {
    switch price {
    case .state(let availability):
      switch availability.state {
      case .included, .free: return []
      case .optional, .notOffered, .onRequest, .notStated: return nil
      }
    case .amounts(let amounts):
      var parts: [Tariff.UsagePrice.Part] = []
      for amount in amounts {
        if amount.value.per == [.pack], let pack {
          parts.append(part(amount, for: pack))
          continue
        }
        if amount.value.per == [.month] {
          parts.append(part(amount, for: nil))
          continue
        }
        guard let measure = usageMeasure(amount.value, kind) else { return nil }
        parts.append(part(amount, for: measure.isEach ? nil : Rational(measure.size)))
      }
      return parts
    }
  }

  /// What each call of a rate costs whose price is one of the month: its fee.
  private mutating func eachCall(of rate: Rate, _ block: Block) throws(ArithmeticFault) -> Tariff.UsagePrice {
    let fee = rate.fee.flatMap { resolve($0) }.map { part($0, for: nil) }
    return Tariff.UsagePrice(
      parts: fee.map { [$0] } ?? [], step: try block.step?.value.canonical() ?? .zero,
      first: try block.first?.value.canonical(),
      grace: try rate.grace.flatMap { resolve($0) }?.value.canonical() ?? .zero)
  }

  /// The price of a month: tiers, then `price` for the rest.
  private mutating func month(
    _ price: Located<ChargePrice>, _ rate: Rate, _ kind: UsageKind
  ) throws(ArithmeticFault) -> Tariff.MonthPrice {
    var month = Tariff.MonthPrice()
    month.pack = try rate.pack?.value.canonical()
    switch rate.banding.flatMap({ resolve($0) })?.value {
    case .volume: month.banding = .whole
    case .graduated, nil: month.banding = .graduated
    }
    for tier in rate.bands {
      guard let to = resolve(tier.to), let price = resolve(tier.price) else { continue }
      let end = try to.value.canonical()
      guard end > month.bands.last?.to ?? .zero else { continue }
      month.bands.append(Tariff.MonthPrice.Band(to: end, parts: parts(price.value, kind, pack: month.pack)))
    }
    month.bands.append(Tariff.MonthPrice.Band(to: nil, parts: parts(price.value, kind, pack: month.pack)))
    return most(of: rate, in: month) ?? month
  }

  /// A price of a month with the most that it costs; nothing where the offer names no most.
  private mutating func most(of rate: Rate, in month: Tariff.MonthPrice) -> Tariff.MonthPrice? {
    guard let most = rate.most.flatMap({ resolve($0) }) else { return nil }
    var month = month
    month.most = part(most, for: nil)
    month.then = rate.then.flatMap { resolve($0) }.map { consequence($0.value) }
    return month
  }

  /// An offer that says nothing of a step bills calls by the second; that is an assumption.
  private mutating func assumeSeconds(_ kind: UsageKind, _ block: Block, _ row: Row) {
    guard kind == .calls, block.step == nil, !compiled.assumptions.contains(where: { $0.kind == .bySecond }) else {
      return
    }
    compiled.assumptions.append(Estimate.Assumption(.bySecond, at: row.id.span.written))
  }

  private mutating func part(_ price: Located<Price>, for measure: Rational?) -> Tariff.UsagePrice.Part {
    Tariff.UsagePrice.Part(
      id: id(of: price), price: price.value.figure.value, decimals: price.value.figure.decimals, for: measure)
  }

  /// What a price of usage is for: so many seconds, messages or kilobytes, or each call; nothing if it is for
  /// something else.
  private func usageMeasure(_ price: Price, _ kind: UsageKind) -> (size: Int64, isEach: Bool)? {
    guard price.per.count <= 1 else { return nil }
    guard let unit = price.per.first else { return (1, true) }
    switch (unit.dimension, kind) {
    case (.callTime, .calls), (.data, .data), (.count(.message), .messages): return (unit.factor, false)
    case (.count(.call), .calls): return (1, true)
    case (.callTime, _), (.data, _), (.days, _), (.months, _), (.speed, _), (.count, _): return nil
    }
  }
}

extension Rate {
  /// Whether a month is priced as a whole, and not each call by itself.
  fileprivate var isPricedByMonth: Bool { pack != nil || !bands.isEmpty }
}
