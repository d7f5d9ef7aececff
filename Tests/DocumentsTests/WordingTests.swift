import Offers
import Quantities
import Testing

@testable import Documents

@Suite struct WordingTests {
  @Test(arguments: Wording.languages) func everyLanguageHasEveryWord(_ language: String) {
    let wording = Wording.of(language)
    #expect(wording.faults == [])
    #expect(WordingKey.allCases.filter { wording.lines.line(named: $0.rawValue) == nil } == [])
    #expect(Unit.allCases.filter { wording.names(of: $0) == nil } == [])
    #expect(Currency.allCases.filter { wording.name(of: $0) == nil } == [])
    #expect((1...12).filter { wording.name(ofMonth: $0) == nil } == [])
  }

  @Test(arguments: [
    ("no sign here", "no name, ' = ' and text in: no sign here"),
    (" = nameless", "no name, ' = ' and text in:  = nameless"),
    ("month 13 = x", "names nothing: month 13"), ("included (odd) = inclus", "no status for included"),
    ("included = encore", "twice: included"), ("form plural = dual", "no plural dual"),
    ("unit glass = verre", "names nothing: unit glass"),
  ]) func aLineThatCannotBeReadIsNamed(_ line: String, _ fault: String) {
    let begin = line.hasPrefix("form plural") ? "" : "form plural = slavic\n"
    let wording = Wording(language: "fr", bytes: Array((begin + "included = inclus\n" + line + "\n").utf8))
    #expect(wording.faults.contains(fault), "\(wording.faults)")
    #expect(wording[.included] == "inclus")
  }

  @Test(arguments: Wording.languages) func everyUnitHasEveryPluralForm(_ language: String) {
    let wording = Wording.of(language)
    let forms = language == "ru" ? 3 : 2
    #expect(Unit.allCases.filter { wording.names(of: $0)?.forms.count != forms } == [])
    #expect(language != "ru" || Unit.allCases.allSatisfy { wording.names(of: $0)?.each != nil })
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
