import Quantities
import TariffEngine
import Testing

/// Where amounts are rounded and VAT is taken out decides about cents.
struct RoundingPointTests {
  @Test func perCallAndPerLineDiffer() throws {
    let limit = Tariff.Limit(id: 0, .amount, Rational(7200), then: .surplus)
    func net(_ place: Tariff.RoundingPoints.Place) throws -> Rational {
      try Tariff.calls("0.134", fee: "0.134", limits: [limit], place: place)
        .bill(for: .calls([(76, 150)]), due: .monthly).net
    }
    #expect(try net(.line) == number("13.13"))
    #expect(try net(.call) == number("13.16"))
    #expect(try net(.total) == number("13.13"))
  }

  @Test func netUnitPricesAreMultiplied() throws {
    func bill(_ net: Tariff.Tax.NetPlace) throws -> Bill {
      let charge = Tariff.Charge(
        id: 0, due: .monthly, price: .parts([.init(id: 0, price: Rational(200), count: .init([0]))]))
      return try Tariff(charges: [charge], tax: .init(rate: try number("0.2"), isIncluded: true, net: net))
        .bill(for: MonthUsage(numbers: [Rational(7)]), due: .monthly)
    }
    let each = try bill(.unitPrice)
    #expect(try each.net == number("1166.69"))
    #expect(try each.gross == number("1400.03"))
    #expect(try bill(.line).net == number("1166.67"))
    let total = try bill(.total)
    #expect(try total.net == number("1166.67"))
    #expect(total.gross == Rational(1400))
  }

  @Test func linesShareTheCentsOfARoundedTotal() throws {
    let charges = try (0..<3).map { id in
      Tariff.Charge(id: id, due: .monthly, price: .parts([.init(id: id, price: try number("0.335"), decimals: 3)]))
    }
    let bill = try Tariff(charges: charges, rounding: .init(place: .total)).bill(for: MonthUsage(), due: .monthly)
    #expect(try bill.net == number("1.01"))
    #expect(try bill.lines.map(\.net) == [number("0.34"), number("0.34"), number("0.33")])
  }

  @Test func aLevyAfterVATCarriesNone() throws {
    func bill(_ isBeforeVAT: Bool) throws -> Bill {
      let charge = Tariff.Charge(id: 0, due: .monthly, price: .parts([.init(id: 0, price: try number("3200.01"))]))
      return try Tariff(
        charges: [charge], surcharges: [.init(id: 0, rate: try number("0.012"), isBeforeVAT: isBeforeVAT)],
        tax: .init(rate: try number("0.2"))
      ).bill(for: MonthUsage(), due: .monthly)
    }
    let before = try bill(true)
    #expect(try before.net == number("3238.41"))
    #expect(try before.vat == number("647.68"))
    #expect(try before.gross == number("3886.09"))
    let after = try bill(false)
    #expect(try after.vat == number("640.00"))
    #expect(try after.gross == number("3886.09"))
  }
}
