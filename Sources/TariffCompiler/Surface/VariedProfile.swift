internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

/// Why there is no decision surface at all.
public enum SurfaceFault: Error, Sendable, Equatable {
  /// Neither the profile nor an offer counts anything of this name.
  case unknownQuantity(String, known: [String])
  /// The profile has no such line of usage.
  case noLine(String, lines: [String])
  /// The profile has several such lines.
  case severalLines(String, lines: [String])
  /// Another number of the profile is only known to lie between two.
  case otherInterval(String)
  /// A whole quantity has an end that is not whole, or that it cannot have.
  case notWhole(String)
  /// The range has more values than can be tried.
  case tooLong(most: Int64)
  /// A plan cannot be estimated.
  case estimate(offer: String, plan: String, EstimateFault)
  /// The price depends on the quantity in a way that no straight pieces describe.
  case notStraight(offer: String, plan: String)
}

extension SurfaceFault: CustomStringConvertible {
  /// The fault in a sentence without a full stop.
  public var description: String {
    switch self {
    case .unknownQuantity(let name, let known):
      "nothing counts `\(name)`; there are: " + known.map { "`\($0)`" }.joined(separator: ", ")
    case .noLine(let name, let lines):
      "the profile has no line of usage for `\(name)`"
        + (lines.isEmpty ? "; it has none at all" : "; it has " + lines.joined(separator: ", "))
    case .severalLines(let name, let lines):
      "`\(name)` could be several lines of the profile; name one by its position: " + lines.joined(separator: ", ")
    case .otherInterval(let name):
      "the profile has an interval for `\(name)` too, and only one quantity can vary; write a number for it"
    case .notWhole(let name): "`\(name)` takes whole numbers, from 0, months from 1 to 1200"
    case .tooLong(let most): "the range has more than \(most) values; choose a shorter one"
    case .estimate(let offer, let plan, let fault): "\(offer)/\(plan) cannot be priced: \(fault)"
    case .notStraight(let offer, let plan):
      "the price of \(offer)/\(plan) has too many steps, or no straight pieces, in this range; choose a shorter one, "
        + "or vary a number of calls"
    }
  }
}

/// A profile in which one quantity takes any value.
struct VariedProfile {
  /// Where the quantity stands.
  enum Slot: Equatable {
    /// A number of the profile, by the name of its meter.
    case meter(String)
    /// How many of an option are ordered, by the option's position.
    case option(Int)
    /// How many calls or messages a line has, by the line's position.
    case count(Int)
    /// What a line comes to, by its position; so many seconds or kilobytes for one of the unit.
    case amount(Int, factor: Rational)
    /// The months of the contract.
    case months
  }

  /// The profile with the first value of the range.
  let profile: UsageProfile
  let slot: Slot

  /// The most whole values a range may have.
  static let mostValues: Int64 = 100_000

  /// Finds what varies in a profile, or adds it.
  init(_ profile: UsageProfile, _ variation: Variation, offers: [Offer]) throws(SurfaceFault) {
    var profile = profile
    if variation.isWhole {
      guard variation.low.isWhole, variation.high.isWhole else { throw .notWhole(variation.name.value) }
      guard variation.high.floor - variation.low.floor < VariedProfile.mostValues else {
        throw .tooLong(most: VariedProfile.mostValues)
      }
    }
    switch variation.subject {
    case .months:
      guard variation.low >= .one, variation.high <= Rational(1200) else { throw .notWhole(variation.name.value) }
      slot = .months
    case .number(let name):
      slot = try VariedProfile.number(name, in: &profile, variation, offers: offers)
    case .count(let kind, let line):
      slot = .count(try VariedProfile.line(kind, line, variation.name.value, in: profile))
    case .amount(let kind, let unit, let line):
      slot = .amount(
        try VariedProfile.amountLine(kind, line, in: &profile, variation), factor: Rational(unit.factor))
    }
    for interval in profile.intervals where !slot.isSame(as: interval, in: profile) {
      throw .otherInterval(interval.name.value)
    }
    profile.intervals = []
    self.profile = profile
  }

  private static func number(
    _ name: String, in profile: inout UsageProfile, _ variation: Variation, offers: [Offer]
  ) throws(SurfaceFault) -> Slot {
    let value = Located(variation.low, at: variation.name.span)
    let meter = Meters.name(name)
    if let index = profile.quantities.firstIndex(where: { Meters.name($0.meter.value) == meter }) {
      profile.quantities[index].number = value
      return .meter(meter)
    }
    if let index = profile.options.firstIndex(where: { $0.id.value == name }) {
      profile.options[index].number = value
      return .option(index)
    }
    if offers.contains(where: { $0.isOption(name) }) {
      profile.options.append((Located(name, at: variation.name.span), value))
      return .option(profile.options.count - 1)
    }
    let counted = offers.flatMap { $0.meterNames }
    guard Meters.unit(meter) != nil || counted.contains(meter) else {
      var known = profile.quantities.map { Meters.written($0.meter.value) } + counted.map(Meters.written)
      known += profile.options.map(\.id.value) + ["months"]
      var once: [String] = []
      for name in known where !once.contains(name) { once.append(name) }
      throw .unknownQuantity(name, known: once)
    }
    profile.quantities.append((Located(meter, at: variation.name.span), value))
    return .meter(meter)
  }

  /// The position of a line of usage among all lines of the profile.
  private static func line(
    _ kind: UsageKind, _ line: Variation.Line, _ name: String, in profile: UsageProfile
  ) throws(SurfaceFault) -> Int {
    let all = profile.usage.indices.filter { profile.usage[$0].kind == kind }
    let words = all.enumerated().map { position, index in
      "`\(kind.rawValue)#\(position + 1)` (to \(profile.usage[index].to.words))"
    }
    let found: [Int]
    switch line {
    case .only: found = all
    case .position(let position): found = all.indices.contains(position - 1) ? [all[position - 1]] : []
    case .to(let destination): found = all.filter { profile.usage[$0].to == destination }
    }
    guard let first = found.first else { throw .noLine(name, lines: words) }
    guard found.count == 1 else {
      throw .severalLines(name, lines: zip(all, words).filter { found.contains($0.0) }.map(\.1))
    }
    return first
  }

  /// The line whose sum varies; one that is not there yet begins with nothing.
  private static func amountLine(
    _ kind: UsageKind, _ line: Variation.Line, in profile: inout UsageProfile, _ variation: Variation
  ) throws(SurfaceFault) -> Int {
    var index: Int
    do {
      index = try VariedProfile.line(kind, line, variation.name.value, in: profile)
    } catch {
      guard case .to(let destination) = line, case .noLine = error else { throw error }
      profile.usage.append(UsageProfile.Usage(kind: kind, to: destination, span: variation.name.span))
      index = profile.usage.count - 1
    }
    // So many calls of one length become their sum in calls of that length.
    profile.usage[index].count = nil
    profile.usage[index].total = .zero
    return index
  }
}

extension VariedProfile.Slot {
  /// Whether an interval of the profile is about the same quantity.
  fileprivate func isSame(as interval: Variation, in profile: UsageProfile) -> Bool {
    switch (self, interval.subject) {
    case (.meter(let meter), .number(let name)): Meters.name(name) == meter
    case (.option(let index), .number(let name)): profile.options[index].id.value == name
    case (.count(let line), .count(let kind, .position(let position))),
      (.amount(let line, _), .count(let kind, .position(let position))):
      profile.usage[line].kind == kind && profile.usage[..<line].count { $0.kind == kind } == position - 1
    case (.meter, _), (.option, _), (.count, _), (.amount, _), (.months, _): false
    }
  }
}

extension Meters {
  /// As a profile writes it: `users`, `rerouted-calls`.
  static func written(_ meter: String) -> String { unit(meter) == nil ? meter : meter + "s" }
}

extension Destination {
  /// As a profile writes it: `mobile FR`.
  var words: String {
    let place =
      switch place {
      case .territory(let territory): territory.code
      case .list(let name): "@\(name)"
      case .anywhere: "anywhere"
      }
    return (kinds.map(\.rawValue) + [place]).joined(separator: " ")
  }
}

extension Offer {
  /// Whether a row is an option, as `ID` or `OFFER/ID`.
  fileprivate func isOption(_ name: String) -> Bool {
    allRows.contains { row in
      guard row.id.value == name || "\(id.value)/\(row.id.value)" == name, case .charge(let charge) = row.content
      else { return false }
      return charge.isOption
    }
  }

  /// What the charges of the offer count by names of their own.
  fileprivate var meterNames: [String] {
    var names: [String] = []
    for row in allRows {
      guard case .charge(let charge) = row.content else { continue }
      var own = charge.counts?.all.map { Meters.name($0.value) } ?? []
      for price in charge.price.all {
        if case .amounts(let amounts) = price.value {
          own += amounts.flatMap { $0.value.counted(isWork: charge.isWork) }.map(\.rawValue)
        }
      }
      if charge.when?.value == .event { own.append(row.id.value) }
      for name in own where !names.contains(name) { names.append(name) }
    }
    return names
  }
}
