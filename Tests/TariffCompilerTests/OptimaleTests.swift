import Offers
import Quantities
import TariffCompiler
import Testing

/// A connection fee and a price by the second, two hours of mobiles shared, extra lines read in three ways.
struct OptimaleTests {
  static let offer = """
    offer: optimale
    title: Optimale pro office
    provider: not stated
    language: fr
    customers: businesses
    kinds: [fixed voice]
    currency: EUR
    prices: excluding VAT
    vat: 20 %
    rounding: { amounts: { by: arrondi, ligne: per line, appel: per call } }
    plans: { equilibre: Équilibre, intense: Intense }
    price:
      abonnement: { label: Abonnement, price: { equilibre: 99 €/month, intense: 119 €/month } }
      ligne:
        label: Ligne supplémentaire
        price:
          by: vingt-et-un
          une-fois: { equilibre: [21 €/month, 20 €/line/month], intense: [21 €/month, 30 €/line/month] }
          par-ligne: { equilibre: [21 €/line/month, 20 €/line/month], intense: [21 €/line/month, 30 €/line/month] }
          comprise: { equilibre: 20 €/line/month, intense: 30 €/line/month }
        beyond: 1 line
        at-most: 19 lines
      numeros: { label: Pack de cinq numéros, price: 4.55 €/pack/month, pack: 5 numbers, option: yes }
      transfert: { label: Activation d'un transfert, price: 0.09 €/activation, when: event }
    duration:
      engagement: { label: Engagement, term: 24 months, commitment: 24 months }
    calls:
      increment: 1 s
      included:
        fixes: { label: Fixes, to: fixed FR }
        mobiles:
          label: Mobiles
          to: mobile FR
          limits: { temps: { limit: { equilibre: 2 h/month }, then: surplus } }
      beyond:
        mobile: { label: Mobiles, to: mobile FR, price: 0.134 €/min, fee: 0.134 € }
        maghreb-fixe: { label: Maghreb, to: "fixed @maghreb", price: 0.234 €/min, fee: 0.092 € }
        maghreb-mobile: { label: Maghreb mobile, to: "mobile @maghreb", price: 0.300 €/min, fee: 0.092 € }
    destinations:
      maghreb: { assumed: zone non détaillée, kinds: [fixed, mobile], list: "Algérie, Tunisie" }
    readings:
      vingt-et-un:
        ask: Une fois ou par ligne ?
        choices: { une-fois: une fois, par-ligne: par ligne, comprise: comprise }
        default: une-fois
      arrondi:
        ask: Où arrondissez-vous ?
        choices: { ligne: par ligne, appel: par appel }
        default: ligne
    examples:
      p1:
        plan: equilibre
        usage: { lines: 1, calls: 76 × 2:30 to mobile FR }
        expect: { month-net: 112.13 €, month-gross: 134.56 €, least-net: 112.13 €, most-net: 112.16 € }
      p1-per-call:
        plan: equilibre
        usage: { lines: 1, calls: 76 × 2:30 to mobile FR }
        readings: { arrondi: appel }
        expect: { month-net: 112.16 € }
      p1-intense: { plan: intense, usage: { lines: 1, calls: 76 × 2:30 to mobile FR }, expect: { month-net: 119.00 € } }
      p2: { plan: intense, profile: office, expect: { month-net: 379.60 €, least-net: 358.60 €, most-net: 484.65 € } }
      p2-each: { plan: intense, profile: office, readings: { vingt-et-un: par-ligne }, expect: { month-net: 484.60 € } }
      p2-within: { plan: intense, profile: office, readings: { vingt-et-un: comprise }, expect: { month-net: 358.60 € } }
      by-name:
        plan: intense
        usage: { options: { ligne: 6 } }
        expect: { month-net: 320.00 €, total-net: 7680.00 € }
      too-many: { plan: intense, usage: { lines: 21 }, expect: { status: lower-bound, missing: [ligne] } }
    """

  static let office = """
    profile: office
    title: Bureau
    language: fr
    lines: 7
    quantities: { activations: 40 }
    options: { numeros: 2 }
    calls:
      - 35 × 4:00 to fixed DZ
      - 10 × 3:20 to mobile TN
    """

  @Test func workedAmounts() { expectExamples(catalogue(Self.offer, Self.office), count: 8) }

  @Test func feesStandInTheRule() throws {
    let made = try estimate(catalogue(Self.offer, profile("calls: 76 × 2:30 to mobile FR"), Self.office))
    let line = try #require(made.lines.last)
    #expect(line.rule == "28 × (0.134 + 2.5 × 0.134)")
    #expect(line.exactWords == "13.132")
    #expect(line.unitPrice == nil)
    #expect(made.months == 24)
    #expect(made.monthsOrigin == .commitment)
  }
}
