import Quantities
import TariffEngine

/// Prices bytes as a tariff, a month, an end of the contract and call records, and notes what breaks a promise.
///
/// Nothing may trap, whatever the numbers; what does not fit is an `ArithmeticFault`.
struct EngineTrial {
  /// Promises that do not hold.
  private(set) var broken: [String] = []
  /// Bills that could be made.
  private(set) var bills = 0
  private var random: EngineCase

  init(_ bytes: [UInt8]) {
    random = EngineCase(bytes)
    let month = 1 + random.bytes.upTo(40)
    var made: [Bill] = []
    for due in Tariff.Due.allCases {
      guard let bill = try? random.tariff.bill(for: random.usage, due: due, month: month) else { continue }
      examine(bill)
      made.append(bill)
    }
    if let deposits = try? random.tariff.deposits(for: random.usage) { examine(deposits) }
    _ = random.tariff.firstMonths(span: 36)
    leave(made)
    rateCalls()
  }

  private mutating func promise(_ isKept: Bool, _ words: String) { if !isKept { broken.append(words) } }

  /// Lines add up to the net amount, net and VAT to the gross amount.
  private mutating func examine(_ bill: Bill) {
    bills += 1
    var sum: Rational? = .zero
    for line in bill.lines { sum = sum.flatMap { try? $0.adding(line.net) } }
    if let sum { promise(sum == bill.net, "lines add up to the net amount") }
    promise((try? bill.net.adding(bill.vat)) == bill.gross, "net and VAT add up to the gross amount")
  }

  /// What the end of a contract with these bills costs.
  private mutating func leave(_ bills: [Bill]) {
    guard let first = bills.first, let last = bills.last else { return }
    var terms = Tariff.ExitTerms()
    terms.commitment = random.bytes.upTo(60)
    terms.shares = random.bytes.list(2) { .init(months: $0.months() ?? 1...Int.max, share: $0.number()) }
    terms.includesUsage = random.bytes.isSet()
    terms.monthsDueTwice = random.bytes.upTo(6)
    terms.declines = random.bytes.list(2) { .init(charge: $0.upTo(4), months: $0.upTo(40)) }
    terms.isTaxed = random.bytes.isSet()
    let monthly = [(first: 1, bill: first), (first: 2 + random.bytes.upTo(20), bill: last)]
    let bills = Tariff.ContractBills(monthly: monthly, recurring: [monthly[random.bytes.upTo(1)]], yearly: [(1, last)])
    let bill = try? random.tariff.exitBill(
      after: random.bytes.upTo(40), terms, fees: last, of: bills,
      untilEnd: random.bytes.list(2) { $0.number() })
    if let bill { promise((try? bill.net.adding(bill.vat)) == bill.gross, "what leaving costs adds up") }
  }

  /// Records of calls, one after another.
  private mutating func rateCalls() {
    let destinations = random.bytes.list(3) { $0.list(3) { $0.isSet() } }
    let made = try? CallRater(
      random.tariff, service: random.bytes.upTo(2), destinations: destinations, numbers: random.usage.numbers,
      countsUnanswered: random.bytes.isSet())
    guard var rater = made, !destinations.isEmpty else { return }
    do {
      for _ in 0..<random.bytes.upTo(12) {
        let call = CallRecord(
          start: random.bytes.number().floor, line: Int32(random.bytes.upTo(2)), month: Int32(random.bytes.upTo(3)),
          destination: Int32(random.bytes.upTo(destinations.count - 1)), correspondent: Int64(random.bytes.upTo(9)),
          seconds: random.bytes.number().floor, isForwarded: random.bytes.isSet())
        let rated = try rater.rate(call)
        promise(rated.included >= 0 && rated.beyond >= 0, "no part of a call is negative")
      }
      _ = try rater.settle()
      for month in rater.months { examine(try rater.bill(of: month, for: random.usage)) }
    } catch {
      // What does not fit is said, not guessed.
    }
  }
}
