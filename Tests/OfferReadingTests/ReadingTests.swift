import Diagnostics
import OfferReading
import Offers
import Quantities
import Testing

/// What an offer says becomes the model, word for word and place for place.
@Suite struct ReadingTests {
  @Test func anOfferWithoutPlansHasOneNamedAsItself() {
    let offer = read(("a.yaml", head + "examples: { e: { usage: { users: 2 } } }\n")).catalogue.offers.first
    #expect(offer?.plans.map(\.id.value) == ["demo"])
    #expect(offer?.plans.map(\.title.value) == ["Demo"])
    #expect(offer?.examples.first?.plan?.value == "demo")
  }

  @Test func aValueMayDifferByPlanAndByReading() {
    let text =
      head + """
        plans: { start: { title: Forfait Start, short: S }, pro: Pro }
        readings: { r: { ask: Quoi, choices: { once: a, each: b } } }
        price:
          a: { label: A, price: { start: 1 €/month, others: { by: r, once: 2 €/month, each: [2 €/month, 3 €/line/month] } } }

        """
    let result = read(("a.yaml", text))
    #expect(result.findings.isEmpty)
    guard let offer = result.catalogue.offers.first, case .charge(let charge)? = offer.row("a")?.content else {
      return #expect(Bool(false))
    }
    func amounts(_ plan: String, _ readings: Readings) -> [String] {
      guard case .amounts(let prices)? = charge.price.value(plan: plan, readings: readings)?.value else { return [] }
      return prices.map { $0.value.figure.plain }
    }
    #expect(amounts("start", offer.defaultReadings) == ["1"])
    #expect(amounts("pro", offer.defaultReadings) == ["2"])
    #expect(amounts("pro", offer.defaultReadings.choosing("each", for: "r")) == ["2", "3"])
    #expect(offer.plans.first?.short?.value == "S")
  }

  @Test func proseIsCutIntoWordsQuotesLinksAndNotes() {
    let text =
      head + """
        price:
          a: { price: 1 €/month }
          b: { say: "Dès {a} {{ou}} [ici](https://x.example) [sic] voir[^n] {f}", facts: { f: 2 users } }
        notes: { n: { mark: "1", say: Rien } }

        """
    let result = read(("a.yaml", text))
    #expect(result.findings.map(line) == [])
    let pieces = result.catalogue.offers.first?.row("b")?.say?.all.first?.value.pieces ?? []
    let shown = pieces.map { piece in
      switch piece {
      case .text(let text): "text(\(text.value))"
      case .quote(let path): "quote(\(path.value) at \(path.span.text))"
      case .link(let words, let target): "link(\(words.value) \(target.value))"
      case .note(let id): "note(\(id.value))"
      }
    }
    #expect(
      shown == [
        "text(Dès )", "quote(a at a)", "text( {ou} )", "link(ici https://x.example)", "text( [sic] voir)", "note(n)",
        "text( )", "quote(f at f)",
      ])
  }

  @Test func aBaseIsMergedBelowTheOffer() {
    let base = """
      base: commun
      title: Commun
      currency: EUR
      price:
        a: { label: A, price: 1 €/month }
        b: { label: B, price: 2 €/month }
        c: { label: C, price: 1.500 €/month }

      """
    let own = """
      offer: demo
      extends: commun
      title: Propre
      language: fr
      prices: excluding VAT
      price:
        d: { label: D, price: 4 €/month }
        b: { price: 3 €/month }
        a: removed
        e: removed

      """
    let result = read(("demo.yaml", own), ("commun.yaml", base))
    #expect(
      result.findings.map { "\($0.span.file.path):\(line($0))" } == [
        "commun.yaml:7:25 ambiguous-amount: `1.500` can be read two ways",
        "demo.yaml:10:3 nothing-to-remove: `e` is not in the base",
      ])
    let offer = result.catalogue.offers.first
    #expect(offer?.title.value == "Propre")
    #expect(offer?.currency.span.file.path == "commun.yaml")
    #expect(offer?.sections[.price]?.flatMap(\.rows).map(\.id.value) == ["b", "c", "d"])
    #expect(offer?.row("b")?.label?.value == "B")
    #expect(offer?.row("b")?.label?.span.file.path == "commun.yaml")
  }

  @Test func aFaultOfASharedBaseIsToldOnce() {
    let base = "base: b\nlanguage: fr\ncurrency: EUR\nprices: excluding VAT\nprice: { a: { price: 1.500 € } }\n"
    let result = read(
      ("b.yaml", base), ("x.yaml", "offer: x\nextends: b\ntitle: X\n"), ("y.yaml", "offer: y\nextends: b\ntitle: Y\n"))
    #expect(result.findings.map(line) == ["5:22 ambiguous-amount: `1.500` can be read two ways"])
    #expect(result.catalogue.offers.count == 2)
  }

  @Test func basesThatExtendEachOtherAreToldAndDoNotHang() {
    let result = read(
      ("a.yaml", "base: a\nextends: b\n"), ("b.yaml", "base: b\nextends: a\n"),
      ("o.yaml", head + "extends: a\n"))
    #expect(!result.findings.isEmpty)
    #expect(result.findings.allSatisfy { $0.code == "circular-base" })
  }

  @Test func destinationListsKeepNamesKindsAndExceptions() {
    let text =
      head + """
        destinations:
          d:
            announced: 4 destinations
            kinds: fixed
            list: >
              Belgique, Allemagne (fixed, mobile),
              Chypre (Turque), Iles Mariannes du Nord (Saipan)
            except: { Belgique: { prefixes: [3278, 3279], billed-as: mobile } }
          e:
            list:
              - Maroc
              - Italie (mobile)
          f: { list: not stated }

        """
    let result = read(("a.yaml", text))
    #expect(result.findings.map(line) == [])
    let lists = result.catalogue.offers.first?.destinations ?? []
    let shown = lists.map { list in
      list.entries.map { entry in
        "\(entry.name.value) \(entry.territory.code) \(entry.kinds.map(\.rawValue).joined(separator: "+"))"
      }
    }
    #expect(
      shown == [
        [
          "Belgique BE fixed", "Allemagne DE fixed+mobile", "Chypre (Turque) CY-TR fixed",
          "Iles Mariannes du Nord (Saipan) MP fixed",
        ], ["Maroc MA fixed+mobile", "Italie IT mobile"], [],
      ])
    #expect(lists.map(\.isUnlisted) == [false, false, true])
    #expect(
      lists.first?.entries.map(\.name.span.text) == [
        "Belgique", "Allemagne", "Chypre (Turque)", "Iles Mariannes du Nord (Saipan)",
      ])
    #expect(lists.first?.exceptions.first?.billedAs?.value == .mobile)
  }

  @Test func ratesWithoutAGroupStandTogether() {
    let text =
      head + """
        calls:
          beyond:
            a: { to: fixed FR, price: 1 €/min }
            b: { to: mobile FR, price: free, fee: 0.1 €/call, minimum: 0.2 €, increment: 1 min }
            g: { label: Monde, rows: { c: { to: anywhere, price: 2 €/h } } }
            d: { to: special, price: not stated }

        """
    let result = read(("a.yaml", text))
    #expect(result.findings.map(line) == [])
    let groups = result.catalogue.offers.first?.usage[.calls]?.beyond ?? []
    #expect(groups.map { $0.rates.map(\.row.id.value) } == [["a", "b"], ["c"], ["d"]])
    #expect(groups.map { $0.label?.value } == [nil, "Monde", nil])
  }
}

/// What customers have and use.
@Suite struct ProfileTests {
  static func usage(_ text: String, kind: String = "calls") -> (shown: String, codes: [String]) {
    let file = SourceFile(path: "p.yaml", text: "profile: p\n\(kind):\n  - \(text)\n")
    let read = readProfile(file)
    let shown = (read.profile?.usage ?? []).map { usage in
      var parts: [String] = []
      if let count = usage.count { parts.append("\(count) ×") }
      if let each = usage.each { parts.append("each \(each.numerator)") }
      if let total = usage.total { parts.append("total \(total.numerator)") }
      parts += usage.to.kinds.map(\.rawValue)
      switch usage.to.place {
      case .anywhere: parts.append("anywhere")
      case .list(let name): parts.append("@" + name)
      case .territory(let territory): parts.append(territory.code)
      }
      if let by = usage.by { parts.append("by \(by)") }
      if let reaching = usage.correspondents { parts.append("reaching \(reaching)") }
      if usage.isForwarded { parts.append("forwarded") }
      return parts.joined(separator: " ")
    }
    return (shown.joined(separator: "; "), read.findings.map(\.code.rawValue))
  }

  @Test(arguments: [
    ("76 × 2:30 to mobile FR", "76 × each 150 mobile FR"), ("76 x 2:30 to FR", "76 × each 150 FR"),
    ("1 × 1:02:30 to fixed DE", "1 × each 3750 fixed DE"), ("2 × 45 s to FR", "2 × each 45 FR"),
    ("2 × 3 min to FR", "2 × each 180 FR"), ("2 × 1 h 30 min to FR", "2 × each 5400 FR"),
    ("1 040 × 1:00 to FR", "1040 × each 60 FR"), ("20 h to fixed FR", "total 72000 fixed FR"),
    ("41 h 30 min to FR", "total 149400 FR"), ("3 × 5:00 to mobile FR forwarded", "3 × each 300 mobile FR forwarded"),
    ("20 h to FR in calls of 3:00 reaching 60 correspondents", "each 180 total 72000 FR reaching 60"),
    ("8 × 3:10 to fixed FR by user 1 reaching 8 correspondents", "8 × each 190 fixed FR by 1 reaching 8"),
    ("8 × 3:10 to FR reaching 1 correspondent by line 2", "8 × each 190 FR by 2 reaching 1"),
    ("1 × 1:00 to mobile @zone-1", "1 × each 60 mobile @zone-1"), ("1 × 1:00 to Pays de Galles", "1 × each 60 GB-WLS"),
    ("1 × 1:00 to special", "1 × each 60 special anywhere"),
  ])
  func callsInEveryForm(text: String, read: String) {
    let usage = Self.usage(text)
    #expect(usage.shown == read)
    #expect(usage.codes == [])
  }

  @Test(arguments: [
    ("76 × 2:70 to FR", "invalid-usage"), ("76 × 2:3 to FR", "invalid-usage"), ("76 2:30 to FR", "invalid-usage"),
    ("76 × 2:30 mobile FR", "invalid-usage"), ("2:30 × 76 to FR", "invalid-usage"),
    ("-1 × 2:30 to FR", "invalid-usage"),
    ("1.5 × 2:30 to FR", "invalid-usage"), ("3 × 1:00 to FR by", "invalid-usage"),
    ("3 × 1:00 to FR by user 0", "invalid-usage"),
    ("3 × 1:00 to FR in calls of 1:00", "invalid-usage"), ("3 × 1:00 to", "unknown-destination"),
    ("3 × 1:00 to Narnia", "unknown-destination"), ("3 × 1:00 to FR forwarded twice", "invalid-usage"),
    ("3 × 300 MB to FR", "invalid-usage"), ("99999999999999999999 × 1:00 to FR", "invalid-usage"),
    ("1 × 99999:00 to FR", "invalid-usage"), ("3 × 1 min 1 h to FR", "invalid-usage"), ("x", "invalid-usage"),
  ])
  func aCallLineThatCannotBeReadIsTold(text: String, code: String) {
    let usage = Self.usage(text)
    #expect(usage.codes == [code])
    #expect(usage.shown.isEmpty)
  }

  @Test func messagesAndDataHaveTheirOwnAmounts() {
    #expect(Self.usage("1040 to FR reaching 48 correspondents", kind: "messages").shown == "1040 × FR reaching 48")
    #expect(Self.usage("320 MB to FR", kind: "data").shown == "total 320000 FR")
    #expect(Self.usage("1,5 GB to @zone-1", kind: "data").shown == "total 1500000 @zone-1")
    #expect(Self.usage("3 × 100 MB to FR", kind: "data").shown == "3 × each 100000 FR")
    #expect(Self.usage("3 h to FR", kind: "data").codes == ["invalid-usage"])
  }

  @Test func metersAreUnitsOrNamesOfTheirOwn() {
    let file = SourceFile(
      path: "p.yaml",
      text:
        "profile: p\nusers: 5\nstaff: 12\nquantities: { rerouted-calls: 250, storage: 2.5 }\noptions: { a: yes, b: 3 }\n"
    )
    let read = readProfile(file)
    #expect(read.findings.map(line) == [])
    #expect(read.profile?.quantities.map(\.meter.value) == ["user", "employee", "rerouted-calls", "storage"])
    #expect(read.profile?.options.map(\.number.value) == [Rational(1), Rational(3)])
    #expect(
      readProfile(SourceFile(path: "p.yaml", text: "offer: p\n")).findings.map(\.code.rawValue) == ["unknown-file-kind"]
    )
  }

  @Test func aPriceSheetIsLookedUpInTheOffersThatAreThere() {
    let catalogue = read(("a.yaml", head + "price: { a: { price: not stated } }\n")).catalogue
    let file = SourceFile(
      path: "s.yaml",
      text: "prices: s\ntitle: S\noffers:\n  demo: { b: 1 € }\n  demo/zut: { a: 2 €/month }\n  other: { x: 1 € }\n")
    let read = readPriceSheet(file, for: catalogue)
    #expect(
      read.findings.map(line) == [
        "4:11 unknown-row: `b` is not a row of `demo`", "5:8 unknown-plan: `zut` is not a plan of `demo`",
      ])
    #expect(read.sheet?.entries.count == 3)
  }
}
