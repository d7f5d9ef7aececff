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
