internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities

/// What one plan says under the canonical keys.
struct CanonicalFacts {
  private(set) var keys: [CanonicalKey] = []
  private(set) var lines: [CanonicalKey: [[Inline]]] = [:]
  private let view: OfferView
  private let plan: String
  private var words: Wording { view.words }

  init(_ view: OfferView, _ plan: String) {
    self.view = view
    self.plan = plan
    addHead()
    for row in OfferSection.allCases.flatMap({ view.offer.sections[$0] ?? [] }).flatMap(\.rows)
    where view.concerns(row.only, plan) {
      if case .charge(let charge) = row.content, !charge.isOption { add(charge, row) }
      for term in row.terms { add(term) }
    }
    if let calls = view.offer.usage[.calls] { addDestinations(calls) }
    for kind in UsageKind.allCases { if let terms = view.offer.usage[kind] { add(terms) } }
  }

  private mutating func put(_ key: CanonicalKey, _ line: [Inline]) {
    if lines[key] == nil { keys.append(key) }
    if lines[key]?.contains(where: { $0.plain == line.plain }) != true { lines[key, default: []].append(line) }
  }

  private mutating func addHead() {
    let offer = view.offer
    if let customers = offer.customers {
      let key: WordingKey =
        switch customers.value {
        case .consumers: .consumers
        case .businesses: .businesses
        case .everyone: .everyone
        }
      put(.customers, [words.stated(words[key], at: customers.span)])
    }
    put(.basis, [words.stated(view.basis, at: offer.taxBasis.span)])
  }

  private mutating func add(_ charge: Charge, _ row: Row) {
    guard let price = view.resolve(charge.price, plan) else { return }
    let isExit = charge.when?.value == .exit
    guard case .amounts(let amounts) = price.value else {
      let line = words.charge(price.value, at: price.span)
      if isExit { put(.exitFee(per: []), line) }
      if charge.when?.value == .start { put(.oneOff(per: []), labelled(line, row, 1)) }
      if charge.when == nil, charge.beyond == nil, lines[.recurring(per: [])] == nil,
        keys.allSatisfy({ !$0.isRecurring })
      {
        put(.recurring(per: []), line)
      }
      return
    }
    for amount in amounts {
      let line = [words.fact(amount.value, at: amount.span)]
      put(
        isExit ? .exitFee(per: amount.value.meters) : key(of: amount.value, charge), labelled(line, row, amounts.count))
    }
    guard let yearly = view.resolve(charge.yearly, plan), case .amounts(let each) = yearly.value else { return }
    for amount in each { put(.yearly(per: amount.value.meters), [words.fact(amount.value, at: amount.span)]) }
  }

  private func labelled(_ line: [Inline], _ row: Row, _ count: Int) -> [Inline] {
    guard let label = row.label else { return line }
    return line + [.muted([.text(" \(label.value)")])]
  }

  private func key(of price: Price, _ charge: Charge) -> CanonicalKey {
    if charge.when?.value == .event { return .perUse(per: price.per.isEmpty ? [.event] : price.per) }
    switch price.period {
    // What is paid for units that the subscription does not cover is no subscription.
    case .month?: return charge.beyond == nil ? .recurring(per: price.meters) : .extra(per: price.meters)
    case .year?: return .yearly(per: price.meters)
    case .fortnight?, .fourWeeks?, .twoMonths?, .quarter?, .halfYear?, .twoYears?:
      return charge.beyond == nil ? .recurring(per: price.meters) : .extra(per: price.meters)
    case nil, .some: break
    }
    let isUsed = price.per.contains {
      $0 == .call || $0 == .message || $0.dimension == .callTime || $0.dimension == .data
    }
    return isUsed || price.period != nil ? .perUse(per: price.per) : .oneOff(per: price.meters)
  }

  private mutating func add(_ term: Term) {
    guard let length = view.resolve(term.length, plan) else { return }
    put(.term(term.kind.value), words.term(term.kind.value, length.value, at: length.span))
  }

  private mutating func addDestinations(_ calls: UsageTerms) {
    var destinations: [Destination] = []
    for inclusion in calls.included where view.concerns(inclusion.row.only, plan) {
      destinations += view.resolve(inclusion.to, plan)?.value ?? []
    }
    guard !destinations.isEmpty else { return }
    let set = DestinationSet(destinations, lists: view.offer.destinations)
    for kind in [LineKind.fixed, .mobile] {
      let count = set.territories.count { set.kinds(in: $0).contains(kind) }
      guard count > 0 else { continue }
      let fact = words.fact(Quantity(Figure(Int64(count)), .destination), at: nil)
      put(.destinations, words.lead([.text(view.kinds([kind]).capitalised)]).plainWeight + [fact])
    }
  }

  private mutating func add(_ terms: UsageTerms) {
    for inclusion in terms.included where view.concerns(inclusion.row.only, plan) {
      guard view.resolve(inclusion.to, plan) != nil else { continue }
      for limit in inclusion.limits {
        guard let amount = view.resolve(limit.amount, plan) else { continue }
        put(.limit(limited(amount.value)), [words.fact(amount.value, at: amount.span)])
      }
    }
    for rate in terms.beyond.flatMap(\.rates) where view.concerns(rate.row.only, plan) { add(rate) }
    if view.resolve(terms.first, plan) != nil, let block = view.step(terms.first, terms.increment, plan) {
      put(.increment, block)
    } else if let step = view.resolve(terms.increment, plan) {
      put(.increment, [words.fact(step.value, at: step.span)])
    }
  }

  private func limited(_ quantity: Quantity) -> CanonicalKey.Limited {
    switch quantity.unit.dimension {
    case .callTime: quantity.per.contains(.call) ? .callLength : .callTime
    case .data: .data
    case .count(.correspondent): .correspondents
    case .count(.message): .messages
    case .days, .months, .speed, .count: .other(quantity.unit)
    }
  }

  /// What the plan says under a key; a rate is the first that matches, as it is on the bill.
  func values(of key: CanonicalKey) -> [[Inline]]? {
    guard case .rate(let kind, let place?) = key else { return lines[key] }
    for rate in view.offer.usage[.calls]?.beyond.flatMap(\.rates) ?? [] where view.concerns(rate.row.only, plan) {
      guard let to = view.resolve(rate.to, plan),
        DestinationSet(to.value, lists: view.offer.destinations).covers(place, kind)
      else { continue }
      return [line(of: rate)]
    }
    return nil
  }

  private func line(of rate: Rate) -> [Inline] {
    var plain = rate
    plain.row.say = nil
    return view.lines(plain, plan)[0]
  }

  /// A rate under each place it names one by one; a zone of many places cannot be compared by name.
  private mutating func add(_ rate: Rate) {
    guard let to = view.resolve(rate.to, plan) else { return }
    let line = line(of: rate)
    for destination in to.value {
      for place in places(destination.place) {
        for kind in destination.kinds.isEmpty ? LineKind.usual : destination.kinds
        where kind == .fixed || kind == .mobile {
          let key = CanonicalKey.rate(kind, place)
          // The first rate that matches holds.
          if lines[key] == nil { put(key, line) }
        }
      }
    }
  }

  private func places(_ place: Destination.Place) -> [Territory?] {
    switch place {
    case .anywhere: return [nil]
    case .territory(let territory): return [territory]
    case .list(let name):
      let entries = view.list(name)?.entries ?? []
      return entries.count <= 3 ? entries.map(\.territory) : []
    }
  }
}

extension CanonicalKey {
  fileprivate var isRecurring: Bool {
    if case .recurring = self { return true }
    return false
  }
}
