import Quantities
import Testing

struct FigureTests {
  @Test func figuresKeepTheirDecimals() {
    #expect(Figure(digits: 1990, decimals: 2).plain == "19.90")
    #expect(Figure(digits: 199, decimals: 1).plain == "19.9")
    #expect(Figure(digits: -5, decimals: 2).plain == "-0.05")
    #expect(Figure(7).plain == "7")
    #expect(Figure(digits: 1990, decimals: 2).value == Figure(digits: 199, decimals: 1).value)
    #expect(Figure(digits: 1990, decimals: 2) != Figure(digits: 199, decimals: 1))
  }

  @Test func aThirdIsNoFigure() throws {
    #expect(Figure(try Rational(1, over: 3)) == nil)
    #expect(Figure(try Rational(1, over: 8))?.plain == "0.125")
    #expect(Figure(Rational(3), decimals: 2)?.plain == "3.00")
    #expect(Figure(Rational(Int64.max), decimals: 2) == nil)
  }

  @Test func quantitiesHaveOneMeasure() throws {
    #expect(try Quantity(Figure(2), .hour).canonical() == Quantity(Figure(120), .minute).canonical())
    #expect(try Quantity(Figure(2), .year).canonical() == Rational(24))
    #expect(try Quantity(Figure(1), .gigabyte).canonical() == Quantity(Figure(1000), .megabyte).canonical())
  }

  @Test func aPriceTellsItsPeriodFromItsMeters() {
    let price = Price(Figure(digits: 1990, decimals: 2), .eur, per: [.user, .month])
    #expect(price.period == .month)
    #expect(price.meters == [.user])
    #expect(Price(Figure(59), .eur).period == nil)
  }
}
