import Quantities
import Testing

/// Worked amounts, each checked by hand; the rates are examples.
struct CurrencyConversionTests {
  private func money(_ digits: Int64, _ decimals: Int, _ currency: Currency) -> Money {
    Money(Figure(digits: digits, decimals: decimals), currency)
  }

  private func rate(_ base: Money, _ worth: Money) throws -> ExchangeRate {
    try #require(ExchangeRate(base, worth: worth))
  }

  /// 1 EUR = 98.7654 RUB.
  private func roubles() throws -> ExchangeRate { try rate(money(1, 0, .eur), money(987_654, 4, .rub)) }

  /// 1 EUR = 1.1523 USD.
  private func dollars() throws -> ExchangeRate { try rate(money(1, 0, .eur), money(11_523, 4, .usd)) }

  @Test func aRateConvertsAsItStands() throws {
    let way = try #require(try CurrencyConversion(from: .eur, to: .rub, by: [roubles()]))
    #expect(way.factor == (try Rational(493_827, over: 5_000)))
    #expect(!way.steps[0].isInverse && way.common == nil)
    // 239.40 × 98.7654 = 23 644.43676
    #expect(try way.converted(Figure(digits: 239_40, decimals: 2)).plain == "23644.44")
  }

  @Test func theInverseIsExact() throws {
    let way = try #require(try CurrencyConversion(from: .rub, to: .eur, by: [roubles()]))
    #expect(way.factor == (try Rational(5_000, over: 493_827)))
    #expect(way.steps == [CurrencyConversion.Step(index: 0, isInverse: true)])
    // 1 790 / 98.7654 = 18.1237558…
    #expect(try way.converted(Figure(1_790)).plain == "18.12")
    // By an inverse rounded to four decimals, 0.0101, it would be 18.08.
  }

  @Test func aCrossRateGoesThroughOneCurrencyWithoutRoundingBetween() throws {
    let way = try #require(try CurrencyConversion(from: .rub, to: .usd, by: [roubles(), dollars()]))
    #expect(way.common == .eur)
    #expect(way.factor == (try Rational(11_523, over: 987_654)))
    // 4 285 / 98.7654 × 1.1523 = 49.9932719…; through 43.39 € rounded between it would be 50.00.
    #expect(try way.converted(Figure(4_285)).plain == "49.99")
    #expect(try CurrencyConversion(from: .rub, to: .gbp, by: [roubles(), dollars()]) == nil)
  }

  @Test func aRateGivenComesBeforeAComputedOne() throws {
    let direct = try rate(money(1, 0, .usd), money(86, 0, .rub))
    let way = try #require(try CurrencyConversion(from: .rub, to: .usd, by: [roubles(), dollars(), direct]))
    #expect(way.steps == [CurrencyConversion.Step(index: 2, isInverse: true)])
    let back = try rate(money(100, 0, .rub), money(10_125, 4, .eur))
    let given = try #require(try CurrencyConversion(from: .rub, to: .eur, by: [roubles(), back]))
    #expect(given.steps == [CurrencyConversion.Step(index: 1, isInverse: false)])
  }

  @Test func aHalfGoesUpOnce() throws {
    let half = try rate(money(2, 0, .eur), money(1, 0, .usd))
    let way = try #require(try CurrencyConversion(from: .eur, to: .usd, by: [half]))
    #expect(try way.converted(Figure(digits: 1, decimals: 2)).plain == "0.01")
    #expect(try way.converted(Figure(digits: 2_49, decimals: 2)).plain == "1.25")
  }

  @Test func roundNumbersOfASheetMakeNoDifference() throws {
    let hundred = try rate(money(100, 0, .rub), money(10_125, 4, .eur))
    let one = try rate(money(1, 0, .rub), money(10_125, 6, .eur))
    #expect(try hundred.factor() == one.factor())
    #expect(hundred.agrees(with: one))
  }

  @Test func anInverseAgreesWithinTheRoundingOfItsDecimals() throws {
    // 100 / 98.7654 = 1.01250…: between 1.01245 and 1.01255.
    let roubles = try roubles()
    let close = try rate(money(100, 0, .rub), money(10_125, 4, .eur))
    #expect(close.agrees(with: roubles) && roubles.agrees(with: close))
    let far = try rate(money(100, 0, .rub), money(10_127, 4, .eur))
    #expect(!far.agrees(with: roubles) && !roubles.agrees(with: far))
    let coarse = try rate(money(1, 0, .rub), money(1, 2, .eur))
    #expect(coarse.agrees(with: roubles))
    let other = try rate(money(1, 0, .eur), money(987_655, 4, .rub))
    #expect(!other.agrees(with: roubles))
  }

  @Test func whatCannotBeARateIsNone() {
    #expect(ExchangeRate(money(0, 0, .eur), worth: money(98, 0, .rub)) == nil)
    #expect(ExchangeRate(money(1, 0, .eur), worth: money(-98, 0, .rub)) == nil)
    #expect(ExchangeRate(money(1, 0, .eur), worth: money(1, 0, .eur)) == nil)
    #expect(ExchangeRate(money(1, 0, .eur), worth: money(1_000_000_000_000, 6, .rub)) == nil)
    #expect(ExchangeRate(money(1, 0, .eur), worth: money(999_999_999_999, 6, .rub)) != nil)
  }

  @Test func theGreatestNumbersAreConvertedOrRefusedAndNeverTrap() throws {
    let high = try rate(money(1, 6, .eur), money(999_999_999_999, 0, .rub))
    let low = try rate(money(1, 6, .gbp), money(999_999_999_989, 0, .eur))
    let way = try #require(try CurrencyConversion(from: .rub, to: .eur, by: [high]))
    #expect(try way.converted(Figure(digits: .max, decimals: 2)).plain == "0.09")
    #expect(throws: ArithmeticFault.overflow) {
      try #require(try CurrencyConversion(from: .eur, to: .rub, by: [high])).converted(
        Figure(digits: .max, decimals: 0))
    }
    #expect(throws: ArithmeticFault.overflow) { try CurrencyConversion(from: .gbp, to: .rub, by: [high, low]) }
    // Products beyond 64 bits are rounded exactly as long as the amount itself fits.
    let long = try rate(money(1, 0, .eur), money(123_456_789_013, 6, .rub))
    let many = try #require(try CurrencyConversion(from: .eur, to: .rub, by: [long]))
    #expect(try many.converted(Figure(digits: 987_654_321, decimals: 2)).plain == "1219326311254.75")
  }
}
