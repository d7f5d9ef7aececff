import Foundation
import Testing

/// Every figure of a source document stands in the offers written from it.
///
/// `Coverage/NAME.tsv` lists the figures of a document (`Scripts/list-figures.py` made it) with a few words around
/// each. A figure is covered when the offer states
///
/// - the same value, of the same kind: a price is not covered by a limit of 300, nor a date by a percentage; and
/// - where that figure stands, at least two of the words around it in the document (one, if the document has only one;
///   one also if the unit is the same: `40h` and `40 h`, `100 correspondants` and `100 correspondents/user/month`,
///   see `Coverage/units.tsv`).
///
/// So 300 numbers a month in one clause do not stand for 300 megabytes in another. What the rule cannot see, a remark
/// says: `NAME.exceptions.tsv` names figures that are no facts of the offer, with the reason; `NAME.hints.tsv` gives,
/// for one figure, the words to look for instead, all of which must stand beside it in the offer. A remark that
/// concerns no figure is an error. Where a document describes several offers, `parts` says which of its lines must
/// be covered by which files.
@Suite("Figures of the source documents")
struct CoverageTests {
  /// A document and the files that express it.
  struct Document: CustomTestStringConvertible {
    let name: String
    /// A file or a folder.
    let offers: String
    /// Lines of the document that concern some of the files only, by a part of their names.
    var parts: [(lines: ClosedRange<Int>, files: [String])] = []
    var testDescription: String { "\(name), \(offers)" }

    /// The offer files for a line of the document.
    func files(for line: Int) -> [String] {
      let all = offers.hasSuffix(".yaml") ? [offers] : ProjectFolder.files(under: offers, ending: [".yaml"])
      guard let part = parts.first(where: { $0.lines.contains(line) }) else { return all }
      return all.filter { path in part.files.contains { path.contains($0) } }
    }
  }

  static let documents = [
    Document(name: "000", offers: "Offers/standard-telephonique/start-pro.yaml"),
    Document(name: "001", offers: "Offers/syres-telecom"),
    Document(name: "002", offers: "Offers/orange"),
    Document(name: "003", offers: "Offers/proximus"),
    Document(name: "004", offers: "Offers/oblachnaya-ats"),
  ]

  @Test("every figure stands in the offers", arguments: documents.filter { ProjectFolder.has($0.offers) })
  func everyFigureIsCovered(document: Document) throws {
    let coverage = try Coverage(name: document.name)
    let texts = Dictionary(
      uniqueKeysWithValues: try document.files(for: 0).map { ($0, try ProjectFolder.text($0)) })
    let missing = coverage.missing { line in document.files(for: line).compactMap { texts[$0] } }
    #expect(missing.isEmpty, "\(document.offers) lacks\n\(missing.joined(separator: "\n"))")
  }

  @Test("every remark concerns a figure", arguments: documents.map(\.name))
  func remarksConcernFigures(name: String) throws {
    let coverage = try Coverage(name: name)
    #expect(!coverage.figures.isEmpty)
    for remark in coverage.exceptions + coverage.hints {
      #expect(coverage.figures.contains(where: remark.concerns), "nothing at \(remark.lines) for “\(remark.text)”")
    }
  }
}

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

  /// The figures that the offer texts for their line do not state, one sentence each.
  func missing(in texts: (Int) -> [String]) -> [String] {
    var read: [[String]: OfferFigures] = [:]
    return figures.filter { figure in !exceptions.contains { $0.concerns(figure) } }.compactMap { figure in
      let texts = texts(figure.line)
      let offer = read[texts] ?? OfferFigures(texts: texts)
      read[texts] = offer
      let same = offer.entries.filter { $0.figure.value == figure.figure.value && $0.figure.kind == figure.figure.kind }
      guard !same.contains(where: { states($0, figure) }) else { return nil }
      let words = figure.words.sorted().joined(separator: " ")
      let reason = same.isEmpty ? "is nowhere" : "stands only beside other words"
      return "  line \(figure.place): \(figure.printed) \(reason) (\(words))"
    }
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
