internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

/// Compiles what a profile needs of an offer into a tariff, one plan and one choice for each reading at a time.
struct TariffBuilder {
  let offer: Offer
  let plan: String
  let readings: Readings
  let profile: UsageProfile
  let sheets: [PriceSheet]
  /// Limits by `row.limit`, as several rows may share one.
  var sharedLimits: [String: Tariff.Limit] = [:]
  /// Whether what is due at the end of the contract is compiled, instead of what is due before.
  var isOfExit = false
  /// The first day of the contract, for prices that change on a day; nothing where nobody says.
  let start: Day?
  /// Whether recorded calls are priced, each of which has a day and an hour.
  var isOfRecords = false
  /// Whether rates are left out that price nothing of the profile: of ten thousand offers with twenty each, hardly any is
  /// asked for. Assumptions and readings of what is left out are then left out, too.
  var omitsUnused = false
  /// The number of the profile that takes any value afterwards; nothing for a profile that stays.
  var varied: VariedProfile.Slot?
  var compiled = CompiledTariff(tariff: Tariff(), meters: [], readings: [])
  /// Readings met by the part of the tariff that is being compiled.
  private var met: [String] = []

  init(
    offer: Offer, plan: String, readings: Readings, profile: UsageProfile, sheets: [PriceSheet], start: Day? = nil
  ) {
    self.offer = offer
    self.plan = plan
    self.readings = readings
    self.profile = profile
    self.sheets = sheets
    self.start = start
  }

  /// The tariff of a plan for a profile: unwanted options and kinds of usage it lacks are left out.
  static func compile(
    _ offer: Offer, plan: String, readings: Readings, profile: UsageProfile, sheets: [PriceSheet], start: Day?,
    varying varied: VariedProfile.Slot? = nil, isOfRecords: Bool = false, omittingUnused omitsUnused: Bool = false
  ) throws(ArithmeticFault) -> CompiledTariff {
    var builder = TariffBuilder(
      offer: offer, plan: plan, readings: readings, profile: profile, sheets: sheets, start: start)
    builder.varied = varied
    builder.isOfRecords = isOfRecords
    builder.omitsUnused = omitsUnused
    try builder.addTerms()
    builder.compiled.readingScopes.addEverywhere(builder.takeMet())
    var rows: [Row] = []
    for section in OfferSection.allCases {
      for item in offer.sections[section] ?? [] {
        for row in item.rows where builder.concerns(row) { rows.append(row) }
      }
    }
    for row in rows {
      switch row.content {
      case .charge(let charge):
        try builder.add(charge, of: row)
        builder.assumeUndated(ofExit: charge, row)
        builder.compiled.readingScopes.addGroup(builder.takeMet())
      case .prose, .feature, .adjustment: break
      }
    }
    for kind in UsageKind.allCases where profile.usage.indices.contains(where: { profile.usage[$0].kind == kind }) {
      try builder.addService(kind)
      builder.compiled.readingScopes.addGroup(builder.takeMet())
    }
    try builder.addAdjustments(of: rows)
    // A minimum or a discount looks at sums of many rows, whose readings then cannot be tried apart.
    if !builder.compiled.tariff.adjustments.isEmpty {
      let names = builder.compiled.readingScopes.groups.flatMap { $0 } + builder.takeMet()
      builder.compiled.readingScopes.addGroup(names)
    }
    return builder.compiled
  }

  /// The value for the plan under the readings, noting which of them it depends on.
  mutating func resolve<Value>(_ varying: Varying<Value>) -> Located<Value>? {
    // Nearly every value depends on nothing.
    if case .one(let located) = varying { return located }
    for name in varying.readings(plan: plan) {
      if !compiled.readings.contains(name) { compiled.readings.append(name) }
      if !met.contains(name) { met.append(name) }
    }
    return varying.value(plan: plan, readings: readings)
  }

  /// The readings met since it was last asked.
  private mutating func takeMet() -> [String] {
    defer { met = [] }
    return met
  }

  /// Whether a row is for this plan.
  func concerns(_ row: Row) -> Bool {
    row.only.isEmpty || row.only.contains { $0.value == plan }
  }

  /// The price that a sheet gives a row of this plan.
  func sheetPrice(_ row: String) -> Located<Price>? {
    var general: Located<Price>?
    for entry in sheets.flatMap(\.entries) where entry.offer.value == offer.id.value && entry.row.value == row {
      if entry.plan?.value == plan { return entry.price }
      if entry.plan == nil, general == nil { general = entry.price }
    }
    return general
  }

  /// Whether the profile orders a row by name.
  func isOrdered(_ row: String) -> Bool { profile.order(of: row, in: offer) != .none }

  /// Registers a price and gives its id.
  mutating func id(of price: Located<Price>) -> Int {
    compiled.prices.append(price)
    return compiled.prices.count - 1
  }

  /// The position of a meter.
  mutating func meter(_ name: String) -> Int {
    if let index = compiled.meters.firstIndex(of: name) { return index }
    compiled.meters.append(name)
    return compiled.meters.count - 1
  }

  /// The position of a VAT; that of the offer where nothing is said.
  mutating func tax(_ own: Varying<OwnVAT>?) -> Int {
    guard let own = own.flatMap({ resolve($0) }) else { return 0 }
    return (compiled.ownVATs.firstIndex { $0.isSame(as: own.value) } ?? -1) + 1
  }

  /// VAT, roundings and levies.
  mutating func addTerms() throws(ArithmeticFault) {
    let hundred = Rational(100)
    var rate = Rational.zero
    if let vat = offer.vat {
      rate = try vat.rate.value.value.divided(by: hundred)
      if let why = vat.assumed {
        compiled.assumptions.append(
          Estimate.Assumption(.vat(vat.rate.value, because: why.value), at: vat.rate.span.written))
      }
    }
    var net = Tariff.Tax.NetPlace.total
    var place = Tariff.RoundingPoints.Place.line
    if let written = offer.rounding.net.flatMap({ resolve($0) }) {
      switch written.value {
      case .perUnitPrice: net = .unitPrice
      case .perLine: net = .line
      case .perTotal: net = .total
      }
    }
    if let written = offer.rounding.amounts.flatMap({ resolve($0) }) {
      switch written.value {
      case .perCall: place = .call
      case .perLine: place = .line
      case .perTotal: place = .total
      }
    }
    let rounding = Rounding(
      decimals: offer.currency.value.minorDecimals, mode: offer.rounding.mode?.value ?? .halfUp)
    compiled.tariff.holidays = offer.holidays.map(\.value.number)
    compiled.tariff.tax = Tariff.Tax(rate: rate, isIncluded: offer.taxBasis.value == .including, net: net)
    compiled.tariff.rounding = Tariff.RoundingPoints(place: place, rounding: rounding)
    compiled.ownVATs = offer.ownVATs.map(\.value)
    for own in compiled.ownVATs {
      compiled.tariff.tax.others.append(try own.percentage.value.divided(by: hundred))
    }
    if let written = offer.rounding.vat.flatMap({ resolve($0) }) {
      switch written.value {
      case .perUnitPrice: compiled.tariff.tax.place = .unitPrice
      case .perLine: compiled.tariff.tax.place = .line
      case .perRate: compiled.tariff.tax.place = .rate
      case .perDocument: compiled.tariff.tax.place = .document
      }
    }
    if let total = offer.rounding.total {
      compiled.tariff.rounding.total = total.value.figure.value
      compiled.roundedTotal = id(of: total)
    }
    for surcharge in offer.surcharges {
      guard let charged = resolve(surcharge.charged)?.value else { continue }
      let share = try surcharge.rate.value.value.divided(by: hundred)
      let id = compiled.surcharges.count
      switch charged {
      case .never: continue
      case .beforeVAT:
        compiled.tariff.surcharges.append(Tariff.Surcharge(id: id, rate: share, isBeforeVAT: true))
      case .afterVAT:
        compiled.tariff.surcharges.append(Tariff.Surcharge(id: id, rate: share, isBeforeVAT: false))
      }
      compiled.surcharges.append(surcharge)
    }
  }
}
