internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

/// Months of a contract in which one of several dated prices holds, or a part of a month.
struct DatedPrice: Equatable {
  /// First and last month, counted from 1; `Int.max` as the last for no end.
  var months: ClosedRange<Int>
  /// The change whose price holds, by its position; nothing for the price before all of them.
  var change: Int?
  /// The days of the month it holds, where it holds for a part of one only.
  var days: MonthUsage.Days?
}

/// What a month costs in which a price changes.
enum MidMonth {
  /// The price of its first day; what is paid once at the beginning or for a year has no other.
  case firstDay
  /// Each price for its days.
  case split
  /// The price of its last day: what is paid for leaving at its end.
  case lastDay
}

extension Day {
  /// Which prices hold in which months of a contract that begins on this day: each from its own day on.
  ///
  /// A contract from 15 November pays until 14 December for its first month. A price from 1 January falls into its
  /// second, which ends on 14 January: it holds from the third month on, or by days for the last 14 of 31.
  /// - Parameters:
  ///   - days: the first day of each change, ascending.
  ///   - rule: what a month costs in which the price changes.
  ///   - monthDays: how many days a month counts; those of the calendar when nothing is said.
  func datedPrices(from days: [Day], _ rule: MidMonth, monthDays: Int? = nil) -> [DatedPrice] {
    var places = days.map { place(of: $0, monthDays: monthDays) }
    for index in places.indices where places[index].before > 0 {
      switch rule {
      case .firstDay: places[index] = (places[index].month + 1, 0, 1)
      case .lastDay: places[index] = (places[index].month, 0, 1)
      case .split: continue
      }
    }
    var made: [DatedPrice] = []
    for position in 0...days.count {
      let from = position == 0 ? (month: 1, before: 0, of: 1) : places[position - 1]
      let to = position < days.count ? places[position] : nil
      made += Day.stretch(from, to, change: position == 0 ? nil : position - 1)
    }
    return made
  }

  private typealias DayPlace = (month: Int, before: Int, of: Int)

  /// The months between two places, with the parts of months at both ends.
  private static func stretch(_ from: DayPlace, _ to: DayPlace?, change: Int?) -> [DatedPrice] {
    var made: [DatedPrice] = []
    func add(_ used: Int, _ place: DayPlace) {
      guard used > 0 else { return }
      let days = MonthUsage.Days(used: Rational(Int64(used)), of: Rational(Int64(place.of)))
      made.append(DatedPrice(months: place.month...place.month, change: change, days: days))
    }
    if let to, to.month == from.month {
      if from.before == 0, to.before >= to.of { return [DatedPrice(months: to.month...to.month, change: change)] }
      add(to.before - from.before, to)
      return made
    }
    if from.before > 0 { add(from.of - from.before, from) }
    let first = from.before > 0 ? from.month + 1 : from.month
    guard let to else { return made + [DatedPrice(months: first...Int.max, change: change)] }
    if first < to.month { made.append(DatedPrice(months: first...(to.month - 1), change: change)) }
    add(to.before, to)
    return made
  }

  /// The month of the contract a day is in, how many of its days are before, and how many it counts; the beginning for a
  /// day before the contract.
  private func place(of day: Day, monthDays: Int?) -> DayPlace {
    let estimate = max(1, (day.year - year) * 12 + day.month - month)
    for number in estimate...(estimate + 2) {
      guard day > self, let days = contractMonth(number), day <= days.to else { continue }
      let of = monthDays ?? days.from.days(to: days.to) + 1
      return (number, min(of, max(0, days.from.days(to: day))), of)
    }
    return day > self ? (Int(Int32.max), 0, 1) : (1, 0, 1)
  }
}

/// When a price that may change on a day is paid.
enum DatedDue {
  /// For each day of a month.
  case eachDay
  /// For each month, or as it is used.
  case eachMonth
  /// In advance, for a year or once.
  case inAdvance
  /// When the contract ends.
  case atEnd

  /// Whether it is paid month by month.
  fileprivate var isMonthly: Bool {
    switch self {
    case .eachDay, .eachMonth: true
    case .inAdvance, .atEnd: false
    }
  }
}

extension TariffBuilder {
  /// A price with the months it holds in.
  struct PriceInMonths {
    var price: Located<ChargePrice>
    var months: ClosedRange<Int>
    var days: MonthUsage.Days?
    /// The days it holds for recorded calls, as days since the start of 1970.
    var ofRecords: ClosedRange<Int>?

    /// A price in months.
    init(_ price: Located<ChargePrice>, in months: ClosedRange<Int> = .months(from: 1), days: MonthUsage.Days? = nil) {
      self.price = price
      self.months = months
      self.days = days
    }
  }

  /// A price and what replaces it from some days on, each with its months; the price alone where nobody says when the
  /// contract begins.
  mutating func dated(
    _ price: Located<ChargePrice>, _ changes: [PriceChange], of row: Row, due: DatedDue
  ) -> [PriceInMonths] {
    var prices: [(from: Located<Day>, price: Located<ChargePrice>)] = []
    for change in changes {
      if let price = resolve(change.price) { prices.append((change.from, price)) }
    }
    if isOfRecords, due == .eachMonth { return recorded([(nil, price)] + prices.map { ($0.from.value, $0.price) }) }
    guard let start else {
      if let first = prices.first { assumeUndated(first.from, of: row) }
      return [PriceInMonths(price)]
    }
    let days = prices.map(\.from.value)
    let isSplit = due == .eachDay && offer.priceChanges?.value == .byDay
    let rule: MidMonth = due == .atEnd ? .lastDay : isSplit ? .split : .firstDay
    let all = start.datedPrices(from: days, rule, monthDays: offer.monthDays?.value)
    if due.isMonthly, !isSplit, offer.priceChanges?.value != .byMonth {
      for part in start.datedPrices(from: days, .split, monthDays: offer.monthDays?.value) where part.days != nil {
        guard let change = part.change else { continue }
        let from = prices[change].from
        let assumed = Estimate.Assumption(.priceOfFirstDay(of: row.words, from.value), at: from.span.written)
        compiled.firstDayPrices.append((part.months.lowerBound, assumed))
      }
    }
    return all.map { one in
      PriceInMonths(one.change.map { prices[$0].price } ?? price, in: one.months, days: one.days)
    }
  }

  /// The same for recorded calls, each of which has a day.
  private func recorded(_ prices: [(from: Day?, price: Located<ChargePrice>)]) -> [PriceInMonths] {
    guard prices.count > 1 else { return prices.map { PriceInMonths($0.price) } }
    return prices.indices.map { index in
      var made = PriceInMonths(prices[index].price)
      let next = index + 1 < prices.count ? prices[index + 1].from?.number : nil
      made.ofRecords = (prices[index].from?.number ?? Int(Int32.min))...(next.map { $0 - 1 } ?? .max)
      return made
    }
  }

  /// Says of what is due for leaving that its price changes on a day, where nobody says when the contract begins: the
  /// bills do not have it.
  mutating func assumeUndated(ofExit charge: Charge, _ row: Row) {
    guard start == nil, charge.when?.value == .exit, let first = charge.changes.first else { return }
    assumeUndated(first.from, of: row)
  }

  private mutating func assumeUndated(_ from: Located<Day>, of row: Row) {
    compiled.assumptions.append(
      Estimate.Assumption(.undatedChange(of: row.words, from: from.value), at: from.span.written))
  }
}
