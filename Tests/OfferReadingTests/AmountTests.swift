import Diagnostics
import OfferReading
import Offers
import Quantities
import Testing

/// Amounts are read as tariff sheets print them, and never guessed.
@Suite struct AmountTests {
  /// What was read, in the plain form, or the code of what is wrong.
  static func price(_ text: String) -> String {
    switch Literal.price(text) {
    case .success(let price):
      ([price.figure.plain, price.currency.rawValue] + price.per.map { "/" + $0.rawValue }).joined(separator: " ")
    case .failure(let fault): fault.code.rawValue
    }
  }

  @Test(arguments: [
    ("19,90 €", "19.90 EUR"), ("19.90 €", "19.90 EUR"), ("€ 53.3", "53.3 EUR"), ("€53.3/month", "53.3 EUR /month"),
    ("53.3€", "53.3 EUR"), ("EUR 53.3", "53.3 EUR"), ("53.3 EUR/month", "53.3 EUR /month"),
    ("1 500 ₽", "1500 RUB"), ("1\u{A0}500 ₽", "1500 RUB"), ("1\u{202F}500 ₽", "1500 RUB"),
    ("1\u{2009}500 ₽", "1500 RUB"),
    ("1'500 CHF", "1500 CHF"), ("1’500 CHF", "1500 CHF"), ("1.500,00 €", "1500.00 EUR"), ("1,500.00 €", "1500.00 EUR"),
    ("1.500.000 ₽", "1500000 RUB"), ("1 500,250 €", "1500.250 EUR"), ("1500.000 €", "1500.000 EUR"),
    ("0.021 €/min", "0.021 EUR /min"), ("0,134 €/min", "0.134 EUR /min"), ("4 €/pack/month", "4 EUR /pack /month"),
    ("20 € / line / month", "20 EUR /line /month"), ("0 €", "0 EUR"), ("0.000001 €/s", "0.000001 EUR /s"),
    ("£ 5", "5 GBP"), ("$5", "5 USD"), ("10 000 000 000 €", "10000000000 EUR"), ("3 €/numbers", "3 EUR /number"),
  ])
  func amountsInEveryUsualForm(text: String, read: String) {
    #expect(Self.price(text) == read)
  }

  @Test(arguments: [
    ("1.500 €", "ambiguous-amount"), ("1,500 €", "ambiguous-amount"), ("12.500 ₽", "ambiguous-amount"),
    ("€ 1.500/month", "ambiguous-amount"), ("15 00 €", "invalid-number"), ("1,2,3 €", "invalid-number"),
    ("19,9 0 €", "invalid-number"), ("--5 €", "invalid-number"), ("+5 €", "invalid-number"),
    ("-5 €", "negative-number"),
    ("−5 €", "negative-number"), ("５００ €", "invalid-number"), ("١٢ €", "invalid-number"), ("0x10 €", "invalid-number"),
    ("½ €", "invalid-number"), ("5½ €", "invalid-number"), ("1e400 €", "invalid-number"), ("1_000 €", "invalid-number"),
    ("1e3", "invalid-number"), (".5 €", "invalid-number"), ("5. €", "invalid-number"), ("1..5 €", "invalid-number"),
    ("0.0000001 €", "too-many-decimals"), ("10000000001 €", "number-too-large"),
    ("10000000000.01 €", "number-too-large"),
    ("99999999999999999999999 €", "number-too-large"), ("19.90", "missing-currency"), ("10", "missing-currency"),
    ("€ 5 €", "invalid-number"), ("€", "invalid-number"), ("5 € HT", "invalid-number"), ("5 €/mois", "unknown-unit"),
    ("5 €/", "unknown-unit"), ("5 €/month/year", "unit-mismatch"), ("5 €/user/user", "unit-mismatch"),
    (".inf", "invalid-number"), ("NaN", "invalid-number"), ("", "invalid-number"), ("12:30:45 €", "invalid-number"),
  ])
  func whatIsNoAmountIsRefused(text: String, code: String) {
    #expect(Self.price(text) == code)
  }

  @Test func bothReadingsOfAnAmbiguousAmountAreOffered() {
    guard case .failure(let fault) = Literal.price("€ 1.500/month") else { return #expect(Bool(false)) }
    #expect(fault.message == "`1.500` can be read two ways")
    #expect(fault.range == 4..<9)
    #expect(fault.help == ["write `1 500` if it groups thousands", "write `1.50` if it begins decimals"])
  }

  @Test func aForeignUnitIsTranslated() {
    guard case .failure(let fault) = Literal.price("3 €/mois") else { return #expect(Bool(false)) }
    #expect(fault.message == "`mois` is not a unit")
    #expect(fault.replacement == "month")
    #expect(fault.range == 6..<10)
  }

  @Test func noAmountCrashesOrIsReadDifferentlyTwice() {
    // Every text of up to four of these characters gives a value or a fault, the same each time.
    let alphabet = ["1", "0", ".", ",", " ", "€", "/", "m", "-", "'", "½", "é"]
    var texts = [""]
    for _ in 0..<4 { texts += texts.suffix(12 * 12 * 12).flatMap { text in alphabet.map { text + $0 } } }
    for text in texts {
      if case .success(let price) = Literal.price(text) {
        #expect(!price.figure.value.isNegative)
      } else if case .failure(let fault) = Literal.price(text) {
        #expect(fault.range.upperBound <= text.utf8.count && !fault.message.isEmpty)
      }
    }
  }
}
