import Offers
import Quantities
import TariffCompiler
import Testing

/// Start and Pro: caps for each user, calls beyond them by the minute, payment by the month or by the year.
struct StartProTests {
  static let offer = """
    offer: start-pro
    title: Forfaits Start et Pro
    provider: not stated
    language: fr
    customers: businesses
    kinds: [fixed voice]
    currency: EUR
    prices: excluding VAT
    vat: 20 %
    plans: { start: Start, pro: Pro }
    price:
      abonnement:
        label: Abonnement
        price: { start: 19.90 €/user/month, pro: 39.90 €/user/month }
        yearly: { start: 199 €/user/year, pro: 399 €/user/year }
      sortie: { label: Frais de résiliation, price: 59 €/user, when: exit }
    calls:
      increment: { by: minute, seconde: 1 s, entamee: 1 min }
      included:
        inclus:
          label: Appels inclus
          to: { start: [fixed FR, mobile FR], pro: [fixed FR, mobile FR, "@pro"] }
          limits:
            correspondants:
              limit: 100 correspondents/user/month
              then: { by: en-plus, nouveaux: surplus, suivants: later calls, tous: whole period }
            duree: { limit: 1 h/call, then: { by: appel-long, excedent: surplus, entier: whole call } }
      beyond:
        metropole: { label: France, to: [fixed FR, mobile FR], price: 0.15 €/min }
        inclus-au-dela: { label: Au-delà, only: [pro], to: "@pro", price: not stated }
        international: { label: International, to: anywhere, price: 0.89 €/min }
    destinations:
      pro: { label: Pro, list: "Royaume-Uni (fixed, mobile), Suisse (fixed)" }
    readings:
      minute:
        ask: À la seconde ?
        choices: { seconde: à la seconde, entamee: minute entamée }
        default: seconde
      en-plus:
        ask: Quels appels ?
        choices: { nouveaux: les nouveaux, suivants: les suivants, tous: tous }
        default: nouveaux
      appel-long:
        ask: Tout l'appel ?
        choices: { excedent: l'excédent, entier: tout l'appel }
        default: excedent
    examples:
      caps: { plan: start, usage: { users: 5 }, expect: { month-net: 99.50 €, month-vat: 19.90 €, month-gross: 119.40 €, status: priced } }
      year:
        plan: start
        usage: { users: 5, payment: yearly }
        expect: { total-net: 995.00 €, month-net: 82.92 €, first-month-net: 995.00 € }
      twelve-months: { plan: start, usage: { users: 5 }, expect: { total-net: 1194.00 € } }
      two-years: { plan: start, usage: { users: 5, payment: yearly, months: 13 }, expect: { total-net: 1990.00 € } }
      beyond:
        plan: start
        profile: two-users
        expect: { month-net: 60.11 €, month-vat: 12.02 €, month-gross: 72.13 €, status: priced }
      minutes: { plan: start, profile: two-users, readings: { minute: entamee }, expect: { month-net: 61.11 € } }
      long-call: { plan: start, profile: two-users, readings: { appel-long: entier }, expect: { month-net: 69.11 € } }
      both:
        plan: start
        profile: two-users
        readings: { appel-long: entier, minute: entamee }
        expect: { month-net: 70.11 €, least-net: 60.11 € }
      pro: { plan: pro, profile: two-users, expect: { month-net: 87.65 € } }
      swiss-mobile:
        plan: pro
        usage: { users: 1, calls: ["1 × 10:00 to fixed CH", "1 × 10:00 to mobile CH"] }
        expect: { month-net: 48.80 € }
      nobody: { plan: start, usage: { lines: 1 }, expect: { status: unpriced, missing: [abonnement] } }
    """

  static let twoUsers = """
    profile: two-users
    title: Deux utilisateurs
    language: fr
    users: 2
    calls:
      - 100 × 2:00 to fixed FR by user 1 reaching 100 correspondents
      - 8 × 3:10 to fixed FR by user 1 reaching 8 correspondents
      - 4 × 3:00 to fixed FR by user 1 reaching 4 correspondents
      - 1 × 1:15:00 to fixed FR by user 2 reaching 1 correspondents
      - 1 × 14:00 to mobile GB by user 2 reaching 1 correspondents
    """

  @Test func workedAmounts() { expectExamples(catalogue(Self.offer, Self.twoUsers), count: 11) }

  @Test func readingsThatDoNotMatterAreNotShown() throws {
    let inside = try estimate(catalogue(Self.offer, "profile: p\ntitle: P\nlanguage: fr\nusers: 5\n", Self.twoUsers))
    #expect(inside.readings.isEmpty)
    #expect(inside.range == nil)
    let beyond = try estimate(catalogue(Self.offer, Self.twoUsers))
    #expect(beyond.readings.map(\.name) == ["minute", "en-plus", "appel-long"])
    #expect(beyond.readings[2].choices.map { $0.month?.net.plain } == ["60.11", "69.11"])
    #expect(beyond.readings[2].choices.map(\.isTaken) == [true, false])
    #expect(beyond.range?.isComplete == true)
    #expect(beyond.range?.leastMonth.net.plain == "60.11")
  }

  @Test func linesExplainThemselves() throws {
    let estimate = try estimate(catalogue(Self.offer, Self.twoUsers))
    #expect(estimate.lines.map(\.id) == ["abonnement", "metropole", "international"])
    #expect(estimate.lines.map(\.net.plain) == ["39.80", "7.85", "12.46"])
    #expect(estimate.lines[0].rule == "2 × 19.90")
    #expect(estimate.lines[1].rule == "8 × (190 ÷ 60 × 0.15) + 4 × (3 × 0.15) + 15 × 0.15")
    #expect(estimate.lines[1].place == Place(file: "Offers/0.yaml", line: 29))
  }
}
