import Quantities
import TariffEngine
import Testing

/// Discounts, credits, minimums and maximums over lines of the bill.
struct AdjustmentTests {
  static func fixed(_ id: Int, _ price: Int64, due: Tariff.Due = .monthly) -> Tariff.Charge {
    .init(id: id, due: due, price: .parts([.init(id: id, price: Rational(price))]))
  }

  func tariff(_ adjustments: Tariff.Adjustment...) -> Tariff {
    Tariff(charges: [Self.fixed(0, 20), Self.fixed(1, 10)], adjustments: adjustments)
  }

  func lines(_ tariff: Tariff, month: Int = 1) throws -> [Rational] {
    try tariff.bill(for: MonthUsage(), due: .monthly, month: month).lines.dropFirst(2).map(\.net)
  }

  func part(_ price: Int64) -> Tariff.Part { .init(id: 9, price: Rational(price)) }

  @Test func aShareIsTakenOffWhatIsLeft() throws {
    let tenth = try number("0.1")
    let both = tariff(
      .init(id: 0, .discount(try number("0.5")), charges: [0]),
      .init(id: 1, .discount(tenth), charges: [0, 1], adjustments: [0]))
    #expect(try lines(both) == [Rational(-10), Rational(-2)])
    // The second covers less than the first: it looks at the list price.
    let apart = tariff(
      .init(id: 0, .discount(try number("0.5")), charges: [0, 1]), .init(id: 1, .discount(tenth), charges: [1]))
    #expect(try lines(apart) == [Rational(-15), Rational(-1)])
  }

  @Test func anAmountIsTakenOffAsFarAsThereIsSomething() throws {
    #expect(try lines(tariff(.init(id: 0, .reduction(part(5)), charges: [1]))) == [Rational(-5)])
    #expect(try lines(tariff(.init(id: 0, .reduction(part(15)), charges: [1]))) == [Rational(-10)])
    #expect(try lines(tariff(.init(id: 0, .reduction(part(15)), charges: [7]))) == [])
    #expect(try lines(tariff(.init(id: 0, .credit(part(50)), due: .monthly))) == [Rational(-50)])
  }

  @Test func aMinimumAndAMaximumAreLinesOfTheirOwn() throws {
    #expect(try lines(tariff(.init(id: 0, .minimum(part(25)), charges: [0]))) == [Rational(5)])
    #expect(try lines(tariff(.init(id: 0, .minimum(part(20)), charges: [0]))) == [])
    #expect(try lines(tariff(.init(id: 0, .maximum(part(25)), charges: [0, 1]))) == [Rational(-5)])
    #expect(try lines(tariff(.init(id: 0, .maximum(part(30)), charges: [0, 1]))) == [])
    #expect(try lines(tariff(.init(id: 0, .minimum(part(5)), due: .monthly, charges: [7]))) == [Rational(5)])
    #expect(try lines(tariff(.init(id: 0, .minimum(part(5)), charges: [7], isOnlyWhenUsed: true))) == [])
  }

  /// Without a bill of its own, an adjustment belongs to each bill that has lines it covers, and to no other.
  @Test func anAdjustmentOfNoBillHoldsWhereItsLinesAre() throws {
    let kinds: [Tariff.Adjustment.Kind] = [
      .discount(try number("0.5")), .reduction(part(3)), .credit(part(3)), .minimum(part(25)), .maximum(part(4)),
    ]
    for kind in kinds {
      let tariff = Tariff(
        charges: [Self.fixed(0, 20), Self.fixed(1, 10, due: .once)],
        adjustments: [.init(id: 0, kind, charges: [0, 1])])
      let counts = try Tariff.Due.allCases.map { due in
        try tariff.bill(for: MonthUsage(), due: due).lines.filter { $0.source.isAdjustment }.count
      }
      #expect(counts == [1, 0, 1], "\(kind)")
    }
  }

  @Test func monthsAndExclusionsAreKept() throws {
    let first = tariff(.init(id: 0, .credit(part(5)), due: .monthly, months: 2...3))
    #expect(try [1, 2, 3, 4].map { try lines(first, month: $0).count } == [0, 1, 1, 0])
    #expect(first.firstMonths(span: 12) == [1, 2, 4])
    let one = tariff(
      .init(id: 0, .credit(part(5)), due: .monthly, months: 1...2),
      .init(id: 1, .credit(part(3)), due: .monthly, excludes: [0]))
    #expect(try [1, 3].map { try lines(one, month: $0) } == [[Rational(-5)], [Rational(-3)]])
    // What takes nothing off excludes nothing.
    let none = tariff(
      .init(id: 0, .reduction(part(5)), charges: [7]), .init(id: 1, .credit(part(3)), due: .monthly, excludes: [0]))
    #expect(try lines(none) == [Rational(-3)])
  }

  @Test func aPercentageHoldsForWhatIsPaidOnceToo() throws {
    let tariff = Tariff(
      charges: [Self.fixed(0, 50, due: .once)], adjustments: [.init(id: 0, .discount(try number("0.1")), charges: [0])])
    #expect(try tariff.bill(for: MonthUsage(), due: .once).net == Rational(45))
    #expect(try tariff.bill(for: MonthUsage(), due: .monthly).lines.isEmpty)
  }

  /// Whatever the rounding and the side of VAT: lines add up, a discount never turns what it covers below zero, what a
  /// minimum or a maximum covers ends on its side of it.
  @Test(arguments: 0..<600)
  func whatIsCoveredEndsWhereItShould(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    var tariff = Tariff()
    for id in 0..<Int.random(in: 1...4, using: &random) {
      let price = Figure(digits: Int64.random(in: 1...99999, using: &random), decimals: 3).value
      tariff.charges.append(.init(id: id, due: .monthly, price: .parts([.init(id: id, price: price, decimals: 3)])))
    }
    tariff.tax = .init(
      rate: try number("0.2"), isIncluded: Bool.random(using: &random),
      net: Tariff.Tax.NetPlace.allCases.randomElement(using: &random) ?? .total)
    tariff.rounding = .init(
      place: Tariff.RoundingPoints.Place.allCases.randomElement(using: &random) ?? .line,
      rounding: Rounding(decimals: 2, mode: Rounding.Mode.allCases.randomElement(using: &random) ?? .halfUp))
    let all = tariff.charges.map(\.id)
    let limit = Tariff.Part(id: 50, price: Rational(Int64.random(in: 1...200, using: &random)))
    tariff.adjustments = [
      .init(id: 0, .discount(try Rational(Int64.random(in: 1...100, using: &random), over: 100)), charges: all),
      .init(id: 1, .reduction(limit), charges: all, adjustments: [0]),
    ]
    let reduced = try tariff.bill(for: MonthUsage(), due: .monthly)
    #expect(try reduced.sum() == reduced.net)
    #expect(reduced.net >= .zero)
    for kind in [Tariff.Adjustment.Kind.minimum(limit), .maximum(limit)] {
      tariff.adjustments = [.init(id: 0, kind, charges: all)]
      let plain = try Tariff(charges: tariff.charges, tax: tariff.tax, rounding: tariff.rounding)
        .bill(for: MonthUsage(), due: .monthly)
      let bill = try tariff.bill(for: MonthUsage(), due: .monthly)
      #expect(try bill.sum() == bill.net)
      #expect(try bill.net.adding(bill.vat) == bill.gross)
      switch kind {
      case .minimum: #expect(bill.net >= plain.net)
      case .maximum: #expect(bill.net <= plain.net)
      case .discount, .reduction, .credit: break
      }
      if !tariff.tax.isIncluded, case .minimum = kind { #expect(bill.net == max(plain.net, limit.price)) }
      if !tariff.tax.isIncluded, case .maximum = kind { #expect(bill.net == min(plain.net, limit.price)) }
    }
  }
}

extension Bill.Source {
  var isAdjustment: Bool {
    switch self {
    case .adjustment: true
    case .charge, .minimum, .rate, .band, .rateMaximum, .surcharge, .rounding: false
    }
  }
}
