import Diagnostics
import OfferReading
import Offers
import Quantities
import TariffCompiler
import Testing

/// Which plan is the cheapest where: the break-evens that were worked by hand from the source documents.
struct DecisionSurfaceTests {
  private func surface(
    _ plans: [String], _ profile: String, _ vary: String, months: Int? = nil, payments: [UsageProfile.Payment?] = [nil],
    of catalogue: Catalogue = ShippedOffers.catalogue
  ) throws -> DecisionSurface {
    let variation = try #require(readVariation(vary).variation)
    let read = try #require(catalogue.profiles.first { $0.id?.value == profile } ?? self.profile(profile))
    let columns = try plans.flatMap { name in
      let parts = name.split(separator: "/").map(String.init)
      let offer = try #require(catalogue.offers.first { $0.id.value == parts[0] })
      let all = parts.count > 1 ? [parts[1]] : offer.plans.isEmpty ? [parts[0]] : offer.plans.map(\.id.value)
      return all.flatMap { plan in
        payments.map { SurfaceColumn(EstimateRequest(offer: offer, plan: plan, profile: read), payment: $0) }
      }
    }
    return try decisionSurface(of: columns, varying: variation, months: months)
  }

  private func profile(_ keys: String) -> UsageProfile? { catalogue(TariffCompilerTests.profile(keys)).profiles.first }

  private func words(_ surface: DecisionSurface) -> [String] {
    surface.regions.map { region in
      let names = region.cheapest.map {
        surface.columns[$0].plan + (surface.columns[$0].payment.map { "@\($0)" } ?? "")
      }
      let (low, high) = (text(region.low), text(region.high))
      let span =
        low == high ? low : (region.hasLow ? "[" : "]") + low + ", " + high + (region.hasHigh ? "]" : "[")
      return span + " " + names.joined(separator: " = ")
    }
  }

  private func text(_ value: Rational) -> String {
    value.isWhole ? "\(value.numerator)" : "\(value.numerator)/\(value.denominator)"
  }

  @Test func `minutes abroad decide between Start and Pro at 20 over 0.89, exactly`() throws {
    let surface = try surface(["start-pro"], "users: 1", "minutes to mobile GB=0..60")
    #expect(words(surface) == ["[0, 2000/89[ start", "2000/89 start = pro", "]2000/89, 60] pro"])
    #expect(surface.isNet)
  }

  @Test func `two users need twice the minutes`() throws {
    let surface = try surface(["start-pro"], "users: 2", "minutes to mobile GB=0..60")
    #expect(words(surface) == ["[0, 4000/89[ start", "4000/89 start = pro", "]4000/89, 60] pro"])
  }

  @Test func `the smallest exchange is for one, and nine employees cost the same in two plans`() throws {
    let surface = try surface(["oblachnaya-ats"], "employees: 1", "staff=1..50")
    #expect(
      words(surface) == [
        "1 mikro", "[2, 8] minimalny", "9 minimalny = bazovy", "[10, 18] bazovy", "[19, 42] standartny",
        "[43, 50] professionalny",
      ])
    // To the kopek, each unit price rounded, the bills of nine differ.
    #expect(surface.rounded.map { [$0.low.floor, $0.high.floor] } == [[9, 9]])
    #expect(surface.rounded.map(\.cheapest) == [[2]])
    #expect(try surface.regions[0].exactEnd == Rational(7, over: 4))
  }

  @Test func `a plan that is never the cheapest is told, with those that never cost more`() throws {
    let surface = try surface(["oblachnaya-ats"], "kompaniya-12", "staff=1..50")
    #expect(surface.columns.map(\.isNeverCheapest) == [true, false, false, false, false])
    #expect(surface.columns[0].dominators == [1])
  }

  @Test func `ten months paid by the month cost a year in advance`() throws {
    let surface = try surface(["start-pro/start"], "users: 1", "months=1..24", payments: [.monthly, .yearly])
    #expect(
      words(surface) == [
        "[1, 9] start@monthly", "10 start@monthly = start@yearly", "[11, 12] start@yearly", "[13, 19] start@monthly",
        "20 start@monthly = start@yearly", "[21, 24] start@yearly",
      ])
  }

  @Test func `forty-three calls beyond the two hours make the larger plan the cheaper one`() throws {
    let surface = try surface(
      ["optimale-pro-office"], "lines: 2\ncalls: [76 × 2:30 to mobile FR]", "calls=0..200")
    // 48 calls are included; 20 / 0.469 is 42.64.
    #expect(words(surface) == ["[0, 90] equilibre", "[91, 200] intense"])
    #expect(try surface.regions[0].exactEnd == Rational(48).adding(Rational(20_000, over: 469)))
  }

  @Test func `the minimum of fifteen euros ends after 375 calls`() throws {
    let surface = try surface(["vms"], "numbers: 20", "rerouted-calls=0..500")
    let pieces = surface.columns[0].curve.pieces
    #expect(pieces.map { [$0.low.floor, $0.high.floor] } == [[0, 375], [376, 500]])
    #expect(try pieces.map(\.slope) == [.zero, Rational(4, over: 100)])
  }

  @Test func `an unknown price leaves the ranking open where it could still matter`() throws {
    let offers = catalogue(
      """
      offer: open
      title: Open
      provider: not stated
      language: en
      customers: businesses
      kinds: [fixed voice]
      currency: EUR
      prices: excluding VAT
      vat: 20 %
      plans: { known: Known, asked: Asked }
      price:
        base: { label: Base, price: { known: 30 €/month, asked: 10 €/month } }
        seat: { label: Seat, price: { known: 1 €/user/month, asked: 5 €/user/month } }
        service: { label: Service, price: { known: free, asked: on request }, counts: services }
      """, TariffCompilerTests.profile("users: 1\nquantities: { services: 1 }"))
    let surface = try surface(["open"], "customer", "users=1..10", of: offers)
    // 30 + n against 10 + 5n and something: unknown below 5 users, certain from there on.
    #expect(surface.regions.map(\.isCertain) == [false, true])
    #expect(surface.regions[0].high == Rational(4))
    #expect(surface.regions[0].doubts[0].marginAtLow == Rational(16))
    #expect(surface.regions[0].doubts[0].marginAtHigh == Rational(4))
    #expect(surface.regions[0].doubts[0].missing.map(\.id) == ["service"])
  }

  @Test(arguments: [
    ("usres=1..4", "nothing counts `usres`"), ("users=1.5..3", "takes whole numbers"),
    ("calls=0..5", "no line of usage"), ("users=0..200000", "more than 100000 values"),
    ("months=0..4", "takes whole numbers"),
  ])
  func `a quantity that cannot vary is refused`(vary: String, says: String) {
    do {
      _ = try surface(["start-pro"], "users: 1", vary)
      Issue.record("nothing was refused")
    } catch {
      #expect("\(error)".contains(says))
    }
  }

  @Test(arguments: [
    "users", "users=5..1", "users=a..b", "=1..2", "users to FR=1..2", "calls#0=1..2", "calls to XX=0..1",
  ])
  func `a range that cannot be read is reported`(text: String) {
    #expect(readVariation(text).findings.contains { $0.severity == .error })
  }
}
