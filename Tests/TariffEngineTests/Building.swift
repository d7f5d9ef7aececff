import Quantities
import TariffEngine

/// `1.25` as an exact number; digits, a sign and one point, as tests write amounts.
func number(_ text: String) throws -> Rational {
  var digits: Int64 = 0
  var decimals = 0
  var isFraction = false
  for scalar in text.unicodeScalars {
    switch scalar {
    case ".": isFraction = true
    case "-": continue
    default:
      digits = digits * 10 + Int64(scalar.value - 48)
      if isFraction { decimals += 1 }
    }
  }
  let value = Figure(digits: digits, decimals: decimals).value
  return text.hasPrefix("-") ? value.negated : value
}

extension Tariff {
  /// One charge for each unit of the first meter, with graduated or whole bands.
  static func counted(
    _ prices: [(to: String?, price: String)], banding: Banding = .whole, included: String = "0", pack: String? = nil
  ) throws -> Charge {
    let count = Count([0], included: try number(included), pack: try pack.map { try number($0) })
    var charge = Charge(id: 0, due: .monthly, price: .missing)
    charge.count = count
    charge.banding = banding
    charge.bands = try prices.enumerated().map { index, band in
      Band(
        from: nil, to: try band.to.map { try number($0) },
        price: .parts([Part(id: index, price: try number(band.price), count: count)]))
    }
    return charge
  }

  /// Calls everywhere at one rate.
  static func calls(
    _ price: String, per measure: Int64 = 60, fee: String? = nil, first: Int64? = nil, step: Int64 = 0,
    minimum: String? = nil, limits: [Limit] = [], place: RoundingPoints.Place = .line
  ) throws -> Tariff {
    var parts = [UsagePrice.Part(id: 0, price: try number(price), for: Rational(measure))]
    if let fee { parts.append(UsagePrice.Part(id: 1, price: try number(fee), for: nil)) }
    let usage = UsagePrice(
      parts: parts, step: Rational(step), first: first.map { Rational($0) },
      minimum: try minimum.map { UsagePrice.Part(id: 2, price: try number($0), for: nil) })
    return Tariff(
      services: [
        Service(
          inclusions: limits.isEmpty ? [] : [Inclusion(id: 0, set: 0, limits: limits)],
          rates: [Rate(id: 0, set: 0, price: .priced(usage))])
      ],
      rounding: RoundingPoints(place: place))
  }
}

extension MonthUsage {
  /// Calls of so many seconds each, in order.
  static func calls(
    _ groups: [(count: Int64, seconds: Int64)], correspondents: Int64? = nil
  ) -> MonthUsage {
    MonthUsage(
      groups: groups.map {
        Group(
          service: 0, isIn: [true], .calls($0.count, each: Rational($0.seconds)), correspondents: correspondents)
      })
  }
}

extension Bill {
  /// The exact sum of all lines.
  func exact() throws -> Rational { try lines.reduce(Rational.zero) { try $0.adding($1.exact) } }
  /// The sum of the rounded lines.
  func sum() throws -> Rational { try lines.reduce(Rational.zero) { try $0.adding($1.net) } }
}

/// A generator that gives the same numbers on every machine (splitmix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
