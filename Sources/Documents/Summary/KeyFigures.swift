internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities

/// The amounts a reader looks for first: what is due each month whatever happens, for each use, and once.
///
/// Only for a single plan whose compulsory prices are plain amounts; nothing is added up that a reading, a band or a
/// number of users could change.
struct KeyFigures {
  private let view: OfferView
  private var monthly: [Located<Price>] = []
  private var hasMinimum = false
  private var once: [(price: Located<Price>, label: String)] = []
  private var perUse: [(price: Located<Price>, label: String, minimum: Located<Price>?)] = []
  private var perUnit: [(price: Located<Price>, label: String)] = []
  private var isPlain = true

  /// The figures, or nothing when there are fewer than two or they are not plain.
  static func block(_ view: OfferView) -> Block? {
    guard view.isSingle, let plan = view.planIDs.first else { return nil }
    var figures = KeyFigures(view)
    for row in (view.offer.sections[.price] ?? []).flatMap(\.rows) where view.concerns(row.only, plan) {
      if case .charge(let charge) = row.content, !charge.isOption { figures.add(charge, row, plan) }
    }
    guard figures.isPlain else { return nil }
    let all = figures.all()
    return all.count > 1 ? .keyFigures(all) : nil
  }

  private init(_ view: OfferView) { self.view = view }

  private mutating func add(_ charge: Charge, _ row: Row, _ plan: String) {
    guard charge.price.readings(plan: plan).isEmpty, charge.bands.count < 2, charge.phases.isEmpty,
      charge.changes.isEmpty
    else {
      return isPlain = false
    }
    guard !charge.isDeposit, charge.beyond == nil, charge.months == nil, let amounts = amounts(of: charge, plan) else {
      return
    }
    let label = row.label?.value ?? row.id.value
    let minimum = charge.minimum.flatMap { view.resolve($0.price, plan) }
    for amount in amounts { add(amount, label, charge, minimum) }
    if let minimum, let due = charge.minimum, minimum.value.per == [.month] {
      hasMinimum = true
      let isAlways = due.due.map { view.resolve($0, plan)?.value == .always } ?? true
      if isAlways { monthly.append(minimum) }
    }
  }

  /// The amounts of a charge; of its only band where the price itself is only a state.
  private func amounts(of charge: Charge, _ plan: String) -> [Located<Price>]? {
    for price in [view.resolve(charge.price, plan), charge.bands.first.flatMap({ view.resolve($0.price, plan) })] {
      if let price, case .amounts(let amounts) = price.value { return amounts }
    }
    return nil
  }

  private mutating func add(_ price: Located<Price>, _ label: String, _ charge: Charge, _ minimum: Located<Price>?) {
    if price.value.per == [.month], minimum == nil {
      monthly.append(price)
    } else if price.value.per.isEmpty, charge.when.map({ $0.value == .start }) ?? true {
      once.append((price, label))
    } else if price.value.period == .month {
      perUnit.append((price, label))
    } else if price.value.period == nil, !price.value.per.isEmpty, charge.when == nil {
      perUse.append((price, label, minimum))
    }
  }

  private func all() -> [KeyFigure] {
    let words = view.words
    var figures: [KeyFigure] = []
    if let sum = sum(monthly) {
      let isLeast = hasMinimum || !perUse.isEmpty || !perUnit.isEmpty
      let label = isLeast ? "\(words[.perMonth]), \(words[.atLeast])" : words[.perMonth]
      let parts = monthly.map { price in
        [
          Inline.fact(
            Fact(.price(price.value), text: words.number(price.value.figure, decimals: 2), origin: Origin(price.span)))
        ]
      }
      figures.append(
        KeyFigure(label: [.text(label)], value: [sum], explanation: monthly.count > 1 ? parts.joined(by: " + ") : []))
    }
    figures += perUnit.prefix(2).map { price, label in
      KeyFigure(label: [.text(label)], value: [words.fact(price.value, at: price.span)])
    }
    figures += perUse.prefix(1).map { price, label, minimum in
      let least = minimum.map { words.phrase(.minimum, [words.fact($0.value, at: $0.span)]) }
      return KeyFigure(
        label: [.text(label)], value: [words.fact(price.value, at: price.span)], explanation: least ?? [])
    }
    if let sum = sum(once.map(\.price)) {
      let names = once.map(\.label).joined(separator: ", ")
      figures.append(KeyFigure(label: [.text(words[.once])], value: [sum], explanation: [.text(names)]))
    }
    return figures.count > 4 ? [] : figures
  }

  /// The sum as a computed amount; the written price itself when there is only one.
  private func sum(_ prices: [Located<Price>]) -> Inline? {
    guard let first = prices.first else { return nil }
    var total = Rational.zero
    do {
      for price in prices { total = try total.adding(price.value.figure.value) }
    } catch { return nil }
    guard let figure = Figure(total, decimals: 2) else { return nil }
    let text = view.words.amount(figure, first.value.currency)
    guard prices.count > 1 else { return .fact(Fact(.price(first.value), text: text, origin: Origin(first.span))) }
    return .fact(Fact(.amount(figure, first.value.currency), text: text))
  }
}
