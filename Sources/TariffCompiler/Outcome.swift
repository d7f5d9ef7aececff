internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

/// What a plan comes to under one choice for every reading.
struct Outcome {
  var compiled: CompiledTariff
  var month: MonthUsage
  /// The monthly bill of the last month, when promotions have ended.
  var monthly: Bill
  /// What is due for twelve months in advance: the first month of a year, and the bill of it and of those after it.
  var years: [(first: Int, bill: Bill)]
  /// What is due once.
  var once: Bill
  /// Monthly bills of earlier phases, each with its first month and how many months it holds.
  var phases: [(first: Int, months: Int, bill: Bill)]
  var span: Int

  /// Bills of every phase of so many months.
  init(compiled: CompiledTariff, month: MonthUsage, span: Int) throws(ArithmeticFault) {
    self.compiled = compiled
    self.month = month
    self.span = span
    let tariff = compiled.tariff
    years = []
    for first in tariff.firstYears(span: span) {
      years.append((first, try tariff.bill(for: month, due: .yearly, month: first)))
    }
    once = try tariff.bill(for: month, due: .once)
    let parts = compiled.partMonths
    var starts = tariff.firstMonths(span: span)
    for start in parts.flatMap({ [$0.month, $0.month + 1] }) where start <= span && !starts.contains(start) {
      starts.append(start)
    }
    starts.sort()
    phases = []
    for (position, first) in starts.enumerated() {
      let next = position + 1 < starts.count ? starts[position + 1] : span + 1
      var own = month
      if let part = parts.first(where: { $0.month == first }), let days = part.tariffDays { own.days = days }
      phases.append((first, next - first, try tariff.bill(for: own, due: .monthly, month: first)))
    }
    // What a month costs is what a whole one does, where there is any.
    monthly = (phases.last { phase in !parts.contains { $0.month == phase.first } } ?? phases[phases.count - 1]).bill
  }

  /// Everything that has no price, in the order met.
  var gaps: [Bill.Gap] {
    var all: [Bill.Gap] = []
    func add(_ gaps: [Bill.Gap]) {
      for gap in gaps where !all.contains(gap) { all.append(gap) }
    }
    for place in phases.indices { add(phases[place].bill.gaps) }
    for place in years.indices { add(years[place].bill.gaps) }
    add(once.gaps)
    return all
  }

  /// What is due for the last year, when promotions have ended.
  var yearly: Bill { years[years.count - 1].bill }

  /// The months whose years have one of the bills.
  func months(ofYears position: Int) -> ClosedRange<Int> {
    let next = position + 1 < years.count ? years[position + 1].first : span + 1
    return years[position].first...(next - 1)
  }

  /// What is due for a year that begins with a month.
  func yearly(from month: Int) -> Bill { (years.last { $0.first <= month } ?? years[0]).bill }

  var hasYearly: Bool { !yearly.lines.isEmpty }

  /// Net and VAT of what recurs in a year.
  func yearSum() throws(ArithmeticFault) -> Sum {
    try Sum(yearly).adding(Sum(monthly).times(12))
  }

  /// A month without what is paid once; a twelfth of the year when anything is paid by the year.
  func monthSum() throws(ArithmeticFault) -> Sum {
    hasYearly ? try yearSum().shared(12) : Sum(monthly)
  }

  /// The first bill.
  func firstSum(_ sum: (Bill) -> Sum = { Sum($0) }) throws(ArithmeticFault) -> Sum {
    try sum(phases[0].bill).adding(sum(years[0].bill)).adding(sum(once))
  }

  /// All months; years begun are due.
  func totalSum(_ sum: (Bill) -> Sum = { Sum($0) }) throws(ArithmeticFault) -> Sum {
    var all = sum(once)
    for (position, year) in years.enumerated() {
      all = try all.adding(sum(year.bill).times(Int64((months(ofYears: position).count + 11) / 12)))
    }
    for phase in phases { all = try all.adding(sum(phase.bill).times(Int64(phase.months))) }
    return all
  }
}

/// Net and gross amounts that travel together.
struct Sum: Equatable {
  var net: Rational
  var gross: Rational

  init(_ bill: Bill) {
    net = bill.net
    gross = bill.gross
  }

  static let nothing = Sum(net: .zero, gross: .zero)

  init(net: Rational, gross: Rational) {
    self.net = net
    self.gross = gross
  }

  func adding(_ other: Sum) throws(ArithmeticFault) -> Sum {
    Sum(net: try net.adding(other.net), gross: try gross.adding(other.gross))
  }

  func times(_ count: Int64) throws(ArithmeticFault) -> Sum {
    Sum(net: try net.multiplied(by: Rational(count)), gross: try gross.multiplied(by: Rational(count)))
  }

  /// An equal share, to the cent.
  func shared(_ count: Int64) throws(ArithmeticFault) -> Sum {
    Sum(
      net: try Rounding.cents.apply(to: net.divided(by: Rational(count))),
      gross: try Rounding.cents.apply(to: gross.divided(by: Rational(count))))
  }

  func totals() throws(ArithmeticFault) -> Estimate.Totals {
    Estimate.Totals(
      net: try Sum.figure(net), vat: try Sum.figure(gross.subtracting(net)), gross: try Sum.figure(gross))
  }

  /// An amount to the cent.
  static func figure(_ amount: Rational) throws(ArithmeticFault) -> Figure {
    guard let figure = Figure(try Rounding.cents.apply(to: amount), decimals: 2) else { throw .overflow }
    return figure
  }
}
