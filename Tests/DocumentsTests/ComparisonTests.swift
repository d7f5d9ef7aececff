import Diagnostics
import DocumentTree
import Offers
import Quantities
import TariffCompiler
import Testing

@testable import Documents

@Suite struct ComparisonTests {
  private let rows = """
    price:
      sub: { label: Abonnement, price: { a: 10 €/month, b: 20.50 €/month } }
      setup: { label: Mise en service, price: 59 € }
    services:
      functions: { label: Fonctions, list: [Journal, { item: CRM, only: b }] }
    """

  private func estimated(_ offer: Offer, _ plan: String, _ net: Int64, _ status: Estimate.Status = .priced) throws
    -> Estimate
  {
    var estimate = try estimate(EstimateRequest(offer: offer, plan: plan, profile: UsageProfile()))
    let figure = Figure(digits: net * 100, decimals: 2)
    estimate.month = .init(net: figure, vat: Figure(digits: 0, decimals: 2), gross: figure)
    estimate.status = status
    return estimate
  }

  @Test func plansOfOneOfferShowDifferencesAndFoldTheRest() throws {
    let offer = try Samples.offer(rows: rows, head: "plans: { a: A, b: B }")
    let text = dump(comparison(of: PlanChoice.all(of: offer), catalogue: Catalogue()))
    #expect(
      text.contains(
        """
          table differences:  | A | B
          = Services et équipement
          | Fonctions, en plus | ‹rien de plus› | CRM
          = Prix
          | Abonnement | ‹10,00~€/mois› | ‹20,50~€/mois›
          details: Identique partout (2)
            ### Services et équipement
            - Fonctions~: Journal
            ### Prix
            - Mise en service~: ‹59~€›
        """))
  }

  @Test func theCheapestIsMarkedAmongPricedOnesOnly() throws {
    let offer = try Samples.offer(rows: rows, head: "plans: { a: A, b: B, c: C }")
    let estimates = [
      try estimated(offer, "a", 30), try estimated(offer, "b", 20), try estimated(offer, "c", 5, .lowerBound),
    ]
    let text = dump(comparison(of: PlanChoice.all(of: offer), estimates: estimates, catalogue: Catalogue()))
    #expect(text.contains("key: Le moins cher pour ce profil~: **B** = ‹20,00~€› (‹10,00~€› de moins que A)"))
    #expect(text.contains("  bar: C = au moins ‹5,00~€› 167\n  bar: B = ‹20,00~€› 667 best\n  bar: A = ‹30,00~€› 1000"))
    #expect(text.contains("table differences:  | A | B! | C"))
  }

  @Test func sentencesOfManyColumnsAreWrittenOnceAndUnitsStandBesideTheLabel() throws {
    let offer = try Samples.offer(
      rows: """
        price:
          sub: { label: Abonnement, price: { a: 10 €/month, b: 20.50 €/month, c: 30 €/month } }
          fair:
            label: Usage
            say:
              a: Au plus trois cents correspondants par mois et par ligne.
              b: Sans limite aucune.
              c: Au plus trois cents correspondants par mois et par ligne.
        """, head: "plans: { a: A, b: B, c: C }")
    let text = dump(comparison(of: PlanChoice.all(of: offer), catalogue: Catalogue()))
    #expect(text.contains("| Abonnement_, €/mois_ | ‹10,00› | ‹20,50› | ‹30,00›"))
    #expect(
      text.contains("**A, C**~: Au plus trois cents correspondants par mois et par ligne."))
    #expect(text.contains("**B**~: Sans limite aucune."))
  }

  @Test func currenciesAreNeitherConvertedNorRanked() throws {
    let euro = try Samples.offer(rows: rows, head: "plans: { a: A, b: B }")
    var rouble = euro
    rouble.currency.value = .rub
    rouble.id.value = "other"
    let columns = [PlanChoice(offer: euro, plan: "a"), PlanChoice(offer: rouble, plan: "a")]
    var other = try estimated(euro, "a", 2)
    other.offer = "other"
    other.currency = .rub
    let text = dump(comparison(of: columns, estimates: [try estimated(euro, "a", 1), other], catalogue: Catalogue()))
    #expect(text.contains("notice: Les prix sont en plusieurs monnaies"))
    #expect(!text.contains("best") && !text.contains("Le moins cher"))
    #expect(text.contains("bar: Sample – A = ‹2,00~₽› -"))
  }

  /// 100 € beside 9 000 ₽ and 9 900 ₽.
  private func euroAndRoubles(
    _ rates: [ExchangeRates], to currency: Currency? = nil, _ status: Estimate.Status = .priced
  ) throws -> String {
    let euro = try Samples.offer(rows: rows, head: "plans: { a: A, b: B }")
    var rouble = euro
    rouble.currency.value = .rub
    rouble.id.value = "other"
    rouble.title.value = "Other"
    let columns = [
      PlanChoice(offer: euro, plan: "a"), PlanChoice(offer: rouble, plan: "a"), PlanChoice(offer: rouble, plan: "b"),
    ]
    var estimates = [
      try estimated(euro, "a", 100), try estimated(euro, "a", 9_000, status), try estimated(euro, "b", 9_900),
    ]
    for index in [1, 2] {
      estimates[index].offer = "other"
      estimates[index].currency = .rub
    }
    return dump(
      comparison(of: columns, estimates: estimates, rates: rates, currency: currency, catalogue: Catalogue()))
  }

  @Test func aDatedRateConvertsAndRanks() throws {
    let text = try euroAndRoubles([Samples.rates])
    // 9 000 / 98.7654 = 91.1250…, 9 900 / 98.7654 = 100.2375…
    #expect(
      text.contains("**Other – A** = ‹9_000,00~₽› _≈~‹91,13~€›[^rate-rub-eur]_ (‹8,87~€› de moins que Sample – A)"))
    #expect(
      text.contains(
        """
          bar: Other – A = ‹9_000,00~₽› _≈~‹91,13~€›[^rate-rub-eur]_ 909 best
          bar: Sample – A = ‹100,00~€› 998
          bar: Other – B = ‹9_900,00~₽› _≈~‹100,24~€›[^rate-rub-eur]_ 1000
        """))
    #expect(text.contains("‹1~€ = 98,7654~₽› le ‹20 novembre 2026›"))
    #expect(text.contains("Pris en sens inverse, exactement."))
    #expect(text.contains("Barres du moins cher au plus cher"))
  }

  @Test func aLowerBoundIsConvertedAndNotTheCheapest() throws {
    let text = try euroAndRoubles([Samples.rates], .lowerBound)
    #expect(text.contains("bar: Other – A = au moins ‹9_000,00~₽› _≈~‹91,13~€›[^rate-rub-eur]_ 909\n"))
    #expect(
      text.contains("Le moins cher pour ce profil~: **Sample – A** = ‹100,00~€› (‹0,24~€› de moins que Other – B)"))
  }

  @Test func allAmountsAreConvertedOrNone() throws {
    for (rates, currency, way) in [
      ([Samples.exchangeRates("1.1523 USD")], nil, "de RUB à EUR"), ([], Currency.rub, "de EUR à RUB"),
      ([Samples.exchangeRates("98.7654 RUB")], .usd, "de EUR à USD"),
    ] {
      let text = try euroAndRoubles(rates, to: currency)
      #expect(text.contains("Aucun taux de change donné ne mène \(way)"))
      #expect(!text.contains("≈") && !text.contains("best") && !text.contains("[^rate"))
    }
  }

  @Test func differentOffersMeetUnderCanonicalRows() throws {
    let first = try Samples.offer(
      rows: """
        price:
          one: { label: Abonnement, price: 10 €/user/month }
          two: { label: Installation, price: 50 € }
        """)
    var second = try Samples.offer(
      rows: """
        price:
          three: { label: Forfait, price: 12 €/user/month }
        duration:
          four: { label: Engagement, commitment: 24 months }
        """)
    second.id.value = "second"
    second.title.value = "Second"
    let columns = [PlanChoice(offer: first, plan: "sample"), PlanChoice(offer: second, plan: "sample")]
    let text = dump(comparison(of: columns, catalogue: Catalogue()))
    #expect(
      text.contains(
        "  | Abonnement par mois et par utilisateur | ‹10~€/utilisateur/mois›_ Abonnement_ | ‹12~€/utilisateur/mois›_ Forfait_"
      ))
    #expect(text.contains("  | Payé une seule fois | ‹50~€›_ Installation_ | ‹non précisé›"))
    #expect(text.contains("  | Engagement | ‹non précisé› | engagement de ‹24~mois›"))
    #expect(text.contains("details: Seulement dans Second (2)"))
  }

  @Test func destinationListsAreComparedByName() throws {
    func offer(_ id: String, _ list: String) throws -> Offer {
      var offer = try Samples.offer(
        rows: "calls:\n  included:\n    all: { label: Appels, to: \"@w\" }\ndestinations:\n  w: { list: \"\(list)\" }")
      offer.id.value = id
      offer.title.value = id
      return offer
    }
    let columns = [
      PlanChoice(offer: try offer("Un", "Belgique (fixed, mobile), Autriche (fixed)"), plan: "sample"),
      PlanChoice(offer: try offer("Deux", "Belgique (fixed), Suisse (fixed)"), plan: "sample"),
    ]
    let text = dump(comparison(of: columns, catalogue: Catalogue()))
    #expect(text.contains("- Deux (fixes) inclut, à la différence de Un~: ‹Suisse›"))
    #expect(text.contains("- Deux (fixes) n'inclut pas, à la différence de Un~: ‹Autriche›"))
    #expect(text.contains("- Deux (mobiles) n'inclut pas, à la différence de Un~: ‹Belgique›"))
  }
}

extension ComparisonTests {
  @Test func aConditionThatAllShareStandsBesideTheLabel() throws {
    let offer = try Samples.offer(
      rows: """
        price:
          base: { label: Base, price: 1 €/month, option: yes }
          extra: { label: Extra, price: { a: 5 €/month, b: 6 €/month }, option: yes, requires: base }
        """, head: "plans: { a: A, b: B }")
    let text = dump(comparison(of: PlanChoice.all(of: offer), catalogue: Catalogue()))
    #expect(text.contains("| Extra _avec Base_ | ‹5~€/mois› | ‹6~€/mois›"))
  }
}
