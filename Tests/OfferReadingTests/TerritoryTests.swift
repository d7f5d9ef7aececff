import Diagnostics
import OfferReading
import Offers
import Testing

/// The names that tariff sheets print, in whatever spelling.
@Suite struct TerritoryTests {
  @Test(
    arguments: [
      ("Açores", "PT-20"), ("Acores", "PT-20"), ("Afrique Du Sud", "ZA"), ("Alaska", "US-AK"), ("Angleterre", "GB-ENG"),
      ("Bahreïn", "BH"), ("Bahrain", "BH"), ("Baléares", "ES-IB"), ("Brunei", "BN"), ("Canaries", "ES-CN"),
      ("Christmas Islands", "CX"), ("Chypre", "CY"), ("Chypre (Turque)", "CY-TR"), ("Chypre du Sud", "CY"),
      ("Corée du Sud", "KR"), ("Corée Du Sud", "KR"), ("Crète", "GR-M"), ("Ecosse", "GB-SCT"), ("Etats-Unis", "US"),
      ("France métropolitaine", "FR"), ("Guernesey", "GG"), ("Guyane", "GF"), ("Guyane Française", "GF"),
      ("Guyana", "GY"),
      ("Hawaï", "US-HI"), ("Hawaii", "US-HI"), ("Hong-Kong", "HK"), ("Hong Kong", "HK"), ("Iles d'Aland", "AX"),
      ("Ile de Pâques", "CL-EI"), ("Iles Mariannes du Nord (Saipan)", "MP"), ("Iles Vierges américaines", "VI"),
      ("Iles Vierges Américaines", "VI"), ("Irlande", "IE"), ("Irlande Du Nord", "GB-NIR"), ("Macao", "MO"),
      ("Macédoine", "MK"), ("Madère", "PT-30"), ("Nouvelle Zélande", "NZ"), ("Nouvelle-Zélande", "NZ"),
      ("Pays De Galles", "GB-WLS"), ("Pays-de-Galles", "GB-WLS"), ("Pays-Bas", "NL"), ("Puerto Rico", "PR"),
      ("Porto Rico", "PR"), ("Porto-Rico", "PR"), ("Réunion", "RE"), ("La Réunion", "RE"),
      ("République Dominicaine", "DO"),
      ("République Tchèque", "CZ"), ("Royaume-Uni", "GB"), ("Saint Marin", "SM"), ("San Marin", "SM"),
      ("Saint-Martin", "MF"), ("Saint-Barthelemy", "BL"), ("Saint-Pierre-et-Miquelon", "PM"),
      ("St-Pierre-et-Miquelon", "PM"),
      ("Salvador", "SV"), ("Sardaigne", "IT-88"), ("Sicile", "IT-82"), ("Taïwan", "TW"), ("Taiwan", "TW"),
      ("Tasmanie", "AU-TAS"), ("Vatican", "VA"), ("Viêt Nam", "VN"), ("Vietnam", "VN"), ("Wallis et Futuna", "WF"),
      ("Polynésie Française", "PF"), ("Nouvelle-Calédonie", "NC"), ("Россия", "RU"), ("ВЕЛИКОБРИТАНИЯ", "GB"),
      ("Österreich", "AT"), ("Oesterreich", nil), ("côte d’ivoire", "CI"), ("Cote d'Ivoire", "CI"),
      ("Bonne Espérance", nil),
      ("Congo-Kinshasa", "CD"), ("Niger", "NE"), ("Nigeria", "NG"), ("Dominique", "DM"), ("", nil), ("()", nil),
    ] as [(String, String?)])
  func namesInEverySpelling(name: String, code: String?) {
    #expect(TerritoryTable.find(name)?.code == code)
  }

  /// The lists of the source documents, name by name.
  @Test func everyNameOfTheSourceListsIsKnown() {
    let lists = [
      """
      Andorre, Argentine, Australie, Autriche, Bangladesh, Belgique, Bermudes, Brésil, Bulgarie, Canada, Chili, Colombie,
      Costa Rica, Chypre du Sud, République Tchèque, Danemark, République Dominicaine, Finlande, Guyane Française,
      Allemagne, Gibraltar, Grèce, Guadeloupe, Guam, Hong-Kong, Hongrie, Islande, Inde, Indonésie, Irlande, Israël, Italie,
      Japon, Corée du Sud, Luxembourg, Malaisie, Malte, Martinique, Mayotte, Mexique, Mongolie, Pays-Bas,
      Nouvelle-Zélande, Norvège, Panama, Paraguay, Pérou, Pologne, Portugal, Porto-Rico, Réunion, Roumanie, Russie,
      Saint Marin, Slovaquie, Espagne, Suède, Suisse, Taiwan, Turquie, Royaume-Uni, Etats-Unis, Hawaii, Venezuela,
      Iles Vierges Américaines
      """,
      """
      Açores, Afrique Du Sud, Alaska, Algérie, Allemagne, Andorre, Angleterre, Argentine, Australie, Autriche, Baléares,
      Belgique, Brésil, Bulgarie, Canada, Canaries, Chili, Chine, Chypre, Corée Du Sud, Costa Rica, Croatie, Danemark,
      Ecosse, Espagne, Estonie, Etats-Unis, Finlande, Guam, Grèce, Hawaï, Hong Kong, Hongrie, Iles Vierges Américaines,
      Irlande, Irlande Du Nord, Inde, Islande, Israël, Italie, Japon, Luxembourg, Malaisie, Malte, Maroc, Mexique, Monaco,
      Norvège, Nouvelle Zélande, Panama, Paraguay, Pays De Galles, Pays-Bas, Pérou, Pologne, Porto Rico, Portugal,
      République Tchèque, Roumanie, Russie, Singapour, Slovaquie, Slovénie, Suède, Suisse, Taïwan, Thaïlande, Turquie,
      Vatican, Venezuela, Vietnam
      """,
      """
      Afrique Du Sud, Allemagne, Argentine, Australie, Autriche, Bahrain, Belgique, Brésil, Bulgarie, Canada, Chili,
      Chypre, Colombie, Corée Du Sud, Croatie, Danemark, Espagne, Estonie, Etats-Unis, Finlande, Géorgie, Grèce, Hong Kong,
      Hongrie, Irlande, Israël, Italie, Japon, Lettonie, Lituanie, Luxembourg, Malaisie, Mexique, Nouvelle Zélande,
      Norvège, Panama, Pays-Bas, Pérou, Pologne, Porto Rico, République Dominicaine, République Tchèque, Roumanie,
      Royaume-Uni, Salvador, Singapour, Slovaquie, Slovénie, Suède, Suisse, Turquie
      """,
      """
      Açores, Afrique du Sud, Alaska, Allemagne, Andorre, Angleterre, Argentine, Australie, Autriche, Bahamas, Bahreïn,
      Baléares, Bangladesh, Belgique, Bermudes, Brésil, Brunei, Bulgarie, Canada, Canaries, Chili, Chine, Christmas
      Islands, Chypre, Chypre (Turque), Colombie, Corée du Sud, Crète, Croatie, Danemark, Ecosse, Espagne, Estonie,
      Etats-Unis, Finlande, France métropolitaine, Gibraltar, Grèce, Guadeloupe, Guam, Guernesey, Guyane, Hawaï, Hong Kong,
      Hongrie, Iles d'Aland, Ile de Pâques, Iles Mariannes du Nord (Saipan), Iles Vierges américaines, Inde, Irlande,
      Irlande du Nord, Islande, Israël, Italie, Japon, Jersey, Jordanie, Lettonie, Liechtenstein, Lituanie, Luxembourg,
      Macao, Macédoine, Madère, Malaisie, Malte, Maroc, Martinique, Mayotte, Mexique, Monaco, Norvège, Nouvelle-Zélande,
      Panama, Pays-de-Galles, Pays-Bas, Pérou, Pologne, Portugal, Puerto Rico, République Dominicaine, République Tchèque,
      Réunion, Roumanie, Russie, Saint-Pierre-et-Miquelon, Saint-Barthelemy, Saint-Martin, San Marin, Sardaigne, Sicile,
      Singapour, Slovaquie, Slovénie, Suède, Suisse, Taïwan, Tasmanie, Thaïlande, Turquie, Vatican, Venezuela
      """,
    ]
    for (list, count) in zip(lists, [65, 71, 51, 103]) {
      let names = list.replacing("\n", with: " ").split(separator: ",").map { $0.drop { $0 == " " } }
      let territories = names.compactMap { TerritoryTable.find(String($0)) }
      #expect(names.filter { TerritoryTable.find(String($0)) == nil } == [])
      #expect(Set(territories).count == names.count)
      #expect(names.count == count)
    }
  }

  @Test func noSpellingMeansTwoTerritories() {
    for territory in TerritoryTable.all {
      for name in TerritoryTable.names(for: territory, language: "fr") {
        #expect(TerritoryTable.find(name) == territory, "\(name)")
      }
    }
  }

  @Test func everyTerritoryHasANameInEachLanguage() {
    #expect(TerritoryTable.all.count >= 260)
    for territory in TerritoryTable.all {
      for language in ["en", "fr", "de", "ru"] {
        #expect(!TerritoryTable.name(of: territory, language: language).isEmpty, "\(territory.code)")
      }
    }
    let germany = Territory(code: "DE")
    #expect(TerritoryTable.name(of: germany, language: "fr-CA") == "Allemagne")
    #expect(TerritoryTable.name(of: germany, language: "pl") == "Germany")
  }

  @Test func aMistypedNameHasANeighbour() {
    #expect(TerritoryTable.closest(to: "Alemagne")?.name == "Allemagne")
    #expect(TerritoryTable.closest(to: "Pays de Galle")?.territory.code == "GB-WLS")
    #expect(TerritoryTable.closest(to: "Atlantide") == nil)
  }

  @Test func theUnitedKingdomHasFourParts() {
    #expect(TerritoryTable.parts(of: Territory(code: "GB")).map(\.code) == ["GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"])
  }
}

/// What a rule covers.
@Suite struct DestinationSetTests {
  static func set(_ text: String) -> (set: DestinationSet, lists: [DestinationList]) {
    let result = read(
      (
        "o.yaml",
        head + """
          destinations:
            uk: { list: "Angleterre, Ecosse, Pays de Galles (fixed), Irlande du Nord (fixed)" }
            us: { kinds: fixed, list: "Etats-Unis (fixed, mobile), Hawaï, Canada" }
            zone: { list: not stated }
          calls: { included: { a: { to: \(text) } } }

          """
      ))
    let offer = result.catalogue.offers.first
    let to = offer?.usage[.calls]?.included.first?.to.all.first?.value ?? []
    let lists = offer?.destinations ?? []
    return (DestinationSet(to, lists: lists), lists)
  }

  static func covers(_ rule: String, _ code: String, _ kind: LineKind) -> Bool {
    set(rule).set.covers(Territory(code: code), kind)
  }

  @Test func aCountryCoversItsParts() {
    #expect(Self.covers("GB", "GB-ENG", .fixed))
    #expect(Self.covers("GB", "GB-ENG", .mobile))
    #expect(!Self.covers("fixed GB", "GB-ENG", .mobile))
    #expect(!Self.covers("GB-ENG", "GB", .fixed))
  }

  @Test func allPartsTogetherCoverTheCountry() {
    #expect(Self.covers("\"@uk\"", "GB", .fixed))
    #expect(!Self.covers("\"@uk\"", "GB", .mobile))
    #expect(Self.covers("\"@uk\"", "GB-SCT", .mobile))
  }

  @Test func aPartThatIsListedApartHasItsOwnKinds() {
    #expect(Self.covers("\"@us\"", "US", .mobile))
    #expect(!Self.covers("\"@us\"", "US-HI", .mobile))
    #expect(Self.covers("\"@us\"", "US-AK", .mobile))
    #expect(!Self.covers("\"@us\"", "CA", .mobile))
  }

  @Test func aRuleNarrowsAListAndNeverWidensIt() {
    #expect(Self.covers("[\"mobile @us\"]", "US", .mobile))
    #expect(!Self.covers("[\"mobile @us\"]", "US", .fixed))
    #expect(!Self.covers("[\"mobile @us\"]", "CA", .mobile))
  }

  @Test func anywhereIsFixedAndMobileUnlessSaidOtherwise() {
    #expect(Self.covers("anywhere", "NZ", .mobile))
    #expect(!Self.covers("anywhere", "FR", .special))
    #expect(Self.covers("special anywhere", "FR", .special))
    #expect(Self.covers("special", "FR", .special))
  }

  @Test func aListCoversAList() {
    let (set, lists) = Self.set("\"@us\"")
    #expect(set.covers(Destination(kinds: [.fixed], place: .list("us")), lists: lists))
    #expect(!set.covers(Destination(kinds: [.fixed], place: .list("uk")), lists: lists))
    #expect(!set.covers(Destination(kinds: [], place: .list("zone")), lists: lists))
    let (zone, all) = Self.set("\"@zone\"")
    #expect(zone.covers(Destination(kinds: [], place: .list("zone")), lists: all))
    #expect(zone.unlisted.map(\.list) == ["zone"])
  }
}
