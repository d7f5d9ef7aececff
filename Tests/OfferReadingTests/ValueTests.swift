import Diagnostics
import OfferReading
import Offers
import Quantities
import Testing

/// Values of rows: states, quantities, ranges, percentages, money, days; words only in quotes.
@Suite struct ValueTests {
  static func written(_ quantity: Quantity) -> String {
    ([quantity.figure.plain, quantity.unit.rawValue] + quantity.per.map { "/" + $0.rawValue }).joined(separator: " ")
  }

  static func value(_ text: String) -> String {
    switch Literal.value(text) {
    case .success(.state(let state)): "state \(state.state.rawValue)" + (state.word.map { " (\($0))" } ?? "")
    case .success(.quantity(let quantity)): "quantity " + written(quantity)
    case .success(.range(let low, let high)): "range \(low.figure.plain) to " + written(high)
    case .success(.number(let figure)): "number \(figure.plain)"
    case .success(.percentage(let figure)): "percentage \(figure.plain)"
    case .success(.price(let price)): "price \(price.figure.plain) \(price.currency.rawValue)"
    case .success(.day(let day)): "day \(day.iso)"
    case .success(.text(let text)): "text \(text)"
    case .failure(let fault): fault.code.rawValue
    }
  }

  @Test(arguments: [
    ("included", "state included"), ("included (offert)", "state included (offert)"),
    ("not offered", "state not offered"),
    ("on request (1 an)", "state on request (1 an)"), ("2 levels", "quantity 2 level"), ("1 level", "quantity 1 level"),
    ("100 correspondents/user/month", "quantity 100 correspondent /user /month"), ("2 h/month", "quantity 2 h /month"),
    ("2 h /month", "quantity 2 h /month"), ("300 MB", "quantity 300 MB"), ("300MB", "quantity 300 MB"),
    ("24 months", "quantity 24 month"), ("8 Mbit/s", "quantity 8 Mbit/s"), ("1,5 GB", "quantity 1.5 GB"),
    ("1 000 messages/month", "quantity 1000 message /month"), ("60 °C", "quantity 60 °C"),
    ("2 copies", "quantity 2 copy"),
    ("45 minutes", "quantity 45 min"), ("6 to 9 persons", "range 6 to 9 person"),
    ("8 Mbit/s to 18 Mbit/s", "range 8 to 18 Mbit/s"),
    ("20 %", "percentage 20"), ("1,2%", "percentage 1.2"), ("€ 1 500", "price 1500 EUR"),
    ("19.90 €/month", "price 19.90 EUR"),
    ("2024-09-25", "day 2024-09-25"), ("30", "number 30"), ("1 500", "number 1500"),
    ("1 000 000 000", "number 1000000000"),
  ])
  func valuesAreReadByTheirForm(text: String, read: String) {
    #expect(Self.value(text) == read)
  }

  @Test(arguments: [
    ("NO", "unquoted-words"), ("on", "unquoted-words"), ("y", "unquoted-words"), ("~", "unquoted-words"),
    ("null", "unquoted-words"), ("0o17", "invalid-number"), ("1_000", "invalid-number"), ("12:30:45", "invalid-number"),
    (".inf", "invalid-number"), ("1e3", "invalid-number"), ("inclus", "unquoted-words"), ("includ", "unquoted-words"),
    ("RetailCRM, YCLIENTS", "unquoted-words"), ("included offert", "unquoted-words"), ("10 h à 18 h", "invalid-number"),
    ("2 mois", "unknown-unit"), ("9 to 6 persons", "invalid-number"), ("1.500", "ambiguous-amount"),
    ("1,500 users", "ambiguous-amount"), ("1000000001 users", "number-too-large"), ("-3 users", "negative-number"),
    ("2023-02-29", "invalid-date"), ("31/02/2024", "invalid-date"), ("25/09/2024", "invalid-date"),
    ("25.09.2024", "invalid-date"), ("01/02/2024", "invalid-date"), ("0000-01-01", "invalid-date"),
    ("2024-9-5", "invalid-date"), ("20 percent", "unknown-unit"), ("３ users", "invalid-number"),
  ])
  func nothingFallsBackToWords(text: String, code: String) {
    #expect(Self.value(text) == code)
  }

  @Test func aStateThatIsMeantIsProposed() {
    guard case .failure(let fault) = Literal.value("inclus") else { return #expect(Bool(false)) }
    #expect(fault.help == ["did you mean `included`?", "words go in quotes: `\"inclus\"`"])
    guard case .failure(let other) = Literal.value("RetailCRM, YCLIENTS") else { return #expect(Bool(false)) }
    #expect(other.replacement == "\"RetailCRM, YCLIENTS\"")
  }

  @Test(arguments: [
    ("25/09/2024", ["write `2024-09-25`"]), ("01/02/2024", ["write `2024-02-01`", "write `2024-01-02`"]),
    ("25.09.2024", ["write `2024-09-25`"]), ("2024/09/25", ["write `2024-09-25`"]),
    ("2024-9-5", ["write `2024-09-05`"]),
    ("2023-02-29", ["month 2 of 2023 has 28 days"]), ("2024-13-01", []),
    ("31/02/2024", ["write `2024-09-25`: year, month, day"]), ("hier", ["write `2024-09-25`: year, month, day"]),
  ])
  func aDayInAnotherOrderIsRefusedWithWhatItMayMean(text: String, help: [String]) {
    guard case .failure(let fault) = Literal.day(text) else { return #expect(Bool(false)) }
    #expect(fault.code == "invalid-date")
    #expect(fault.help == help)
  }
}
