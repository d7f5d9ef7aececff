import Quantities
import TariffEngine
import Testing

/// Calls one by one cost what the same calls cost in a profile, line for line.
struct RecordedCallsTests {
  /// A tariff, a customer and a month of calls, by seed.
  struct Month {
    var tariff: Tariff
    var numbers: [Rational?]
    var destinations: [[Bool]]
    var calls: [CallRecord]

    init(seed: UInt64) throws {
      var random = Seeded(seed)
      let sets = Int.random(in: 1...3, using: &random)
      destinations = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (0..<sets).map { _ in Int.random(in: 0..<4, using: &random) > 0 }
      }
      numbers = [Bool.random(using: &random) ? Rational(Int64.random(in: 0...3, using: &random)) : nil]
      tariff = Tariff(
        services: [try Month.service(sets: sets, &random)],
        tax: .init(
          rate: try number("0.2"), isIncluded: Int.random(in: 0..<3, using: &random) == 0,
          net: try #require(Tariff.Tax.NetPlace.allCases.randomElement(using: &random))),
        rounding: .init(
          place: try #require(Tariff.RoundingPoints.Place.allCases.randomElement(using: &random)),
          rounding: Rounding(decimals: 2, mode: try #require(Rounding.Mode.allCases.randomElement(using: &random)))))
      calls = []
      for index in 0..<Int.random(in: 1...40, using: &random) {
        calls.append(
          CallRecord(
            start: Int64(index), line: Int32.random(in: 0..<3, using: &random), month: 24_315,
            destination: Int32.random(in: 0..<Int32(destinations.count), using: &random),
            correspondent: Int64.random(in: 33_100_000_000..<33_100_000_012, using: &random),
            seconds: max(0, Int64.random(in: -50...200, using: &random)),
            isForwarded: Int.random(in: 0..<5, using: &random) == 0)
        )
      }
    }

    static func service(sets: Int, _ random: inout Seeded) throws -> Tariff.Service {
      var service = Tariff.Service()
      var next = 0
      func rate(_ random: inout Seeded) throws -> Tariff.Rate {
        next += 1
        let price: Tariff.Rate.Price =
          switch Int.random(in: 0..<8, using: &random) {
          case 0: .free
          case 1: .missing
          default: .priced(try Month.price(&random))
          }
        var rate = Tariff.Rate(id: next, set: Int.random(in: 0..<sets, using: &random), price: price)
        if Int.random(in: 0..<5, using: &random) == 0 {
          let part = Tariff.UsagePrice.Part(id: 9, price: try number("0.07"), for: Rational(60))
          rate.month = Tariff.MonthPrice(
            bands: [.init(to: Rational(300), parts: []), .init(to: nil, parts: [part])],
            banding: Bool.random(using: &random) ? .whole : .graduated,
            pack: Bool.random(using: &random) ? Rational(120) : nil,
            most: Bool.random(using: &random) ? .init(id: 8, price: try number("0.90"), for: nil) : nil)
        }
        return rate
      }
      if Int.random(in: 0..<3, using: &random) == 0 {
        let own = Bool.random(using: &random) ? try rate(&random) : nil
        service.exclusions.append(
          Tariff.Exclusion(Bool.random(using: &random) ? .forwards : .set(sets - 1), rate: own))
      }
      var limits = 0
      for id in 0..<Int.random(in: 0...2, using: &random) {
        var inclusion = Tariff.Inclusion(id: id, set: Int.random(in: 0..<sets, using: &random))
        var measures: [Tariff.Limit.Measure] = [.amount, .calls, .correspondents, .length, .amount]
        if Int.random(in: 0..<20, using: &random) == 0 { measures.append(.unmeasured) }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          // One number of new correspondents for each call tells one limit of them.
          let measure = measures.remove(at: Int.random(in: 0..<measures.count, using: &random))
          inclusion.limits.append(try limit(limits, measure, &random))
          limits += 1
        }
        service.inclusions.append(inclusion)
      }
      for _ in 0..<Int.random(in: 0...3, using: &random) { service.rates.append(try rate(&random)) }
      return service
    }

    static func limit(_ id: Int, _ measure: Tariff.Limit.Measure, _ random: inout Seeded) throws -> Tariff.Limit {
      var amount: Rational
      switch measure {
      case .amount: amount = Rational(Int64.random(in: 0...900, using: &random))
      case .length: amount = Rational(Int64.random(in: 0...150, using: &random))
      case .calls, .correspondents, .unmeasured: amount = Rational(Int64.random(in: 0...8, using: &random))
      }
      if Int.random(in: 0..<4, using: &random) == 0 { amount = try amount.divided(by: Rational(2)) }
      return Tariff.Limit(
        id: id, measure, amount, per: Bool.random(using: &random) ? 0 : nil,
        then: try #require(Tariff.Limit.Consequence.allCases.randomElement(using: &random)),
        pooling: try #require([.unsaid, .pooled, .each].randomElement(using: &random)),
        isStrict: Int.random(in: 0..<5, using: &random) == 0)
    }

    static func price(_ random: inout Seeded) throws -> Tariff.UsagePrice {
      func part(_ id: Int, for measure: Rational?, _ random: inout Seeded) -> Tariff.UsagePrice.Part {
        let decimals = Int.random(in: 1...4, using: &random)
        let price = Figure(digits: Int64.random(in: 1...999, using: &random), decimals: decimals).value
        return Tariff.UsagePrice.Part(id: id, price: price, decimals: decimals, for: measure)
      }
      var parts = [part(0, for: Rational(60), &random)]
      if Bool.random(using: &random) { parts.append(part(1, for: nil, &random)) }
      func chance(_ of: Int, _ random: inout Seeded) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }
      var stretches: [Tariff.UsagePrice.Stretch] = []
      if chance(5, &random) {
        let end = Int64.random(in: 10...80, using: &random)
        stretches = [
          .init(to: Rational(end), parts: chance(2, &random) ? [] : [part(3, for: Rational(60), &random)]),
          .init(to: Rational(end + 37), parts: [part(4, for: Rational(60), &random)]),
        ]
      }
      return Tariff.UsagePrice(
        parts: parts, step: Rational([0, 1, 6, 60].randomElement(using: &random) ?? 0),
        first: chance(2, &random) ? nil : Rational(Int64.random(in: 0...30, using: &random)),
        minimum: chance(4, &random) ? part(2, for: nil, &random) : nil,
        maximum: chance(6, &random) ? part(5, for: nil, &random) : nil,
        grace: chance(6, &random) ? Rational(Int64.random(in: 1...60, using: &random)) : .zero, stretches: stretches)
    }

    /// The same calls as groups of a profile. A call reaches a new number unless it is among those a limit still
    /// allowed when they were called first.
    func profile(countsUnanswered: Bool = false) -> MonthUsage {
      var usage = MonthUsage(numbers: numbers)
      var admitted: [[Int64]: Set<Int64>] = [:]
      let service = tariff.services[0]
      for call in calls {
        let isIn = destinations[Int(call.destination)]
        // The start of 1970 was a Thursday.
        let moment = WeekHours.moment(3 * 1440 + Int(call.start / 60))
        let limit = service.inclusions.first { isIn[$0.set] && ($0.hours?.covers(moment) ?? true) }?
          .limits.first { $0.measure == .correspondents }
        let isExcluded = service.exclusions.contains { exclusion in
          switch exclusion.what {
          case .forwards: call.isForwarded
          case .set(let set): isIn[set]
          }
        }
        var new: Int64 = 0
        if let limit, !isExcluded, call.seconds > 0 || countsUnanswered {
          let isShared = limit.per == nil || limit.pooling == .pooled
          var most = limit.amount
          if limit.per != nil, limit.pooling == .pooled, let number = numbers[0] {
            most = (try? number.multiplied(by: most)) ?? most
          }
          let pool = [Int64(limit.id), isShared ? -1 : Int64(call.line)]
          if !admitted[pool, default: []].contains(call.correspondent) {
            new = 1
            let reached = Rational(Int64(admitted[pool, default: []].count) + 1)
            if limit.isStrict ? reached < most : reached <= most {
              admitted[pool, default: []].insert(call.correspondent)
            }
          }
        }
        usage.groups.append(
          .init(
            service: 0, isIn: isIn, .calls(1, each: Rational(call.seconds)), correspondents: new,
            unit: Int(call.line), isForwarded: call.isForwarded, hours: moment))
      }
      return usage
    }
  }

  /// What has no price or no charge, added up for each destination.
  func silent(_ bill: Bill, destination: (Int) -> Int) throws -> [String: Rational] {
    var sums: [String: Rational] = [:]
    func add(_ key: String, _ amount: Rational) throws { sums[key] = try sums[key, default: .zero].adding(amount) }
    for event in bill.occurrences {
      try add("event \(event.limit) \(event.consequence) \(destination(event.group))", event.amount)
    }
    for gap in bill.gaps {
      switch gap {
      case .rate(let rate, let group, let amount): try add("rate \(rate) \(destination(group))", amount)
      case .noRate(let group, let limit, let amount):
        try add("no rate \(destination(group)) \(String(describing: limit))", amount)
      case .notSaid(let limit, let group, let amount): try add("not said \(limit) \(destination(group))", amount)
      case .limitNumber(let limit, let meter, let group):
        sums["number \(limit) \(meter) \(destination(group))"] = .zero
      case .unmeasured(let limit, let group): sums["unmeasured \(limit) \(destination(group))"] = .zero
      case .price, .number, .tooMany, .hour, .hourOfInclusion, .calls, .whose: Issue.record("\(gap)")
      }
    }
    return sums
  }

  @Test(arguments: 0..<40)
  func recordsCostWhatAProfileOfTheSameCallsCosts(block: UInt64) throws {
    for seed in block * 50..<block * 50 + 50 {
      let month = try Month(seed: seed)
      let countsUnanswered = seed % 2 == 1
      let profile = month.profile(countsUnanswered: countsUnanswered)
      let expected = try month.tariff.bill(for: profile, due: .monthly)
      var rater = try CallRater(
        month.tariff, service: 0, destinations: month.destinations, numbers: month.numbers,
        countsUnanswered: countsUnanswered)
      var rated: [RatedCall] = []
      try rater.rate(month.calls, into: &rated)
      let corrections = try rater.settle()
      let bill = try rater.bill(of: 24_315, for: MonthUsage(numbers: month.numbers))

      #expect(bill.lines.map(\.source) == expected.lines.map(\.source), "seed \(seed)")
      #expect(bill.lines.map(\.quantity) == expected.lines.map(\.quantity), "seed \(seed)")
      #expect(bill.lines.map(\.unitPrice) == expected.lines.map(\.unitPrice), "seed \(seed)")
      #expect(bill.lines.map(\.exact) == expected.lines.map(\.exact), "seed \(seed)")
      #expect(bill.lines.map(\.net) == expected.lines.map(\.net), "seed \(seed)")
      #expect([bill.net, bill.vat, bill.gross] == [expected.net, expected.vat, expected.gross], "seed \(seed)")
      let fees = expected.suppositions.filter {
        switch $0 {
        case .feeOfPart, .partAsCall: true
        default: false
        }
      }
      #expect(Set(bill.suppositions) == Set(fees), "seed \(seed)")
      let silent = try silent(bill) { $0 }
      let expectedSilent = try self.silent(expected) { Int(month.calls[$0].destination) }
      #expect(silent == expectedSilent, "seed \(seed)")

      // Every record and every correction is in the bill, and every second in one of the two columns.
      let units = rated.reduce(0) { $0 + $1.units } + corrections.reduce(0) { $0 + $1.units }
      #expect(units == rater.lineMonths.reduce(0) { $0 + $1.units }, "seed \(seed)")
      let basis = try rater.tallies(of: 24_315).reduce(Rational.zero) { try $0.adding(rater.amount($1.units)) }
      #expect(try basis == rater.amount(units), "seed \(seed)")
      for (call, one) in zip(month.calls, rated) {
        #expect(one.included + one.beyond == call.seconds * rater.ticks, "seed \(seed)")
      }
    }
  }

  @Test func aNumberBeyondTheLimitIsChargedEachTime() throws {
    let limit = Tariff.Limit(id: 0, .correspondents, .one, per: 0, then: .surplus, pooling: .each)
    var rater = try CallRater(Tariff.calls("0.60", limits: [limit]), service: 0, destinations: [[true]])
    let prices = try [1, 2, 1, 2].map { number in
      try rater.amount(
        rater.rate(
          CallRecord(start: 0, line: 0, month: 0, destination: 0, correspondent: number, seconds: 60)
        ).units)
    }
    #expect(try prices == [.zero, number("0.60"), .zero, number("0.60")])
  }

  @Test func aMonthBeginsAnew() throws {
    let limit = Tariff.Limit(id: 0, .amount, Rational(60), per: 0, then: .surplus, pooling: .each)
    var rater = try CallRater(Tariff.calls("0.60", limits: [limit]), service: 0, destinations: [[true]])
    let beyond = try [(0, 7), (0, 7), (0, 8), (1, 7), (0, 7), (0, 8)].map { line, month in
      try rater.rate(
        CallRecord(start: 0, line: line, month: month, destination: 0, correspondent: 1, seconds: 45)
      ).beyond
    }
    #expect(beyond == [0, 30, 0, 0, 45, 30])
    #expect(rater.lineMonths.map(\.calls) == [3, 2, 1])
  }

  /// Each month's bill has what the one before left.
  @Test(arguments: 0..<60) func whatIsLeftOfAMonthIsUsedInTheNext(seed: UInt64) throws {
    var random = Seeded(seed)
    let isCalls = Bool.random(using: &random)
    let limit = Tariff.Limit(
      id: 0, isCalls ? .calls : .amount, Rational(Int64.random(in: 1...(isCalls ? 6 : 500), using: &random)),
      per: Bool.random(using: &random) ? 0 : nil, then: .surplus, pooling: .each,
      carryOver: .init(most: Bool.random(using: &random) ? Rational(isCalls ? 2 : 90) : nil))
    let tariff = try Tariff.calls("0.60", fee: "0.05", limits: [limit])
    var rater = try CallRater(tariff, service: 0, destinations: [[true]])
    var carried: [MonthUsage.Carried] = []
    var expected: [Rational] = []
    for month in Int32(1)...4 {
      var usage = MonthUsage(carried: carried)
      for line in 0..<2 {
        for _ in 0..<Int.random(in: 1...5, using: &random) {
          let seconds = Int64.random(in: 1...200, using: &random)
          usage.groups.append(
            .init(service: 0, isIn: [true], .calls(1, each: Rational(seconds)), unit: line))
          _ = try rater.rate(
            CallRecord(
              start: 0, line: Int32(line), month: month, destination: 0, correspondent: 1, seconds: seconds))
        }
      }
      let bill = try tariff.bill(for: usage, due: .monthly)
      carried = bill.carried
      expected.append(bill.net)
    }
    let nets = try (Int32(1)...4).map { try rater.bill(of: $0, for: MonthUsage()).net }
    #expect(nets == expected)
  }

  @Test func aLimitThatInclusionsShareIsUsedUpByBoth() throws {
    let limit = Tariff.Limit(id: 0, .amount, Rational(60), then: .surplus)
    var tariff = try Tariff.calls("0.60", limits: [limit])
    tariff.services[0].inclusions.append(.init(id: 1, set: 1, limits: [limit]))
    tariff.services[0].rates[0].set = 2
    var rater = try CallRater(tariff, service: 0, destinations: [[true, false, true], [false, true, true]])
    let beyond = try [Int32(0), 1, 0].map { destination in
      try rater.rate(
        CallRecord(start: 0, line: 0, month: 1, destination: destination, correspondent: 1, seconds: 40)
      ).beyond
    }
    #expect(beyond == [0, 20, 40])
  }

  @Test func unansweredCallsCountAmongTheNumbersOnlyWhereAsked() throws {
    let limit = Tariff.Limit(id: 0, .correspondents, .one, then: .surplus)
    for (counts, expected) in [(false, Int64(0)), (true, 60)] {
      var rater = try CallRater(
        Tariff.calls("0.60", limits: [limit]), service: 0, destinations: [[true]], countsUnanswered: counts)
      for (number, seconds) in [(Int64(1), Int64(0)), (2, 60)] {
        _ = try rater.rate(
          CallRecord(start: 0, line: 0, month: 0, destination: 0, correspondent: number, seconds: seconds))
      }
      #expect(rater.tallies(of: 0).reduce(0) { $0 + $1.beyond } == expected)
    }
  }

  /// A number too many crosses a limit that charges other calls, even by a call nobody answered.
  @Test(arguments: [Tariff.Limit.Consequence.wholePeriod, .laterCalls])
  func anUnansweredCallCrossesALimitForOtherCalls(then: Tariff.Limit.Consequence) throws {
    let tariff = try Tariff.calls("0.60", limits: [.init(id: 0, .correspondents, .one, then: then)])
    // To the first number, to a second without an answer, to the first again.
    let calls = [(Int64(1), Int64(60)), (2, 0), (1, 60)]
    var rater = try CallRater(tariff, service: 0, destinations: [[true]], countsUnanswered: true)
    for (number, seconds) in calls {
      _ = try rater.rate(
        CallRecord(start: 0, line: 0, month: 0, destination: 0, correspondent: number, seconds: seconds))
    }
    _ = try rater.settle()
    let recorded = try rater.bill(of: 0, for: MonthUsage()).net
    let groups = zip(calls, [Int64(1), 1, 0]).map { call, new in
      MonthUsage.Group(
        service: 0, isIn: [true], .calls(1, each: Rational(call.1)), correspondents: new)
    }
    let profile = try tariff.bill(for: MonthUsage(groups: groups), due: .monthly).net
    #expect(recorded == profile)
    #expect(profile == (try number(then == .wholePeriod ? "1.20" : "0.60")))
  }

  @Test func manyPoolsKeepTheirNumbersApart() throws {
    let limit = Tariff.Limit(id: 0, .correspondents, Rational(2), per: 0, then: .surplus, pooling: .each)
    var rater = try CallRater(Tariff.calls("0.60", limits: [limit]), service: 0, destinations: [[true]])
    for line in 0..<Int32(40_000) {
      for (number, beyond) in [(Int64(7), Int64(0)), (8, 0), (9, 1), (7, 0)] {
        let rated = try rater.rate(
          CallRecord(start: 0, line: line, month: 0, destination: 0, correspondent: number, seconds: 1))
        if rated.beyond != beyond { Issue.record("line \(line), number \(number)") }
      }
    }
  }

  @Test func whatDoesNotFitIsAFault() throws {
    var rater = try CallRater(Tariff.calls("9999999", fee: "1"), service: 0, destinations: [[true]])
    func call(_ seconds: Int64, _ number: Int64 = 1) -> CallRecord {
      CallRecord(start: 0, line: 0, month: 0, destination: 0, correspondent: number, seconds: seconds)
    }
    #expect(throws: ArithmeticFault.overflow) { try rater.rate(call(Int64.max)) }
    var steps = try CallRater(Tariff.calls("0.01", step: 60), service: 0, destinations: [[true]])
    #expect(throws: ArithmeticFault.overflow) { try steps.rate(call(Int64.max)) }
    #expect(throws: ArithmeticFault.overflow) { try rater.rate(call(-1)) }
    #expect(throws: ArithmeticFault.overflow) { try rater.rate(call(1, -1)) }
    #expect(throws: ArithmeticFault.overflow) { try rater.rate(call(1, Int64.max)) }
    #expect(throws: ArithmeticFault.overflow) {
      for _ in 0..<40_000 { _ = try rater.rate(call(1 << 40)) }
    }
  }
}
