import Quantities
import TariffEngine
import Testing

/// Amounts that other billing systems publish in their documentation or their issues.
struct PublishedAmountTests {
  func month(_ numbers: [String]) throws -> MonthUsage { MonthUsage(numbers: try numbers.map { try number($0) }) }

  /// Kill Bill, catalog usage tiers: 1500 minutes in blocks of ten and 2048 MB, each tier prices what is in it.
  @Test func killBillAllTiers() throws {
    let minutes = try Tariff.counted([("100", "1.00"), (nil, "0.50")], banding: .graduated, pack: "10")
    let megabytes = try Tariff.counted([("1024", "0.5"), (nil, "0.1")], banding: .graduated)
    #expect(try total([(minutes, "1500"), (megabytes, "2048")]) == number("739.4"))
  }

  /// Kill Bill, the same usage priced whole at the tier it reaches.
  @Test func killBillTopTier() throws {
    let minutes = try Tariff.counted([("100", "1.00"), (nil, "0.50")], pack: "10")
    let megabytes = try Tariff.counted([("1024", "0.5"), (nil, "0.1")])
    #expect(try total([(minutes, "1500"), (megabytes, "2048")]) == number("279.8"))
  }

  /// Lago, package model: 5 for each 100 units, the first 100 free, 201 units.
  @Test func lagoPackages() throws {
    let packages = try Tariff.counted([(nil, "5")], included: "100", pack: "100")
    #expect(try total([(packages, "201")]) == number("10"))
  }

  /// Lago, volume model: 65 000 units at 0.0006 and a flat fee of 10.
  @Test func lagoVolumeWithFlatFee() throws {
    var charge = Tariff.Charge(id: 0, due: .monthly, price: .free)
    charge.price = .parts([
      .init(id: 0, price: try number("0.0006"), decimals: 4, count: .init([0])), .init(id: 1, price: Rational(10)),
    ])
    #expect(try total([(charge, "65000")]) == number("49"))
  }

  /// Lago, percentage model: 1.2 % of 50 and 0.10 for the event.
  @Test func lagoPercentage() throws {
    var charge = Tariff.Charge(id: 0, due: .monthly, price: .free)
    charge.price = .parts([
      .init(id: 0, price: try number("0.012"), decimals: 3, count: .init([0])),
      .init(id: 1, price: try number("0.10")),
    ])
    #expect(try total([(charge, "50")]) == number("0.70"))
  }

  /// OpenFisca, marginal rate scale: nothing to 100, then 10 %, base 150.
  @Test func openFiscaScale() throws {
    let scale = try Tariff.counted([("100", "0"), (nil, "0.1")], banding: .graduated)
    #expect(try total([(scale, "150")]) == number("5"))
  }

  /// CGRateS issue 118: 0.006 a minute, thirty seconds at least, then steps of six.
  @Test(arguments: zip([32, 57, 75] as [Int64], ["0.0036", "0.006", "0.0078"]))
  func cgratesIncrements(seconds: Int64, price: String) throws {
    let tariff = try Tariff.calls("0.006", first: 30, step: 6)
    let call: (count: Int64, seconds: Int64) = (1, seconds)
    let bill = try tariff.bill(for: .calls([call]), due: .monthly)
    #expect(try bill.exact() == number(price))
  }

  /// IvozProvider, minimum cost of a call: 0.20 stays, 0.003 becomes 0.01.
  @Test(arguments: [("0.20", "0.20"), ("0.003", "0.01")])
  func ivozProviderMinimum(cost: String, price: String) throws {
    let tariff = try Tariff.calls(cost, minimum: "0.01")
    #expect(try tariff.bill(for: .calls([(1, 60)]), due: .monthly).exact() == number(price))
  }

  /// OCPI tariff examples: 20 kWh at 0.25, with a start fee of 0.50, with 40 minutes at 2 an hour by the quarter.
  @Test func ocpiSession() throws {
    var energy = Tariff.Charge(id: 0, due: .once, price: .free)
    energy.price = .parts([.init(id: 0, price: try number("0.25"), count: .init([0]))])
    var tariff = Tariff(charges: [energy], tax: .init(rate: try number("0.10")))
    var bill = try tariff.bill(for: try month(["20"]), due: .once)
    #expect(bill.net == Rational(5))
    #expect(try bill.gross == number("5.50"))
    tariff.charges.append(.init(id: 1, due: .once, price: .parts([.init(id: 1, price: try number("0.50"))])))
    #expect(try tariff.bill(for: try month(["20"]), due: .once).net == number("5.50"))
    let parking = try Tariff.calls("2", per: 3600, step: 15 * 60)
    bill = try parking.bill(for: .calls([(1, 40 * 60)]), due: .monthly)
    #expect(try bill.net.adding(number("5.50")) == Rational(7))
  }

  /// OCPI, two prices of time: 150 minutes at 3 an hour, 42 minutes at 5 an hour by five minutes.
  @Test func ocpiTimeOfDay() throws {
    let day = try Tariff.calls("3", per: 3600).bill(for: .calls([(1, 150 * 60)]), due: .monthly)
    let night = try Tariff.calls("5", per: 3600, step: 300).bill(for: .calls([(1, 42 * 60)]), due: .monthly)
    #expect(try day.net.adding(night.net) == number("11.25"))
  }

  /// The sum of charges, each with a meter of its own.
  private func total(_ charges: [(Tariff.Charge, String)]) throws -> Rational {
    var sum = Rational.zero
    for (charge, quantity) in charges {
      let bill = try Tariff(charges: [charge]).bill(for: try month([quantity]), due: .monthly)
      #expect(bill.gaps.isEmpty)
      sum = try sum.adding(bill.net)
    }
    return sum
  }
}
