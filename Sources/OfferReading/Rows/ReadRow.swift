internal import Diagnostics
internal import OfferSyntax
internal import Offers

extension Scope {
  /// The rows and groups under a heading.
  func rowItems(_ node: Node?, _ what: String) -> [RowItem] {
    let entries = mapping(node, what)?.entries ?? []
    var items: [RowItem] = []
    items.reserveCapacity(entries.count)
    for entry in entries {
      if case .mapping(let mapping) = entry.value, mapping.has("rows") {
        if let group = group(entry.key, mapping) { items.append(.group(group)) }
      } else if let row = row(entry.key, entry.value) {
        items.append(.row(row))
      }
    }
    return items
  }

  /// Rows under a heading of their own.
  func group(_ key: Scalar, _ mapping: Mapping) -> RowGroup? {
    let fields = fields(mapping, .group, of: key)
    let rows = (self.mapping(fields["rows"], "`rows`")?.entries ?? []).compactMap { entry -> Row? in
      if case .mapping(let inner) = entry.value, inner.has("rows") {
        report(
          .error(
            .wrongShape, "`\(entry.key.text)` is a group inside a group", at: entry.key.span,
            help: ["move its rows one level up"]))
        return nil
      }
      return row(entry.key, entry.value)
    }
    let id = rowId(key)
    return RowGroup(
      id: id, label: text(fields["label"], "`label`") ?? id, notes: noteReferences(fields["note"]), rows: rows)
  }

  /// One row: a label and what it says.
  func row(_ key: Scalar, _ node: Node) -> Row? {
    guard let fields = fields(node, .row, of: key) else { return nil }
    var row = words(key, fields)
    // Most rows say nothing of the contract: what is not written is not set either.
    if fields.saysOfContract {
      row.terms = terms(fields)
      row.exit = exit(fields["exit"])
      row.switching = switching(fields["switch"])
      row.noticeTerms = noticeTerms(fields["notice-rule"])
    }
    if let shows = fields["shows"] { row.shows = texts(shows, "`shows`") }
    if let kind = adjustmentKind(fields) {
      row.content = adjustment(kind, fields).map { .adjustment($0) } ?? .prose
    } else if fields.has("price") || fields.has("bands") || fields.has("phases") {
      if fields.has("is"), let at = fields.key("is") {
        report(
          .error(
            .unknownKey, "`is` and `price` stand in one row", at: at.span,
            help: ["a row states a value or a price: write the state as the price, `price: included`"]))
      }
      row.content = .charge(charge(fields))
    } else {
      for entry in fields.mapping.entries
      where Construct.aboutPrices.holds(entry) && fields.lacks("price") {
        report(
          .error(
            .requiredKey, "`\(entry.key.text)` says something about a price, and `\(key.text)` has none",
            at: entry.key.span, help: ["write `price`, or leave `\(entry.key.text)` out"]))
      }
      set(feature(fields), of: &row)
    }
    return row
  }

  /// The value a row states, if it states one.
  func feature(_ fields: Fields) -> RowContent {
    varying(fields["is"], "`is`") { value($0, "`is`") }.map { .feature($0) } ?? .prose
  }

  /// Sets what a row states, where it states anything but words.
  func set(_ content: RowContent, of row: inout Row) {
    if case .prose = content { return }
    row.content = content
  }

  /// What every row may say in words.
  func words(_ key: Scalar, _ fields: Fields) -> Row {
    var row = Row(id: rowId(key), label: text(fields["label"], "`label`"))
    if let only = fields["only"] { row.only = planReferences(only) }
    if let notes = fields["note"] { row.notes = noteReferences(notes) }
    if let clause = fields["clause"] { row.clause = text(clause, "`clause`") }
    if let say = fields["say"] { row.say = varying(say, "`say`") { prose($0, "`say`") } }
    if let list = fields["list"] { row.list = items(list, "`list`").compactMap(listItem) }
    if let facts = fields["facts"] { row.facts = self.facts(facts) }
    if let lists = fields["destinations"] {
      row.destinations = varying(lists, "`destinations`") { text($0, "`destinations`") }
    }
    return row
  }

  private func listItem(_ node: Node) -> ListItem? {
    guard case .mapping(let mapping) = node else { return prose(node, "an item").map { ListItem(text: $0.value) } }
    let fields = fields(mapping, .listItem)
    return fields["item"].flatMap { prose($0, "`item`") }
      .map { ListItem(text: $0.value, only: planReferences(fields["only"])) }
  }

  /// Figures with names, for words to quote.
  func facts(_ node: Node?) -> [NamedFact] {
    (mapping(node, "`facts`")?.entries ?? []).compactMap { entry in
      let name = id(entry.key)
      return varying(entry.value, "`\(entry.key.text)`") { value($0, "`\(entry.key.text)`") }
        .map { NamedFact(name: name, value: $0) }
    }
  }

  /// Notes by id; whether they exist is looked at when all are read.
  func noteReferences(_ node: Node?) -> [Located<String>] { texts(node, "`note`") }

  /// Plans by id.
  func planReferences(_ node: Node?) -> [Located<String>] {
    let named = texts(node, "`only`")
    for plan in named where !plans.contains(plan.value) {
      reportUnknown(
        .unknownPlan, "`\(plan.value)` is not a plan of this offer", at: plan.span, word: plan.value, among: plans,
        kind: "plans")
    }
    return named
  }
}

extension Fields {
  /// Whether any key of a row about the contract is there.
  fileprivate var saysOfContract: Bool {
    has("term") || has("commitment") || has("notice") || has("renewal") || has("exit") || has("switch")
      || has("notice-rule")
  }
}
