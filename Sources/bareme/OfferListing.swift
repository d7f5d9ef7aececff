internal import Diagnostics
internal import OfferReading
internal import Offers
internal import Quantities

/// An offer as it is understood: each fact under its id, for each plan and reading, with the line it is written on.
struct OfferListing {
  let offer: Offer
  let plans: [String]

  /// The listing, a line a fact.
  var text: String {
    var lines = ["\(offer.id.value): \(offer.title.value)"]
    lines.append("  provider   \(offer.provider?.value ?? "not stated")")
    lines.append("  date       \(offer.date?.value.iso ?? "not stated")")
    lines.append("  prices     \(offer.currency.value.rawValue), \(offer.taxBasis.value.rawValue)")
    if let vat = offer.vat {
      lines.append("  vat        \(vat.rate.value.plain) %\(vat.assumed.map { " (assumed: \($0.value))" } ?? "")")
    } else {
      lines.append("  vat        not stated")
    }
    for plan in offer.plans where plans.contains(plan.id.value) {
      lines.append("  plan       \(plan.id.value): \(plan.title.value)")
    }
    for section in OfferSection.allCases {
      let rows = (offer.sections[section] ?? []).flatMap(\.rows).filter(concerns)
      guard !rows.isEmpty else { continue }
      lines += ["", "\(section.rawValue):"] + rows.flatMap(row)
    }
    for kind in UsageKind.allCases {
      guard let terms = offer.usage[kind] else { continue }
      lines += ["", "\(kind.rawValue):"]
      if let increment = terms.increment { lines += values("increment", increment, written) }
      lines += terms.included.filter { concerns($0.row) }.flatMap(inclusion)
      lines += terms.excluded.map(\.row).filter(concerns).flatMap(row)
      lines += terms.beyond.flatMap { $0.rates.filter { concerns($0.row) }.flatMap(rate) }
    }
    lines += listed("readings", offer.readings) { reading in
      ["  \(reading.name.value)\(mark(reading.mark)): \(reading.ask.value)"]
        + reading.choices.map { choice in
          let isDefault = choice.name.value == reading.defaultChoice.value
          return "    \(isDefault ? "*" : "-") \(choice.name.value): \(choice.say.value)"
        }
    }
    lines += listed("assumptions", offer.assumptions) { assumption in
      ["  \(assumption.name.value)\(mark(assumption.mark)): \(assumption.say.value)"]
    }
    lines += listed("not stated", offer.unstated) { unstated in
      ["  \(unstated.name.value)\(mark(unstated.mark)): \(unstated.say.value)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ row: Row) -> [String] {
    var lines: [String] = []
    switch row.content {
    case .prose: break
    case .adjustment(let adjustment):
      lines += values("\(row.id.value), \(adjustment.kind.value.rawValue)", adjustment.amount) { amount in
        switch amount {
        case .percentage(let figure): figure.plain + " %"
        case .price(let price): price.written
        }
      }
    case .feature(let value): lines += values(row.id.value, value, written)
    case .charge(let charge):
      for phase in charge.phases {
        let months = phase.months.value
        let name =
          months.isOpenEnded ? "from month \(months.lowerBound)" : "months \(months.lowerBound) to \(months.upperBound)"
        lines += values("\(row.id.value), \(name)", phase.price) { $0.written }
      }
      if !charge.hasNoPriceBeside || charge.phases.isEmpty {
        lines += values(row.id.value, charge.price) { $0.written }
      }
      lines += changes(charge.changes, of: row)
      if let yearly = charge.yearly { lines += values("\(row.id.value), by the year", yearly) { $0.written } }
      if let minimum = charge.minimum { lines += values("\(row.id.value), minimum", minimum.price) { $0.written } }
    }
    for fact in row.facts { lines += values("\(row.id.value).\(fact.name.value)", fact.value, written) }
    for term in row.terms {
      lines += values("\(row.id.value), \(term.kind.value.rawValue)", term.length) { written($0, of: term.kind.value) }
    }
    if lines.isEmpty { lines.append(line(row.id.value, "in words", row.id.span)) }
    return lines
  }

  private func inclusion(_ inclusion: Inclusion) -> [String] {
    values(inclusion.row.id.value, inclusion.to) { "to " + $0.map(\.written).joined(separator: ", ") }
      + inclusion.limits.flatMap { limit in
        values("\(inclusion.row.id.value).\(limit.name.value)", limit.amount, written)
          + values("\(inclusion.row.id.value).\(limit.name.value), then", limit.then) { $0.rawValue }
      }
  }

  private func changes(_ changes: [PriceChange], of row: Row) -> [String] {
    changes.flatMap { change in
      values("\(row.id.value), from \(change.from.value.iso)", change.price) { $0.written }
    }
  }

  private func rate(_ rate: Rate) -> [String] {
    values(rate.row.id.value, rate.price) { $0.written } + changes(rate.changes, of: rate.row)
      + (rate.fee.map { values("\(rate.row.id.value).fee", $0) { $0.written } } ?? [])
  }

  /// Whether a row concerns a plan that is shown.
  private func concerns(_ row: Row) -> Bool {
    row.only.isEmpty || row.only.contains { plans.contains($0.value) }
  }

  private func written(_ value: Value) -> String {
    switch value {
    case .quantity(let quantity): written(quantity)
    case .range(let low, let high): "\(low.figure.plain) to \(written(high))"
    case .state, .number, .percentage, .price, .day, .text: value.written
    }
  }

  private func written(_ quantity: Quantity) -> String {
    let unit = quantity.figure.plain == "1" ? quantity.unit.rawValue : quantity.unit.plural
    return ([quantity.figure.plain + " " + unit] + quantity.per.map(\.rawValue)).joined(separator: "/")
  }

  private func written(_ length: Term.Length, of kind: Term.Kind) -> String {
    switch (length, kind) {
    case (.none, .duration): "open-ended"
    case (.none, _), (.notStated, _): length.written
    case (.quantity(let quantity), _): written(quantity)
    }
  }

  /// One line when a value is the same for all, else one for each plan or choice.
  private func values<Inner>(_ name: String, _ varying: Varying<Inner>, _ written: (Inner) -> String) -> [String] {
    switch varying {
    case .one(let located): [line(name, written(located.value), located.span)]
    case .byPlan(let cases, _):
      cases.flatMap { each -> [String] in
        let named = cases.map(\.name.value)
        let isShown = each.name.value == "others" ? !plans.allSatisfy(named.contains) : plans.contains(each.name.value)
        return isShown ? values("\(name) [\(each.name.value)]", each.value, written) : []
      }
    case .byReading(let reading, let cases, _):
      cases.flatMap { values("\(name) [\(reading.value)=\($0.name.value)]", $0.value, written) }
    }
  }

  private func line(_ name: String, _ value: String, _ span: Span) -> String {
    "  \(name): \(value)  (\(span.file.path):\(span.line))"
  }

  private func listed<Item>(_ heading: String, _ items: [Item], _ lines: (Item) -> [String]) -> [String] {
    items.isEmpty ? [] : ["", "\(heading):"] + items.flatMap(lines)
  }

  private func mark(_ mark: Located<String>?) -> String { mark.map { " (\($0.value))" } ?? "" }
}
