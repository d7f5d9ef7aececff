import Diagnostics
import Foundation
import OfferReading
import Offers
import Testing

/// Which territory and kind of line a telephone number belongs to.
@Suite struct NumberingTests {
  /// Numbers of places that anyone can look up: ministries, town halls, airports, examples of the numbering plans.
  @Test(
    arguments: [
      ("33140205050", "FR fixed"), ("33240000000", "FR fixed"), ("33612345678", "FR mobile"),
      ("33753000000", "FR mobile"), ("33899000000", "FR special"), ("33805000000", "FR special"),
      ("33970000000", "FR ip"), ("33870000000", "FR ip-specific"),
      ("442079460000", "GB-ENG fixed"), ("441212345678", "GB-ENG fixed"), ("441313496000", "GB-SCT fixed"),
      ("441224000000", "GB-SCT fixed"), ("442920000000", "GB-WLS fixed"), ("441248000000", "GB-WLS fixed"),
      ("442890000000", "GB-NIR fixed"), ("447400123456", "GB mobile"), ("443001231234", "GB ip"),
      ("447012345678", "GB special"), ("448701234567", "GB special"), ("449012345678", "GB special"),
      ("441481000000", "GG fixed"), ("447797123456", "JE mobile"), ("447624123456", "IM mobile"),
      ("4930123456", "DE fixed"), ("4915123456789", "DE mobile"), ("4917012345678", "DE mobile"),
      ("498001234567", "DE special"), ("3223456789", "BE fixed"), ("32470123456", "BE mobile"),
      ("351211234567", "PT fixed"), ("351291000000", "PT-30 fixed"), ("351296000000", "PT-20 fixed"),
      ("351912345678", "PT mobile"), ("34912345678", "ES fixed"), ("34922000000", "ES-CN fixed"),
      ("34971000000", "ES-IB fixed"), ("34612345678", "ES mobile"), ("390612345678", "IT fixed"),
      ("3906698123", "VA fixed"), ("39091123456", "IT-82 fixed"), ("39070123456", "IT-88 fixed"),
      ("393331234567", "IT mobile"), ("390549886000", "SM fixed"), ("302101234567", "GR fixed"),
      ("302810123456", "GR-M fixed"), ("306912345678", "GR mobile"), ("35818123456", "AX fixed"),
      ("12015550123", "US either"), ("18085550123", "US-HI either"), ("19075550123", "US-AK either"),
      ("15142345678", "CA either"), ("18002345678", "US special"), ("17872345678", "PR either"),
      ("18092345678", "DO either"), ("18292345678", "DO either"), ("16712345678", "GU either"),
      ("13402345678", "VI either"), ("14414123456", "BM fixed"), ("14413701234", "BM mobile"),
      ("14410000000", "BM unknown"),
      ("74951234567", "RU fixed"), ("79161234567", "RU mobile"), ("77172123456", "KZ fixed"),
      ("77011234567", "KZ mobile"),
      ("903123456789", "TR fixed"), ("905321234567", "TR mobile"), ("903922280000", "CY-TR fixed"),
      ("905338612345", "CY-TR mobile"), ("35722345678", "CY fixed"), ("35796123456", "CY mobile"),
      ("61361234567", "AU-TAS fixed"), ("61212345678", "AU fixed"), ("61412345678", "AU mobile"),
      ("61891641234", "CX fixed"), ("56322100250", "CL-EI either"), ("37799123456", "MC fixed"),
      ("590590201234", "GP fixed"), ("590690001234", "GP mobile"), ("262262161234", "RE fixed"),
      ("262269601234", "YT fixed"), ("262639012345", "YT mobile"), ("596596301234", "MQ fixed"),
      ("594694201234", "GF mobile"), ("508410123", "PM fixed"), ("687201234", "NC fixed"), ("681721234", "WF either"),
      ("68940412345", "PF fixed"), ("212520123456", "MA fixed"), ("212650123456", "MA mobile"),
      ("85221234567", "HK fixed"), ("85251234567", "HK mobile"), ("861012345678", "CN fixed"),
      ("8613123456789", "CN mobile"), ("81312345678", "JP fixed"), ("819012345678", "JP mobile"),
      ("541123456789", "AR fixed"), ("5491123456789", "AR mobile"), ("551123456789", "BR fixed"),
      ("5511961234567", "BR mobile"), ("2252123456789", "CI fixed"), ("22521234567", "CI fixed"),
      ("88161234567", "- special"), ("870773111632", "- special"), ("80012345678", "- special"),
      ("333", "FR fixed"), ("33", "FR unknown"), ("12002345678", "- unknown"),
    ] as [(String, String)])
  func numbersAndTheirPlaces(number: String, place: String) {
    #expect(NumberingPlan.standard.place(of: number.utf8).map(described) == place)
  }

  @Test func digitsThatNoCountryHasAreNowhere() {
    for digits in ["0", "", "0140205050", "210", "999123", "x33"] {
      #expect(NumberingPlan.standard.place(of: digits.utf8) == nil, "\(digits)")
    }
  }

  /// A search must not depend on what follows the digits that decide, nor on how many digits follow.
  @Test func everyBeginningOfAnAssignedNumberIsSomewhere() {
    let plan = NumberingPlan.standard
    for first in 1...999 where plan.place(of: "\(first)".utf8) != nil {
      for rest in ["0", "12345", "9876543210"] {
        #expect(plan.place(of: "\(first)\(rest)".utf8) != nil)
      }
    }
  }

  @Test func theTableNamesItsSource() {
    #expect(NumberingPlan.standard.source.hasPrefix("phonenumbers "))
    #expect(NumberingPlan.standard.places.count == Set(NumberingPlan.standard.places).count)
    for place in NumberingPlan.standard.places {
      if let territory = place.territory { #expect(TerritoryTable.territory(code: territory.code) != nil) }
    }
  }

  /// Territories without a number of their own, with the reason; every other one that a tariff can name has some.
  private let withoutNumbers = [
    "BV", "HM",  // nobody lives there
    "EH", "GS", "PN", "TF", "UM",  // they have numbers of other territories
  ]

  @Test func everyTerritoryHasNumbers() {
    let found = Set(NumberingPlan.standard.places.compactMap(\.territory?.code))
    #expect(TerritoryTable.codes.filter { !found.contains($0) } == withoutNumbers.sorted())
  }

  /// Every place of every list of the shipped offers, with each kind of line that the list gives it.
  @Test func everyShippedListHasNumbers() {
    let lists = shippedOffers.flatMap(\.destinations)
    #expect(lists.count > 15)
    let places = NumberingPlan.standard.places
    var gaps: Set<String> = []
    for entry in lists.flatMap(\.entries) {
      for kind in entry.kinds.isEmpty ? LineKind.usual : entry.kinds {
        let lines: [NumberKind] = kind == .mobile ? [.mobile, .either] : [.fixed, .either]
        // The mobile lines of a part have the numbers of its country, the fixed lines of a country those of its parts.
        let territories = [entry.territory, entry.territory.country] + TerritoryTable.parts(of: entry.territory)
        if !places.contains(where: { lines.contains($0.kind) && $0.territory.map(territories.contains) ?? false }) {
          gaps.insert("\(entry.territory.code) \(kind.rawValue)")
        }
      }
    }
    // Mobile lines of these have the numbers of Finland, Guadeloupe, Australia and Italy, where no digit tells them.
    #expect(gaps.sorted() == ["AX mobile", "BL mobile", "CX mobile", "MF mobile", "VA mobile"])
  }

  // MARK: As an offer sees them

  private let offer = """
    offer: demo
    title: Demo
    language: fr
    currency: EUR
    prices: excluding VAT
    calls:
      included:
        liste: { label: Liste, to: "@liste" }
        reste: { label: Reste, to: [fixed FR, mobile FR, fixed GB] }
    destinations:
      liste:
        list: Angleterre, Maroc
        except:
          Angleterre: { prefixes: [44121] }
          Maroc: { prefixes: [212526], billed-as: mobile }
    """

  @Test func exceptionsLieOverThePlan() throws {
    let offer = try #require(read(("demo.yaml", self.offer)).catalogue.offers.first)
    let numbers = OfferNumbers(offer)
    func found(_ number: String) -> OfferNumbers.Class { numbers.classes[numbers.classOf(number.utf8)] }
    #expect(found("441212345678").notIn == ["liste"])
    #expect(described(found("441212345678").place) == "GB-ENG fixed")
    #expect(found("441132345678").notIn == [])
    #expect(described(found("212526123456").place) == "MA mobile")
    #expect(described(found("212525123456").place) == "MA fixed")
    #expect(numbers.classOf("0".utf8) == -1)
    // Numbers without a place are fixed lines to an offer that never names them.
    #expect(described(found("33970000000").place) == "FR fixed")

    let list = DestinationSet([Destination(kinds: [], place: .list("liste"))], lists: offer.destinations)
    #expect(!list.covers(found("441212345678")))
    #expect(list.covers(found("441132345678")))
    #expect(list.covers(found("212526123456")))
    // Another rule may still cover what a list excepts.
    let country = Destination(kinds: [.fixed], place: .territory(Territory(code: "GB")))
    #expect(DestinationSet([country], lists: offer.destinations).covers(found("441212345678")))
    let both = [Destination(kinds: [], place: .list("liste")), country]
    #expect(DestinationSet(both, lists: offer.destinations).covers(found("441212345678")))
  }

  /// `44870` of the document is premium in any case; the ranges of Morocco are billed as mobile lines.
  @Test func theExceptionsOfOptimale() throws {
    let offer = try #require(shippedOffers.first { $0.id.value == "optimale-pro-office" })
    let numbers = OfferNumbers(offer, home: Territory(code: "FR"))
    func found(_ number: String) -> OfferNumbers.Class { numbers.classes[numbers.classOf(number.utf8)] }
    for prefix in ["44870", "44871"] {
      #expect(
        found(prefix + "1234567")
          == .init(place: .init(territory: .init(code: "GB"), kind: .special), notIn: ["forfait"]))
    }
    for prefix in ["212526", "212527", "212533", "212534", "212546"] {
      #expect(described(found(prefix + "123456").place) == "MA mobile")
    }
    #expect(described(found("33970000000").place) == "FR ip")
    #expect(numbers.emergency.map { described(numbers.classes[$0].place) } == "FR emergency")
  }

  @Test func aNumberOfUnknownKindIsCoveredWhereBothAre() {
    let number = OfferNumbers.Class(place: .init(territory: .init(code: "FR"), kind: .unknown))
    func set(_ kinds: [LineKind]) -> DestinationSet {
      DestinationSet([Destination(kinds: kinds, place: .territory(Territory(code: "FR")))], lists: [])
    }
    #expect(set([.fixed, .mobile]).covers(number))
    #expect(!set([.fixed]).covers(number))
    #expect(!set([.mobile]).covers(number))
  }

  // MARK: As they are dialled

  @Test func dialledNumbers() throws {
    let france = try #require(HomeDialling(in: Territory(code: "FR")))
    func international(_ text: String, _ home: HomeDialling?) throws -> String? {
      guard case .international(let digits) = try DialledNumber(text.utf8, home: home) else { return nil }
      return String(decoding: digits, as: UTF8.self)
    }
    #expect(try international("+33140205050", nil) == "33140205050")
    #expect(try international("33140205050", nil) == "33140205050")
    #expect(try international("0140205050", france) == "33140205050")
    #expect(try international("0033140205050", france) == "33140205050")
    #expect(try international("00442079460000", france) == "442079460000")
    #expect(try DialledNumber("15".utf8, home: france) == .emergency(Array("15".utf8)))
    let italy = try #require(HomeDialling(in: Territory(code: "IT")))
    #expect(try international("0669812345", italy) == "390669812345")
    let hawaii = try #require(HomeDialling(in: Territory(code: "US-HI")))
    #expect(try international("18085550123", hawaii) == "18085550123")
    #expect(try international("01133140205050", hawaii) == "33140205050")
    #expect(HomeDialling(in: Territory(code: "BV")) == nil)
  }

  @Test(
    arguments: [
      ("", nil, .empty), ("+", nil, .empty), ("+33 1", nil, .notDigits), ("0140205050", nil, .homeUnknown),
      ("15", nil, .homeUnknown), ("+0140205050", nil, .wrongLength), ("+1234567890123456", nil, .wrongLength),
      ("+33", "FR", .wrongLength), ("140205050", "FR", .notDialled), ("3901", "FR", .notDialled),
      ("00", "FR", .wrongLength), ("anonymous", "FR", .notDigits),
    ] as [(String, String?, DialledNumber.Fault)])
  func numbersThatNobodyCanDial(text: String, home: String?, fault: DialledNumber.Fault) {
    #expect(throws: fault) {
      try DialledNumber(text.utf8, home: home.flatMap { HomeDialling(in: Territory(code: $0)) })
    }
  }

  private func described(_ place: NumberPlace) -> String { "\(place.territory?.code ?? "-") \(place.kind.rawValue)" }

  private var shippedOffers: [Offer] {
    let folder = repository.appending(path: "Offers")
    let names = (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).sorted()
    return readCatalogue(
      names.filter { $0.hasSuffix(".yaml") }.compactMap { name in
        FileManager.default.contents(atPath: folder.appending(path: name).path).map {
          SourceFile(path: name, bytes: Array($0))
        }
      }
    ).catalogue.offers
  }
}
