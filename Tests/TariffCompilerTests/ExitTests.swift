import Diagnostics
import Offers
import Quantities
import TariffCompiler
import Testing

/// What leaving costs, against formulas computed apart.
@Suite struct ExitTests {
  private func exit(
    _ rows: String, months: Int, keys: String = "users: 5", start: String? = nil, commitment: Int? = nil,
    sheets: [PriceSheet] = []
  ) throws -> Estimate.Exit {
    let read = catalogue(simpleOffer(rows), profile(keys))
    let offer = try #require(read.offers.first)
    var request = EstimateRequest(
      offer: offer, plan: "simple", profile: try #require(read.profiles.first), months: months, sheets: sheets)
    request.isOverTime = true
    request.commitment = commitment
    request.start = start.flatMap { Day(iso: $0) }
    return try #require(try estimate(request).overTime).exit
  }

  /// The French rule for commitments over twelve months: all that is due up to the twelfth, a fifth of the rest.
  @Test(arguments: [13, 18, 24], [0, 5, 20]) func theFrenchFormulaMonthByMonth(months: Int, percent: Int) throws {
    let exit = try exit(
      """
      price:
        sub: { label: Line, price: 19.99 €/month, phases: { 1 to 6: 9.99 €/month } }
      duration:
        bound: { label: Bound, commitment: \(months) months }
        leave: { label: Leaving, exit: { remaining: { 1 to 12: 100 %, from 13: \(percent) % } } }
      """, months: months)
    #expect(exit.status == .priced)
    #expect(exit.points.map(\.month) == Array(1...months))
    func price(_ month: Int) -> Int { month <= 6 ? 999 : 1999 }
    for point in exit.points {
      var hundredths = 0
      if point.month < 12 { hundredths += (point.month + 1...12).reduce(0) { $0 + 100 * price($1) } }
      let after = max(point.month, 12) + 1
      var rest = 0
      if after <= months { rest = (after...months).reduce(0) { $0 + percent * price($1) } }
      // Each of the two parts is rounded half up.
      let cents = hundredths / 100 + (rest + 50) / 100
      #expect(point.totals.net == Figure(digits: Int64(cents), decimals: 2), "month \(point.month)")
      #expect(point.totals.vat.digits == Int64((cents * 2 + 5) / 10))
    }
    #expect(exit.points.last?.totals.net.digits == 0)
  }

  @Test func leavingNeverCostsLessThanNothingAndNothingAtTheEnd() throws {
    for (share, commitment) in [(100, 1), (80, 12), (98, 24), (1, 36)] {
      let exit = try exit(
        """
        price:
          sub: { label: Line, price: 7.77 €/user/month }
          year: { label: Support, price: 31 €/year }
        duration:
          bound: { label: Bound, commitment: \(commitment) months }
          leave: { label: Leaving, exit: { remaining: \(share) % } }
        """, months: 40)
      var before: Int64 = .max
      for point in exit.points {
        #expect(point.totals.net.digits >= 0)
        #expect(point.totals.net.digits <= before)
        before = point.totals.net.digits
        if point.month >= commitment { #expect(point.totals.net.digits == 0) }
      }
    }
  }

  /// Month by month: each month of a paid year costs a twelfth, used or due; the rest is given back.
  @Test(arguments: [0, 6, 12, 18, 24], [0, 25, 100])
  func monthsPaidInAdvanceAreGivenBackUnlessTheyAreDue(commitment: Int, percent: Int) throws {
    let bound = commitment == 0 ? "none" : "\(commitment) months"
    let exit = try exit(
      """
      price: { year: { label: Line, price: 1200 €/year } }
      duration:
        bound: { label: Bound, commitment: \(bound) }
        leave: { label: Leaving, exit: { remaining: \(percent) %, paid-year: refunded } }
      """, months: 30)
    for point in exit.points {
      let paidYears = (point.month + 11) / 12
      // What is paid in the end: the months used, and a share of those left of the commitment.
      let left = max(0, commitment - point.month)
      // A year that begins in months left is due as it would be billed: as a whole, by its share.
      let begun = (point.month + 1...max(point.month + 1, commitment)).filter { $0 <= commitment && ($0 - 1) % 12 == 0 }
      let unused = paidYears * 12 - point.month
      let dueOfUnused = min(left, unused)
      let cents = (-unused * 100 + dueOfUnused * percent + begun.count * 12 * percent) * 100
      #expect(point.totals.net == Figure(digits: Int64(cents), decimals: 2), "month \(point.month)")
      let parts = try point.parts.reduce(Rational.zero) { try $0.adding($1.net.value) }
      #expect(parts == point.totals.net.value)
    }
  }

  @Test func aYearPaidInAdvanceIsNotDueTwice() throws {
    let exit = try exit(
      """
      price: { year: { label: Line, price: 120 €/year } }
      duration:
        bound: { label: Bound, commitment: 24 months }
        leave: { label: Leaving, exit: { remaining: 100 % } }
      """, months: 24)
    #expect(exit.points[0].totals.net.plain == "120.00")
    #expect(exit.points[11].totals.net.plain == "120.00")
    #expect(exit.points[12].totals.net.plain == "0.00")
    #expect(Set(exit.points.map(\.paid.net.plain)) == ["240.00"])
  }

  @Test func feesCountUnitsMonthsAndTheAgeOfADevice() throws {
    let exit = try exit(
      """
      price: { sub: { label: Line, price: 10 €/month } }
      duration:
        fee: { label: Fee, price: 59 €/user, when: exit }
        early: { label: Early, price: 30 €, when: exit, months: 1 to 3 }
        device: { label: Device, price: 240 €, when: exit, over: 24 months }
      """, months: 30)
    #expect(exit.points[0].totals.net.plain == "555.00")
    #expect(exit.points[2].totals.net.plain == "535.00")
    #expect(exit.points[3].totals.net.plain == "495.00")
    #expect(exit.points[22].totals.net.plain == "305.00")
    #expect(exit.points[23].totals.net.plain == "295.00")
    #expect(exit.points[29].totals.gross.plain == "354.00")
    #expect(exit.points[0].parts.map(\.id) == ["fee", "early", "device"])
    #expect(exit.points[6].parts.map(\.share) == [.one, try Rational(17, over: 24)])
  }

  @Test func aNoticeCanCountTwiceAndSetsTheFirstMonth() throws {
    func rows(_ from: String) -> String {
      """
      price: { sub: { label: Line, price: 10 €/month } }
      duration:
        bound: { label: Bound, commitment: 12 months, notice: 3 months }
        leave: { label: Leaving, exit: { remaining: 100 %, counted-from: \(from) } }
      """
    }
    let end = try exit(rows("end of service"), months: 14)
    #expect(end.points.first?.month == 3)
    #expect(end.points.map(\.totals.net.plain).suffix(4) == ["10.00", "0.00", "0.00", "0.00"])
    let letter = try exit(rows("notice"), months: 14)
    #expect(letter.points.map(\.totals.net.plain).suffix(4) == ["40.00", "30.00", "20.00", "10.00"])
  }

  /// Left are the subscriptions with what is taken off them: 30 a month for the line, 10 minutes of calls at 1 € each
  /// and 5 reroutings at 2 €, which only `usage: due` adds, with their own discounts.
  @Test(arguments: [
    ("discount: 50 %, over: usage", "30.00", "40.00"), ("discount: 50 %, over: recurring", "15.00", "35.00"),
    ("discount: 10 %, over: everything", "27.00", "45.00"), ("discount: 40 €/month, over: everything", "0.00", "10.00"),
    ("minimum: 60 €/month, over: everything", "30.00", "60.00"), ("minimum: 25 €/month, over: usage", "30.00", "55.00"),
    ("minimum: 35 €/month, over: recurring", "35.00", "55.00"),
    ("maximum: 20 €/month, over: everything", "20.00", "20.00"),
    ("credit: 4 €/month, over: everything", "26.00", "46.00"),
  ])
  func remainingAreSubscriptionsWithTheirOwnDiscounts(adjustment: String, without: String, with: String) throws {
    for (usage, expected) in [("not due", without), ("due", with)] {
      let exit = try exit(
        """
        price:
          sub: { label: Line, price: 30 €/month }
          rerouting: { label: Rerouting, price: 2 €/call, counts: rerouted-calls }
          change: { label: Change, \(adjustment) }
        calls:
          increment: 1 s
          beyond: { all: { label: Calls, to: fixed FR, price: 1 €/min } }
        duration:
          bound: { label: Bound, commitment: 2 months }
          leave: { label: Leaving, exit: { remaining: 100 %, usage: \(usage) } }
        """, months: 2, keys: "quantities: { rerouted-calls: 5 }\ncalls: [10 × 1:00 to fixed FR]")
      #expect(exit.points.map(\.totals.net.plain) == [expected, "0.00"], "usage \(usage)")
    }
  }

  @Test func anEndOfTheQuarterIsPaidToItsLastDay() throws {
    func rows(_ last: String) -> String {
      """
      price: { sub: { label: Line, price: 31 €/month } }
      duration:
        bound: { label: Bound, commitment: none, notice: 1 month, notice-rule: { to: end of quarter } }
        leave: { label: Leaving, exit: { remaining: 0 %, last-month: \(last) } }
        fee: { label: Fee, price: free, when: exit }
      """
    }
    // From 15 January: month 1 ends on 14 February, the quarter on 31 March, in month 3 (15 March to 14 April).
    let whole = try exit(rows("whole"), months: 3, start: "2025-01-15")
    #expect(whole.points[0].end?.iso == "2025-03-31")
    #expect(whole.points[0].noticeBy?.iso == "2025-02-28")
    #expect(whole.points[0].totals.net.plain == "62.00")
    #expect(whole.points[1].totals.net.plain == "31.00")
    let days = try exit(rows("pro rata"), months: 3, start: "2025-01-15")
    #expect(days.points[1].totals.net.plain == "17.00")
    #expect(days.points[1].parts.map(\.share) == [try Rational(17, over: 31)])
    let open = try exit(rows("not stated"), months: 3, start: "2025-01-15")
    #expect(open.status == .lowerBound)
    #expect(open.missing.map(\.id) == ["last-month"])
  }

  @Test func whatIsNotSaidIsNotStatedOrMissing() throws {
    let sub = "price: { sub: { label: Line, price: 10 €/month } }\n"
    let nothing = try exit(sub, months: 2)
    #expect(nothing.status == .notStated && nothing.points.isEmpty)
    let open = try exit(sub + "duration: { leave: { label: L, exit: not stated } }", months: 2)
    #expect(open.status == .notStated)
    let free = try exit(sub + "duration: { leave: { label: L, exit: free } }", months: 2)
    #expect(free.status == .priced && free.points.map(\.totals.gross.plain) == ["0.00", "0.00"])
    let left =
      sub
      + "duration:\n  bound: { label: B, commitment: not stated }\n  leave: { label: L, exit: { remaining: 100 % } }"
    let unpriced = try exit(left, months: 2)
    #expect(unpriced.status == .unpriced && unpriced.points.isEmpty)
    #expect(unpriced.missing.map(\.id) == ["commitment"])
    #expect(try exit(left, months: 2, commitment: 6).points.map(\.totals.net.plain) == ["50.00", "40.00"])
    let missing = try exit(sub + "duration: { leave: { label: L, price: not stated, when: exit } }", months: 1)
    #expect(missing.status == .lowerBound && missing.missing.map(\.id) == ["leave"])
  }

  @Test func everyShippedExitAddsUp() throws {
    let catalogue = ShippedOffers.catalogue
    var priced = 0
    for offer in catalogue.offers {
      for (plan, profile) in offer.plans.flatMap({ plan in catalogue.profiles.map { (plan.id.value, $0) } }) {
        var request = EstimateRequest(
          offer: offer, plan: plan, profile: profile, months: 26, sheets: catalogue.priceSheets)
        request.isOverTime = true
        request.start = Day(iso: "2025-01-31")
        request.commitment = 24
        let overTime = try #require(try estimate(request).overTime)
        for point in overTime.exit.points {
          priced += 1
          let (totals, month) = (point.totals, overTime.months[point.month - 1])
          #expect(totals.net.digits >= 0)
          #expect(try totals.net.value.adding(totals.vat.value) == totals.gross.value)
          var sum = Rational.zero
          for part in point.parts { sum = try sum.adding(part.net.value) }
          #expect(sum == totals.net.value)
          #expect(try month.cumulative.gross.value.adding(totals.gross.value) == point.paid.gross.value)
          #expect(try #require(point.end) >= (try #require(month.to)))
        }
      }
    }
    #expect(priced > 300)
  }

  @Test func threeYearsSpreadWhatIsPaidOnceAndLeavePromotionsOut() throws {
    let read = catalogue(
      simpleOffer(
        """
        price:
          sub: { label: Line, price: 20 €/month, free-months: 6 }
          setup: { label: Installation, price: 72 €, when: start }
          support: { label: Support, price: 12 €/year }
        """), profile("months: 3"))
    var request = EstimateRequest(
      offer: try #require(read.offers.first), plan: "simple", profile: try #require(read.profiles.first))
    request.isOverTime = true
    let three = try #require(try estimate(request).overTime?.threeYear)
    // 36 × 20 + 3 × 12 + 72 = 828.
    #expect(three.total.net.plain == "828.00")
    #expect(three.once.net.plain == "72.00")
    #expect(three.monthly.net.plain == "23.00")
    #expect(three.yearly.net.plain == "276.00")
    #expect(three.month.net.plain == "21.00")
  }
}
