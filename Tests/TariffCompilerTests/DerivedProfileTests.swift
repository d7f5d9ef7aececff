import Diagnostics
import OfferReading
import Offers
import Quantities
import TariffCompiler
import Testing

/// A profile made from recorded calls, against one that names every call by itself, in the order recorded.
@Suite struct DerivedProfileTests {
  /// Recorded calls: callers, numbers called and lengths from a sequence that is the same in every run.
  private func calls(_ count: Int, seed: UInt64, lengths: [Int64]) -> [DerivedProfile.Call] {
    let numbers = ["33140205050", "33612345678", "33698765432", "213661234567", "213211234567", "33970000000"]
    var state = seed
    func draw(_ most: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(most))
    }
    return (0..<count).map { _ in
      let number = Int64(numbers[draw(numbers.count)])! + Int64(draw(4))
      return DerivedProfile.Call(
        line: 33_140_000_000 + Int64(draw(3)), number: number,
        place: NumberingPlan.standard.place(of: "\(number)".utf8)!, seconds: lengths[draw(lengths.count)])
    }
  }

  private func derived(
    _ calls: [DerivedProfile.Call], isAttributed: Bool = true, keepsLengths: Bool = false
  ) -> String {
    var profile = DerivedProfile(by: .line, isAttributed: isAttributed, keepsLengths: keepsLengths)
    for call in calls { profile.add(call) }
    return profile.text(id: "derived", title: "Derived", about: ["of a test"])
  }

  /// Each call on a line of its own, by its line, reaching its number if that line never called it before.
  private func oneByOne(_ calls: [DerivedProfile.Call]) -> String {
    let lines = Set(calls.map(\.line)).sorted()
    var known: Set<[Int64]> = []
    var text = "profile: single\ntitle: Single\nlanguage: en\nlines: \(lines.count)\ncalls:\n"
    for call in calls where call.seconds > 0 {
      let new = known.insert([call.line, call.number]).inserted ? 1 : 0
      let line = lines.firstIndex(of: call.line)! + 1
      text += "  - 1 × \(call.seconds) s to \(call.place.destination.written) by line \(line) reaching \(new)\n"
    }
    return text
  }

  /// What the calls cost in a month without VAT; nothing may be missing.
  private func price(_ offer: String, _ profile: String) throws -> Rational {
    let estimate = try estimate(catalogue(offer, profile), months: 1)
    #expect(estimate.missing.isEmpty)
    return try #require(estimate.month).net.value
  }

  private func offer(_ calls: String) -> String {
    simpleOffer(
      """
      price:
        abonnement: { label: Abonnement, price: 10 €/line/month }
      calls:
      \(calls.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
      """)
  }

  private var bySecond: String {
    offer(
      """
      increment: 1 s
      beyond:
        mobiles: { label: Mobiles, to: mobile anywhere, price: 0.13 €/min, fee: 0.10 € }
        fixes: { label: Fixes, to: anywhere, price: 0.021 €/min, fee: 0.05 € }
      """)
  }

  private var byMinute: String {
    offer(
      """
      increment: 1 min
      beyond:
        tout: { label: Tout, to: anywhere, price: 0.12 €/min }
      """)
  }

  private var limited: String {
    offer(
      """
      increment: 1 s
      included:
        mobiles:
          label: Mobiles
          to: mobile FR
          limits:
            duree: { limit: 20 min/month, then: surplus, measured: pooled }
            correspondants: { limit: 4 correspondents/line/month, then: surplus, measured: each }
      beyond:
        tout: { label: Tout, to: anywhere, price: 0.12 €/min, fee: 0.10 € }
      """)
  }

  /// Fees and prices by the second depend on the number of calls and their sum, and both are kept.
  @Test(arguments: 1...20) func nothingIsLostOfPricesByTheSecond(seed: UInt64) throws {
    let calls = calls(200, seed: seed, lengths: [1, 7, 30, 61, 200, 3599, 3600])
    #expect(try price(bySecond, derived(calls)) == price(bySecond, oneByOne(calls)))
    #expect(try price(bySecond, derived(calls, isAttributed: false)) == price(bySecond, oneByOne(calls)))
  }

  /// Where all calls last equally long nothing is lost, whatever the step and whichever limit is used up.
  @Test(arguments: 1...20) func nothingIsLostOfEqualCalls(seed: UInt64) throws {
    let calls = calls(200, seed: seed, lengths: [95])
    let text = derived(calls)
    #expect(text.contains("# Kept: the length of every call."))
    for offer in [bySecond, byMinute] {
      #expect(try price(offer, text) == price(offer, oneByOne(calls)))
    }
  }

  /// A begun minute is billed whole: a call whose length is lost may be billed at most a minute otherwise.
  @Test(arguments: 1...20) func stepsDifferByLessThanOneForEachCall(seed: UInt64) throws {
    let calls = calls(200, seed: seed, lengths: [1, 7, 30, 61, 200, 3599])
    let text = derived(calls)
    #expect(text.contains("# Lost: the lengths of"))
    let difference = try price(byMinute, text).subtracting(price(byMinute, oneByOne(calls)))
    let most = try Rational(12 * Int64(calls.count), over: 100)
    let least = try Rational.zero.subtracting(most)
    #expect(least < difference && difference < most)
    // With a group for each length nothing of them is lost.
    #expect(try price(byMinute, derived(calls, keepsLengths: true)) == price(byMinute, oneByOne(calls)))
  }

  /// A limit is used up in another order; what it leaves out costs at most the dearest rate of what it includes.
  @Test(arguments: 1...20) func limitsDifferByNoMoreThanWhatTheyInclude(seed: UInt64) throws {
    let calls = calls(200, seed: seed, lengths: [20, 40, 90])
    let difference = try price(limited, derived(calls)).subtracting(price(limited, oneByOne(calls)))
    // Twenty minutes at 0.12 €, and the fees of at most as many calls as they hold: 60 of 20 seconds at 0.10 €.
    let most = try Rational(840, over: 100)
    let least = try Rational.zero.subtracting(most)
    #expect(least <= difference && difference <= most)
  }

  @Test func itReadsLikeAProfile() throws {
    let france = NumberPlace(territory: Territory(code: "FR"), kind: .mobile)
    let america = NumberPlace(territory: Territory(code: "US"), kind: .either)
    let calls = [
      DerivedProfile.Call(line: 331, number: 336_1, place: france, seconds: 60),
      DerivedProfile.Call(line: 331, number: 336_2, place: france, seconds: 63),
      DerivedProfile.Call(line: 330, number: 336_1, place: france, seconds: 3600, isForwarded: true),
      DerivedProfile.Call(line: 331, number: 120, place: america, seconds: 5),
      DerivedProfile.Call(line: 331, number: 120, place: america, seconds: 0),
    ]
    #expect(
      derived(calls) == """
        # of a test
        # Lost: the lengths of 2 calls, of which only number and sum are kept. Steps, least prices and
        #   limits for a call may price otherwise; the longest lasted 1:03.
        # Lost: which call came before which, where a limit is used up by several lines of calls.
        # Lost: 1 number called by several callers; a limit for all callers together
        #   counts a number once, the profile once for each of them.
        # Left out: 1 call of 0 seconds.
        # Assumed: 1 call to numbers that tell neither fixed nor mobile (US): taken as fixed.
        profile: derived
        title: "Derived"
        language: en
        lines: 2
        calls:
          - 1 × 1:00:00 to mobile FR forwarded reaching 1 correspondents by line 1
          - 1 × 1:01 to mobile FR reaching 1 correspondents by line 2
          - 1 × 1:02 to mobile FR reaching 1 correspondents by line 2
          - 1 × 0:05 to fixed US reaching 1 correspondents by line 2

        """)
    let (profile, findings) = readProfile(SourceFile(path: "derived.yaml", text: derived(calls)))
    #expect(findings.isEmpty)
    #expect(profile?.usage.count == 4)
  }
}
