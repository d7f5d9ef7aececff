import Foundation
import Offers
import Quantities
import Testing

@testable import Documents

@Suite struct FormattingTests {
  private func plain(_ text: String) -> String {
    text.replacing("\u{A0}", with: "~").replacing("\u{202F}", with: "_")
  }

  @Test(arguments: [
    ("fr", 5330 as Int64, 2, "53,30~€"), ("fr", 533, 1, "53,30~€"), ("fr", 99, 0, "99~€"), ("fr", 134, 3, "0,134~€"),
    ("fr", 123_456_750, 2, "1_234_567,50~€"), ("en", 1990, 2, "€19.90"), ("de", 123_450, 2, "1.234,50~€"),
    ("ru", 1790, 0, "1~790~€"), ("fr", -1250, 2, "-12,50~€"), ("fr", 12000, 2, "120,00~€"),
  ]) func money(_ language: String, _ digits: Int64, _ decimals: Int, _ expected: String) {
    #expect(plain(Wording.of(language).money(Figure(digits: digits, decimals: decimals), .eur)) == expected)
  }

  @Test func pricesNameWhatTheyAreFor() {
    let price = Price(Figure(digits: 1990, decimals: 2), .eur, per: [.user, .month])
    #expect(plain(Wording.of("fr").price(price)) == "19,90~€/utilisateur/mois")
    #expect(plain(Wording.of("en").price(price)) == "€19.90/user/month")
    #expect(plain(Wording.of("ru").price(Price(Figure(490), .rub, per: [.month]))) == "490~₽/мес")
    #expect(plain(Wording.of("de").price(Price(Figure(5), .chf))) == "5~CHF")
  }

  @Test(arguments: [
    (1 as Int64, "1~сотрудник"), (2, "2~сотрудника"), (5, "5~сотрудников"), (11, "11~сотрудников"),
    (21, "21~сотрудник"), (22, "22~сотрудника"), (112, "112~сотрудников"),
  ]) func russianPlurals(_ number: Int64, _ expected: String) {
    #expect(plain(Wording.of("ru").quantity(Quantity(Figure(number), .employee))) == expected)
  }

  @Test func quantities() {
    let french = Wording.of("fr")
    let limit = Quantity(Figure(100), .correspondent, per: [.user, .month])
    #expect(plain(french.quantity(limit)) == "100~correspondants par utilisateur et par mois")
    #expect(plain(french.quantity(Quantity(Figure(digits: 15, decimals: 1), .hour))) == "1,5~h")
    #expect(plain(french.quantity(Quantity(Figure(0), .line))) == "0~ligne")
    #expect(plain(Wording.of("en").quantity(Quantity(Figure(0), .line))) == "0~lines")
    #expect(plain(french.quantity(Quantity(Figure(3140), .second))) == "52:20")
    #expect(plain(french.quantity(Quantity(Figure(1), .second))) == "1~s")
    #expect(plain(Wording.of("ru").quantity(Quantity(Figure(40), .hour, per: [.channel, .month]))) == "40~ч на канал и в месяц")
  }

  @Test func daysPercentagesAndCalls() throws {
    let day = try #require(Day(year: 2024, month: 9, day: 25))
    let first = try #require(Day(year: 2025, month: 1, day: 1))
    #expect(Wording.of("fr").day(day) == "25 septembre 2024")
    #expect(Wording.of("fr").day(first) == "1er janvier 2025")
    #expect(Wording.of("ru").day(day) == "25.09.2024")
    #expect(Wording.of("de").day(first) == "01.01.2025")
    #expect(Wording.of("en").day(day) == "25 September 2024")
    #expect(plain(Wording.of("fr").percentage(Figure(digits: 12, decimals: 1))) == "1,2~%")
    #expect(Wording.of("fr").callLength(seconds: 150) == "2:30")
    #expect(Wording.of("fr").callLength(seconds: 4500) == "1:15:00")
  }

  /// Our table against the toolchain's ICU: the same bytes for money in the languages we format.
  @Test(arguments: [("fr", "fr_FR", Currency.eur), ("ru", "ru_RU", .rub), ("de", "de_DE", .eur), ("en", "en_IE", .eur)])
  func moneyIsThatOfICU(_ language: String, _ locale: String, _ currency: Currency) throws {
    let icu = NumberFormatter()
    icu.locale = Locale(identifier: locale)
    icu.numberStyle = .currency
    icu.currencyCode = currency.rawValue
    for digits: Int64 in [0, 5, 150, 1990, 99999, 100_000, 123_450, 123_456_750] {
      let number = try #require(Decimal(string: Figure(digits: digits, decimals: 2).plain))
      let expected = try #require(icu.string(from: number as NSDecimalNumber))
      #expect(Wording.of(language).amount(Figure(digits: digits, decimals: 2), currency) == expected)
    }
  }
}
