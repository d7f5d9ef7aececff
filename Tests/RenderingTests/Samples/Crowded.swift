import DocumentTree
import Quantities

extension Sample {
  /// Harder to lay out than a real document: five plans with sentences, single columns of prose, many key figures.
  static let crowded: Document = {
    var document = Document(
      kind: .comparison, id: "crowded", language: "fr", kicker: "Comparaison",
      title: "Cinq offres de téléphonie d’entreprise, de la plus simple à la plus complète")
    let prose =
      "Appels illimités vers les fixes de 65 destinations dans la limite de 500 correspondants différents par mois ; au-delà, facturation à la durée selon la grille hors forfait, à la seconde après la première minute indivisible."
    let names = ["Équilibre", "Intense", "VMS Classic", "Облачная АТС Профессиональный", "Convergence entreprise"]
    let columns = names.enumerated().map {
      Table.Column(header: [.text($1)], short: String($1.prefix(6)) + ".", alignment: .end, isBest: $0 == 1)
    }
    document.introduction = [
      [.text("Les montants sont mensuels, hors TVA. Trié par prix croissant pour votre profil, puis par nom.")]
    ]
    document.notices = [[.text("Total minimal : la source ne précise pas le prix d’une installation complexe.")]]
    document.sections = [
      Section(
        id: "key", heading: "En bref",
        blocks: [
          .keyFigures(
            (1...5).map {
              KeyFigure(
                label: [.text("Chiffre \($0), par utilisateur et par mois")],
                value: [Write.euro(Int64($0) * 1990, per: [.user, .month], "\($0)\u{202F}199,90\u{A0}€")],
                explanation: [.text("abonnement + 3 × ligne supplémentaire")])
            }),
          .bars(
            (1...5).map {
              Bar(
                label: [.text(names[$0 - 1])], value: [Write.euro(Int64($0) * 1990, "\($0)\u{202F}199,90\u{A0}€")],
                thousandths: $0 * 200, isBest: $0 == 1)
            }),
        ]),
      Section(
        id: "diff", heading: "Ce qui diffère",
        blocks: [
          .table(
            Table(
              id: "d", caption: [.text("Seules les lignes qui diffèrent.")], rowHeader: "Caractéristique",
              columns: columns,
              rows: [
                Table.Row(
                  id: "a", label: [.text("Prix par mois")],
                  cells: columns.indices.map {
                    Table.Cell([
                      [Write.euro(Int64($0) * 100, per: [.user, .month], "\($0)19,90\u{A0}€/utilisateur/mois")]
                    ])
                  }),
                Table.Row(
                  id: "p", label: [.text("Appels vers les fixes")],
                  cells: columns.indices.map { _ in Table.Cell([[.text(prose)]]) }),
                Table.Row(
                  id: "q", label: [.text("Installation")],
                  cells: [
                    Table.Cell([[Write.state(.included, "inclus")]]),
                    Table.Cell([[Write.state(.notOffered, "non proposé")]]),
                    Table.Cell([[Write.state(.onRequest, "sur demande")]]),
                    Table.Cell([[Write.state(.notStated, "non précisé")]]),
                    Table.Cell([[Write.euro(1200, "1\u{202F}120,00\u{A0}€")], [.muted([.text("une seule fois")])]]),
                  ]),
              ])),
          .table(
            Table(
              id: "s", caption: [.text("Une seule colonne de prose")], rowHeader: "Clause",
              columns: [Table.Column(header: [.text("Texte")])],
              rows: [
                Table.Row(id: "a", label: [.text("Durée")], cells: [Table.Cell([[.text(prose)]])]),
                Table.Row(
                  id: "b", label: [.text("Résiliation")],
                  cells: [
                    Table.Cell([
                      [.text("à tout moment")], [Write.count(3, .month, "3\u{A0}mois"), .text(" de préavis")],
                    ])
                  ]),
              ])),
        ]),
      Section(
        id: "same", heading: "Identique partout",
        blocks: [
          .details(
            summary: [.text("12 lignes identiques")],
            blocks: [
              .subheading("Groupe"),
              .list(
                ordered: false,
                items: (1...12).map { [.text("Fonction numéro \($0) "), Write.state(.included, "incluse")] }),
              .paragraph([.text(prose)]),
            ])
        ]),
    ]
    return document
  }()

  static let wide: Document = {
    var document = crowded
    document.kind = .summary
    document.id = "wide"
    document.kicker = "Récapitulatif contractuel"
    document.provider = [
      [.strong([.text("Un fournisseur au nom long, société anonyme")])], [.text("1, rue de la Loi, 1000 Bruxelles")],
      [.text("Téléphone "), .link(Link("+32 2 200 11 22", to: "tel:+3222001122"))],
    ]
    return document
  }()
}
