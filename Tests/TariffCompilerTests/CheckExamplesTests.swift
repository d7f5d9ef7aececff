import Diagnostics
import Offers
import TariffCompiler
import Testing

/// Examples that do not come out are findings at what they expect.
struct CheckExamplesTests {
  func findings(_ examples: String) throws -> [Finding] {
    let read = catalogue(simpleOffer("price: { a: { label: A, price: 5 €/month } }\nexamples:\n" + examples))
    return checkExamples(of: try #require(read.offers.first), in: read)
  }

  @Test func aWrongFigureIsNamedWithTheRightOne() throws {
    let found = try findings("  wrong: { usage: { users: 1 }, expect: { month-net: 6.00 €, month-gross: 6.00 € } }")
    #expect(found.map(\.code) == [.exampleFails])
    #expect(found[0].message == "`month-net` is 5.00 €, the example `wrong` expects 6.00 €")
    #expect(found[0].span.text == "6.00 €")
  }

  @Test func aWrongStatusIsNamed() throws {
    let found = try findings("  wrong: { usage: { users: 1 }, expect: { status: unpriced, missing: [a] } }")
    #expect(found.map(\.code) == [.exampleFails, .exampleFails])
  }

  @Test func whatTheReaderReportsIsNotRepeated() throws {
    var offer = try #require(catalogue(simpleOffer("price: { a: { label: A, price: 5 €/month } }")).offers.first)
    var example = Example(name: offer.id, usage: UsageProfile(), span: offer.span)
    example.profile = Located("nobody", at: offer.span)
    offer.examples = [example]
    #expect(checkExamples(of: offer, in: Catalogue()).isEmpty)
  }

  @Test func amountsThatDoNotFitAreNamed() throws {
    let read = catalogue(
      simpleOffer(
        """
        price: { a: { label: A, price: 1000000000 €/user/month } }
        examples: { big: { usage: { users: 1000000000 }, expect: { status: priced } } }
        """))
    #expect(checkExamples(of: try #require(read.offers.first), in: read).map(\.code) == [.exampleOverflows])
  }
}
