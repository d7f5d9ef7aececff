import DocumentTree
import Quantities

/// Documents to try formats on.
enum Sample {
  static let all: [Document] = [summary, comparison, twoPlans, estimate, terms, index, crowded, wide]

  private static let destinations =
    "Afrique du Sud, Algérie, Allemagne, Andorre, Argentine, Australie, Autriche, Bangladesh, Belgique, Brésil, Bulgarie, Canada, Chili, Chine, Chypre, Colombie, Corée du Sud, Costa Rica, Croatie, Danemark, Espagne, Estonie, États-Unis, Finlande, Gibraltar, Grèce, Hong Kong, Hongrie, Inde, Indonésie, Irlande, Islande, Israël, Italie, Japon, Jersey, Lettonie, Liechtenstein, Lituanie, Luxembourg, Malaisie, Malte, Mexique, Monaco, Norvège, Nouvelle-Zélande, Pays-Bas, Pérou, Pologne, Portugal, République tchèque, Roumanie, Royaume-Uni, Russie, Saint-Marin, Singapour, Slovaquie, Slovénie, Suède, Suisse, Taïwan, Thaïlande, Turquie, Ukraine, Vatican"

  /// Two plans with long cells.
  static let twoPlans: Document = {
    var document = Document(
      kind: .summary, id: "optimale-pro-office", language: "fr", kicker: "Récapitulatif contractuel",
      title: "Optimale pro office")
    document.provider = [
      [.strong([.text("Orange")])], [.text("111, quai du Président Roosevelt, 92130 Issy-les-Moulineaux")],
    ]
    document.introduction = [[.text("Le présent récapitulatif contractuel énonce les principaux éléments de l’offre.")]]
    document.notices = [
      [
        .strong([.text("Document sans valeur contractuelle. ")]),
        .text("Les coordonnées du fournisseur ne figurent pas dans la source."),
      ]
    ]
    func row(_ id: String, _ label: [Inline], _ cells: [Table.Cell]) -> Table.Row {
      Table.Row(id: id, label: label, cells: cells)
    }
    document.sections = [
      Section(
        id: "price", heading: "Prix", aside: "en euros, hors TVA",
        blocks: [
          .table(
            Table(
              id: "plans", caption: [], rowHeader: "Élément",
              columns: [
                Table.Column(header: [.text("Équilibre")], alignment: .end),
                Table.Column(
                  header: [.text("Intense, à partir de "), Write.count(2, .line, "2\u{A0}lignes")], short: "Intense",
                  alignment: .end),
              ],
              rows: [
                row(
                  "fee", [.text("Abonnement Optimale pro office")],
                  [
                    Table.Cell([[Write.euro(9900, per: [.month], "99\u{A0}€/mois")]]),
                    Table.Cell([[Write.euro(11900, per: [.month], "119\u{A0}€/mois")]]),
                  ]),
                row(
                  "line",
                  [
                    .text("Ligne utilisateur supplémentaire (jusqu’à "), Write.count(19, .line, "19\u{A0}lignes"),
                    .text(")"),
                  ],
                  [
                    Table.Cell([
                      [Write.euro(2100, per: [.month], "21\u{A0}€/mois")],
                      [.text("puis "), Write.euro(2000, per: [.line, .month], "20\u{A0}€/ligne/mois")],
                    ]),
                    Table.Cell([
                      [Write.euro(2100, per: [.month], "21\u{A0}€/mois")],
                      [.text("puis "), Write.euro(3000, per: [.line, .month], "30\u{A0}€/ligne/mois")],
                    ]),
                  ]),
                Write.group("calls", "Appels"),
                row(
                  "mobile", [.text("Vers les mobiles")],
                  [
                    Table.Cell([
                      [
                        .text("Dans la limite de "), Write.count(2, .hour, "2\u{A0}h"),
                        .text(
                          " par mois et de 500 correspondants différents par mois ; au-delà, facturation à la durée selon la grille hors forfait, à la seconde après la première minute indivisible, hors numéros spéciaux et services à valeur ajoutée."
                        ),
                      ]
                    ]),
                    Table.Cell([
                      [
                        .text("Illimités, dans la limite de "),
                        Write.count(500, .correspondent, "500\u{A0}correspondants"), .text(" différents par mois."),
                      ]
                    ]),
                  ]),
                row(
                  "destinations", [.text("Destinations comprises ("), Write.count(65, .destination, "65"), .text(")")],
                  [
                    Table.Cell([[.text(destinations + ".")]], columnSpan: 2)
                  ]),
                Write.row(
                  "number", "Numéro supplémentaire", Write.state(.included, "inclus"),
                  Write.state(.notStated, "non précisé")),
                Table.Row(
                  kind: .total, id: "total", label: [.text("Total par mois")],
                  cells: [
                    Table.Cell([[Write.euro(14000, per: [.month], "140,00\u{A0}€")]]),
                    Table.Cell([[Write.euro(17000, per: [.month], "170,00\u{A0}€")]]),
                  ]),
              ])),
          .subheading("Mise en service"),
          Write.prices(
            "once", "Frais uniques", [Write.row("setup", "Frais de mise en service", Write.euro(5900, "59,00\u{A0}€"))]),
        ])
    ]
    return document
  }()

  /// What a profile pays, with every line of the sum.
  static let estimate: Document = {
    var document = Document(
      kind: .estimate, id: "estimate-vms", language: "fr", kicker: "Estimation",
      title: "VMS pour 20 numéros et 500 appels reroutés")
    document.introduction = [[.text("Estimation sans engagement, hors TVA.")]]
    document.sections = [
      Section(
        id: "result", heading: "Ce que vous paieriez",
        blocks: [
          .keyFigures([
            KeyFigure(
              label: [.text("Par mois")],
              value: [.fact(Fact(.amount(Figure(digits: 7330, decimals: 2), .eur), text: "73,30\u{A0}€"))],
              explanation: [.text("53,30 + 20,00")]),
            KeyFigure(
              label: [.text("Une seule fois")],
              value: [.fact(Fact(.amount(Figure(digits: 12000, decimals: 2), .eur), text: "120,00\u{A0}€"))]),
          ])
        ]),
      Section(
        id: "lines", heading: "Le détail",
        blocks: [
          .table(
            Table(
              id: "lines", caption: [.text("Montants par mois")], rowHeader: "Poste",
              columns: [
                Table.Column(header: [.text("Quantité")], alignment: .end),
                Table.Column(header: [.text("Prix unitaire")], alignment: .end),
                Table.Column(header: [.text("Montant")], alignment: .end),
              ],
              rows: [
                Write.row(
                  "fee", "Souscription", .fact(Fact(.number(Figure(1)), text: "1")),
                  Write.euro(5330, per: [.month], "53,30\u{A0}€"),
                  .fact(Fact(.amount(Figure(digits: 5330, decimals: 2), .eur), text: "53,30\u{A0}€"))),
                Write.row(
                  "trm", "Reroutage TRM", Write.count(500, .call, "500\u{A0}appels"),
                  Write.euro(4, per: [.call], "0,04\u{A0}€/appel"),
                  .fact(Fact(.amount(Figure(digits: 2000, decimals: 2), .eur), text: "20,00\u{A0}€"))),
                Table.Row(
                  kind: .total, id: "total", label: [.text("Total")],
                  cells: [
                    Table.Cell([[]], columnSpan: 2),
                    Table.Cell([[.fact(Fact(.amount(Figure(digits: 7330, decimals: 2), .eur), text: "73,30\u{A0}€"))]]),
                  ]),
              ]))
        ]),
    ]
    return document
  }()

  /// General conditions in articles.
  static let terms: Document = {
    var document = Document(
      kind: .terms, id: "terms", language: "fr", kicker: "Conditions générales", title: "Conditions d’abonnement")
    document.sections = (1...3).map { number in
      Section(
        id: "article-\(number)", heading: "Article \(number) – Objet",
        blocks: [
          .paragraph([
            .text("Le client peut résilier moyennant un préavis de "), Write.count(3, .month, "3\u{A0}mois"),
            .text(", par lettre recommandée. Voir "), .link(Link("article 1", to: "#article-1")), .text("."),
          ]),
          .subheading("\(number).1 Facturation"),
          .paragraph([
            .text("Les factures sont payables à "), Write.count(45, .day, "45\u{A0}jours"),
            .text(" de leur date d’émission, sauf disposition contraire."),
          ]),
        ])
    }
    return document
  }()

  /// The front page of a site.
  static let index: Document = {
    var document = Document(kind: .index, id: "index", language: "fr", kicker: "", title: "Offres publiées")
    document.sections = [
      Section(
        id: "summaries", heading: "Récapitulatifs contractuels",
        blocks: [
          .list(
            ordered: false,
            items: [
              [
                .link(Link("Voice Managed Service (VMS)", to: "vms.html")),
                .muted([.text(" Proximus, à partir de "), Write.euro(5330, per: [.month], "53,30\u{A0}€/mois")]),
              ],
              [.link(Link("Optimale pro office", to: "optimale-pro-office.html")), .muted([.text(" Orange")])],
            ])
        ])
    ]
    return document
  }()
}
