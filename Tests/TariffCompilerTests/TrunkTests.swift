import Offers
import Quantities
import TariffCompiler
import Testing

/// Trunk packs without a price list: caps for each channel, prices from a sheet, a mobile pack that stays unpriced.
struct TrunkTests {
  static func trunk(_ id: String, hours: Int, numbers: Int, examples: String) -> String {
    """
    offer: \(id)
    title: Trunk
    provider: not stated
    language: fr
    customers: businesses
    kinds: [fixed voice]
    currency: EUR
    prices: excluding VAT
    vat: 20 %
    price:
      canal: { label: Canal, price: not stated, counts: channel }
    calls:
      included:
        national:
          label: Appels inclus
          to: [fixed FR, mobile FR]
          limits:
            numeros:
              limit: \(numbers) correspondents/channel/month
              then: { by: excedent, surplus: surplus, retroactif: whole period }
              measured: { by: mesure, ensemble: pooled, chaque: each }
            heures:
              limit: \(hours) h/channel/month
              then: { by: excedent, surplus: surplus, retroactif: whole period }
              measured: { by: mesure, ensemble: pooled, chaque: each }
      beyond:
        fixes: { label: Vers les fixes, to: fixed FR, price: not stated }
    readings:
      excedent:
        ask: Rétroactif ?
        choices: { surplus: le surplus, retroactif: tout le mois }
        default: surplus
      mesure:
        ask: Par canal ?
        choices: { ensemble: ensemble, chaque: chaque canal }
        default: ensemble
    examples:
    \(examples)
    """
  }

  static let usage = "{ channels: 4, calls: 150 h to fixed FR reaching 900 correspondents }"
  static let sewan = trunk(
    "sewan", hours: 40, numbers: 300,
    examples: """
        refused: { usage: \(usage), expect: { status: unpriced, missing: [canal] } }
        priced: { usage: \(usage), prices: example, expect: { month-net: 80.00 €, status: priced } }
      """)
  static let openIP = trunk(
    "openip", hours: 16, numbers: 199,
    examples: """
        refused: { usage: \(usage), expect: { status: unpriced, missing: [canal, fixes] } }
        surplus: { usage: \(usage), prices: example, expect: { month-net: 183.20 €, status: priced } }
        retroactive:
          usage: \(usage)
          prices: example
          readings: { excedent: retroactif }
          expect: { month-net: 260.00 €, month-gross: 312.00 € }
        each:
          usage: \(usage)
          prices: example
          readings: { mesure: chaque }
          expect: { status: unpriced, missing: [national], least-net: 183.20 €, most-net: 260.00 € }
      """)
  static let sheet = """
    prices: example
    title: Assumed prices
    offers:
      sewan: { canal: 20 €/channel/month, fixes: 0.02 €/min }
      openip: { canal: 20 €/channel/month, fixes: 0.02 €/min }
    """

  @Test func workedAmounts() { expectExamples(catalogue(Self.sewan, Self.openIP, Self.sheet), count: 6) }

  @Test func aSheetIsNamedWithItsLine() throws {
    let read = catalogue(
      Self.openIP, Self.sheet, profile("channels: 4\ncalls: 150 h to fixed FR reaching 900 correspondents"))
    let made = try estimate(read)
    #expect(made.lines.map(\.place.file) == ["Offers/1.yaml", "Offers/1.yaml"])
    #expect(made.lines.map(\.place.line) == [5, 5])
    #expect(made.lines[1].rule == "5160 × 0.02")
    let assumptions = made.assumptions.map(\.words)
    #expect(assumptions.contains("prices of Assumed prices"))
    #expect(
      assumptions.contains("usage beyond several limits of Appels inclus is charged once, the largest surplus"))
  }

  @Test func aMobilePackWithoutPricesGivesEventsAndARefusal() throws {
    let offer = """
      offer: mobile
      title: Mobile
      provider: not stated
      language: fr
      customers: businesses
      kinds: [mobile voice, messages, mobile data]
      currency: EUR
      prices: excluding VAT
      vat: 20 %
      price:
        ligne: { label: Forfait, price: not stated, counts: line }
      calls:
        included:
          appels: { label: Appels, to: [fixed FR, mobile FR], limits: { heures: { limit: 40 h/month, then: not said } } }
        beyond:
          appels-au-dela: { label: Appels hors forfait, to: anywhere, price: not stated }
      messages:
        included:
          sms:
            label: SMS
            to: FR
            limits:
              nombre: { limit: 1000 messages/month, then: not said }
              destinataires: { limit: 50 correspondents/month, then: not said }
        beyond:
          sms-au-dela: { label: SMS hors forfait, to: anywhere, price: not stated }
      data:
        included:
          zone-1: { label: Zone 1, to: "@z1", limits: { palier: { limit: 300 MB/month, then: throttle } } }
          zone-1bis: { label: Zone 1 bis, to: "@z1bis", limits: { palier: { limit: 15 MB/month, then: block } } }
          zone-3: { label: Zone 3, to: "@z3", limits: { palier: { limit: 10 MB/month, then: block } } }
      destinations:
        z1: { list: Allemagne }
        z1bis: { list: Suisse }
        z3: { list: Maroc }
      """
    let usage = profile(
      """
      lines: 1
      calls: 41:30:00 to fixed FR
      messages: 1040 to FR reaching 48 correspondents
      data: [320 MB to DE, 18 MB to CH, 9 MB to MA]
      """)
    let made = try estimate(catalogue(offer, usage))
    #expect(made.status == .unpriced)
    #expect(made.month == nil)
    #expect(made.total == nil)
    #expect(made.missing.map(\.id) == ["ligne", "appels-au-dela", "sms-au-dela"])
    #expect(made.missing.map(\.quantity?.figure.plain) == ["1", "90", "40"])
    #expect(made.events.map(\.id) == ["appels", "sms", "zone-1", "zone-1bis"])
    #expect(made.events.map(\.quantity.figure.plain) == ["90", "40", "20", "3"])
    #expect(made.events.map(\.consequence) == [.notSaid, .notSaid, .throttle, .block])
  }
}
