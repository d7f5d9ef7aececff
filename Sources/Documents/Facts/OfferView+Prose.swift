internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities

extension OfferView {
  /// Prose with its quotes as facts, in the offer's own language.
  func prose(_ prose: Prose, facts: [NamedFact], _ plan: String) -> [Inline] {
    prose.pieces.flatMap { piece -> [Inline] in
      switch piece {
      case .text(let text): [.text(ownWords.spaced(text.value))]
      case .quote(let path): quote(path.value, facts: facts, plan)
      case .link(let words, let target): [.link(Link(words.value, to: target.value))]
      case .note(let id): [.note(id: id.value)]
      }
    }
  }

  /// The fact a path names: a figure of its own, a row, or a figure of a row.
  func quote(_ path: String, facts: [NamedFact], _ plan: String) -> [Inline] {
    let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
    guard let first = parts.first else { return [.text("{\(path)}")] }
    if parts.count == 1 {
      if let own = facts.first(where: { $0.name.value == first }) { return named(own, plan) }
      return mainValue(first, plan) ?? [ownWords.state(.notStated, .notStated)]
    }
    return figure(parts[1], of: first, plan) ?? [ownWords.state(.notStated, .notStated)]
  }

  private func named(_ fact: NamedFact, _ plan: String) -> [Inline] {
    resolve(fact.value, plan).map { ownWords.value($0.value, at: $0.span) } ?? [ownWords.state(.notStated, .notStated)]
  }

  /// What a row says at first: its price, its value, its rate; of a list of destinations, how many.
  private func mainValue(_ id: String, _ plan: String) -> [Inline]? {
    if let item = usageItem(id) { return usageValue(item, plan) }
    if let row = offer.row(id) { return rowValue(row, plan) }
    if let surcharge = offer.surcharges.first(where: { $0.id.value == id }) {
      return [ownWords.percent(surcharge.rate.value, at: surcharge.rate.span)]
    }
    if let list = offer.destinations.first(where: { $0.id.value == id }) { return [count(of: list, ownWords)] }
    return nil
  }

  private func rowValue(_ row: Row, _ plan: String) -> [Inline]? {
    switch row.content {
    case .charge(let charge): resolve(charge.price, plan).map { ownWords.charge($0.value, at: $0.span) }
    case .adjustment(let adjustment): resolve(adjustment.amount, plan).map { [fact($0)] }
    case .feature(let value): resolve(value, plan).map { ownWords.value($0.value, at: $0.span) }
    case .prose:
      row.terms.first.flatMap { resolve($0.length, plan) }.map { length(of: $0) }
        ?? row.facts.first.map { named($0, plan) }
    }
  }

  private func usageValue(_ item: UsageItem, _ plan: String) -> [Inline]? {
    switch item {
    case .rate(let rate, _): resolve(rate.price, plan).map { ownWords.charge($0.value, at: $0.span) }
    case .exclusion(let exclusion, _): resolve(exclusion.price, plan).map { ownWords.charge($0.value, at: $0.span) }
    case .inclusion(let inclusion, _):
      inclusion.limits.first.flatMap { resolve($0.amount, plan) }.map { [ownWords.fact($0.value, at: $0.span)] }
    }
  }

  private func length(of length: Located<Term.Length>) -> [Inline] {
    switch length.value {
    case .none: [ownWords.stated(ownWords[.none], at: length.span)]
    case .notStated: [ownWords.state(.notStated, .notStated, at: length.span)]
    case .quantity(let quantity): [ownWords.fact(quantity, at: length.span)]
    }
  }

  /// A named figure of a row: its own facts, a limit, a part of its price, a term.
  private func figure(_ name: String, of id: String, _ plan: String) -> [Inline]? {
    guard let row = offer.row(id) else { return nil }
    if let fact = row.facts.first(where: { $0.name.value == name }) { return named(fact, plan) }
    if let term = row.terms.first(where: { $0.kind.value.rawValue == name }) {
      return resolve(term.length, plan).map { length(of: $0) }
    }
    if name == "on-order", let share = row.onOrder?.share { return [ownWords.percent(share.value, at: share.span)] }
    if let item = usageItem(id), let inlines = figure(name, of: item, plan) { return inlines }
    if case .adjustment(let adjustment) = row.content, name == adjustment.kind.value.rawValue {
      return rowValue(row, plan)
    }
    guard case .charge(let charge) = row.content else { return name == "price" ? rowValue(row, plan) : nil }
    return figure(name, of: charge, plan)
  }

  private func figure(_ name: String, of item: UsageItem, _ plan: String) -> [Inline]? {
    switch item {
    case .inclusion(let inclusion, _):
      guard let limit = inclusion.limits.first(where: { $0.name.value == name }) else { return nil }
      return resolve(limit.amount, plan).map { [ownWords.fact($0.value, at: $0.span)] }
    case .exclusion: return name == "price" ? usageValue(item, plan) : nil
    case .rate(let rate, _):
      switch name {
      case "price": return usageValue(item, plan)
      case "fee": return resolve(rate.fee, plan).map { [ownWords.fact($0.value, at: $0.span)] }
      case "minimum": return resolve(rate.minimum, plan).map { [ownWords.fact($0.value, at: $0.span)] }
      case "at-most": return resolve(rate.most, plan).map { [ownWords.fact($0.value, at: $0.span)] }
      case "pack": return rate.pack.map { [ownWords.fact($0.value, at: $0.span)] }
      case "maximum": return resolve(rate.maximum, plan).map { [ownWords.fact($0.value, at: $0.span)] }
      case "increment": return resolve(rate.increment, plan).map { [ownWords.fact($0.value, at: $0.span)] }
      case "first": return resolve(rate.first, plan).map { [ownWords.fact($0.value, at: $0.span)] }
      case "grace": return resolve(rate.grace, plan).map { [ownWords.fact($0.value, at: $0.span)] }
      case "fee-covers": return resolve(rate.feeCovers, plan).map { [ownWords.fact($0.value, at: $0.span)] }
      default: return nil
      }
    }
  }

  private func figure(_ name: String, of charge: Charge, _ plan: String) -> [Inline]? {
    switch name {
    case "price": return resolve(charge.price, plan).map { ownWords.charge($0.value, at: $0.span) }
    case "yearly": return resolve(charge.yearly, plan).map { ownWords.charge($0.value, at: $0.span) }
    case "minimum": return resolve(charge.minimum?.price, plan).map { [ownWords.fact($0.value, at: $0.span)] }
    case "maximum": return resolve(charge.maximum, plan).map { [ownWords.fact($0.value, at: $0.span)] }
    case "pack": return charge.pack.map { [ownWords.fact($0.value, at: $0.span)] }
    case "at-most": return resolve(charge.atMost, plan).map { [ownWords.fact($0.value, at: $0.span)] }
    case "beyond":
      guard case .quantity(let quantity)? = charge.beyond else { return nil }
      return resolve(quantity, plan).map { [ownWords.fact($0.value, at: $0.span)] }
    default: return nil
    }
  }
}
