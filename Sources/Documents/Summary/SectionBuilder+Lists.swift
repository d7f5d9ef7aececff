internal import Diagnostics
internal import DocumentTree
internal import Offers

extension SectionBuilder {
  /// The state that all rows of a group share, when they say nothing else than that and words.
  func commonState(_ rows: [Row]) -> Located<Availability>? {
    let states = rows.map { row -> Located<Availability>? in
      guard case .feature(let value) = row.content, let plan = view.planIDs.first,
        let found = view.resolve(value, plan), case .state(let state) = found.value
      else { return nil }
      return row.label == nil ? nil : Located(state, at: found.span)
    }
    guard rows.count > 1, let first = states[0], states.allSatisfy({ $0?.value == first.value }) else { return nil }
    return first
  }

  /// The state once, beside the heading, then the rows as items.
  mutating func addStates(_ rows: [Row], _ label: [Inline], _ state: Located<Availability>) {
    let fact = view.words.availability(state.value, at: state.span)
    let lead: [Inline] = [.strong(label), .muted([.text(" ("), fact, .text(")")]), .text(view.words[.colon] + " ")]
    let plan = view.planIDs[0]
    let items = rows.map { row -> [Inline] in
      guard let say = view.resolve(row.say, plan) else { return view.label(row) }
      return view.words.lead(view.label(row)).plainWeight + view.prose(say.value, facts: row.facts, plan)
    }
    blocks += listed(lead, items)
  }

  /// A list as one paragraph when it is short, else item by item.
  func listed(_ lead: [Inline], _ items: [[Inline]]) -> [Block] {
    let separator = view.words[.listSeparator] + " "
    guard items.reduce(0, { $0 + $1.plain.count }) > 420 else {
      return [.paragraph(lead + items.joined(by: separator))]
    }
    return (lead.isEmpty ? [] : [.paragraph(lead)]) + [.list(ordered: false, items: items)]
  }

  /// Items common to all plans once, on one line, then what some plans have besides.
  mutating func addList(_ row: Row, _ label: [Inline]) {
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
}
