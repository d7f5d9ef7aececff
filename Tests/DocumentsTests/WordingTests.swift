import Offers
import Quantities
import Testing

@testable import Documents

@Suite struct WordingTests {
  @Test(arguments: Wording.languages) func everyLanguageHasEveryWord(_ language: String) {
    let wording = Wording.of(language)
    #expect(wording.faults == [])
    #expect(WordingKey.allCases.filter { wording.entries[$0] == nil } == [])
    #expect(Unit.allCases.filter { wording.units[$0] == nil } == [])
    #expect(Currency.allCases.filter { wording.currencies[$0] == nil } == [])
    #expect(wording.months.count == 12)
  }

  @Test(arguments: Wording.languages) func everyUnitHasEveryPluralForm(_ language: String) {
    let wording = Wording.of(language)
    let forms = language == "ru" ? 3 : 2
    #expect(wording.units.filter { $0.value.forms.count != forms }.map(\.key) == [])
    #expect(language != "ru" || wording.units.allSatisfy { $0.value.each != nil })
  }

  @Test(arguments: Wording.languages) func piecesAreTheSameInEveryLanguage(_ language: String) {
    func holes(_ text: String) -> [String] { text.matches(of: /\{[^}]*\}/).map { String($0.0) }.sorted() }
    let english = Wording.of("en")
    for key in WordingKey.allCases {
      #expect(Set(holes(Wording.of(language)[key])) == Set(holes(english[key])), "\(key)")
    }
  }

  @Test func prescribedWordsSayWhereTheyComeFrom() {
    let french = Wording.of("fr")
    #expect(french.status(of: .title) == .official)
    #expect(french.unverified.count == 10)
    #expect(french.unverified.filter { $0.status == .unconfirmed }.map(\.key) == [.headingSpeeds])
    #expect(Wording.of("ru").unverified.allSatisfy { $0.status == .own })
    #expect(!Wording.of("ru").hasOfficialTemplate)
    #expect(Wording.of("de").hasOfficialTemplate)
  }

  @Test func unknownLanguagesTakeEnglishAndRegionsTheirMainLanguage() {
    #expect(Wording.of("nl")[.title] == "Contract summary")
    #expect(!Wording.knows("nl"))
    #expect(Wording.of("fr-BE")[.included] == "inclus")
    #expect(Wording.of("fr-BE").language == "fr-BE")
  }
}
