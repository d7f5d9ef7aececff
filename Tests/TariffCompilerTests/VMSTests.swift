import Offers
import Quantities
import TariffCompiler
import Testing

/// A price for one size only, calls with a monthly minimum, work by the day.
struct VMSTests {
  static let offer = """
    offer: vms
    title: Voice Management Services
    provider: not stated
    language: fr
    customers: businesses
    kinds: [fixed voice]
    currency: EUR
    prices: excluding VAT
    vat: 21 %
    price:
      souscription:
        label: Souscription
        price: on request
        bands: [{ from: { by: taille, exacte: 20 numbers, jusque: 1 number }, to: 20 numbers, price: € 53.3/month }]
      trm:
        label: TRM
        price: 0,04 €/call
        counts: { by: appels, reroutes: rerouted-calls, entrants: incoming-calls }
        minimum: { price: € 15/month, due: { by: sans-appel, toujours: always, si-appels: when used } }
      installation: { label: Installation, price: € 120, when: start }
      consultance: { label: Consultance, price: € 950/day, option: yes }
      programmation: { label: Programmation, price: € 150, option: yes, when: event }
      enregistrement: { label: Enregistrement, price: € 23/pack/month, pack: 500 MB, option: yes }
      messages: { label: Messages, price: € 4/pack/month, pack: 10 messages, option: yes }
      acm: { label: ACM, price: on request, option: yes }
    readings:
      taille:
        ask: Exactement vingt ?
        choices: { exacte: exactement, jusque: jusqu'à vingt }
        default: exacte
      appels:
        ask: Quels appels ?
        choices: { reroutes: les appels reroutés, entrants: les appels entrants }
        default: reroutes
      sans-appel:
        ask: Sans appel ?
        choices: { toujours: toujours, si-appels: les mois avec appels }
        default: toujours
    examples:
      p1:
        usage: { numbers: 20, quantities: { rerouted-calls: 250 } }
        expect: { month-net: 68.30 €, month-gross: 82.64 €, first-month-net: 188.30 €, first-month-gross: 227.84 €, status: priced }
      p2:
        usage: { numbers: 20, quantities: { rerouted-calls: 1200 }, options: { enregistrement: 1, messages: 2 } }
        expect: { month-net: 132.30 €, month-gross: 160.08 € }
      p2-year:
        usage:
          numbers: 20
          quantities: { rerouted-calls: 1200 }
          options: { enregistrement: 1, messages: 2, programmation: 1, consultance: 1 }
          months: 12
        expect: { total-net: 2807.60 € }
      incoming:
        usage: { numbers: 20, quantities: { rerouted-calls: 250 } }
        readings: { appels: entrants }
        expect: { month-net: 68.30 €, status: lower-bound, missing: [trm] }
      no-calls: { usage: { numbers: 20 }, expect: { month-net: 68.30 €, least-net: 53.30 €, status: priced } }
      other-size: { usage: { numbers: 12 }, expect: { status: unpriced, missing: [souscription] } }
      other-size-read: { usage: { numbers: 12 }, readings: { taille: jusque }, expect: { month-net: 68.30 € } }
      on-request: { usage: { numbers: 20, options: { acm: yes } }, expect: { status: lower-bound, missing: [acm] } }
    """

  @Test func workedAmounts() { expectExamples(catalogue(Self.offer), count: 8) }

  @Test func anOptionTheOfferDoesNotHaveIsMissing() throws {
    let fax = try estimate(catalogue(Self.offer, profile("numbers: 20\noptions: { fax: yes }")))
    #expect(fax.status == .lowerBound)
    #expect(fax.missing.map(\.id) == ["fax"])
    let elsewhere = try estimate(catalogue(Self.offer, profile("numbers: 20\noptions: { autre/fax: yes }")))
    #expect(elsewhere.status == .priced)
  }

  @Test func aMinimumHasItsOwnLine() throws {
    let made = try estimate(catalogue(Self.offer, profile("numbers: 20\nquantities: { rerouted-calls: 250 }")))
    #expect(made.lines.map(\.rule) == ["53.3", "250 × 0.04", "15 − 10", "120"])
    #expect(made.lines.map(\.due) == [.monthly, .monthly, .monthly, .once])
    #expect(made.average?.net.plain == "78.30")
  }
}
