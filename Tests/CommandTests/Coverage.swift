/// The figures of a document, and the rule by which an offer covers them.
struct Coverage {
  let figures: [SourceFigure]
  let exceptions: [Remark]
  let hints: [Remark]
  let units: [String: Set<String>]

  init(name: String) throws {
    let folder = "Tests/CommandTests/Coverage"
    self.init(
      figures: try SourceFigure.read("\(folder)/\(name).tsv"),
      exceptions: try Remark.read("\(folder)/\(name).exceptions.tsv"),
      hints: try Remark.read("\(folder)/\(name).hints.tsv"),
      units: try Table.rows("\(folder)/units.tsv", columns: 2))
  }

  init(figures: [SourceFigure], exceptions: [Remark] = [], hints: [Remark] = [], units: [[String]] = []) {
    self.figures = figures
    self.exceptions = exceptions
    self.hints = hints
    self.units = Dictionary(grouping: units, by: { Self.unit($0[0]) }).mapValues { Set($0.map { Self.unit($0[1]) }) }
  }

  private static func unit(_ word: String) -> String { Stem(word)?.text ?? word.lowercased() }

  /// The figures that the offer texts for their line do not state, a sentence for each row of the document.
  func missing(in texts: (Int) -> [String]) -> [String] {
    var read: [[String]: OfferFigures] = [:]
    return rows.compactMap { row in
      let texts = texts(row[0].line)
      let offer = read[texts] ?? OfferFigures(texts: texts)
      read[texts] = offer
      let places = row.map { figure in
        offer.entries.filter { $0.figure.value == figure.figure.value && $0.figure.kind == figure.figure.kind }
      }
      let stated = zip(row, places).map { figure, entries in Set(entries.filter { states($0, figure) }.map(\.row)) }
      guard stated.dropFirst().reduce(stated[0], { $0.intersection($1) }).isEmpty else { return nil }
      let absent = zip(row, places).filter(\.1.isEmpty).map(\.0)
      let elsewhere = zip(row, stated).filter(\.1.isEmpty).map(\.0)
      if !absent.isEmpty { return report(absent, "nowhere in the offer") }
      return elsewhere.isEmpty
        ? report(row, "not in one row of the offer") : report(elsewhere, "only beside other words")
    }
  }

  /// The figures that are facts; those of one line, about the same, are one row, unless a hint tells them apart.
  private var rows: [[SourceFigure]] {
    var rows: [[SourceFigure]] = []
    for figure in figures where !exceptions.contains(where: { $0.concerns(figure) }) {
      if let last = rows.last?.last, last.line == figure.line, last.words == figure.words,
        last.figure.kind == figure.figure.kind, figure.figure.kind != .marker,
        !hints.contains(where: { $0.concerns(figure) || $0.concerns(last) })
      {
        rows[rows.count - 1].append(figure)
      } else {
        rows.append([figure])
      }
    }
    return rows
  }

  private func report(_ figures: [SourceFigure], _ reason: String) -> String {
    let printed = figures.map { "\($0.place) \($0.printed)" }.joined(separator: ", ")
    return "  line \(printed): \(reason) (\(figures[0].words.sorted().joined(separator: " ")))"
  }

  /// Whether a figure of the offer, equal in value and kind, is the figure of the document.
  private func states(_ entry: OfferFigures.Entry, _ source: SourceFigure) -> Bool {
    if let hint = hints.first(where: { $0.concerns(source) }) {
      return Stem.all(in: hint.text).isSubset(of: entry.words)
    }
    if source.figure.kind == .marker { return true }
    let written = Self.unit(source.figure.unit)
    let sameUnit =
      !written.isEmpty && source.figure.kind == .number
      && (units[written] ?? [written]).contains(Self.unit(entry.figure.unit.singular))
    let shared = source.words.intersection(entry.words).count
    return shared >= min(sameUnit ? 1 : 2, source.words.count)
  }
}

extension String {
  /// `days` as `day`.
  fileprivate var singular: String { count > 2 && hasSuffix("s") ? String(dropLast()) : self }
}
