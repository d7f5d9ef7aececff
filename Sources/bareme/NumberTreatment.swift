internal import Diagnostics
internal import Offers
internal import Quantities

/// What an offer says of calls to a number: the row that includes, excludes or prices them, with its line.
struct NumberTreatment {
  let offer: Offer
  let numbers: OfferNumbers

  init(offer: Offer, home: Territory?) {
    self.offer = offer
    numbers = OfferNumbers(offer, home: home)
  }

  /// A line for each plan; plans that treat the number alike share one.
  func lines(_ number: DialledNumber, plans: [String]) -> [String] {
    let position: Int
    var plan: NumberPlace?
    switch number {
    case .international(let digits):
      position = numbers.classOf(digits)
      plan = NumberingPlan.standard.place(of: digits)
    case .emergency: position = numbers.emergency ?? -1
    }
    guard position >= 0 else { return [] }
    let number = numbers.classes[position]
    // The offer's word for a number may differ from that of the plan.
    let billed = plan.map(\.kind) == number.place.kind ? nil : number.place.kind.line
    let words = plan == nil ? [] : billed.map { ["billed as \($0.rawValue)"] } ?? []
    let treated = (plans.isEmpty ? [offer.id.value] : plans).map {
      (plan: $0, lines: words + lines(number, $0))
    }
    let alike = treated.allSatisfy { $0.lines == treated[0].lines }
    let shown = alike ? [(plan: "", lines: treated[0].lines)] : treated
    return shown.flatMap { each in
      ["  \(offer.id.value)\(each.plan.isEmpty || plans.isEmpty ? "" : "/" + each.plan):"]
        + each.lines.map { "    " + $0 }
    }
  }

  private func lines(_ number: OfferNumbers.Class, _ plan: String) -> [String] {
    guard let terms = offer.usage[.calls] else { return ["says nothing about calls"] }
    var lines: [String] = []
    if !number.notIn.isEmpty { lines.append("excepted from " + number.notIn.map { "@" + $0 }.joined(separator: ", ")) }
    let rates = self.rates(for: number, plan)
    let beyond = rates.isEmpty ? "no rate covers it" : rates.joined(separator: "; else ")
    for exclusion in terms.excluded where concerns(exclusion.row, plan) {
      guard case .destinations(let to)? = value(exclusion.what, plan)?.value,
        DestinationSet(to, lists: offer.destinations).covers(number)
      else { continue }
      let own = exclusion.price.flatMap { value($0, plan) }
      return lines + ["excluded by " + named(exclusion.row), "price: " + (own?.value.written ?? beyond)]
    }
    if let inclusion = terms.included.first(where: { covers($0.row, $0.to, number, plan) }) {
      lines.append("included by " + named(inclusion.row) + hours(inclusion.hours))
      let limits = inclusion.limits.compactMap { value($0.amount, plan)?.value.written }
      if !limits.isEmpty { lines.append("up to " + limits.joined(separator: ", ")) }
      if !limits.isEmpty || inclusion.hours != nil { lines.append("beyond: " + beyond) }
      return lines
    }
    return lines + ["not included", "price: " + beyond]
  }

  /// The rates that price calls to a number: the first that covers it, and where it holds at some hours only, what holds
  /// at the others.
  private func rates(for number: OfferNumbers.Class, _ plan: String) -> [String] {
    var all: [String] = []
    for rate in offer.usage[.calls]?.beyond.flatMap(\.rates) ?? [] where covers(rate.row, rate.to, number, plan) {
      let fee = rate.fee.flatMap { value($0, plan) }.map { " and \($0.value.written) a call" } ?? ""
      let price = value(rate.price, plan).map { ": \($0.value.written)\(fee)" } ?? ""
      all.append(named(rate.row) + price + hours(rate.hours))
      if rate.hours == nil { break }
    }
    return all
  }

  /// Hours as the offer writes them, without its quotes.
  private func hours(_ hours: Located<WeekHours>?) -> String {
    hours.map { ", " + $0.span.text.filter { $0 != "\"" && $0 != "'" } } ?? ""
  }

  private func covers(_ row: Row, _ to: Varying<[Destination]>, _ number: OfferNumbers.Class, _ plan: String) -> Bool {
    guard concerns(row, plan), let to = value(to, plan) else { return false }
    return DestinationSet(to.value, lists: offer.destinations).covers(number)
  }

  private func value<Inner>(_ varying: Varying<Inner>, _ plan: String) -> Located<Inner>? {
    varying.value(plan: plan, readings: offer.defaultReadings)
  }

  private func concerns(_ row: Row, _ plan: String) -> Bool {
    row.only.isEmpty || row.only.contains { $0.value == plan }
  }

  private func named(_ row: Row) -> String {
    "`\(row.id.value)` (\(row.id.span.file.path):\(row.id.span.line))"
  }
}
