import Diagnostics
import DocumentTree
import Offers
import Quantities
import Testing

@testable import Documents

@Suite struct SummaryTests {
  private let headings = [
    "Services et équipement", "Prix", "Durée, renouvellement et résiliation",
    "Caractéristiques à l'intention des utilisateurs finaux handicapés", "Autres informations utiles",
  ]

  private func page(_ rows: String, head: String = "", plans: [String] = [], language: String? = nil) throws -> String {
    dump(
      summary(of: try Samples.offer(rows: rows, head: head), plans: plans, catalogue: Catalogue(), language: language))
  }

  @Test func theAnnexGivesTheOrderAndEmptyPartsSaySo() throws {
    let document = summary(of: try Samples.offer(rows: "price:\n  a: { label: A, price: 1 € }"), catalogue: Catalogue())
    #expect(document.kicker == "Récapitulatif contractuel")
    #expect(document.sections.map(\.heading) == Array(headings.prefix(4)))
    let text = dump(document)
    #expect(text.contains("provider: **Fournisseur**~: ‹non précisé›"))
    #expect(document.date?.value == .state(.notStated))
    #expect(document.date?.text == "Date\u{A0}: non précisée")
    #expect(text.contains("## \(headings[0])\n  ‹Non précisé›"))
    #expect(
      text.contains("l'UE [^eu-directive]. Il permet de comparer des offres de services. Des informations complètes"))
    #expect(text.contains("note 1: Article 102, paragraphe 3, de la directive (UE) 2018/1972"))
  }

  @Test func speedsStandOnlyWithInternetAccess() throws {
    let text = try page(
      "price:\n  a: { label: A, price: 1 € }", head: "kinds: [fixed internet]".replacing("kinds", with: "#"))
    #expect(!text.contains("Débits"))
    var offer = try Samples.offer(rows: "")
    offer.kinds[0].value = .fixedInternet
    let document = summary(of: offer, catalogue: Catalogue())
    #expect(document.sections.map(\.id) == ["services", "speeds", "price", "duration", "accessibility"])
    #expect(dump(document).contains("Mots du modèle non vérifiés au Journal officiel~: Débits du service internet"))
  }

  @Test func plansStandSideBySideAndSharedValuesOnce() throws {
    let text = try page(
      """
      price:
        sub: { label: Abonnement, price: { a: 19.90 €/user/month, b: 39.90 €/user/month } }
        setup: { label: Mise en service, price: 59 € }
        crm: { label: CRM, price: 5 €/month, only: b }
      """, head: "plans: { a: Formule A, b: Formule B }")
    #expect(
      text.contains(
        """
          table price:  | Formule A | Formule B
          | Abonnement | ‹19,90~€/utilisateur/mois› | ‹39,90~€/utilisateur/mois›
          | Mise en service | ‹59,00~€› (2)
          | CRM | ‹non proposé› | ‹5,00~€/mois›
        """))
  }

  @Test func listsSayTheCommonItemsOnce() throws {
    let text = try page(
      """
      services:
        functions:
          label: Fonctions
          list: [Journal, Menu, { item: CRM, only: b }]
      """, head: "plans: { a: A, b: B }")
    #expect(text.contains("  | Fonctions | Journal~; Menu (2)\n  | Fonctions, en plus | ‹rien de plus› | CRM"))
  }

  @Test func proseQuotesFactsWithTheirLine() throws {
    let offer = try Samples.offer(
      rows: """
        services:
          words: { say: "Au-delà, {rate} ; {own}, [ici](https://example.org).", facts: { own: 100 correspondents/month } }
        price:
          rate: { label: Appel, price: 0.134 €/call }
        """)
    let document = summary(of: offer, catalogue: Catalogue())
    guard case .paragraph(let line)? = document.sections[0].blocks.first else { Issue.record("no paragraph"); return }
    #expect(
      dump(line)
        == "Au-delà, ‹0,134\u{A0}€/appel›\u{A0}; ‹100\u{A0}correspondants par mois›, [ici](https://example.org).")
    guard case .fact(let fact) = line[1] else { Issue.record("no fact"); return }
    #expect(fact.value == .price(Price(Figure(digits: 134, decimals: 3), .eur, per: [.call])))
    #expect(fact.origin == Origin(file: "sample.yaml", line: 13))
  }

  @Test func limitsAreSaidInWords() throws {
    let text = try page(
      """
      calls:
        included:
          all:
            label: Appels inclus
            to: [fixed FR, mobile FR]
            limits:
              people: { limit: 100 correspondents/user/month, then: surplus }
              length: { limit: 1 h/call, then: surplus }
        excluded:
          special: { label: Numéros spéciaux, what: special, price: not stated }
      """)
    #expect(
      text.contains(
        "**Appels inclus**~: ‹inclus› vers fixes ‹France›, mobiles ‹France›, dans la limite de "
          + "‹100~correspondants par utilisateur et par mois› et de ‹1~h par appel›. ‹Au-delà, seul le dépassement est facturé›"
      ))
    #expect(text.contains("**Numéros spéciaux**~: ‹non inclus›. Prix~: ‹non précisé›"))
  }

  @Test func ratesWithFeesHaveTwoColumns() throws {
    let text = try page(
      """
      calls:
        increment: 1 s
        beyond:
          zones:
            label: Vers mobiles
            rows:
              fr: { label: France, to: mobile FR, fee: 0.134 €, price: 0.134 €/min }
              world: { label: Monde, to: anywhere, price: not stated }
      """)
    #expect(
      text.contains(
        """
          table rates-calls: Prix de ce qui n'est pas inclus | Mise en relation | Par minute
          = Vers mobiles
          | France | ‹0,134~€› | ‹0,134~€/min›
          | Monde | ‹aucun› | ‹non précisé›
          Durée facturée par pas de ‹1~s›.
        """))
  }

  @Test func termsAreSaidInWords() throws {
    let text = try page(
      """
      duration:
        term: { label: Durée, term: open-ended, commitment: 24 months, notice: not stated }
        exit: { label: Résiliation, price: free (sans frais), when: exit, say: "Par écrit." }
      """)
    #expect(text.contains("**Durée**~: ‹Durée indéterminée›, engagement de ‹24~mois›, ‹préavis non précisé›"))
    #expect(text.contains("**Résiliation**~: ‹sans frais›. Par écrit."))
  }

  @Test func readingsOfAPriceAreShown() throws {
    let text = try page(
      """
      price:
        a: { label: Ligne, price: { by: way, once: 21 €/month, each: 41 €/month } }
      readings:
        way: { ask: "Une fois ?", choices: { once: une fois, each: chaque fois } }
      """)
    #expect(text.contains("**Ligne**~: ‹21~€/mois›. _Ou ‹41~€/mois›, selon la lecture de la clause_"))
  }

  @Test func notesComeInTheOrderOfReferenceAndOnlyWhenReferredTo() throws {
    let text = try page(
      """
      services:
        b: { label: B, is: included, note: second }
        a: { label: A, is: included, note: [first] }
      notes:
        first: { mark: "(1)", say: Un. }
        second: { mark: "(2)", say: Deux. }
        unused: { mark: "(3)", say: Trois. }
      """)
    #expect(text.contains("B[^second]"))
    #expect(text.contains("note 2: Deux.\nnote 3: Un."))
    #expect(!text.contains("Trois"))
  }

  @Test func aTranslationSaysThatItHasNoLegalForce() throws {
    let text = try page("price:\n  a: { label: Prix A, price: 1.50 €/month }", language: "ru")
    #expect(text.hasPrefix("Краткое изложение договора | Sample"))
    #expect(text.contains("notice: Перевод без юридической силы"))
    #expect(text.contains("notice: Предложение составлено на другом языке (fr)"))
    #expect(text.contains("**Prix A**: ‹1,50~€/мес›"))
  }

  @Test func destinationsArePrintedInFullByKind() throws {
    let text = try page(
      """
      other:
        list: { label: Destinations, destinations: world }
      destinations:
        world:
          label: Le monde
          announced: 4 destinations
          list: "Belgique (fixed, mobile), Autriche (fixed), Angleterre (fixed)"
          except: { Angleterre: { prefixes: [44870] } }
      """)
    #expect(text.contains("**Destinations**~: ‹3~destinations›"))
    #expect(text.contains("details: **Le monde**~: ‹3~destinations›, ‹4~destinations› annoncées"))
    #expect(text.contains("**Fixes seulement (2)**~: ‹Autriche›, ‹Angleterre›."))
    #expect(text.contains("Sauf Angleterre, numéros en ‹44870›."))
  }

  @Test func keyFiguresAddOnlyPlainAmounts() throws {
    let text = try page(
      """
      price:
        sub: { label: Abonnement, price: 53.3 €/month }
        call: { label: Par appel, price: 0.04 €/call, minimum: 15 €/month }
        setup: { label: Installation, price: 120 € }
        extra: { label: Option, price: 7 €/month, option: yes }
      """)
    #expect(text.contains("key: Par mois, au moins = ‹68,30~€› (‹53,30› + ‹15,00›)"))
    #expect(text.contains("key: Par appel = ‹0,04~€/appel› (minimum ‹15~€/mois›)"))
    #expect(text.contains("key: Une seule fois = ‹120,00~€› (Installation)"))
  }
}
