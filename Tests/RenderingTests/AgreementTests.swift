import DocumentTree
import Quantities
import Rendering
import Testing
import XMLKit

@Suite struct AgreementTests {
  @Test(arguments: Sample.all.map(\.id))
  func everyFormatShowsEveryValueInOrder(_ id: String) throws {
    let document = try #require(Sample.all.first { $0.id == id })
    #expect(try FormatAgreement.faults(of: document, templates: Repository.templates()) == [])
  }

  @Test func theWalkFollowsTheReadingOrder() {
    let texts = DocumentFacts.walk(Sample.summary).map(\.text)
    #expect(texts.prefix(4) == ["21\u{A0}novembre 2025", "16\u{A0}canaux", "20\u{A0}numéros", "68,30\u{A0}€"])
    #expect(DocumentFacts.walk(Sample.comparison).map(\.text).contains("1,2\u{A0}%"))
  }

  @Test(arguments: Values.all)
  func everyKindOfValueSurvivesXML(_ value: FactValue) throws {
    var document = Document(kind: .estimate, id: "one", language: "en", kicker: "", title: "One value")
    let fact = Fact(value, text: "shown", origin: Origin(file: "Offers/a b.yaml", line: 7))
    document.sections = [Section(id: "s", heading: "S", blocks: [.paragraph([.fact(fact)])])]
    let bytes = try XMLRenderer().render(document)
    let element = try #require(try XMLReader.read(bytes).descendants("fact").first)
    #expect(FactAttributes.value(of: element) == value)
    #expect(element.attribute("file") == "Offers/a b.yaml")
    #expect(element.attribute("line") == "7")
    #expect(try RelaxNGSchema(Repository.bytes("Templates/document.rng")).faults(in: bytes) == [])
  }

  @Test func renderingTwiceGivesTheSameBytes() throws {
    for document in Sample.all {
      for format in OutputFormat.allCases {
        let first = try render(document, as: format, templates: Repository.templates())
        let second = try render(document, as: format, templates: Repository.templates())
        #expect(first == second)
      }
    }
  }
}

enum Values {
  static let all: [FactValue] =
    Unit.allCases.map { .quantity(Quantity(Figure(3), $0, per: [$0, .month])) }
    + Currency.allCases.map { .price(Price(Figure(digits: 1990, decimals: 2), $0, per: [.user, .month])) }
    + FactValue.State.allCases.map(FactValue.state)
    + [0, 1, -50, Int64.max, Int64.min].map { .amount(Figure(digits: $0, decimals: 2), .eur) }
    + [
      .converted(Money(Figure(digits: 1812, decimals: 2), .eur), from: Money(Figure(digits: 179000, decimals: 2), .rub))
    ]
    + [ExchangeRate(Money(Figure(100), .rub), worth: Money(Figure(digits: 10125, decimals: 4), .eur))].compactMap { $0 }
    .map(FactValue.exchangeRate)
    + (0...6).map { .number(Figure(digits: -5, decimals: $0)) }
    + [.percentage(Figure(digits: 12, decimals: 1))]
    + [Day(iso: "1583-01-01"), Day(iso: "9999-12-31")].compactMap { $0 }
    .map(FactValue.day)
}
