/// The offer that `bareme new offer` writes: every part of a contract summary once, with what to change.
enum NewOffer {
  /// The file for an offer called `id`.
  static func text(id: String) -> String {
    """
    # An offer. The manual is Documentation/language.md; `bareme check` says what is missing or unclear.
    offer: \(id)
    title: Ligne professionnelle
    # The id of a provider's file (`provider: ID`), which holds its name, address and contacts.
    # Until there is one, the summary says that the provider is not stated.
    provider: not stated
    language: fr
    # The day the offer was issued; the summary is dated by it.
    date: 2026-01-01
    customers: businesses
    kinds: [fixed voice]
    currency: EUR
    prices: excluding VAT
    vat: 20 %

    # One column of the summary for each plan. An offer with a single plan needs no `plans`.
    plans:
      essentiel: Essentiel
      confort: Confort

    # The headings of the summary, in the order of the regulation. Each row has an id of its own.
    services:
      telephonie: { label: Téléphonie fixe, is: included }
      messagerie: { label: Messagerie vocale, is: { essentiel: not offered, confort: included } }

    price:
      abonnement:
        label: Abonnement par utilisateur
        price: { essentiel: 15.00 €/user/month, confort: 25.00 €/user/month }
      mise-en-service: { label: Frais de mise en service, price: 49.00 € }
      enregistrement: { label: Enregistrement des appels, price: 8.00 €/month, option: yes }

    # What is included, and what the rest costs; the first line that matches holds.
    calls:
      increment: 1 s
      included:
        france:
          label: Appels inclus
          to: { essentiel: fixed FR, confort: [fixed FR, mobile FR] }
          limits:
            duree: { limit: 20 h/user/month, then: surplus }
      beyond:
        fixes: { label: Vers les fixes en France, to: fixed FR, price: 0.02 €/min }
        mobiles: { label: Vers les mobiles en France, to: mobile FR, price: 0.10 €/min }
        ailleurs: { label: Vers les autres destinations, to: anywhere, price: not stated }

    duration:
      engagement: { label: Engagement, term: open-ended, commitment: 12 months }
      preavis: { label: Préavis, notice: 10 days }

    accessibility:
      handicap: { say: Les factures existent en gros caractères et en braille sur demande. }

    # Findings that stay, each with its reason; the summary then says "not stated" in that place.
    acknowledged:
      - { code: summary-lacks-provider, because: le fournisseur reste à choisir }

    # Worked amounts, computed again by every `bareme check`.
    examples:
      trois-utilisateurs:
        say: trois utilisateurs et 10 appels de 2:30 vers des mobiles
        plan: essentiel
        usage: { users: 3, calls: 10 × 2:30 to mobile FR }
        expect: { month-net: 47.50 €, month-gross: 57.00 €, first-month-net: 96.50 € }

    """
  }
}
