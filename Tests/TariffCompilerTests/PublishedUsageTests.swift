import Diagnostics
import Offers
import Quantities
import TariffCompiler
import Testing

/// Amounts of usage that other billing systems publish, priced from the text of an offer.
struct PublishedUsageTests {
  /// The exact amount, without VAT, of the lines that a usage makes at rates written under `calls`, `messages` or
  /// `data`.
  static func exact(_ terms: String, _ usage: String) throws -> Rational {
    let made = try made(terms, usage)
    #expect(made.status == .priced)
    return try made.lines.reduce(Rational.zero) { try $0.adding($1.exact) }
  }

  static func made(_ terms: String, _ usage: String, months: Int? = nil) throws -> Estimate {
    try estimate(catalogue(simpleOffer(terms), profile(usage)), months: months)
  }

  /// CGRateS issue 118: 0.006 a minute, thirty seconds at least, then steps of six.
  @Test(arguments: [("0:32", "0.0036"), ("0:57", "0.006"), ("1:15", "0.0078")])
  func cgratesIncrements(length: String, cost: String) throws {
    let rate = "calls: { beyond: { all: { to: anywhere, price: 0.006 €/min, first: 30 s, increment: 6 s } } }"
    #expect(try Self.exact(rate, "calls: 1 × \(length) to fixed FR") == Figure(text: cost).value)
  }

  /// The same pattern said once for all rates.
  @Test func cgratesIncrementsOfAllCalls() throws {
    let rate = "calls: { first: 30 s, increment: 6 s, beyond: { all: { to: anywhere, price: 0.006 €/min } } }"
    #expect(try Self.exact(rate, "calls: 1 × 1:15 to fixed FR") == Figure(text: "0.0078").value)
  }

  /// 01net: a first minute that is indivisible, then half minutes: 1:02 is billed 1:30.
  @Test func firstMinuteThenHalfMinutes() throws {
    let rate = "calls: { beyond: { all: { to: anywhere, price: 0.10 €/min, first: 60 s, increment: 30 s } } }"
    #expect(try Self.exact(rate, "calls: 1 × 1:02 to fixed FR") == Figure(text: "0.15").value)
  }

  /// IvozProvider, deductible connection fee, the minimum cost of a call: 0.20 stays, 0.003 becomes 0.01.
  @Test(arguments: [("0.20", "0.20"), ("0.003", "0.01")])
  func ivozProviderMinimum(price: String, cost: String) throws {
    let rate = "calls: { increment: 60 s, beyond: { all: { to: anywhere, price: \(price) €/min, minimum: 0.01 € } } }"
    #expect(try Self.exact(rate, "calls: 1 × 1:00 to fixed FR") == Figure(text: cost).value)
  }

  /// TIM Base e Chat: 29 c for the set-up and 19 c for each minute begun, paid in advance.
  @Test(arguments: [("0:01", "0.48"), ("1:00", "0.48"), ("1:01", "0.67")])
  func timSetUpAndMinutesInAdvance(length: String, cost: String) throws {
    let rate = "calls: { beyond: { all: { to: anywhere, price: 0.19 €/min, fee: 0.29 €, increment: 60 s } } }"
    #expect(try Self.exact(rate, "calls: 1 × \(length) to fixed FR") == Figure(text: cost).value)
  }

  /// Tarifa Cero: nothing for the first five minutes of a call, then 3 c a minute; exact where the price changes.
  @Test(arguments: [("4:59", "0"), ("5:00", "0"), ("5:01", "0.03"), ("6:00", "0.03"), ("6:01", "0.06")])
  func tarifaCero(length: String, cost: String) throws {
    let rate = """
      calls:
        increment: 60 s
        beyond:
          all: { label: All, to: anywhere, price: 0.03 €/min, in-call: [{ to: 5 min, price: free }] }
      """
    #expect(try Self.exact(rate, "calls: 1 × \(length) to fixed FR") == Figure(text: cost).value)
  }

  /// OCPI, two prices of time in one session: 150 minutes at 3 an hour, then 42 minutes at 5 an hour by five minutes.
  @Test func ocpiTwoPricesOfTime() throws {
    let rate = """
      calls:
        increment: 5 min
        beyond:
          all: { label: All, to: anywhere, price: 5 €/h, in-call: [{ to: 150 min, price: 3 €/h }] }
      """
    #expect(try Self.exact(rate, "calls: 1 × 3:12:00 to fixed FR") == Figure(text: "11.25").value)
  }

  /// OCPI, the same by the hour of the day: a session that begins at 17:30 and goes on after 20:00.
  @Test(arguments: [("split", "11.25"), ("start", "9.6")])
  func ocpiTimeOfDay(crossing: String, cost: String) throws {
    let rate = """
      calls:
        crossing: \(crossing)
        beyond:
          day: { label: Day, to: anywhere, when: 8:00-20:00, price: 3 €/h, increment: 1 s }
          night: { label: Night, to: anywhere, when: 20:00-8:00, price: 5 €/h, increment: 5 min }
      """
    #expect(try Self.exact(rate, "calls: 1 × 3:12:00 to fixed FR at tue 17:30") == Figure(text: cost).value)
  }

  /// ASTPP, grace time: a call up to it costs nothing, not even the fee; the next second costs all of it.
  @Test(arguments: [("0:05", "0"), ("0:06", "0.16")])
  func astppGraceTime(length: String, cost: String) throws {
    let rate = """
      calls: { increment: 60 s, beyond: { all: { to: anywhere, price: 0.06 €/min, fee: 0.10 €, grace: 5 s } } }
      """
    #expect(try Self.exact(rate, "calls: 1 × \(length) to fixed FR") == Figure(text: cost).value)
  }

  /// IvozProvider, credit temps: the fee pays for the first twenty seconds, the price runs from there.
  @Test(arguments: [("0:20", "0.10"), ("0:21", "0.101"), ("1:20", "0.16")])
  func ivozProviderTimeCoveredByTheFee(length: String, cost: String) throws {
    let rate = """
      calls: { increment: 1 s, beyond: { all: { to: anywhere, price: 0.06 €/min, fee: 0.10 €, fee-covers: 20 s } } }
      """
    #expect(try Self.exact(rate, "calls: 1 × \(length) to fixed FR") == Figure(text: cost).value)
  }

  /// CGRateS, maximum cost of a call that goes on for free.
  @Test(arguments: [("19:59", "1.999"), ("20:00", "2"), ("2:00:00", "2")])
  func cgratesMaximumCost(length: String, cost: String) throws {
    let rate = "calls: { increment: 1 s, beyond: { all: { to: anywhere, price: 0.10 €/min, maximum: 2 € } } }"
    let exact = try Self.exact(rate, "calls: 1 × \(length) to fixed FR")
    #expect(exact == (cost == "1.999" ? try Rational(1199, over: 600) : try Figure(text: cost).value))
  }

  static func killBill(_ banding: String) -> String {
    """
    calls:
      increment: 1 s
      beyond:
        minutes:
          label: Minutes
          to: anywhere
          pack: 10 min
          price: 0.50 €/pack
          bands: [{ to: 1000 min, price: 1.00 €/pack }]
          banding: \(banding)
    data:
      beyond:
        megabytes:
          label: Megabytes
          to: anywhere
          price: 0.1 €/MB
          bands: [{ to: 1024 MB, price: 0.5 €/MB }]
          banding: \(banding)
    """
  }

  /// Kill Bill, catalog usage: 1500 minutes in blocks of ten and 2048 MB, each tier pricing what is in it, or the tier
  /// that is reached pricing all.
  @Test(arguments: [("graduated", "739.4"), ("volume", "279.8")])
  func killBillTiers(banding: String, cost: String) throws {
    let usage = "calls: 1500 × 1:00 to fixed FR\ndata: 2048 MB to FR"
    #expect(try Self.exact(Self.killBill(banding), usage) == Figure(text: cost).value)
  }

  /// Lago, package model: 5 for each 100 units, the first 100 free, 201 units.
  @Test func lagoPackages() throws {
    let rate = """
      messages:
        included:
          free: { label: Free, to: anywhere, limits: { free: { limit: 100 messages/month, then: surplus } } }
        beyond:
          all: { label: All, to: anywhere, pack: 100 messages, price: 5 €/pack }
      """
    #expect(try Self.exact(rate, "messages: 201 to FR") == Rational(10))
    #expect(try Self.exact(rate, "messages: 100 to FR") == .zero)
    #expect(try Self.exact(rate, "messages: 101 to FR") == Rational(5))
  }

  /// Lago, volume model with a flat fee: 65 000 units at 0.0006 and 10.
  @Test func lagoVolumeWithAFlatFee() throws {
    let rate = """
      messages:
        beyond:
          all:
            label: All
            to: anywhere
            price: 0.0005 €/message
            bands: [{ to: 100000 messages, price: [0.0006 €/message, 10 €/month] }]
            banding: volume
      """
    #expect(try Self.exact(rate, "messages: 65000 to FR") == Rational(49))
    #expect(try Self.exact(rate, "messages: 100001 to FR") == Figure(text: "50.0005").value)
  }

  /// Lago, percentage model: 1.2 % of 50 and 0.10 for the event: a share of an amount is a price for each of it.
  @Test func lagoPercentage() throws {
    let rate = "data: { beyond: { all: { label: All, to: anywhere, price: 0.012 €/MB, fee: 0.10 € } } }"
    #expect(try Self.exact(rate, "data: 1 × 50 MB to FR") == Figure(text: "0.70").value)
  }

  /// OpenFisca, marginal rate scale: nothing to 100, then 10 %, base 150.
  @Test(arguments: [(100, "0"), (101, "0.1"), (150, "5")])
  func openFiscaScale(base: Int, cost: String) throws {
    let rate = """
      messages:
        beyond:
          all:
            label: All
            to: anywhere
            price: 0.1 €/message
            bands: [{ to: 100 messages, price: free }]
            banding: graduated
      """
    #expect(try Self.exact(rate, "messages: \(base) to FR") == Figure(text: cost).value)
  }

  /// TIM: 1 € for each 100 MB begun, up to 300 MB, then 32 kbit/s; Movistar: 1.5 c/MB, at most 15 €.
  @Test(arguments: [
    ("pack: 100 MB, price: 1 €/pack, at-most: 3 €/month, then: throttle", 201, "3"),
    ("pack: 100 MB, price: 1 €/pack, at-most: 3 €/month, then: throttle", 900, "3"),
    ("price: 0.015 €/MB, at-most: 15 €/month", 999, "14.985"),
    ("price: 0.015 €/MB, at-most: 15 €/month", 1001, "15"),
  ])
  func cappedOverage(terms: String, megabytes: Int, cost: String) throws {
    let rate = "data: { beyond: { all: { label: All, to: anywhere, \(terms) } } }"
    let exact = try Self.exact(rate, "data: \(megabytes) MB to FR")
    // Lines are rounded before the most is taken from them.
    #expect(try Rounding.cents.apply(to: exact) == Rounding.cents.apply(to: Figure(text: cost).value))
  }

  /// A tier without a price is a gap that is said, and bounds the bill from below.
  @Test func aTierWithoutAPriceIsSaid() throws {
    let rate = """
      messages:
        beyond:
          all:
            label: All
            to: anywhere
            price: 0.1 €/message
            bands: [{ to: 10 messages, price: 0.2 €/message }, { to: 20 messages, price: not stated }]
            banding: graduated
      """
    let made = try Self.made(rate, "messages: 25 to FR")
    #expect(made.status == .lowerBound)
    #expect(made.month?.net.plain == "2.50")
    #expect(made.missing.map(\.id) == ["all"])
    #expect(made.missing.first?.quantity?.figure.plain == "10")
  }

  /// Only the sum of calls is known: what cannot depend on their number is a lower bound, and the rest is asked.
  @Test(arguments: [
    ("grace: 5 s", "0.00"), ("maximum: 2 €", "2.00"), ("in-call: [{ to: 5 min, price: 0.02 €/min }]", "1.20"),
    ("first: 60 s", "6.00"),
  ])
  func aSumOfCallsIsALowerBound(term: String, net: String) throws {
    let rate = "calls: { increment: 1 s, beyond: { all: { to: anywhere, price: 0.10 €/min, \(term) } } }"
    let made = try Self.made(rate, "calls: 1 h to fixed FR")
    #expect(made.status == .lowerBound)
    #expect(made.month?.net.plain == net)
    #expect(made.missing.map(\.what) == [.number])
  }

  @Test(arguments: ["graduated", "volume"]) func everyRuleOfAMonthComputesItsAmount(banding: String) throws {
    let rate = """
      calls:
        increment: 7 s
        beyond:
          all:
            label: All
            to: anywhere
            fee: 0.1 €
            price: [0.05 €/min, 1 €/month]
            bands: [{ to: 90 s, price: free }, { to: 10 min, price: 0.07 €/min }]
            banding: \(banding)
            at-most: 3 €/month
      """
    for length in ["0:11", "0:30", "1:41", "9:59", "59:00"] {
      for line in try Self.made(rate, "calls: 3 × \(length) to fixed FR").lines {
        let value = try #require(try PocketCalculator.value(of: line.rule, mode: .halfUp), "\(line.rule)")
        #expect(value == line.exact, "\(length): \(line.rule)")
      }
    }
  }

  /// What an estimate prints can be computed again from its text alone.
  @Test(arguments: [
    "grace: 5 s, fee: 0.1 €", "fee: 0.1 €, fee-covers: 50 s", "maximum: 0.2 €, minimum: 0.1 €",
    "in-call: [{ to: 50 s, price: free }, { to: 100 s, price: 0.02 €/min }]", "first: 45 s, increment: 7 s",
  ])
  func everyRuleComputesItsAmount(term: String) throws {
    let rate = "calls: { increment: 7 s, beyond: { all: { to: anywhere, price: 0.10 €/min, \(term) } } }"
    for length in ["0:03", "0:05", "0:50", "1:01", "1:41", "9:59"] {
      for line in try Self.made(rate, "calls: 3 × \(length) to fixed FR").lines {
        let value = try #require(try PocketCalculator.value(of: line.rule, mode: .halfUp), "\(line.rule)")
        #expect(value == line.exact, "\(length): \(line.rule)")
      }
    }
  }
}

extension Figure {
  /// `0.0036` as a figure; digits and one point.
  init(text: String) throws {
    let parts = text.split(separator: ".")
    let digits = try #require(Int64(parts.joined()))
    self.init(digits: digits, decimals: parts.count == 2 ? parts[1].count : 0)
  }
}
