import Diagnostics
import OfferReading
import Offers
import Testing

/// One run reports every mistake of a file, each at its own bytes, and still reads the rest.
@Suite struct MistakesTests {
  static let offer = """
    offer: demo
    title: Demo
    langage: fr
    language: fr
    date: 25/09/2024
    customers: busineses
    currency: EUR
    prices: excluding VAT
    commitment: 24 months
    plans: { start: Start, pro: Pro }
    price:
      abonnement: { label: Abonnement, price: { strat: 19.90 €/month, pro: 1.500 €/month } }
      frais: { label: Frais, prix: 10 € }
      Bad_Id: { label: X, price: 10 }
      option: { label: Option, price: 3 €/mois }
      plus: { label: B, price: 3 $/month }
      dup: { is: inclus }
      mots: { say: "voir {abonement} et {dup", note: n9 }
      pack: { label: Pack, price: 3 €/number/month, beyond: nombres }
    services:
      dup: { is: 15 00 users }
      nombre: { is: "cinq" }
    calls:
      increment: 1 month
      included:
        a: { label: A, to: [fixed FR, mobil FR, "@europ"], limits: { c: { limit: 100 correspondents, then: surplu } } }
      beyond:
        r: { label: R, to: anywhere, price: 0.15 €/month, fee: 0.1 €/min }
        r2: { label: R, to: { start: France, others: fixed GB }, price: { by: rd, x: 1 €/min } }
    destinations:
      europe:
        list: >
          Belgique, Alemagne (fixed),
          Pays de Galle, Allemagne (Fixe et Mobile)
    readings:
      rd: { ask: Quoi, choices: { x: un, y: deux } }
    duration:
      e: { label: E, term: 24 monhts, notice: 3 h, commitment: nonne }
    acknowledged:
      - { code: x }
    examples:
      p: { usage: { users: cinq, calls: [76 × 2:70 to mobile FR, 3 × 1:00 to Narnia], options: { zut: 1 } } }

    """

  @Test func everyMistakeIsReportedInOneRun() {
    let result = read(("demo.yaml", Self.offer))
    let expected = """
      3:1 unknown-key: `langage` is not a key of an offer
      5:7 invalid-date: `25/09/2024` is not written year first
      6:12 unknown-word: `busineses` is no value of `customers`
      9:1 unknown-key: `commitment` is not a key of an offer
      12:45 unknown-plan: `strat` is not a plan of this offer
      12:72 ambiguous-amount: `1.500` can be read two ways
      13:26 unknown-key: `prix` is not a key of a row
      14:3 invalid-id: `Bad_Id` is not an id
      14:30 missing-currency: `10` lacks its currency
      15:39 unknown-unit: `mois` is not a unit
      16:28 foreign-currency: `3 $/month` is in USD, the offer in EUR
      17:3 duplicate-id: `dup` names two rows
      17:14 unquoted-words: `inclus` is neither a figure nor a state
      18:23 unknown-quote: `{abonement}` quotes nothing
      18:37 unbalanced-brace: `{` is never closed
      18:50 unknown-note: `n9` is not a note of this offer
      19:57 unknown-row: `nombres` is not a row of this offer
      21:14 invalid-number: `15 00` is not a number
      24:14 unit-mismatch: `months` is no billing step of calls
      26:35 unknown-destination: `mobil FR` is no destination
      26:46 unknown-list: `europ` is not a list of destinations of this offer
      26:78 unit-mismatch: a limit without a period
      26:104 unknown-word: `surplu` is no value of `then`
      28:41 unit-mismatch: `€/month` stands where `€/min` belongs
      28:60 unit-mismatch: `€/min` stands where `€/call` belongs
      29:34 unknown-destination: `France` is a name, and a code belongs here
      29:75 choice-without-value: `price` says nothing for `y` of `rd`
      33:17 unknown-destination: `Alemagne` is no destination
      34:7 unknown-destination: `Pays de Galle` is no destination
      34:22 unknown-destination: `Allemagne (Fixe et Mobile)` is no destination
      38:27 unknown-unit: `monhts` is not a unit
      38:43 unit-mismatch: `h` is no time of the calendar
      38:60 unknown-word: `nonne` is no length of time
      40:7 required-key: `because` is missing in an acknowledgement
      42:3 required-key: `plan` is missing in `p`
      42:24 invalid-number: `cinq` is not a number
      42:38 invalid-usage: `2:70` is no length of a call
      42:74 unknown-destination: `Narnia` is no destination
      42:94 unknown-row: `zut` is not a row of this offer
      """
    #expect(result.findings.map(line).joined(separator: "\n") == expected)
    let offer = result.catalogue.offers.first
    #expect(offer?.plans.map(\.id.value) == ["start", "pro"])
    #expect(offer?.usage[.calls]?.included.first?.limits.isEmpty == true)
    #expect(offer?.destinations.first?.entries.map(\.territory.code) == ["BE"])
  }

  @Test func aMistakeIsShownWithItsLineAndItsCure() {
    let result = read(
      (
        "Offers/demo.yaml",
        head + "price:\n  abonnement: { label: Abonnement, price: 1.500 €/month }\n  plus: { prix: 3 € }\n"
      ))
    let expected = """
      error[ambiguous-amount]: `1.500` can be read two ways
       --> Offers/demo.yaml:7:43
        |
      7 |   abonnement: { label: Abonnement, price: 1.500 €/month }
        |                                           ^^^^^ thousands or decimals?
        = help: write `1 500` if it groups thousands
        = help: write `1.50` if it begins decimals
      """
    let report = result.findings.first?.full() ?? ""
    #expect(report.hasPrefix(expected), "\(report)")
  }

  @Test(arguments: [
    ("price: { a: { label: A, price: [] } }", "6:32 empty-value: `price` is empty"),
    ("price: { a: { label: A, price: 3 €/min } }", "6:32 unit-mismatch: `€/min` is a price for using, not for having"),
    ("price: { a: { label: A, is: free, price: 3 € } }", "6:25 unknown-key: `is` and `price` stand in one row"),
    (
      "price: { a: { label: A, yearly: 3 €/year } }",
      "6:25 required-key: `yearly` says something about a price, and `a` has none"
    ),
    ("price: { a: { price: 3 €/month, yearly: 3 € } }", "6:41 unit-mismatch: `€` is not paid by the year"),
    ("price: { a: { price: 3 €/month, minimum: 3 € } }", "6:42 unit-mismatch: `€` is no amount for a period"),
    (
      "price: { a: { price: 3 €/month, when: exit } }",
      "6:22 unit-mismatch: `3 €/month` recurs, and `when: exit` says it does not"
    ),
    ("price: { a: { price: 3 €/month, option: maybe } }", "6:41 unknown-word: `maybe` is no value of `option`"),
    (
      "price: { a: { price: 3 €/month, months: 3 to 1 } }",
      "6:41 invalid-number: `3 to 1` names no months of the contract"
    ),
    (
      "price: { a: { price: 3 €/number, beyond: b }, b: { is: \"cinq\" } }",
      "6:42 row-without-quantity: `b` states no quantity"
    ),
    ("price: { a: { price: { demo: 3 €, others: 4 € } } }", "6:35 needless-others: `others` speaks for no plan"),
    ("price: { a: { price: { by: zut, x: 4 € } } }", "6:28 unknown-reading: `zut` is not a reading of this offer"),
    ("price: { a: { say: 'voir } ici' } }", "6:26 unbalanced-brace: `}` closes nothing"),
    ("price: { a: { say: 'voir[^x]' } }", "6:27 unknown-note: `x` is not a note of this offer"),
    ("price: { a: [x] }", "6:13 wrong-shape: `a` is a mapping, not a list"),
    ("price: { a: { label: [x] } }", "6:22 wrong-shape: `label` is text, not a list"),
    (
      "price: { a: { label: A, rows: { b: { label: B, rows: { c: { say: x } } } } } }",
      "6:33 wrong-shape: `b` is a group inside a group"
    ),
    ("price: { a: { label: '' } }", "6:22 empty-value: `label` is empty"),
    ("readings: { r: { ask: x, choices: { a: b } } }", "6:13 single-choice: `r` has fewer than two choices"),
    (
      "readings: { r: { ask: x, choices: { a: b, c: d }, default: e } }",
      "6:60 unknown-choice: `e` is not a choice of `r`"
    ),
    ("destinations: { d: { list: 'France, , Italie' } }", "6:36 empty-value: a name is missing between commas"),
    (
      "destinations: { d: { list: [France], except: { Frence: { prefixes: [33] } } } }",
      "6:48 unknown-destination: `Frence` is not in this list"
    ),
    ("provider: zut", "6:11 unknown-reference: `zut` is no provider of this folder"),
    ("extends: zut", "6:10 unknown-base: `zut` is not a base of this folder"),
    (
      "data: { beyond: { d: { to: anywhere, price: 1 €/min } } }",
      "6:45 unit-mismatch: `€/min` stands where `€/MB` belongs"
    ),
    (
      "calls: { beyond: { d: { to: anywhere, price: 1 €/call } } }",
      "6:46 unit-mismatch: `€/call` stands where `€/min` belongs"
    ),
    (
      "calls: { included: { d: { to: anywhere, limits: { l: { limit: 300 MB/month } } } } }",
      "6:63 unit-mismatch: `MB/month` limits no calls"
    ),
    (
      "examples: { e: { expect: { month-net: 3 €/month } } }",
      "6:39 unit-mismatch: `month-net` is an amount, without a unit"
    ),
  ])
  func aMistakeIsToldAtItsPlace(text: String, expected: String) {
    let result = read(("demo.yaml", head + text + "\n"))
    #expect(result.findings.map(line) == [expected])
  }

  @Test(arguments: [
    "price: { a: { price: 300 €/day, when: event } }",
    "price: { a: { price: 300 €/week, when: event, option: yes } }",
  ])
  func workByTheDayIsPaidWhenItHappens(text: String) {
    #expect(read(("demo.yaml", head + text + "\n")).findings.map(line) == [])
  }

  @Test func acknowledgementsOfAnOfferAddToThoseOfItsBase() {
    let base = """
      base: b
      acknowledged:
        - { code: x, because: base }
        - { code: y, about: r, because: base }
        - { code: y, about: s, because: base }
      """
    let own = "extends: b\nacknowledged:\n  - { code: y, about: r, because: own }\n  - { code: z, because: own }\n"
    let result = read(("b.yaml", base + "\n"), ("demo.yaml", head + own))
    #expect(result.findings.map(line) == [])
    let kept = result.catalogue.offers.first?.acknowledged.map { entry in
      "\(entry.code.value) \(entry.about?.value ?? "-") \(entry.because.value)"
    }
    #expect(kept == ["x - base", "y s base", "y r own", "z - own"])
  }

  @Test func whatFollowsFromAMistakeIsNotTold() {
    let text = """
      services: { a { is: 1 line }
      price:
        b: { price: 1.500 €, beyond: n }
        c: { say: "{b} {n.is} {z}" }
      servces:
        n: { is: 3 lines }
      """
    let result = read(("demo.yaml", head + text + "\n"))
    #expect(
      result.findings.filter { $0.code.rawValue.hasPrefix("unknown-") }.map(\.message).contains("`{z}` quotes nothing"))
    #expect(!result.findings.contains { $0.message.contains("`n") })
    #expect(result.catalogue.offers.first?.unread.contains("services") == true)
  }

  @Test(arguments: [
    ("title: x\noffer: a\n", "1:1 unknown-file-kind: `title` does not say what this file is"),
    ("offre: a\n", "1:1 unknown-file-kind: `offre` does not say what this file is"),
    ("- a\n", "1:1 unknown-file-kind: a file begins with what it is, not with a list"),
  ])
  func aFileSaysWhatItIs(text: String, expected: String) {
    #expect(read(("a.yaml", text)).findings.map(line) == [expected])
  }

  @Test func twoFilesOfOneIdAreToldWithBothPlaces() {
    let result = read(("a.yaml", head), ("b.yaml", head))
    #expect(result.findings.map(line) == ["1:8 duplicate-id: `demo` is the id of two files"])
    #expect(result.findings.first?.span.file.path == "b.yaml")
    #expect(result.findings.first?.labels.first?.span.file.path == "a.yaml")
    #expect(result.catalogue.offers.count == 1)
  }

  @Test func emptyFilesAndHeadsDoNoHarm() {
    for text in [
      "", "# nothing\n", "offer:\n", "offer: a\n", "base: b\n", "profile: p\n", "terms: t\n", "prices: p\n",
      "provider: x\n",
    ] {
      _ = read(("a.yaml", text))
    }
    let result = read(("a.yaml", "offer: a\n"))
    #expect(
      result.findings.map(\.message) == [
        "`title` is missing in an offer", "`language` is missing in an offer", "`currency` is missing in an offer",
        "`prices` is missing in an offer",
      ])
  }
}
