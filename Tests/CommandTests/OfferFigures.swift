/// The figures of an offer file, each with the words that say what it is about.
///
/// These words are those of its own line, of the lines it stands under, and of the `label`, `say`, `title`, `item` and
/// `clause` beside any of them: in
///
/// ```yaml
/// recording:
///   label: Enregistrement des appels
///   price: 10 €/month
/// profile:
///   label: Profil utilisateur supplémentaire
///   price: 10 €/month
/// ```
///
/// the first `10 €` is about recording and not about profiles. Comments, examples and acknowledged findings state no
/// facts, and neither do files of profiles and assumed prices.
struct OfferFigures {
  struct Entry {
    let figure: Figure
    let words: Set<String>
    /// The row of the offer it belongs to: the nearest line above it, or its own, that has a label or words.
    let row: String
  }

  private(set) var entries: [Entry] = []

  init(texts: [String]) {
    for (file, text) in texts.enumerated() { add(text, file: file) }
  }

  private struct Line {
    let indent: Int
    let text: Substring
    /// The line it stands under.
    var parent: Int?
    /// The key before its colon, if any.
    var key: Substring? { text.firstMatch(of: /^"?([\w-]+)"?:(?: |$)/)?.output.1 }
  }

  private mutating func add(_ text: String, file: Int) {
    let lines = Self.lines(of: text)
    if let first = lines.first?.key, ["profile", "prices"].contains(first) { return }
    let children = Dictionary(grouping: lines.indices, by: { lines[$0].parent })
    let stems = lines.map { Stem.all(in: $0.text) }

    /// A line with all lines under it.
    func subtree(_ index: Int) -> Set<String> {
      (children[index] ?? []).reduce(stems[index]) { $0.union(subtree($1)) }
    }

    /// Whether a line, or a line right under it, has a key that says what it is about.
    func isRow(_ index: Int) -> Bool {
      if lines[index].text.contains(#/[{,]\s*(?:label|say|item): /#) { return true }
      return (children[index] ?? []).contains { child in
        lines[child].key.map { ["label", "say", "item"].contains($0) } ?? false
      }
    }

    for index in lines.indices {
      let found = Figure.all(in: lines[index].text).map(\.figure) + Self.marks(in: lines[index].text)
      guard !found.isEmpty else { continue }
      let path = Array(sequence(first: index, next: { lines[$0].parent }))
      guard !["examples", "acknowledged"].contains(lines[path[path.count - 1]].key) else { continue }
      var words: Set<String> = []
      for step in path {
        words.formUnion(stems[step])
        guard let parent = lines[step].parent else { continue }
        for sibling in children[parent] ?? [] where Self.tells(lines[sibling], under: lines[parent]) {
          words.formUnion(subtree(sibling))
        }
      }
      let row = path.first { isRow($0) } ?? index
      entries += found.map { Entry(figure: $0, words: words, row: "\(file):\(row)") }
    }
  }

  /// Whether a line says what its neighbours are about: a label, or a line of the same paragraph.
  private static func tells(_ line: Line, under parent: Line) -> Bool {
    if let key = line.key, ["label", "say", "title", "item", "clause", "ask"].contains(key) { return true }
    return parent.text.hasSuffix(">") || parent.text.hasSuffix("|") || (line.key == nil && !line.text.hasPrefix("-"))
  }

  /// `mark: "1"` is the marker of a note.
  private static func marks(in text: Substring) -> [Figure] {
    text.matches(of: /\bmark: *["']?[⁽(]?(\d+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)[⁾)]?\b/).compactMap { match in
      guard match.output.1.allSatisfy(\.isASCII) else { return nil }
      return Figure(kind: .marker, value: String(match.output.1), unit: "")
    }
  }

  /// The lines that are not blank, without comments; `- key: value` counts as two lines, the item and its first key.
  private static func lines(of text: String) -> [Line] {
    var lines: [Line] = []
    var open: [Int] = []
    func append(_ indent: Int, _ text: Substring) {
      while let last = open.last, lines[last].indent >= indent { open.removeLast() }
      lines.append(Line(indent: indent, text: text, parent: open.last))
      open.append(lines.count - 1)
    }
    for line in text.split(separator: "\n") {
      let code = withoutComment(line)
      var rest = code.drop { $0 == " " }
      guard !rest.isEmpty else { continue }
      var indent = code.count - rest.count
      while rest.hasPrefix("- ") {
        append(indent, "-")
        rest = rest.dropFirst(2)
        indent += 2
      }
      append(indent, rest)
    }
    return lines
  }

  private static func withoutComment(_ line: Substring) -> Substring {
    var quote: Character?
    var previous: Character = " "
    for index in line.indices {
      let character = line[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "#", previous == " " {
        return line[..<index]
      } else if character == "\"" || character == "'", !previous.isLetter {
        quote = character
      }
      previous = character
    }
    return line
  }
}
