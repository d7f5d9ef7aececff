import Diagnostics
import OfferReading
import Offers
import Quantities
import TariffEngine
import Testing

@testable import TariffCompiler

/// Straight pieces of random tariffs against the engine itself, at many values that know nothing of the pieces.
struct StraightPieceTests {
  /// A generator that gives the same numbers on every machine.
  struct Dice {
    var state: UInt64

    mutating func roll(_ sides: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % sides
    }

    mutating func pick<Element>(_ all: [Element]) -> Element { all[Int(roll(UInt64(all.count)))] }
  }

  private func offer(_ name: String, _ dice: inout Dice) -> String {
    let consequences = ["surplus", "whole call", "later calls", "whole period"]
    let limit = dice.pick(["30 min/month", "10 min/user/month", "4 min/call", "12 calls/month", "45 min/month"])
    let minimum = dice.pick(["", ", minimum: 0.20 €", ", minimum: 0.05 €"])
    let fee = dice.pick(["", ", fee: 0.07 €"])
    let increment = dice.pick(["1 s", "30 s", "1 min"])
    let hasIncrement = dice.roll(2) == 0
    return """
      offer: \(name)
      title: \(name)
      provider: not stated
      language: en
      customers: businesses
      kinds: [fixed voice]
      currency: EUR
      prices: \(dice.pick(["excluding VAT", "including VAT"]))
      vat: 20 %
      price:
        base: { label: Base, price: \(dice.pick(["5", "9", "12.50"])) €/month }
      calls:
      \(hasIncrement ? "  increment: \(increment)\n" : "")\
        included:
          some: { label: Some, to: fixed FR, limits: { most: { limit: \(limit), then: \(dice.pick(consequences)) } } }
        beyond:
          fixed: { label: Fixed, to: fixed FR, price: 0.\(10 + dice.roll(40)) €/min\(fee)\(minimum) }
          mobile: { label: Mobile, to: mobile FR, price: 0.30 €/min }
      """
  }

  private func profile(_ dice: inout Dice) -> String {
    let lines = [
      "7 × 2:10 to fixed FR", "22 min to fixed FR in calls of 1:40", "3 × 5:00 to fixed FR", "4:00 to mobile FR",
    ]
    let mean = dice.pick(["", " in calls of 3:00", " in calls of 0:50"])
    let calls = [dice.pick(lines), "1 min to fixed FR\(mean)", dice.pick(lines)]
    return TariffCompilerTests.profile("users: 2\ncalls:\n" + calls.map { "  - \($0)" }.joined(separator: "\n"))
  }

  @Test(arguments: 0..<24) func `the pieces are what the engine bills, everywhere`(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 7919 &+ 17)
    let offers = [offer("one", &dice), offer("two", &dice)]
    let read = catalogue(offers[0], offers[1], profile(&dice))
    let customer = try #require(read.profiles.first)
    let variation = try #require(readVariation("minutes#2=0..40").variation)
    let columns = read.offers.map { SurfaceColumn(EstimateRequest(offer: $0, plan: $0.id.value, profile: customer)) }
    let surface = try decisionSurface(of: columns, varying: variation)
    for step in Int64(0)...173 {
      // Values between the seconds too.
      let value = try Rational(step * 40, over: 173)
      var varied = customer
      varied.usage[1].total = try value.multiplied(by: Rational(60))
      var costs: [Rational] = []
      for (column, curve) in zip(columns, surface.columns.map(\.curve)) {
        var request = column.request
        request.profile = varied
        let estimate = try estimate(request)
        let billed = try #require(estimate.month).amount(isNet: surface.isNet)
        let exact = try curve.piece(at: value).cost(at: value)
        costs.append(exact)
        // A bill is off by at most half a cent for each line and for VAT.
        let most = try Rational(Int64(estimate.lines.count + 2), over: 200)
        #expect(try max(exact.subtracting(billed), billed.subtracting(exact)) <= most, "at \(step)·40/173 min")
        #expect((curve.piece(at: value).knowledge == .priced) == (estimate.status == .priced))
      }
      let region = try #require(surface.regions.first { $0.contains(value) })
      if region.isCertain, costs[0] != costs[1] {
        #expect(region.cheapest == [costs[0] < costs[1] ? 0 : 1])
      }
    }
  }

  /// Whoever adds a field to the kernel finds here that it must be carried over in `StraightTariff.swift`.
  @Test func `every field of a tariff is carried over to the engine for quantities that vary`() throws {
    let read = catalogue(
      simpleOffer(
        "price: { base: { label: Base, price: 5 €/user/month, minimum: 9 €/month } }\ncalls:\n  included:\n    a: { label: A, to: fixed FR, limits: { most: { limit: 30 min/month, then: surplus } } }\n  excluded:\n    f: { label: F, what: forwards, price: 0.10 €/min }\n  beyond:\n    b: { label: B, to: fixed FR, price: 0.10 €/min }"
      ),
      TariffCompilerTests.profile("users: 1\ncalls: [1 × 1:00 to fixed FR]"))
    let tariff = try compileTariff(
      EstimateRequest(offer: read.offers[0], plan: "simple", profile: read.profiles[0])
    ).tariff
    let charge = try #require(tariff.charges.first)
    let service = try #require(tariff.services.first)
    let rate = try #require(service.rates.first)
    guard case .parts(let parts) = charge.price, case .priced(let price) = rate.price else {
      Issue.record("the charge and the rate have no prices")
      return
    }
    func fields(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
    #expect(fields(tariff) == 7)
    #expect(fields(charge) == 13)
    #expect(fields(parts[0]) == 5)
    #expect(fields(try #require(parts[0].count)) == 5)
    #expect(fields(try #require(charge.minimum)) == 2)
    #expect(fields(service) == 4)
    #expect(fields(service.inclusions[0]) == 4)
    #expect(fields(service.inclusions[0].limits[0]) == 9)
    #expect(fields(service.exclusions[0]) == 2)
    #expect(fields(rate) == 7)
    #expect(fields(Tariff.MonthPrice()) == 5)
    #expect(fields(price) == 8)
    #expect(fields(price.parts[0]) == 4)
    #expect(fields(tariff.rounding) == 3)
    #expect(fields(tariff.tax) == 5)
  }
}

extension Estimate.Totals {
  fileprivate func amount(isNet: Bool) -> Rational { isNet ? net.value : gross.value }
}

extension DecisionSurface.Region {
  fileprivate func contains(_ value: Rational) -> Bool {
    (low < value || (hasLow && low == value)) && (value < high || (hasHigh && value == high))
  }
}
