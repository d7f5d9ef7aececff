import Quantities
import TariffEngine
import Testing

/// Whole numbers say what the bills say, or that they cannot tell.
struct UsageTariffTests {
  /// A tariff of every kind that a price sheet knows, by seed: charges in phases, limits of all sorts, bands, packs,
  /// levies, VAT inside or outside.
  private func tariff(_ random: inout Seeded) throws -> Tariff {
    var tariff = try InvariantTests().tariff(&random)
    if Bool.random(using: &random) {
      tariff.charges[0].months = 1...Int.random(in: 1...30, using: &random)
      tariff.charges.append(.init(id: 9, due: .once, price: .parts([.init(id: 9, price: try number("49.90"))])))
    }
    if Int.random(in: 0...2, using: &random) == 0 {
      tariff.adjustments = [
        .init(id: 0, .discount(try Rational(1, over: 10)), charges: [0, 1], months: 1...6)
      ]
    }
    tariff.services = try (0..<2).map { service in try self.service(service, &random) }
    return tariff
  }

  private func service(_ service: Int, _ random: inout Seeded) throws -> Tariff.Service {
    var made = Tariff.Service()
    let shared = try limit(service * 10, &random)
    for set in 0..<2 where Bool.random(using: &random) {
      var limits = Bool.random(using: &random) ? [shared] : []
      if Bool.random(using: &random) { limits.append(try limit(service * 10 + 1 + set, &random)) }
      made.inclusions.append(.init(id: set, set: set, limits: limits))
    }
    if Int.random(in: 0...4, using: &random) == 0 { made.exclusions = [.init(.set(1))] }
    for set in 0..<3 where Int.random(in: 0...5, using: &random) > 0 {
      let id = service * 10 + set
      switch Int.random(in: 0...9, using: &random) {
      case 0: made.rates.append(.init(id: id, set: set, price: .free))
      case 1: made.rates.append(.init(id: id, set: set, price: .missing))
      case 2...5: made.rates.append(.init(id: id, set: set, price: .priced(try price(&random))))
      default:
        let fee = Bool.random(using: &random) ? [try part("0.07", nil)] : []
        made.rates.append(.init(id: id, set: set, price: .priced(.init(parts: fee)), month: try month(&random)))
      }
    }
    return made
  }

  private func part(_ price: String, _ measure: Int64?) throws -> Tariff.UsagePrice.Part {
    .init(id: 0, price: try number(price), decimals: 3, for: measure.map { Rational($0) })
  }

  private func price(_ random: inout Seeded) throws -> Tariff.UsagePrice {
    var price = CallPriceTests().rate(&random)
    // Half of them as most price sheets have them.
    guard Bool.random(using: &random) else { return price }
    price = .init(
      parts: [try part("0.\(Int.random(in: 100...999, using: &random))", [1, 60].randomElement(using: &random) ?? 60)],
      step: Rational([0, 0, 1, 30, 60].randomElement(using: &random) ?? 0))
    if Bool.random(using: &random) { price.parts.append(try part("0.105", nil)) }
    if Bool.random(using: &random) { price.minimum = try part("0.30", nil) }
    return price
  }

  private func limit(_ id: Int, _ random: inout Seeded) throws -> Tariff.Limit {
    let measures: [Tariff.Limit.Measure] = [.amount, .amount, .amount, .calls, .length, .correspondents]
    var limit = Tariff.Limit(
      id: id, measures.randomElement(using: &random) ?? .amount, Rational(Int64.random(in: 0...900, using: &random)),
      then: Bool.random(using: &random)
        ? .surplus : Tariff.Limit.Consequence.allCases.randomElement(using: &random) ?? .surplus)
    if Bool.random(using: &random) { limit.per = Int.random(in: 0...1, using: &random) }
    limit.pooling = [.unsaid, .pooled, .each].randomElement(using: &random) ?? .unsaid
    limit.isStrict = Int.random(in: 0...4, using: &random) == 0
    return limit
  }

  private func month(_ random: inout Seeded) throws -> Tariff.MonthPrice {
    var month = Tariff.MonthPrice(banding: Bool.random(using: &random) ? .graduated : .whole)
    let pack = Bool.random(using: &random) ? Rational(100) : nil
    month.pack = pack
    if Bool.random(using: &random) { month.bands.append(.init(to: Rational(300), parts: [try part("0.031", 60)])) }
    if Int.random(in: 0...3, using: &random) == 0 {
      month.bands.append(.init(to: Rational(500), parts: [try part("0.9", nil)]))
    }
    month.bands.append(.init(to: nil, parts: [try part("0.5", pack == nil ? 60 : 100)]))
    if Int.random(in: 0...6, using: &random) == 0 { month.most = try part("2.5", nil) }
    return month
  }

  /// A customer's lines of usage in the form the bills take.
  private func groups(_ forms: [UsageForm], _ cells: [(calls: Int64, length: Int64)]) throws -> [MonthUsage.Group] {
    try forms.enumerated().map { line, form in
      let (calls, length) = cells[line]
      let amount: MonthUsage.Amount =
        switch form {
        case .messages: .calls(calls, each: .one)
        case .sum: .total(Rational(length), mean: nil)
        case .calls:
          calls > 0 ? .calls(calls, each: try Rational(length, over: calls)) : .total(Rational(length), mean: nil)
        }
      return .init(service: line / 3 % 2, isIn: [line % 3 == 0, line % 3 == 1, true], amount)
    }
  }

  /// Everything a month of a contract costs over a span, as an estimate adds it up.
  private func total(_ tariff: Tariff, _ usage: MonthUsage, _ span: Int) throws -> (
    net: Rational, gross: Rational, isSure: Bool
  ) {
    var (net, gross, isSure) = (Rational.zero, Rational.zero, true)
    func add(_ bill: Bill, _ times: Int) throws {
      net = try net.adding(bill.net.multiplied(by: Rational(Int64(times))))
      gross = try gross.adding(bill.gross.multiplied(by: Rational(Int64(times))))
      isSure = isSure && bill.gaps.isEmpty
    }
    try add(tariff.bill(for: usage, due: .once), 1)
    for month in stride(from: 1, through: span, by: 12) {
      try add(tariff.bill(for: usage, due: .yearly, month: month), 1)
    }
    for month in 1...span { try add(tariff.bill(for: usage, due: .monthly, month: month), 1) }
    return (net, gross, isSure)
  }

  /// How many of some random customers whole numbers priced; each of them is compared with its bills.
  private func compare(seed: Int) throws -> (priced: Int, all: Int) {
    var random = Seeded(UInt64(seed))
    let tariff = try tariff(&random)
    let forms = (0..<6).map { _ in [UsageForm.calls, .messages, .sum].randomElement(using: &random) ?? .calls }
    let span = Int.random(in: 1...26, using: &random)
    let customers = 24
    var month = MonthUsage(numbers: [
      Rational(Int64.random(in: 0...4, using: &random)), Bool.random(using: &random) ? .one : nil,
    ])
    let cells: [[(calls: Int64, length: Int64)]] = (0..<customers).map { _ in
      forms.map { form in
        let calls = Bool.random(using: &random) ? Int64.random(in: 0...9, using: &random) : 0
        let length = calls == 0 && form == .calls ? 0 : Int64.random(in: 0...500, using: &random)
        return form == .messages ? (calls, calls) : form == .sum ? (0, length) : (calls, length)
      }
    }
    month.groups = try groups(forms, forms.map { _ in (0, 0) })
    guard let quick = try UsageTariff(tariff, month, forms: forms, span: span) else { return (0, customers) }
    let block = UsageBlock(lines: forms.count)
    for (row, cells) in cells.enumerated() {
      for (line, cell) in cells.enumerated() {
        block.calls(line)[row] = cell.calls
        block.lengths(line)[row] = cell.length
      }
    }
    let measure = UsageMeasure()
    let rows = (0..<customers).map { UInt16($0) }
    let isNet = Bool.random(using: &random)
    rows.withUnsafeBufferPointer { quick.rank(block, $0, isNet: isNet, into: measure) }
    var priced = 0
    let hundred = Rational(100)
    for row in 0..<customers where measure.doubts[row] == 0 {
      priced += 1
      month.groups = try groups(forms, cells[row])
      let wanted = try total(tariff, month, span)
      let own = quick.ending.totals(measure.units[row])
      #expect(wanted.isSure, "seed \(seed), row \(row): a gap is no price")
      #expect(try wanted.net.multiplied(by: hundred) == Rational(own.net), "seed \(seed), row \(row), \(cells[row])")
      #expect(try wanted.gross.multiplied(by: hundred) == Rational(own.gross), "seed \(seed), row \(row)")
      #expect(measure.totals[row] == (isNet ? own.net : own.gross))
    }
    return (priced, customers)
  }

  @Test(arguments: 0..<16) func `whole numbers and bills agree, and both are asked`(part: Int) throws {
    var (priced, all) = (0, 0)
    for seed in part * 40..<(part + 1) * 40 {
      let counts = try compare(seed: seed)
      priced += counts.priced
      all += counts.all
    }
    #expect(priced > all / 20 && priced < all, "\(priced) of \(all) were priced in whole numbers")
  }

  @Test func `a bill that is rounded as a whole is left to the bills`() throws {
    var tariff = try Tariff.calls("0.134")
    tariff.rounding.total = try Rational(1, over: 20)
    let month = MonthUsage(groups: [.init(service: 0, isIn: [true], .calls(0, each: .one))])
    let quick = try UsageTariff(tariff, month, forms: [.calls], span: 12)
    #expect(quick == nil)
  }

  @Test(arguments: [Tariff.Tax.Place.rate, .document, .line, .unitPrice])
  func `VAT of several rates, or of lines, is left to the bills`(place: Tariff.Tax.Place) throws {
    let month = MonthUsage(groups: [.init(service: 0, isIn: [true], .calls(0, each: .one))])
    var tariff = try Tariff.calls("0.134")
    tariff.tax.place = place
    let isKnown = try UsageTariff(tariff, month, forms: [.calls], span: 12) != nil
    #expect(isKnown == !tariff.tax.isOfLines)
    tariff.tax.others = [try Rational(1, over: 10)]
    let quick = try UsageTariff(tariff, month, forms: [.calls], span: 12)
    #expect(quick == nil)
  }

  @Test func `amounts that do not fit are doubts`() throws {
    let tariff = try Tariff.calls("0.134", fee: "0.105")
    let month = MonthUsage(groups: [.init(service: 0, isIn: [true], .calls(0, each: .one))])
    let quick = try #require(try UsageTariff(tariff, month, forms: [.calls], span: 12))
    let block = UsageBlock(lines: 1)
    for (row, cell) in [(1, 60), (1 << 50, 60), (1, 1 << 50), (Int64.max, Int64.max), (0, 5)].enumerated() {
      block.calls(0)[row] = Int64(cell.0)
      block.lengths(0)[row] = Int64(cell.1)
    }
    let measure = UsageMeasure()
    [UInt16(0), 1, 2, 3, 4].withUnsafeBufferPointer { quick.measure(block, $0, into: measure) }
    #expect((0..<5).map { measure.doubts[$0] } == [0, 1, 1, 1, 1])
    #expect(quick.ending.totals(measure.units[0]).net == 24 * 12)
  }
}
