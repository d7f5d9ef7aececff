import Diagnostics
import DocumentTree
import Offers
import Quantities
import TariffCompiler
import Testing

@testable import Documents

@Suite struct EstimateDocumentTests {
  private func offer() throws -> Offer {
    try Samples.offer(
      rows: """
        price:
          sub: { label: Abonnement, price: 10.50 €/user/month }
          setup: { label: Installation, price: 59 €, when: start }
          record: { label: Enregistrement, price: on request, option: yes }
        """, head: "vat: 20 %")
  }

  private func profile() throws -> UsageProfile {
    let catalogue = Samples.catalogue("profile: five\ntitle: Cinq personnes\nlanguage: fr\nusers: 5\nmonths: 12\n")
    return try #require(catalogue.profiles.first)
  }

  @Test func anEstimateShowsTotalsLinesAndTheirPlaces() throws {
    let offer = try offer()
    let profile = try profile()
    let estimate = try estimate(EstimateRequest(offer: offer, plan: "sample", profile: profile))
    var catalogue = Catalogue()
    catalogue.offers = [offer]
    let text = dump(estimateDocument([estimate], profile: profile, catalogue: catalogue))
    #expect(text.hasPrefix("Estimation | Sample"))
    #expect(text.contains("intro: Profil~: ‹Cinq personnes›"))
    #expect(text.contains("key: Par mois, TVA comprise = ‹63,00~€› (Hors TVA ‹52,50~€› + TVA ‹10,50~€›)"))
    #expect(text.contains("key: Premier mois, TVA comprise = ‹133,80~€›"))
    #expect(text.contains("key: Total sur 12~mois (durée du profil) = ‹826,80~€›"))
    #expect(text.contains("dont ‹59,00~€› payés une seule fois"))
    #expect(
      text.contains("| **Abonnement**~: ‹5› × ‹10,50~€/utilisateur/mois›_ (‹sample.yaml:11›)_ | ‹52,50~€›"))
    #expect(text.contains("| **Installation**~: ‹59~€›_ (‹sample.yaml:12›)_ | ‹59,00~€›"))
  }

  @Test func whatIsMissingMakesALowerBound() throws {
    let offer = try offer()
    var profile = try profile()
    let span = profile.quantities[0].meter.span
    profile.options = [(Located("record", at: span), Located(Rational(1), at: span))]
    let estimate = try estimate(EstimateRequest(offer: offer, plan: "sample", profile: profile))
    var catalogue = Catalogue()
    catalogue.offers = [offer]
    let text = dump(estimateDocument([estimate], profile: profile, catalogue: catalogue))
    #expect(text.contains("notice: Minimum~: des prix manquent"))
    #expect(text.contains("key: Par mois, TVA comprise, au moins = ‹63,00~€›"))
    #expect(text.contains("- Enregistrement~: ‹prix non précisé›, ‹une fois›"))
  }

  @Test func aRoundedLineShowsBothAmountsInTheLanguageOfTheDocument() throws {
    let offer = try Samples.offer(
      rows: """
        calls:
          increment: 1 s
          beyond:
            mobile: { label: Mobiles, to: mobile FR, price: 0.134 €/min, fee: 0.134 € }
        """, head: "vat: { rate: 20 %, assumed: taux normal }")
    let profile = try #require(
      Samples.catalogue("profile: p\ntitle: P\nlanguage: fr\ncalls: 28 × 2:30 to mobile FR\n").profiles.first)
    let estimate = try estimate(EstimateRequest(offer: offer, plan: "sample", profile: profile))
    var catalogue = Catalogue()
    catalogue.offers = [offer]
    let french = dump(estimateDocument([estimate], profile: profile, catalogue: catalogue))
    #expect(
      french.contains("‹28› × (‹0,134~€› + ‹2,5~min› × ‹0,134~€/min›) = ‹13,132~€›, arrondi à ‹13,13~€›"))
    #expect(french.contains("- TVA~: ‹20~%›, taux supposé (taux normal)_ (‹sample.yaml:9›)_"))
    let english = dump(estimateDocument([estimate], profile: profile, catalogue: catalogue, language: "en"))
    #expect(english.contains("‹28› × (‹€0.134› + ‹2.5~min› × ‹€0.134/min›) = ‹€13.132›, rounded to ‹€13.13›"))
  }

  @Test func severalPlansBeginWithATableOfAll() throws {
    let offer = try Samples.offer(
      rows: "price:\n  sub: { label: Abonnement, price: { a: 20 €/month, b: not stated } }",
      head: "vat: 20 %\nplans: { a: Petit, b: Grand }")
    let profile = try profile()
    let estimates = try ["a", "b"].map { try estimate(EstimateRequest(offer: offer, plan: $0, profile: profile)) }
    var catalogue = Catalogue()
    catalogue.offers = [offer]
    let text = dump(estimateDocument(estimates, profile: profile, catalogue: catalogue))
    #expect(text.hasPrefix("Estimation | Sample\n"))
    #expect(text.contains("| Petit | ‹20,00~€› | ‹24,00~€› | ‹288,00~€› (12~mois)"))
    #expect(text.contains("| Grand | ‹sans prix› | ‹sans prix› | ‹sans prix›"))
    #expect(!text.contains("## Grand~: Estimation"))
    #expect(text.contains("## Grand~: Ce qui n'a pas de prix"))
  }
}

@Suite struct TermsAndIndexTests {
  @Test func articlesHaveAnIndexOfLinks() throws {
    let catalogue = Samples.catalogue(
      """
      terms: general
      title: Conditions générales
      provider: not stated
      language: fr
      articles:
        payment:
          label: Paiement
          rows:
            deposit: { label: Acompte, is: 30 % }
            rest: { say: "Solde à réception, après {deposit}." }
      """)
    let terms = try #require(catalogue.terms.first)
    let text = dump(termsDocument(terms, catalogue: catalogue))
    #expect(text.contains("## Sommaire\n  1. [Paiement](#payment)\n## Paiement\n  **Acompte**~: ‹30~%›\n"))
    #expect(text.contains("  Solde à réception, après ‹30~%›."))
  }

  @Test func theIndexNamesEveryOfferAndWhereItBegins() throws {
    var catalogue = Catalogue()
    catalogue.offers = [
      try Samples.offer(
        rows: "price:\n  sub: { label: Abonnement, price: { a: 20 €/month, b: 12.50 €/month } }",
        head: "plans: { a: A, b: B }")
    ]
    let pages = [
      SitePage(kind: .summary, offer: "sample", title: "Sample", path: "sample.html"),
      SitePage(kind: .comparison, title: "A et B", path: "comparison.html"),
    ]
    let text = dump(index(of: catalogue, pages: pages))
    #expect(
      text.contains(
        """
          = Fournisseur~: ‹non précisé›
          | [Sample](sample.html) | ‹12,50~€/mois› | ‹2› | ‹non précisé›
        """))
    #expect(text.contains("## Comparaisons\n  - [A et B](comparison.html)"))
  }
}
