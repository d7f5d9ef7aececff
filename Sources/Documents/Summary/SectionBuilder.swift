internal import Diagnostics
internal import DocumentTree
internal import Offers

/// Turns the rows under one heading into blocks: paragraphs and lists for a single plan, columns for several.
struct SectionBuilder {
  let view: OfferView
  let section: OfferSection
  private var blocks: [Block] = []
  private var rows: [TableRow] = []
  private var caption: [Inline] = []
  private var after: [Block] = []
  private var tables = 0

  init(_ view: OfferView, _ section: OfferSection) {
    self.view = view
    self.section = section
  }

  /// The blocks of the section: its own rows, then the usage rows that stand here by themselves.
  mutating func build() -> [Block] {
    for item in view.offer.sections[section] ?? [] {
      switch item {
      case .row(let row): add(row, inOptions: false)
      case .group(let group): add(group)
      }
    }
    addUsage()
    if section == .price { addRates() }
    flush()
    return blocks + after
  }

  private mutating func add(_ group: RowGroup) {
    let shown = group.rows.filter { view.concernsAny($0.only) }
    guard !shown.isEmpty else { return }
    let label: [Inline] = [.text(group.label.value)] + group.notes.map { .note(id: $0.value) }
    let inOptions = group.label.value.lowercased().contains(view.words[.optionStem])
    if view.isSingle {
      flush()
      if shown.allSatisfy({ isTabular($0) }) {
        caption = label
      } else {
        blocks.append(.paragraph([.strong(label)]))
      }
      for row in shown { add(row, inOptions: inOptions) }
      flush()
    } else {
      rows.append(.group(group.id.value, label))
      for row in shown { add(row, inOptions: inOptions) }
    }
  }

  private mutating func add(_ row: Row, inOptions: Bool) {
    guard view.concernsAny(row.only) else { return }
    let label = view.label(row)
    if !label.isEmpty, isTabular(row) {
      let values = view.planIDs.map { view.lines(row, $0, inOptions: inOptions) }
      addTabular(row, label, values)
    } else {
      flush()
      addProse(row, label, inOptions: inOptions)
    }
    for list in view.lists(of: row) { after.append(view.details(of: list)) }
  }

  /// Whether a row stands in a table: with several plans every row with a label, else every value and price.
  private func isTabular(_ row: Row) -> Bool {
    guard view.isSingle else { return row.label != nil }
    switch row.content {
    case .feature, .charge: return row.label != nil && row.list.isEmpty
    case .prose: return false
    }
  }

  private mutating func addTabular(_ row: Row, _ label: [Inline], _ values: [[[Inline]]]) {
    guard !row.list.isEmpty, !view.isSingle, case .prose = row.content, row.say == nil else {
      rows.append(TableRow(id: row.id.value, label: label, values: values))
      return
    }
    addList(row, label)
  }

  /// Items common to all plans once, on one line, then what some plans have besides.
  private mutating func addList(_ row: Row, _ label: [Inline]) {
    let plans = view.planIDs
    let common = row.list.filter { item in plans.allSatisfy { view.concerns(item.only, $0) } }
    let own = plans.map { plan in
      row.list.filter { item in view.concerns(item.only, plan) && !plans.allSatisfy { view.concerns(item.only, $0) } }
    }
    let separator = view.words[.listSeparator] + " "
    func joined(_ items: [ListItem], _ plan: String) -> [Inline] {
      items.map { view.prose($0.text, facts: row.facts, plan) }.joined(by: separator)
    }
    if !common.isEmpty {
      let values = plans.map { [joined(common, $0)] }
      rows.append(TableRow(id: row.id.value, label: label, values: values))
    }
    guard own.contains(where: { !$0.isEmpty }) else { return }
    let values = zip(plans, own).map { plan, items -> [[Inline]] in
      items.isEmpty
        ? [[view.words.state(.notOffered, common.isEmpty ? .none : .nothingMore)]] : [joined(items, plan)]
    }
    let id = common.isEmpty ? row.id.value : row.id.value + "-more"
    let name = common.isEmpty ? label : view.words.phrase(.inAddition, label)
    rows.append(TableRow(id: id, label: name, values: values))
  }

  private mutating func addProse(_ row: Row, _ label: [Inline], inOptions: Bool) {
    var row = row
    let items = row.list
    row.list = []
    let isListOnly = row.say == nil && row.terms.isEmpty && row.shows.isEmpty && !items.isEmpty && isProse(row)
    let plans = view.isSingle ? view.planIDs : Array(view.planIDs.prefix(1))
    for plan in plans {
      var lines = isListOnly ? [] : view.lines(row, plan, inOptions: inOptions)
      if !label.isEmpty {
        lines = lines.isEmpty ? [view.words.lead(label)] : [view.words.lead(label) + lines[0]] + lines.dropFirst()
      }
      blocks += lines.map { .paragraph($0) }
      let shown = items.filter { view.concerns($0.only, plan) }
      if !shown.isEmpty {
        blocks.append(.list(ordered: false, items: shown.map { view.prose($0.text, facts: row.facts, plan) }))
      }
    }
  }

  private func isProse(_ row: Row) -> Bool {
    switch row.content {
    case .prose: true
    case .feature, .charge: false
    }
  }

  private mutating func addUsage() {
    let elsewhere = view.shownElsewhere
    for item in view.usageItems where !elsewhere.contains(item.row.id.value) {
      switch item {
      case .inclusion(let inclusion, _): if inclusion.section != section { continue }
      case .exclusion(let exclusion, _): if exclusion.section != section { continue }
      case .rate: continue
      }
      guard view.concernsAny(item.row.only) else { continue }
      let label = view.label(item.row)
      let values = view.planIDs.map { view.lines(item, $0) }
      if view.isSingle || label.isEmpty {
        flush()
        let lines = values.first ?? []
        blocks += lines.enumerated().map { .paragraph($0 == 0 ? view.words.lead(label) + $1 : $1) }
      } else {
        rows.append(TableRow(id: item.row.id.value, label: label, values: values))
      }
      for list in view.lists(of: item.row) { after.append(view.details(of: list)) }
    }
  }

  private mutating func addRates() {
    let tables = RateTables(view).build()
    guard !tables.isEmpty else { return }
    flush()
    blocks += tables
  }

  /// Ends the table that is being filled.
  private mutating func flush() {
    defer {
      rows = []
      caption = []
    }
    guard !rows.isEmpty else { return }
    tables += 1
    let id = tables == 1 ? section.rawValue : "\(section.rawValue)-\(tables)"
    let columns = view.isSingle ? [Table.Column(header: valueHeader)] : view.planColumns
    let table = Table(id: id, caption: caption, rowHeader: view.words[.row], columns: columns, rows: rows)
    blocks.append(.table(table.aligningDecimals(view.words)))
  }

  private var valueHeader: [Inline] {
    let isPrice = section == .price
    return [.text(isPrice ? view.words[.price] : view.offer.title.value)]
  }
}

extension OfferView {
  /// One column for each plan, by its full and its short name.
  var planColumns: [Table.Column] {
    plans.map { Table.Column(header: [.text($0.title.value)], short: $0.short?.value ?? "") }
  }
}
