internal import Diagnostics
internal import DocumentTree
internal import Offers

/// Turns the rows under one heading into blocks: paragraphs and lists for a single plan, columns for several.
struct SectionBuilder {
  let view: OfferView
  let section: OfferSection
  var blocks: [Block] = []
  var rows: [TableRow] = []
  private var caption: [Inline] = []
  private var after: [Block] = []
  /// The label of a group that begins with words of its own, on their line.
  private var heading: [Inline] = []
  private var tables = 0
  /// The last row of a single plan as it reads outside a table.
  private var lone: TableRow?

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

  /// The blocks of some rows alone: an article of general conditions.
  mutating func build(_ rows: [Row]) -> [Block] {
    for row in rows { add(row, inOptions: false) }
    flush()
    return blocks + after
  }

  private mutating func add(_ group: RowGroup) {
    let shown = group.rows.filter { view.concernsAny($0.only) }
    guard !shown.isEmpty else { return }
    let label: [Inline] = [.text(view.ownWords.spaced(group.label.value))] + group.notes.map { .note(id: $0.value) }
    let inOptions = group.label.value.lowercased().holds(view.words[.optionStem])
    if view.isSingle {
      flush()
      if let state = commonState(shown) { return addStates(shown, label, state) }
      if shown.allSatisfy({ isTabular($0) }) {
        caption = label
      } else if shown[0].label == nil {
        heading = label
      } else {
        blocks.append(
          group.notes.isEmpty ? .subheading(view.ownWords.spaced(group.label.value)) : .paragraph([.strong(label)]))
      }
      for row in shown { add(row, inOptions: inOptions) }
      flush()
    } else if shown[0].label == nil {
      // Words without labels stand outside the table, and so does their heading.
      flush()
      blocks.append(
        group.notes.isEmpty ? .subheading(view.ownWords.spaced(group.label.value)) : .paragraph([.strong(label)]))
      for row in shown { add(row, inOptions: inOptions) }
    } else {
      rows.append(.group(group.id.value, label))
      for row in shown { add(row, inOptions: inOptions) }
    }
  }

  private mutating func add(_ row: Row, inOptions: Bool) {
    guard view.concernsAny(row.only) else { return }
    if row.isProse, row.say == nil, row.list.isEmpty, !row.shows.isEmpty { return addShown(row) }
    let label = view.label(row)
    if !label.isEmpty, isTabular(row) {
      addTabular(row, label, inOptions: inOptions)
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
    case .feature, .charge, .adjustment: return row.label != nil && row.list.isEmpty
    case .prose: return false
    }
  }

  /// A row that only shows usage rows: its label as a heading, then those rows.
  private mutating func addShown(_ row: Row) {
    let label = view.label(row)
    if !label.isEmpty, view.isSingle {
      flush()
      blocks.append(row.notes.isEmpty ? .subheading(label.plain) : .paragraph([.strong(label)]))
    } else if !label.isEmpty {
      rows.append(.group(row.id.value, label))
    }
    for item in row.shows.compactMap({ view.usageItem($0.value) }) { add(item) }
  }

  /// A row of a table. What all plans share is said once: conditions beside the label, words across all columns.
  private mutating func addTabular(_ row: Row, _ label: [Inline], inOptions: Bool) {
    let plans = view.planIDs
    if !view.isSingle, row.isProse, row.say == nil, !row.list.isEmpty { return addList(row, label) }
    func lines(_ value: (String) -> [[Inline]]) -> TableRow {
      let values = plans.map { view.concerns(row.only, $0) ? value($0) : [view.notConcerned(row)] }
      return TableRow(id: row.id.value, label: label, values: values)
    }
    var whole = lines { view.lines(row, $0, inOptions: inOptions) }
    if view.isSingle { return addSingle(whole, row, inOptions: inOptions) }
    let conditions = lines { view.conditions(row, $0, inOptions: inOptions) }
    let said = lines { view.said(row, $0) }
    let values = lines { view.values(row, $0) }
    let hasValues = values.values.allSatisfy { !$0.isEmpty }
    let shared = conditions.isSame ? conditions.values[0] : []
    let apart = hasValues && !whole.isSame && said.isSame && !said.values[0].isEmpty && row.only.isEmpty
    if hasValues {
      whole = lines { plan in
        let own = conditions.isSame ? [] : view.conditions(row, plan, inOptions: inOptions).map { [Inline.muted($0)] }
        return view.values(row, plan) + own + (apart ? [] : view.said(row, plan))
      }
      if whole.isSame { whole.values = whole.values.map { _ in sharedLines(row) } }
      if !shared.isEmpty { whole.label.append(.muted([.text(" ")] + shared.joined(by: ", "))) }
    }
    rows.append(whole)
    if apart {
      rows.append(
        TableRow(
          id: row.id.value + "-words", label: [.muted(view.words.phrase(.detailsOf, label.withoutNotes))],
          values: said.values.map { [joined($0)] }))
    }
  }

  /// What all plans share, in one run of words where the value is one line: `inclus. Sur rendez-vous.`
  private func sharedLines(_ row: Row) -> [[Inline]] {
    let plan = view.planIDs[0]
    let (values, said) = (view.values(row, plan), view.said(row, plan))
    guard values.count == 1, !said.isEmpty else { return values + said }
    return [[values[0], joined(said)].sentences]
  }

  /// Items as one run of words.
  private func joined(_ items: [[Inline]]) -> [Inline] {
    guard items.count > 1 else { return items.first ?? [] }
    return items.map(\.withoutFullStop).joined(by: view.words[.listSeparator] + " ")
  }

  /// A charge of a single plan with phases or bands: a row for each, under its label and what goes with all of them.
  private mutating func addSteps(of charge: Charge, _ whole: TableRow, _ row: Row, inOptions: Bool) {
    let plan = view.planIDs[0]
    let steps = view.steps(charge, plan)
    let rest = view.values(row, plan).dropFirst(steps.count) + view.conditions(row, plan, inOptions: inOptions)
    let beside = ([Array(rest).joined(by: ", ")] + view.said(row, plan)).sentences
    for (position, step) in steps.enumerated() {
      let when = step.when.map { view.words.lead(whole.label).plainWeight + $0 } ?? whole.label
      let muted: [Inline] = position == 0 && !beside.isEmpty ? [.text(" "), .muted(beside.plainWeight)] : []
      let id = position == 0 ? whole.id : "\(whole.id)-\(position + 1)"
      rows.append(TableRow(id: id, label: when + muted, values: [[step.cost]]))
    }
  }

  /// A row of a single plan: the price in its column, everything else beside the label, so that tables stay narrow.
  private mutating func addSingle(_ whole: TableRow, _ row: Row, inOptions: Bool) {
    let plan = view.planIDs[0]
    let values = view.values(row, plan)
    lone = whole
    guard var first = values.first else { return rows.append(whole) }
    if case .charge(let charge) = row.content, !charge.isPlain,
      !view.quotesItself(row, view.resolve(row.say, plan)?.value)
    {
      return addSteps(of: charge, whole, row, inOptions: inOptions)
    }
    var beside = view.conditions(row, plan, inOptions: inOptions) + values.dropFirst()
    if let usual = view.words.usualWord(of: first) {
      beside.insert(first, at: 0)
      first = usual
    } else if let bracket = first.firstIndex(where: { $0.plain == " (" }), first.last?.plain == ")" {
      // The only quantity a price holds for stands beside the label too.
      beside.insert(Array(first[(bracket + 1)...].dropLast()), at: 0)
      first = Array(first[..<bracket])
    }
    let rest = ([beside.joined(by: ", ")] + view.said(row, plan)).sentences
    var label = whole.label
    if !rest.isEmpty { label += [.text(" "), .muted(rest.plainWeight)] }
    rows.append(TableRow(id: whole.id, label: label, values: [[first]]))
  }

  private mutating func addProse(_ row: Row, _ label: [Inline], inOptions: Bool) {
    var row = row
    let items = row.list
    row.list = []
    let isListOnly = row.isProse && row.say == nil && row.terms.isEmpty && row.destinations == nil && !items.isEmpty
    let plans = view.isSingle ? view.planIDs : Array(view.planIDs.prefix(1))
    for plan in plans {
      let lines = isListOnly ? [] : view.lines(row, plan, inOptions: inOptions)
      let paragraph = view.words.lead(label.isEmpty ? heading : label) + lines.sentences
      heading = []
      let shown = items.filter { view.concerns($0.only, plan) }.map { view.prose($0.text, facts: row.facts, plan) }
      if isListOnly {
        blocks += listed(paragraph, shown)
      } else {
        if !paragraph.isEmpty { blocks.append(.paragraph(paragraph)) }
        if !shown.isEmpty { blocks.append(.list(ordered: false, items: shown)) }
      }
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
      add(item)
    }
  }

  private mutating func add(_ item: UsageItem) {
    guard view.concernsAny(item.row.only) else { return }
    let label = view.label(item.row)
    let values = view.planIDs.map { view.lines(item, $0) }
    if view.isSingle || label.isEmpty {
      flush()
      blocks.append(.paragraph(view.words.lead(label) + (values.first ?? []).sentences))
    } else {
      rows.append(TableRow(id: item.row.id.value, label: label, values: values))
    }
    for list in view.lists(of: item.row) { after.append(view.details(of: list)) }
  }

  /// The prices of usage: with several plans in the table of the other prices, else in one of their own.
  private mutating func addRates() {
    for part in RateTables(view).build() {
      if let own = part.rows {
        rows += own
        after += part.step
      } else {
        flush()
        blocks += part.table + part.step
      }
    }
  }

  /// Ends the table that is being filled.
  private mutating func flush() {
    defer {
      rows = []
      caption = []
    }
    guard !rows.isEmpty else { return }
    if view.isSingle, rows.count == 1, caption.isEmpty, let lone, let lines = lone.values.first {
      if case .table(let table)? = blocks.last {
        blocks[blocks.count - 1] = .table(table.appending(rows[0]).aligningDecimals(view.words))
      } else {
        blocks.append(.paragraph(view.words.lead(lone.label) + lines.sentences))
      }
      return
    }
    // Where nothing differs there is nothing to set side by side: labels and what they say.
    let isShared = !view.isSingle && rows.allSatisfy(\.isSame)
    if isShared, rows.count == 1, let lines = rows[0].values.first {
      return blocks.append(.paragraph(view.words.lead(rows[0].label) + lines.sentences))
    }
    tables += 1
    let id = tables == 1 ? section.rawValue : "\(section.rawValue)-\(tables)"
    let all = view.joiningIncluded(rows)
    let isOneColumn = view.isSingle || isShared
    let columns = isOneColumn ? [Table.Column(header: valueHeader)] : view.planColumns
    let rows = isShared ? all.map(\.first) : all.map { $0.gathered(view.plans.map(\.title.value), view.words) }
    var table = Table(id: id, caption: caption, rowHeader: view.words[.row], columns: columns, rows: rows)
    if isShared { table.columns[0].alignment = .start }
    blocks.append(.table(table.aligningDecimals(view.words).sharingUnits(view.words)))
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

extension Charge {
  /// Whether it has one price, or one band and nothing beside it to say in a line.
  fileprivate var isPlain: Bool { phases.isEmpty && changes.isEmpty && bands.count < 2 }
}
