internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

extension Words {
  /// What has no price, each row once, with how much is concerned.
  func missing() -> [Estimate.Missing] {
    var all = missing(of: outcome.gaps)
    for conflict in compiled.conflicts {
      var one = missing(.conflict, conflict.row, quantity: nil, at: conflict.row.id.span)
      one.other = conflict.other.words
      all.append(one)
    }
    for one in missingOptions() where !all.contains(where: { $0.id == one.id }) { all.append(one) }
    if let part = compiled.partMonths.first(where: { $0.charged == .notStated }) {
      var one = Estimate.Missing(
        what: .rule, id: part.cause?.name ?? "last-month", label: part.cause?.label ?? "last month")
      (one.file, one.line) = (part.place?.file, part.place?.line)
      all.append(one)
    }
    if request.offer.vat == nil {
      all.append(Estimate.Missing(what: .price, id: "vat", label: "VAT rate"))
    }
    return all
  }

  /// The gaps of a bill, each row once.
  func missing(of gaps: [Bill.Gap]) -> [Estimate.Missing] {
    var all: [Estimate.Missing] = []
    for gap in gaps {
      guard let one = missing(gap) else { continue }
      if let index = all.firstIndex(where: { $0.what == one.what && $0.id == one.id }) {
        all[index].quantity = Words.sum(all[index].quantity, one.quantity)
      } else {
        all.append(one)
      }
    }
    return all
  }

  private static func sum(_ left: Quantity?, _ right: Quantity?) -> Quantity? {
    guard let left, let right, left.unit == right.unit,
      let sum = try? left.figure.value.adding(right.figure.value)
    else { return left ?? right }
    return Quantity(Amounts.figure(sum), left.unit)
  }

  private func missing(_ gap: Bill.Gap) -> Estimate.Missing? {
    switch gap {
    case .price(let charge, let quantity, _):
      let entry = compiled.charges[charge]
      return missing(
        .price, entry.row, quantity: Quantity(Amounts.figure(quantity), entry.unit ?? .event), at: entry.span)
    case .tooMany(let charge, let quantity):
      let entry = compiled.charges[charge]
      return missing(
        .rule, entry.row, quantity: Quantity(Amounts.figure(quantity), entry.unit ?? .event),
        at: entry.charge.atMost?.span ?? entry.span)
    case .number(let charge, let meter, _):
      let entry = compiled.charges[charge]
      return Estimate.Missing(
        what: .number, id: compiled.meters[meter], label: entry.row.words, file: entry.span.file.path,
        line: entry.span.line, row: entry.row.id.value)
    case .rate(let rate, let group, let amount):
      let entry = compiled.rates[rate]
      return missing(.price, entry.row, quantity: Amounts.quantity(amount, kind(group)), at: entry.span)
    case .hour(let rate, let group, let amount):
      let entry = compiled.rates[rate]
      return missing(.hour, entry.row, quantity: Amounts.quantity(amount, kind(group)), at: entry.span)
    case .hourOfInclusion(let inclusion, let group, let amount):
      return missing(
        .hour, compiled.inclusions[inclusion], quantity: Amounts.quantity(amount, kind(group)), at: nil)
    case .calls(let rate, let group, let amount):
      let entry = compiled.rates[rate]
      return missing(.number, entry.row, quantity: Amounts.quantity(amount, kind(group)), at: entry.span)
    case .noRate(let group, let limit, let amount):
      let quantity = Amounts.quantity(amount, kind(group))
      if let limit { return missing(.rule, compiled.limits[limit].row, quantity: quantity, at: nil) }
      let words = destination(of: group)
      return Estimate.Missing(what: .rule, id: words, label: words, quantity: quantity)
    case .notSaid(let limit, let group, let amount):
      let quantity = Amounts.quantity(amount, kind(group))
      if let rate = unpricedRate(for: group) {
        return missing(.price, rate.row, quantity: quantity, at: rate.span)
      }
      return missing(.rule, compiled.limits[limit].row, quantity: quantity, at: compiled.limits[limit].amount.span)
    case .whose(let limit, _, _):
      return missing(.whose, compiled.limits[limit].row, quantity: nil, at: compiled.limits[limit].amount.span)
    case .limitNumber(let limit, let meter, _):
      let span = compiled.limits[limit].amount.span
      return Estimate.Missing(
        what: .number, id: compiled.meters[meter], label: compiled.limits[limit].row.words, file: span.file.path,
        line: span.line, row: compiled.limits[limit].row.id.value)
    case .unmeasured(let limit, _):
      let amount = compiled.limits[limit].amount
      let what: Estimate.Missing.What = amount.value.isOfMonth ? .rule : .period
      return missing(what, compiled.limits[limit].row, quantity: nil, at: amount.span)
    }
  }

  private func missing(_ what: Estimate.Missing.What, _ row: Row, quantity: Quantity?, at span: Span?)
    -> Estimate.Missing
  {
    Estimate.Missing(
      what: what, id: row.id.value, label: row.words, quantity: quantity, file: span?.file.path, line: span?.line,
      row: row.id.value)
  }

  private func kind(_ group: Int) -> UsageKind { compiled.services[outcome.month.groups[group].service] }

  /// The rate that would hold beyond a limit, if it has no price either.
  private func unpricedRate(for position: Int) -> CompiledTariff.RateEntry? {
    let group = outcome.month.groups[position]
    let rate = compiled.tariff.services[group.service].rates.first { group.isIn[$0.set] }
    switch rate?.price {
    case .missing: return rate.map { compiled.rates[$0.id] }
    case .priced, .free, nil: return nil
    }
  }

  /// Where usage goes, as a profile writes it.
  private func destination(of position: Int) -> String {
    let usages = request.profile.usage.filter { compiled.services.contains($0.kind) }
    guard usages.indices.contains(position) else { return "usage" }
    let to = usages[position].to
    let place =
      switch to.place {
      case .territory(let territory): territory.code
      case .list(let name): "@\(name)"
      case .anywhere: "anywhere"
      }
    return (to.kinds.map(\.rawValue) + [place]).joined(separator: " ")
  }

  /// Options that are wanted and that this plan does not have, or has without a price.
  private func missingOptions() -> [Estimate.Missing] {
    request.profile.options.compactMap { option in
      guard option.number.value > .zero, let id = ownId(option.id.value) else { return nil }
      guard let row = request.offer.row(id) else { return Estimate.Missing(what: .rule, id: id, label: id) }
      let concerns = row.only.isEmpty || row.only.contains { $0.value == plan }
      switch row.content {
      case .charge, .adjustment: return concerns ? nil : missing(.price, row, quantity: nil, at: row.id.span)
      case .prose: return missing(.price, row, quantity: nil, at: row.id.span)
      case .feature(let varying):
        let value = varying.value(plan: plan, readings: Readings())
        guard concerns, let value else { return missing(.price, row, quantity: nil, at: row.id.span) }
        return Words.isPaid(value.value) ? nil : missing(.price, row, quantity: nil, at: value.span)
      }
    }
  }

  /// The id of an option that is meant for this offer.
  private func ownId(_ written: String) -> String? {
    guard let slash = written.firstIndex(of: "/") else { return written }
    return written[..<slash] == request.offer.id.value ? String(written[written.index(after: slash)...]) : nil
  }

  private static func isPaid(_ value: Value) -> Bool {
    switch value {
    case .state(let availability):
      switch availability.state {
      case .included, .free: true
      case .optional, .notOffered, .onRequest, .notStated: false
      }
    case .quantity, .range, .number, .percentage, .price, .day, .text: true
    }
  }

  /// What happens beyond limits without a charge, each limit once.
  func events() -> [Estimate.Event] {
    var all: [Estimate.Event] = []
    for occurrence in outcome.monthly.occurrences {
      let limit = compiled.limits[occurrence.limit]
      let consequence = Words.consequence(occurrence.consequence)
      let made = Estimate.Event(
        consequence: consequence, id: limit.row.id.value, label: limit.row.words,
        quantity: Amounts.quantity(occurrence.amount, kind(occurrence.group)), file: limit.amount.span.file.path,
        line: limit.amount.span.line)
      if let index = all.firstIndex(where: {
        $0.id == made.id && $0.line == made.line && $0.consequence == made.consequence
      }) {
        all[index].quantity = Words.sum(all[index].quantity, made.quantity) ?? made.quantity
      } else {
        all.append(made)
      }
    }
    return all
  }
}
