internal import Diagnostics
internal import DocumentTree
internal import Offers

extension OfferView {
  /// What a row says for one plan, each element a line of its own; never nothing.
  func lines(_ row: Row, _ plan: String, inOptions: Bool = false) -> [[Inline]] {
    guard concerns(row.only, plan) else { return [[words.state(.notOffered, .notOffered, at: row.label?.span)]] }
    let say = resolve(row.say, plan)
    var lines: [[Inline]] = []
    if !quotesItself(row, say?.value) {
      switch row.content {
      case .prose: break
      case .feature(let value):
        lines.append(resolve(value, plan).map { words.value($0.value, at: $0.span) } ?? [words.state(.notStated, .notStated)])
      case .charge(let charge): lines += self.lines(charge, plan, inOptions: inOptions)
      }
    }
    if let say { lines.append(prose(say.value, facts: row.facts, plan)) } else { lines += terms(row, plan) }
    lines += row.list.filter { concerns($0.only, plan) }.map { prose($0.text, facts: row.facts, plan) }
    if let id = resolve(row.destinations, plan) { lines.append(destinationLine(id)) }
    lines += row.shows.compactMap { usageItem($0.value) }.flatMap { shown($0, plan) }
    return lines.isEmpty ? [[words.state(.notStated, .notStated, at: row.label?.span)]] : lines
  }

  /// Terms in words on one line: `Durée indéterminée, sans engagement`.
  private func terms(_ row: Row, _ plan: String) -> [[Inline]] {
    let parts = row.terms.compactMap { term in
      resolve(term.length, plan).map { words.term(term.kind.value, $0.value, at: $0.span) }
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

  /// A usage row inside another row's place: its label before each of its lines.
  private func shown(_ item: UsageItem, _ plan: String) -> [[Inline]] {
    let label = self.label(item.row)
    return lines(item, plan).enumerated().map { index, line in
      index == 0 && !label.isEmpty ? words.lead(label).plainText + line : line
    }
  }

  /// Whether a row's words already quote its own price or value.
  private func quotesItself(_ row: Row, _ say: Prose?) -> Bool {
    guard let say else { return false }
    return say.pieces.contains { piece in
      guard case .quote(let path) = piece else { return false }
      return path.value == row.id.value || path.value == row.id.value + ".price"
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
