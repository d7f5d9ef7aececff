import DocumentTree
import Quantities

extension Sample {
  /// A contract summary of one service, the size a real one has: it must fit on one sheet of A4.
  static let summary: Document = {
    var document = Document(
      kind: .summary, id: "vms", language: "fr-BE", kicker: "Récapitulatif contractuel",
      title: "Voice Managed Service (VMS)")
    document.provider = [
      [.strong([.text("Proximus")])],
      [.link(Link("www.proximus.be/mentionslegales", to: "https://www.proximus.be/mentionslegales"))],
    ]
    document.date = Write.day(2025, 11, 21, "21\u{A0}novembre 2025")
    document.introduction = [
      [
        .text(
          "Le présent récapitulatif contractuel énonce les principaux éléments de la présente offre de services, comme l’exige le droit de l’UE"
        ), .note(id: "eecc"),
        .text(
          ". Il permet de comparer des offres de services. Des informations complètes sur le service figurent dans d’autres documents."
        ),
      ]
    ]
    document.sections = [services, price, duration, disabled, other]
    document.notes = [
      Note(
        id: "eecc", mark: "1",
        text: [
          .text(
            "Article 102, paragraphe 3, de la directive (UE) 2018/1972 du Parlement européen et du Conseil du 11\u{A0}décembre 2018 établissant le code des communications électroniques européen (JO L 321 du 17.12.2018, p.\u{A0}36)."
          )
        ])
    ]
    document.links = [
      Link("XML", to: "vms.xml", relation: "alternate"), Link("Texte", to: "vms.txt", relation: "alternate"),
      Link("Comparer", to: "comparison.html"), Link("Signaler une erreur", to: "mailto:offres@example.org"),
    ]
    return document
  }()

  private static let services = Section(
    id: "services", heading: "Services et équipement",
    blocks: [
      .paragraph([
        .strong([.text("Téléphonie vocale fixe. ")]),
        .text(
          "Le Voice Managed Services (VMS) est un produit au niveau du réseau qui permet une gestion intelligente des appels entrant sur des numéros géographiques en les réacheminant aisément vers une autre destination de routage en cas de problème sur un ou plusieurs sites. Le client ne peut choisir qu’une seule option pour les mêmes numéros\u{A0}: VMS Classic, VMS DRS ou Voice Continuity."
        ),
      ]),
      .paragraph([
        .strong([.text("Smart Routing. ")]),
        .text(
          "Réponse vocale interactive, files d’attente d’appels non aboutis, ligne occupée, absence de réponse, autre panne. Le client gère lui-même le routage via MyProximus."
        ),
      ]),
      .paragraph([
        .strong([.text("Voice Continuity. ")]),
        .text(
          "Gestion simple de redirection des appels entrants. Le client gère lui-même le routage via une mobile App ou MyProximus."
        ),
      ]),
      .paragraph([
        .strong([.text("Options compatibles, non incluses\u{A0}: ")]),
        .text(
          "ACM, Agent Contact Management (déviation des appels vers des collaborateurs selon leurs compétences)\u{A0}; campagne d’appels\u{A0}; enregistrement vocal\u{A0}; statistiques en ligne et historiques\u{A0}; messages vocaux supplémentaires."
        ),
      ]),
    ])

  private static let price = Section(
    id: "price", heading: "Prix", aside: "en euros, hors TVA",
    blocks: [
      .paragraph([
        .text("Exemple\u{A0}: une Ligne Entreprise Voice ("), Write.count(16, .channel, "16\u{A0}canaux"),
        .text(" voix au plus), "), Write.count(20, .number, "20\u{A0}numéros"), .text(" à activer sur VMS."),
      ]),
      .keyFigures([
        KeyFigure(
          label: [.text("Par mois, au moins")], value: [Write.euro(6830, per: [.month], "68,30\u{A0}€")],
          explanation: [
            Write.euro(5330, per: [.month], "53,30"), .text(" + "), Write.euro(1500, per: [.month], "15,00"),
          ]
        ),
        KeyFigure(
          label: [.text("Par appel rerouté (TRM)")], value: [Write.euro(4, per: [.call], "0,04\u{A0}€")],
          explanation: [.text("minimum "), Write.euro(1500, per: [.month], "15\u{A0}€/mois")]),
        KeyFigure(
          label: [.text("Une seule fois")], value: [Write.euro(12000, "120,00\u{A0}€")],
          explanation: [.text("installation")]),
      ]),
      Write.prices(
        "base", "Prix de base de l’exemple",
        [
          Write.row("subscription", "Souscription, 20 numéros", Write.euro(5330, per: [.month], "53,30\u{A0}€/mois")),
          Write.row("trm", "Reroutage TRM", Write.euro(4, per: [.call], "0,04\u{A0}€/appel")),
          Write.row("trm-minimum", "Minimum facturé TRM", Write.euro(1500, per: [.month], "15,00\u{A0}€/mois")),
          Write.row("installation", "Installation (coût fixe)", Write.euro(12000, "120,00\u{A0}€")),
          Write.row("other", "Autre configuration", Write.state(.onRequest, "sur demande")),
        ]),
      Write.prices(
        "options", "En option, frais uniques",
        [
          Write.row(
            "consultancy", "Consultance (configuration, training)", Write.euro(95000, per: [.day], "950,00\u{A0}€/jour")
          ),
          Write.row("small", "Programmation Small (ajout de numéros)", Write.euro(5000, "50,00\u{A0}€")),
          Write.row("large", "Programmation Large (routage simple)", Write.euro(15000, "150,00\u{A0}€")),
          Write.row("xlarge", "Programmation XLarge (routage avancé)", Write.euro(25000, "250,00\u{A0}€")),
          Write.row("complex", "Programmation complexe", Write.state(.onRequest, "sur devis")),
        ]),
      .paragraph([
        .strong([.text("Options mensuelles\u{A0}: ")]), .text("enregistrement vocal (500 MB) "),
        Write.euro(2300, per: [.month], "23,00\u{A0}€/mois"), .text("\u{A0}; 10 messages vocaux supplémentaires "),
        Write.euro(400, per: [.month], "4,00\u{A0}€/mois"),
        .text("\u{A0}; ACM, campagne d’appels et statistiques\u{A0}: "), Write.state(.onRequest, "sur demande"),
        .text(", prix dégressifs."),
      ]),
    ])

  private static let duration = Section(
    id: "duration", heading: "Durée, renouvellement et résiliation",
    blocks: [
      .paragraph([
        .text("Durée indéterminée. Résiliation par écrit, à tout moment et "), .strong([.text("sans frais")]),
        .text("."),
      ])
    ])

  private static let disabled = Section(
    id: "disabled", heading: "Caractéristiques à l’intention des utilisateurs finaux handicapés",
    blocks: [
      .paragraph([
        .text("Informations détaillées sur les solutions adaptées\u{A0}: "),
        .link(Link("www.proximus.be/handicap", to: "https://www.proximus.be/handicap")),
      ])
    ])

  private static let other = Section(
    id: "other", heading: "Autres informations utiles",
    blocks: [
      .paragraph([
        .text(
          "Prix et descriptif sous réserve d’erreur, de promotion éventuellement applicable et de modification ultérieure. Seuls les prix en vigueur au moment de la souscription au service, produit ou à l’option ont valeur contractuelle. En soumettant sa commande, le client accepte les conditions générales et particulières ainsi que les autres informations précontractuelles disponibles via "
        ), .link(Link("www.proximus.be/mentionslegales", to: "https://www.proximus.be/mentionslegales")), .text("."),
      ])
    ])
}
