import Diagnostics
import OfferReading
import Offers
import Quantities
import Testing

/// Exchange rates are read with all their decimals, and what is no rate is refused.
@Suite struct ExchangeRateTests {
  static func sheet(_ worth: String) -> SourceFile {
    SourceFile(path: "rates.yaml", text: "exchange-rates: day\ndate: 2026-11-20\nrates: { 1 EUR: '\(worth)' }\n")
  }

  /// Three decimals are no thousands: a bank prints 1.083, nobody prints one thousand and eighty-three.
  @Test(arguments: [
    ("1.083 USD", "1.083"), ("1,083 USD", "1.083"), ("98.765 RUB", "98.765"), ("161,225 RUB", "161.225"),
    ("1.0830 USD", "1.0830"), ("1 083 RUB", "1083"), ("1.083,50 RUB", "1083.50"),
  ])
  func threeDecimalsAreDecimals(written: String, read: String) throws {
    let sheet = readExchangeRates(Self.sheet(written))
    #expect(sheet.findings.filter { $0.code.rawValue != "required-key" }.map(line) == [])
    #expect(sheet.rates?.rates.map(\.value.worth.figure.plain) == [read])
    let typed = readExchangeRate("1 EUR = \(written) @ 2026-11-20")
    #expect(typed.findings.map(line) == [])
    #expect(typed.rates?.rates.map(\.value.worth.figure.plain) == [read])
    // In an offer the same number stays ambiguous.
    if read.split(separator: ".").last?.count == 3, read.contains(".") {
      guard case .failure(let fault) = Literal.price(written) else { return #expect(Bool(false), "\(written)") }
      #expect(fault.code.rawValue == "ambiguous-amount")
    }
  }

  /// `1.000` is one or a thousand: a round number is what the side is counted in that others are printed for.
  @Test(arguments: ["1.000 RUB = 10.21 EUR @ 2026-11-20", "100,000 RUB = 1.0210 EUR @ 2026-11-20"])
  func aRoundThousandCanStillBeReadTwoWays(text: String) {
    #expect(readExchangeRate(text).findings.map(\.code.rawValue) == ["ambiguous-amount"])
  }

  @Test func aSheetOfMistakesShowsTheFirstFiveHundred() {
    let lines = (0..<5_000).map { "    - \($0)x USD\n" }.joined()
    let sheet = readExchangeRates(
      SourceFile(path: "rates.yaml", text: "exchange-rates: day\ndate: 2026-11-20\nrates:\n  1 EUR:\n" + lines))
    #expect(sheet.findings.count == 501)
    #expect(sheet.findings.filter { $0.code.rawValue == "too-many-errors" }.count == 1)
    #expect(sheet.findings.last?.code.rawValue == "too-many-errors")
  }
}
