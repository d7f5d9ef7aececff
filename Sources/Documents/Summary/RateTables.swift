internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities

/// The prices of usage that nothing includes, grouped as the offer groups them.
struct RateTables {
  private let view: OfferView
  private let elsewhere: Set<String>

  init(_ view: OfferView) {
    self.view = view
    elsewhere = view.shownElsewhere
  }

  /// The rates of one kind of usage: a table, or rows for the table of the plans, then the billing step.
  struct Part {
    var rows: [TableRow]?
    var table: [Block]
    var step: [Block]
  }

  /// A part for each kind of usage that has rates here.
  func build() -> [Part] {
    UsageKind.allCases.compactMap { kind -> Part? in
      guard let terms = view.offer.usage[kind] else { return nil }
      let groups = terms.beyond.map { group -> RateGroup in
        var shown = group
        shown.rates = group.rates.filter {
          !elsewhere.contains($0.row.id.value) && view.concernsAny($0.row.only) && $0.row.label != nil
        }
        return shown
      }.filter { !$0.rates.isEmpty }
      return groups.isEmpty ? nil : part(groups, kind, step(terms) + crossing(terms))
    }
  }

  private func part(_ groups: [RateGroup], _ kind: UsageKind, _ step: [Block]) -> Part {
    let rates = groups.flatMap(\.rates)
    let isSame = rates.allSatisfy { rate in
      let first = view.planIDs.first.map { view.lines(rate, $0).map(\.plain) }
      return view.planIDs.allSatisfy { view.lines(rate, $0).map(\.plain) == first }
    }
    let hasFees = rates.contains { $0.fee != nil }
    let layout: Layout = !isSame ? .plans : hasFees && rates.allSatisfy { $0.row.say == nil } ? .feeAndRate : .price
    let caption: [Inline] = [.text(view.words[.rates])]
    var rows: [TableRow] = []
    if !view.isSingle, groups.first?.label == nil { rows.append(.group("rates-\(kind.rawValue)", caption)) }
    for group in groups {
      if let label = group.label {
        let id = group.id?.value ?? label.value
        rows.append(.group(id, [.text(view.ownWords.spaced(label.value))] + group.notes.map { .note(id: $0.value) }))
      }
      rows += group.rates.map { row($0, layout) }
    }
    if !view.isSingle, layout != .feeAndRate { return Part(rows: rows, table: [], step: step) }
    let table = Table(
      id: "rates-\(kind.rawValue)", caption: caption, rowHeader: view.words[.row], columns: columns(layout, kind),
      rows: rows, merging: false)
    return Part(rows: nil, table: [.table(table.aligningDecimals(view.words))], step: step)
  }

  private enum Layout { case plans, feeAndRate, price }

  private func columns(_ layout: Layout, _ kind: UsageKind) -> [Table.Column] {
    switch layout {
    case .plans, .price: return [Table.Column(header: [.text(view.words[.price])])]
    case .feeAndRate:
      let key: WordingKey =
        switch kind {
        case .calls: .perMinute
        case .messages: .perMessage
        case .data: .perMegabyte
        }
      return [
        Table.Column(header: [.text(view.words[.fee])]), Table.Column(header: [.text(view.words[key])]),
      ]
    }
  }

  private func row(_ rate: Rate, _ layout: Layout) -> TableRow {
    let label = view.label(rate.row)
    let plan = view.planIDs.first ?? ""
    let values: [[[Inline]]]
    switch layout {
    case .plans: values = view.planIDs.map { view.lines(rate, $0) }
    case .price: values = view.planIDs.map { _ in view.lines(rate, plan) }
    case .feeAndRate:
      var bare = rate
      bare.fee = nil
      let fee = view.resolve(rate.fee, plan).map { [view.words.fact($0.value, at: $0.span)] }
      values = [[fee ?? [view.words.stated(view.words[.none], at: nil)]], view.lines(bare, plan)]
    }
    return TableRow(id: rate.row.id.value, label: label, values: values)
  }

  /// What a call pays that goes on into other hours, where the offer says so.
  private func crossing(_ terms: UsageTerms) -> [Block] {
    let holidays = holidays(terms)
    guard let plan = view.planIDs.first, let crossing = view.resolve(terms.crossing, plan) else { return holidays }
    let key: WordingKey =
      switch crossing.value {
      case .start: .crossingStart
      case .split: .crossingSplit
      }
    return [.paragraph([view.words.stated(view.words[key], at: crossing.span)])] + holidays
  }

  /// The days that hours of a rate or an inclusion mean by holidays.
  private func holidays(_ terms: UsageTerms) -> [Block] {
    let hours = terms.included.map(\.hours) + terms.beyond.flatMap(\.rates).map(\.hours)
    guard hours.contains(where: { $0.map { $0.value.holidays != .likeOthers } ?? false }) else { return [] }
    let days = view.offer.holidays.map { [view.words.fact($0.value, at: $0.span)] }
    return days.isEmpty
      ? [] : [.paragraph(view.words.phrase(.holidays, days.joined(by: view.words[.listSeparator] + " ")))]
  }

  private func step(_ terms: UsageTerms) -> [Block] {
    guard let plan = view.planIDs.first else { return [] }
    guard view.resolve(terms.first, plan) == nil, let step = view.resolve(terms.increment, plan) else {
      return view.step(terms.first, terms.increment, plan).map { [.paragraph($0.capitalised + [.text(".")])] } ?? []
    }
    var line = view.words.phrase(.increment, [view.words.fact(step.value, at: step.span)])
    if let varying = terms.increment {
      for other in view.alternatives(varying, plan, show: { [view.words.fact($0.value, at: $0.span)] }) {
        line += [.text(" ")] + other.capitalised + [.text(".")]
      }
    }
    return [.paragraph(line)]
  }
}
