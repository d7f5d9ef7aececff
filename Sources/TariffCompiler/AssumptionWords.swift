internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

extension Words {
  /// What was taken for granted, in sentences without a full stop.
  func assumptions() -> [String] {
    var all = compiled.assumptions
    for sheet in request.sheets where uses(sheet) { all.append("prices of \(sheet.title.value)") }
    all += outcome.monthly.suppositions.map(words)
    all += orderFaults()
    var once: [String] = []
    for sentence in all where !once.contains(sentence) { once.append(sentence) }
    return once
  }

  private func uses(_ sheet: PriceSheet) -> Bool {
    sheet.entries.contains { entry in compiled.prices.contains { $0.span == entry.price.span } }
  }

  private func words(_ supposition: Bill.Supposition) -> String {
    switch supposition {
    case .pooled(let limit):
      let per = compiled.limits[limit].amount.value.per.first { !Meters.isCalendar($0) && $0 != .call }
      let unit = per?.rawValue ?? "unit"
      return "\(named(limit)) is taken for all together: the profile does not say which \(unit) uses what"
    case .spread(let limit): return "calls are spread evenly over the numbers they reach (\(named(limit)))"
    case .noNewCorrespondents(let limit):
      return "calls reach no new number: the profile does not say how many they reach (\(named(limit)))"
    case .shortCalls(let limit): return "no call is longer than \(named(limit)): only the sum of the calls is known"
    case .fewCalls(let limit): return "calls are not more than \(named(limit)): only their sum is known"
    case .largestSurplus(let inclusion):
      return
        "usage beyond several limits of \(compiled.inclusions[inclusion].words) is charged once, the largest surplus"
    case .feeOfPart(let rate):
      return "a call that crosses a limit pays the fee of \(compiled.rates[rate].row.words) for the part beyond"
    case .meanLength: return "calls of which only the sum is given all have their mean length"
    }
  }

  /// `the limit of 100 correspondents/user/month`.
  private func named(_ limit: Int) -> String {
    let quantity = compiled.limits[limit].amount.value
    let units = ([quantity.unit] + quantity.per).map(\.rawValue).joined(separator: "/")
    return "the limit of \(quantity.figure.plain) \(units)"
  }

  /// Orders that the offer does not allow together.
  private func orderFaults() -> [String] {
    var faults: [String] = []
    for entry in compiled.charges where isOrdered(entry.row.id.value) {
      if let needed = entry.charge.requires?.value, !isOrdered(needed), isOption(needed) {
        faults.append("\(entry.row.words) is priced although it can only be had with \(needed)")
      }
      for other in entry.charge.excludes where isOrdered(other.value) {
        faults.append("\(entry.row.words) is priced although it cannot be combined with \(other.value)")
      }
    }
    return faults
  }

  private func isOrdered(_ id: String) -> Bool {
    let offer = request.offer.id.value
    return request.profile.options.contains {
      ($0.id.value == id || $0.id.value == "\(offer)/\(id)") && $0.number.value > .zero
    }
  }

  private func isOption(_ id: String) -> Bool {
    guard let row = request.offer.row(id) else { return true }
    switch row.content {
    case .charge(let charge): return charge.isOption
    case .prose, .feature: return false
    }
  }
}
