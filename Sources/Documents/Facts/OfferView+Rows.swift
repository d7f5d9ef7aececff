internal import Diagnostics
internal import DocumentTree
internal import Offers

extension OfferView {
  /// What a row says for one plan, each element a line of its own; never nothing.
  func lines(_ row: Row, _ plan: String, inOptions: Bool = false) -> [[Inline]] {
    guard concerns(row.only, plan) else { return [notConcerned(row)] }
    let lines = values(row, plan) + conditions(row, plan, inOptions: inOptions).map { [.muted($0)] } + said(row, plan)
    return lines.isEmpty ? [[words.state(.notStated, .notStated, at: row.label?.span)]] : lines
  }

  /// A row that does not concern a plan.
  func notConcerned(_ row: Row) -> [Inline] {
    [words.state(.notOffered, row.isProse ? .notConcerned : .notOffered, at: row.label?.span)]
  }

  /// The value, price, terms and lists a row states; nothing for words alone.
  func values(_ row: Row, _ plan: String) -> [[Inline]] {
    var lines: [[Inline]] = []
    let say = resolve(row.say, plan)?.value
    if !quotesItself(row, say) {
      switch row.content {
      case .prose: break
      case .feature(let value):
        lines.append(
          resolve(value, plan).map { words.value($0.value, at: $0.span) } ?? [words.state(.notStated, .notStated)])
        lines += alternatives(value, plan) { words.value($0.value, at: $0.span) }
      case .charge(let charge): lines += self.lines(charge, plan)
      case .adjustment(let adjustment): lines.append(amount(of: adjustment, plan))
      }
      lines += terms(row, plan, besideWords: say != nil)
      // Words of the row's own say it in their way.
      if say == nil { lines += contractLines(row, plan) }
    }
    if let id = resolve(row.destinations, plan) { lines.append(destinationLine(id)) }
    return lines
  }

  /// The words of a row: what it says, then its items; on one line where the words lead to the items, as in
  /// `comprennent` or `S'y ajoutent :`.
  func said(_ row: Row, _ plan: String) -> [[Inline]] {
    let items = row.list.filter { concerns($0.only, plan) }.map { prose($0.text, facts: row.facts, plan) }
    guard let say = resolve(row.say, plan).map({ prose($0.value, facts: row.facts, plan) }) else { return items }
    let text = say.plain
    guard !items.isEmpty, text.hasSuffix(":") || text.last?.isLetter == true && !text.contains(":") else {
      return [say] + items
    }
    let all = items.map(\.withoutFullStop).joined(by: words[.listSeparator] + " ")
    return [words.lead(say).plainWeight + all]
  }

  /// Terms in words on one line: `Durée indéterminée, sans engagement`.
  ///
  /// Beside words of the row's own only lengths and unknown lengths are said: "none" is what the words are about.
  private func terms(_ row: Row, _ plan: String, besideWords: Bool) -> [[Inline]] {
    let parts = row.terms.compactMap { term -> [Inline]? in
      guard let length = resolve(term.length, plan), !besideWords || length.value != .none else { return nil }
      let said = words.term(term.kind.value, length.value, at: length.span)
      return term.kind.value == .notice && !besideWords ? said + noticeRule(row, plan) : said
    }
    return parts.isEmpty ? [] : [parts.joined(by: ", ").capitalised]
  }

  private func destinationLine(_ id: Located<String>) -> [Inline] {
    guard let list = list(id.value) else { return [words.state(.notStated, .notStated, at: id.span)] }
    if list.isUnlisted {
      return words.phrase(.unlisted, [words.stated(name(of: list), at: id.span)])
    }
    return [count(of: list, words)]
  }

  /// Whether a row's words already quote its own price or value.
  func quotesItself(_ row: Row, _ say: Prose?) -> Bool {
    guard let say else { return false }
    return say.pieces.contains { piece in
      guard case .quote(let path) = piece else { return false }
      return path.value == row.id.value || path.value.hasPrefix(row.id.value + ".")
    }
  }

  /// The lists of destinations a row prints for the plans shown, once each.
  func lists(of row: Row) -> [DestinationList] {
    var ids: [String] = []
    for plan in planIDs where concerns(row.only, plan) {
      if let id = resolve(row.destinations, plan)?.value, !ids.contains(id) { ids.append(id) }
    }
    return ids.compactMap { list($0) }
  }
}

extension Row {
  /// Whether it states no value and no price of its own.
  var isProse: Bool {
    switch content {
    case .prose: true
    case .feature, .charge, .adjustment: false
    }
  }
}
