internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// Looks whether everything an offer refers to is there, once all of it is read.
  func checkReferences(of offer: Offer) {
    checkIds(of: offer)
    let rows = offer.allRows
    let names = NamesOnDemand(offer)
    let notes = offer.notes.map(\.id.value)
    for row in rows {
      check(row, names: names, notes: notes, lists: offer.destinations.map(\.id.value))
      switch row.content {
      case .charge(let charge): check(charge, rows: rows)
      case .adjustment(let adjustment): check(adjustment, among: rows, of: offer)
      case .prose, .feature: break
      }
    }
    for note in offer.notes where note.say.refers {
      check(note.say, own: Set(note.facts.map(\.name.value)), names: names.all, notes: notes)
    }
    for group in offer.groupNotes { checkNotes(group, among: notes) }
    checkLists(of: offer)
    checkHolidays(of: offer)
    for example in offer.examples {
      for option in example.usage.options { checkRow(option.id, among: rows.map(\.id.value)) }
      for expectation in example.expect {
        guard case .missing(let missing) = expectation.expected else { continue }
        for row in missing { checkRow(row, among: rows.map(\.id.value)) }
      }
    }
  }

  /// Hours that name bank holidays need their days.
  private func checkHolidays(of offer: Offer) {
    guard offer.holidays.isEmpty, !offer.unread.contains("holidays") else { return }
    let terms = UsageKind.allCases.compactMap { offer.usage[$0] }
    let hours = terms.flatMap { $0.included.compactMap(\.hours) + $0.beyond.flatMap(\.rates).compactMap(\.hours) }
    guard let first = hours.first(where: { $0.value.holidays != .likeOthers }) else { return }
    report(
      .error(
        .requiredKey, "`\(first.span.text)` names holidays, and the offer lists none", at: first.span,
        help: ["write their days in the head of the offer: `holidays: [2026-12-25, 2027-01-01]`"]))
  }

  /// Ids are unique in the offer: prices, options and words refer to them.
  private func checkIds(of offer: Offer) {
    var seen: [String: Span] = [:]
    for id in offer.allIds {
      if let first = seen[id.value] {
        report(
          .error(
            .duplicateId, "`\(id.value)` names two rows", at: id.span, labels: [.init("first here", at: first)],
            help: ["ids are unique in the offer: name one of them otherwise"]))
      } else {
        seen[id.value] = id.span
      }
    }
  }

  private func check(_ row: Row, names: NamesOnDemand, notes: [String], lists: [String]) {
    checkNotes(row.notes, among: notes)
    for prose in (row.say?.all ?? []).map(\.value) + row.list.map(\.text) where prose.refers {
      check(prose, own: names.all.facts(of: row.id.value), names: names.all, notes: notes)
    }
    for list in row.destinations?.all ?? [] { checkList(list, among: lists) }
    for shown in row.shows where !names.all.usage.contains(shown.value) {
      reportUnknown(
        .unknownRow, "`\(shown.value)` is not a row of calls, messages or data", at: shown.span, word: shown.value,
        among: names.all.usage, kind: "rows")
    }
  }

  private func checkNotes(_ references: [Located<String>], among notes: [String]) {
    for note in references where !notes.contains(note.value) {
      reportUnknown(
        .unknownNote, "`\(note.value)` is not a note of this offer", at: note.span, word: note.value, among: notes,
        kind: "notes")
    }
  }

  func check(_ prose: Prose, own: Set<String>, names: RowNames, notes: [String]) {
    for piece in prose.pieces {
      switch piece {
      case .text, .link: break
      case .note(let note): checkNotes([note], among: notes)
      case .quote(let path):
        guard !own.contains(path.value), !names.quotable(path.value) else { continue }
        let parts = path.value.split(separator: ".").map(String.init)
        let facts = parts.first.map { names.facts(of: $0) } ?? []
        let candidates =
          parts.count > 1 && !facts.isEmpty
          ? facts.map { "\(parts[0]).\($0)" }.sorted() : own.sorted() + names.all.sorted()
        reportUnknown(
          .unknownQuote, "`{\(path.value)}` quotes nothing", at: path.span, word: path.value, among: candidates,
          kind: "can be quoted")
      }
    }
  }

  private func check(_ charge: Charge, rows: [Row]) {
    let ids = rows.map(\.id.value)
    if let required = charge.requires { checkRow(required, among: ids) }
    for excluded in charge.excludes { checkRow(excluded, among: ids) }
    guard case .row(let reference)? = charge.beyond, checkRow(reference, among: ids) else { return }
    guard let row = rows.first(where: { $0.id.value == reference.value }), !row.statesQuantity else { return }
    report(
      .error(
        .rowWithoutQuantity, "`\(reference.value)` states no quantity", at: reference.span,
        labels: [.init("this row", at: row.id.span)],
        help: ["name a row whose `is` is a quantity, or write how many: `beyond: 2 numbers`"]))
  }

  @discardableResult
  private func checkRow(_ row: Located<String>, among ids: [String]) -> Bool {
    if ids.contains(row.value) { return true }
    reportUnknown(
      .unknownRow, "`\(row.value)` is not a row of this offer", at: row.span, word: row.value, among: ids, kind: "rows")
    return false
  }

  private func checkList(_ list: Located<String>, among lists: [String]) {
    guard !lists.contains(list.value) else { return }
    reportUnknown(
      .unknownList, "`\(list.value)` is not a list of destinations of this offer", at: list.span, word: list.value,
      among: lists, kind: "lists")
  }

  /// `@name` in rules and in the usage of examples.
  private func checkLists(of offer: Offer) {
    let lists = offer.destinations.map(\.id.value)
    var written: [Located<[Destination]>] = []
    for kind in UsageKind.allCases {
      guard let terms = offer.usage[kind] else { continue }
      written += terms.included.flatMap { $0.to.all } + terms.beyond.flatMap { $0.rates.flatMap { $0.to.all } }
      for what in terms.excluded.flatMap({ $0.what.all }) {
        if case .destinations(let destinations) = what.value { written.append(Located(destinations, at: what.span)) }
      }
    }
    written += offer.examples.flatMap { $0.usage.usage.map { Located([$0.to], at: $0.span) } }
    for destinations in written {
      for destination in destinations.value {
        guard case .list(let name) = destination.place else { continue }
        checkList(Located(name, at: place(of: "@" + name, in: destinations.span)), among: lists)
      }
    }
  }

  /// Where a word stands within a span; the span itself where it cannot be told.
  private func place(of word: String, in span: Span) -> Span {
    let bytes = Array(span.file.bytes[span.range])
    let wanted = Array(word.utf8)
    guard !wanted.isEmpty, bytes.count >= wanted.count else { return span }
    for start in 0...(bytes.count - wanted.count) where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      let end = start + wanted.count
      if end < bytes.count, isIdByte(bytes[end]) { continue }
      return span.part(start..<end)
    }
    return span
  }

  private func isIdByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
  }
}

/// What words can quote, gathered when some words do: most rows quote nothing.
private final class NamesOnDemand {
  private let offer: Offer
  private(set) lazy var all = RowNames(offer)

  init(_ offer: Offer) { self.offer = offer }
}

extension Prose {
  /// Whether it names a row, a fact or a note.
  fileprivate var refers: Bool {
    pieces.contains { piece in
      switch piece {
      case .quote, .note: true
      case .text, .link: false
      }
    }
  }
}

extension Row {
  /// Whether it says how many of something there are.
  fileprivate var statesQuantity: Bool {
    guard case .feature(let values) = content else { return false }
    return values.all.contains { value in
      switch value.value {
      case .quantity, .number: true
      case .state, .range, .percentage, .price, .day, .text: false
      }
    }
  }
}

extension Offer {
  /// Everything that shares the namespace of rows, in the order documents show it.
  fileprivate var allIds: [Located<String>] {
    var ids: [Located<String>] = []
    for section in OfferSection.allCases {
      for item in sections[section] ?? [] {
        if case .group(let group) = item { ids.append(group.id) }
        ids += item.rows.map(\.id)
      }
    }
    for kind in UsageKind.allCases {
      guard let terms = usage[kind] else { continue }
      ids += terms.included.map(\.row.id) + terms.excluded.map(\.row.id)
      for group in terms.beyond { ids += [group.id].compactMap { $0 } + group.rates.map(\.row.id) }
    }
    return ids + surcharges.map(\.id)
  }

  /// The footnotes of headings.
  fileprivate var groupNotes: [[Located<String>]] {
    OfferSection.allCases.flatMap { section in
      (sections[section] ?? []).compactMap { item in
        if case .group(let group) = item { return group.notes }
        return nil
      }
    } + UsageKind.allCases.flatMap { usage[$0]?.beyond.map(\.notes) ?? [] }
  }
}
