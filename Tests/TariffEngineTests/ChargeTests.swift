import Quantities
import TariffEngine
import Testing

/// Charges: fixed parts beside parts for each unit, packs, minimums, phases, unknown numbers.
struct ChargeTests {
  let fixedAndLine: [Tariff.Part] = [
    .init(id: 0, price: Rational(21)),
    .init(id: 1, price: Rational(20), count: .init([0], included: .one)),
  ]

  func bill(_ charge: Tariff.Charge, _ number: Rational? = nil, order: MonthUsage.Order = .none, month: Int = 1) throws
    -> Bill
  {
    try Tariff(charges: [charge]).bill(for: MonthUsage(numbers: [number], orders: [order]), due: .monthly, month: month)
  }

  @Test func aFixedPartIsDueOnceAnythingIsCounted() throws {
    let charge = Tariff.Charge(id: 0, due: .monthly, price: .parts(fixedAndLine))
    #expect(try bill(charge, .one).net == .zero)
    #expect(try bill(charge, Rational(2)).net == Rational(41))
    #expect(try bill(charge, Rational(7)).net == Rational(141))
    #expect(try bill(charge, .one, order: .number(Rational(6))).net == Rational(141))
  }

  @Test func aMinimumIsFilledUpByALineOfItsOwn() throws {
    var charge = Tariff.Charge(
      id: 0, due: .monthly, price: .parts([.init(id: 0, price: try number("0.04"), count: .init([0]))]))
    charge.minimum = .init(.init(id: 1, price: Rational(15)))
    let low = try bill(charge, Rational(250))
    #expect(low.lines.map(\.net) == [Rational(10), Rational(5)])
    #expect(low.lines[1].source == .minimum(0, part: 1))
    #expect(try bill(charge, Rational(1200)).lines.map(\.net) == [Rational(48)])
    #expect(try bill(charge, .zero).net == Rational(15))
    charge.minimum?.isOnlyWhenUsed = true
    #expect(try bill(charge, .zero).net == .zero)
    #expect(try bill(charge, .one).net == Rational(15))
  }

  @Test func packsAreBegun() throws {
    let count = Tariff.Count([0], included: Rational(2), pack: Rational(5))
    let charge = Tariff.Charge(id: 0, due: .monthly, price: .parts([.init(id: 0, price: Rational(3), count: count)]))
    #expect(try bill(charge, Rational(2)).net == .zero)
    #expect(try bill(charge, Rational(3)).net == Rational(3))
    #expect(try bill(charge, Rational(8)).net == Rational(6))
    #expect(try bill(charge, nil, order: .number(Rational(2))).net == Rational(6))
  }

  @Test func aPhaseEndsWithItsLastMonth() throws {
    var charge = Tariff.Charge(id: 0, due: .monthly, price: .parts([.init(id: 0, price: Rational(3))]))
    charge.months = 1...3
    #expect(try bill(charge, month: 3).net == Rational(3))
    #expect(try bill(charge, month: 4).net == .zero)
  }

  @Test func anUnknownNumberCountsNothingOrIsAsked() throws {
    func charge(_ unknown: Tariff.Count.Unknown) -> Tariff.Charge {
      .init(id: 0, due: .monthly, price: .parts([.init(id: 0, price: .one, count: .init([0], unknown: unknown))]))
    }
    #expect(try bill(charge(.nothing)).gaps.isEmpty)
    #expect(try bill(charge(.ask)).gaps == [.number(charge: 0, meter: 0, isEssential: false)])
    #expect(try bill(charge(.essential)).gaps == [.number(charge: 0, meter: 0, isEssential: true)])
  }

  @Test func anOptionIsDueOnlyWhenOrdered() throws {
    var charge = Tariff.Charge(
      id: 0, due: .monthly, price: .parts([.init(id: 0, price: Rational(10), count: .init([0]))]))
    charge.isOption = true
    #expect(try bill(charge, Rational(3)).net == .zero)
    #expect(try bill(charge, Rational(3), order: .asCounted).net == Rational(30))
    #expect(try bill(charge, nil, order: .asCounted).net == Rational(10))
    #expect(try bill(charge, Rational(3), order: .number(Rational(2))).net == Rational(20))
  }

  @Test func aMissingPriceMattersWhenAnythingIsCounted() throws {
    var charge = Tariff.Charge(id: 0, due: .monthly, price: .missing)
    #expect(try bill(charge).gaps == [.price(charge: 0, quantity: .one, isEssential: true)])
    charge.count = .init([0], included: Rational(2))
    #expect(try bill(charge, Rational(2)).gaps.isEmpty)
    #expect(try bill(charge, Rational(5)).gaps == [.price(charge: 0, quantity: Rational(3), isEssential: true)])
    charge.price = .refused
    #expect(try bill(charge, Rational(5)).gaps == [.price(charge: 0, quantity: Rational(3), isEssential: false)])
  }

  @Test func moreThanCanBeHadIsAGap() throws {
    var charge = Tariff.Charge(id: 0, due: .monthly, price: .parts(fixedAndLine))
    charge.isOption = true
    charge.atMost = Rational(19)
    #expect(try bill(charge, order: .number(Rational(20))).gaps == [.tooMany(charge: 0, quantity: Rational(20))])
  }

  /// Random bands with gaps, priced unit by unit: what each unit costs is the price of the band it falls into.
  @Test(arguments: 0..<400)
  func graduatedBandsPriceEachUnitAlone(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    var charge = Tariff.Charge(
      id: 0, due: .monthly, price: .parts([.init(id: 99, price: Rational(7), count: .init([0]))]))
    charge.count = .init([0])
    charge.banding = .graduated
    var edge: Int64 = 0
    var priceOfUnit: [Int64: Int64] = [:]
    for id in 0..<Int.random(in: 1...4, using: &random) {
      let from = edge + 1 + (Bool.random(using: &random) ? Int64.random(in: 0...3, using: &random) : 0)
      let to = from + Int64.random(in: 0...5, using: &random)
      let price = Int64.random(in: 1...9, using: &random)
      charge.bands.append(
        .init(
          from: from == edge + 1 && Bool.random(using: &random) ? nil : Rational(from), to: Rational(to),
          price: .parts([.init(id: id, price: Rational(price), count: .init([0]))])))
      for unit in from...to { priceOfUnit[unit] = price }
      edge = to
    }
    let quantity = Int64.random(in: 0...(edge + 4), using: &random)
    var expected: Int64 = 0
    for unit in 0..<quantity { expected += priceOfUnit[unit + 1] ?? 7 }
    #expect(try bill(charge, Rational(quantity)).net == Rational(expected))
  }

  @Test func aFlatPartOfABandIsDueOnceForEachBandThatIsReached() throws {
    var charge = try Tariff.counted([("10", "1"), (nil, "2")], banding: .graduated)
    charge.bands[1].price = .parts([
      .init(id: 1, price: Rational(2), count: .init([0])), .init(id: 2, price: Rational(50)),
    ])
    #expect(try bill(charge, .zero).net == .zero)
    #expect(try bill(charge, Rational(10)).net == Rational(10))
    #expect(try bill(charge, Rational(11)).net == Rational(62))
    charge.banding = .whole
    #expect(try bill(charge, Rational(11)).net == Rational(72))
  }

  @Test func aQuantityBetweenNeighbouringBandsIsInTheSecond() throws {
    var charge = try Tariff.counted([("100", "1"), ("500", "2")])
    charge.bands[1].from = Rational(101)
    #expect(try bill(charge, number("100.5")).net == Rational(201))
    charge.bands[1].from = Rational(102)
    #expect(try bill(charge, number("100.5")).gaps.count == 1)
  }

  @Test func aPartOfAMonthCostsItsDays() throws {
    let charge = Tariff.Charge(
      id: 0, due: .monthly, price: .parts([.init(id: 0, price: Rational(10), count: .init([0]))]))
    func net(_ used: Int64, _ all: Int64, whole: Bool = false) throws -> Rational {
      var own = charge
      own.isProrated = !whole
      var usage = MonthUsage(numbers: [.one])
      usage.days = .init(used: Rational(used), of: Rational(all))
      return try Tariff(charges: [own]).bill(for: usage, due: .monthly).net
    }
    #expect(try net(22, 31) == number("7.10"))
    #expect(try net(22, 30) == number("7.33"))
    #expect(try net(0, 31) == .zero)
    #expect(try net(22, 31, whole: true) == Rational(10))
  }

  /// However a month is cut in two, its parts come to the month before they are rounded.
  @Test(arguments: 28...31)
  func thePartsOfAMonthAreTheMonth(days: Int) throws {
    let charge = Tariff.Charge(id: 0, due: .monthly, price: .parts([.init(id: 0, price: try number("19.99"))]))
    func exact(_ used: Int) throws -> Rational {
      var usage = MonthUsage()
      usage.days = .init(used: Rational(Int64(used)), of: Rational(Int64(days)))
      return try Tariff(charges: [charge]).bill(for: usage, due: .monthly).exact()
    }
    for used in 0...days { #expect(try exact(used).adding(exact(days - used)) == number("19.99")) }
  }

  @Test func aDepositIsNoPartOfABill() throws {
    var deposit = Tariff.Charge(id: 0, due: .once, price: .parts([.init(id: 0, price: Rational(100))]))
    deposit.isDeposit = true
    let fee = Tariff.Charge(id: 1, due: .once, price: .parts([.init(id: 1, price: Rational(30))]))
    let tariff = Tariff(charges: [deposit, fee], tax: .init(rate: try number("0.2")))
    #expect(try tariff.bill(for: MonthUsage(), due: .once).net == Rational(30))
    let held = try tariff.deposits(for: MonthUsage())
    #expect(held.net == Rational(100) && held.gross == Rational(100))
  }
}
