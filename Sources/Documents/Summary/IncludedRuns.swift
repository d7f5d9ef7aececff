internal import DocumentTree

extension OfferView {
  /// Three or more rows in a row that say nothing but "included" become one: a summary keeps to what decides.
  func joiningIncluded(_ rows: [TableRow]) -> [TableRow] {
    var result: [TableRow] = []
    var run: [TableRow] = []
    func flush() {
      defer { run = [] }
      guard run.count > 2, let first = run.first else { return result += run }
      let facts = run.map { row -> [Inline] in
        guard case .fact(var fact)? = row.values[0][0].first else { return row.label }
        fact.text = row.label.plain
        return [.fact(fact)]
      }
      let line = facts.joined(by: words[.listSeparator] + " ")
      let label: [Inline] = [.text(words[.included].capitalised)]
      result.append(
        TableRow(id: first.id + "-included", label: label, values: first.values.map { _ in [line] }))
    }
    for row in rows {
      if row.isIncludedOnly(words[.included]) {
        run.append(row)
      } else {
        flush()
        result.append(row)
      }
    }
    flush()
    return result
  }
}

extension TableRow {
  /// Whether all columns say "included" in the usual word and nothing else, and the label is plain words.
  fileprivate func isIncludedOnly(_ word: String) -> Bool {
    guard isSame, kind == .plain, let lines = values.first, lines.count == 1, lines[0].count == 1,
      case .fact(let fact) = lines[0][0], fact.value == .state(.included), fact.text == word
    else { return false }
    return label.allSatisfy { inline in
      switch inline {
      case .text: true
      case .fact, .strong, .muted, .link, .note: false
      }
    }
  }
}
