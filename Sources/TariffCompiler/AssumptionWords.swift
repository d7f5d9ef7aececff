internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

extension Words {
  /// What was taken for granted, each thing once.
  func assumptions() -> [Estimate.Assumption] {
    var all = compiled.assumptions
    for sheet in request.sheets {
      let used = sheet.entries.first { entry in compiled.prices.contains { $0.span == entry.price.span } }
      if let used { all.append(Estimate.Assumption(.prices(of: sheet.title.value), at: used.price.span.written)) }
    }
    all += compiled.firstDayPrices.filter { $0.month <= outcome.span }.map(\.assumption)
    all += outcome.monthly.suppositions.map(assumption)
    all += orderFaults()
    var once: [Estimate.Assumption] = []
    for assumption in all where !once.contains(assumption) { once.append(assumption) }
    return once
  }

  private func assumption(_ supposition: Bill.Supposition) -> Estimate.Assumption {
    switch supposition {
    case .pooled(let limit):
      let quantity = compiled.limits[limit].amount.value
      let per = quantity.per.first { !Meters.isCalendar($0) && $0 != .call }
      return limited(limit) { .pooled($0, each: per) }
    case .spread(let limit): return limited(limit) { .spread($0) }
    case .noNewCorrespondents(let limit): return limited(limit) { .noNewCorrespondents($0) }
    case .shortCalls(let limit): return limited(limit) { .shortCalls($0) }
    case .fewCalls(let limit): return limited(limit) { .fewCalls($0) }
    case .largestSurplus(let inclusion):
      let row = compiled.inclusions[inclusion]
      return Estimate.Assumption(.largestSurplus(of: row.words), at: row.id.span.written)
    case .feeOfPart(let rate):
      let entry = compiled.rates[rate]
      return Estimate.Assumption(.feeOfPart(of: entry.row.words), at: entry.span.written)
    case .partAsCall(let rate):
      let entry = compiled.rates[rate]
      return Estimate.Assumption(.partAsCall(of: entry.row.words), at: entry.span.written)
    case .priceOfStart(let rate):
      let entry = compiled.rates[rate]
      return Estimate.Assumption(.priceOfStart(of: entry.row.words), at: entry.span.written)
    case .includedByStart(let inclusion):
      let row = compiled.inclusions[inclusion]
      return Estimate.Assumption(.includedByStart(of: row.words), at: row.id.span.written)
    case .meanLength: return Estimate.Assumption(.meanLength)
    }
  }

  private func limited(
    _ limit: Int, _ kind: (Quantity) -> Estimate.Assumption.Kind
  ) -> Estimate.Assumption {
    let amount = compiled.limits[limit].amount
    return Estimate.Assumption(kind(amount.value), at: amount.span.written)
  }

  /// Orders that the offer does not allow together.
  private func orderFaults() -> [Estimate.Assumption] {
    var faults: [Estimate.Assumption] = []
    for entry in compiled.charges where isOrdered(entry.row.id.value) {
      if let needed = entry.charge.requires, !isOrdered(needed.value), isOption(needed.value) {
        faults.append(Estimate.Assumption(.needs(entry.row.words, option: name(needed.value)), at: needed.span.written))
      }
    }
    return faults
  }

  private func name(_ id: String) -> String { request.offer.row(id)?.words ?? id }

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
    case .prose, .feature, .adjustment: return false
    }
  }
}
