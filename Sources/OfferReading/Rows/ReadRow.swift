internal import Diagnostics
internal import OfferSyntax
internal import Offers

extension Scope {
  /// The rows and groups under a heading.
  func rowItems(_ node: Node?, _ what: String) -> [RowItem] {
    (mapping(node, what)?.entries ?? []).compactMap { entry in
      if case .mapping(let mapping) = entry.value, mapping["rows"] != nil {
        return group(entry.key, mapping).map { .group($0) }
      }
      return row(entry.key, entry.value).map { .row($0) }
    }
  }

  /// Rows under a heading of their own.
  func group(_ key: Scalar, _ mapping: Mapping) -> RowGroup? {
    let fields = fields(mapping, .group, of: key)
    let rows = (self.mapping(fields["rows"], "`rows`")?.entries ?? []).compactMap { entry -> Row? in
      if case .mapping(let inner) = entry.value, inner["rows"] != nil {
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
    row.terms = terms(fields)
    row.exit = exit(fields["exit"])
    row.switching = switching(fields["switch"])
    row.onOrder = onOrder(fields["on-order"])
    row.partMonths = partMonths(fields["part-months"])
    row.noticeTerms = noticeTerms(fields["notice-rule"])
    row.shows = texts(fields["shows"], "`shows`")
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
      row.content = feature(fields)
    }
    return row
  }

  /// The value a row states, if it states one.
  func feature(_ fields: Fields) -> RowContent {
    varying(fields["is"], "`is`") { value($0, "`is`") }.map { .feature($0) } ?? .prose
  }

  /// What every row may say in words.
  func words(_ key: Scalar, _ fields: Fields) -> Row {
    var row = Row(id: rowId(key))
    row.label = text(fields["label"], "`label`")
    row.only = planReferences(fields["only"])
    row.notes = noteReferences(fields["note"])
    row.clause = text(fields["clause"], "`clause`")
    row.say = varying(fields["say"], "`say`") { prose($0, "`say`") }
    row.list = items(fields["list"], "`list`").compactMap(listItem)
    row.facts = facts(fields["facts"])
    row.destinations = varying(fields["destinations"], "`destinations`") { text($0, "`destinations`") }
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
