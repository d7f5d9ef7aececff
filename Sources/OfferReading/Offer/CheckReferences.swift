internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// Looks whether everything an offer refers to is there, once all of it is read.
  func checkReferences(of offer: Offer) {
    checkIds(of: offer)
    let names = NamesOnDemand(offer)
    let notes = offer.notes.map(\.id.value)
    let lists = offer.destinations.map(\.id.value)
    offer.forEachRow { row in
      check(row, names: names, notes: notes, lists: lists)
      switch row.content {
      case .charge(let charge): check(charge, of: offer)
      case .adjustment(let adjustment): check(adjustment, among: offer.allRows, of: offer)
      case .prose, .feature: break
      }
    }
    for note in offer.notes where note.say.refers {
      check(note.say, own: Set(note.facts.map(\.name.value)), names: names.all, notes: notes)
    }
    offer.forEachHeading { checkNotes($0, among: notes) }
    checkLists(of: offer)
    checkHolidays(of: offer)
    checkVAT(of: offer)
    checkPartMonths(of: offer)
    checkOnOrder(of: offer)
    let rows = offer.examples.isEmpty ? [] : offer.allRows
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
    guard namesHolidays, offer.holidays.isEmpty, !offer.unread.contains("holidays") else { return }
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
    // Nearly every offer: no two ids have the same code, which is seen faster than that no two are the same.
    let codes = idCodes.sorted()
    guard codes.indices.dropFirst().contains(where: { codes[$0] == codes[$0 - 1] }) else { return }
    var seen: [String: Span] = [:]
    offer.forEachId { id in
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
    func check(_ prose: Prose) {
      guard prose.refers else { return }
      self.check(prose, own: names.all.facts(of: row.id.value), names: names.all, notes: notes)
    }
    row.say?.forEach { check($0.value) }
    for item in row.list { check(item.text) }
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

  private func check(_ charge: Charge, of offer: Offer) {
    if charge.requires == nil, charge.excludes.isEmpty, charge.beyond == nil { return }
    let rows = offer.allRows
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
    guard namesLists else { return }
    let lists = offer.destinations.map(\.id.value)
    func check(_ destinations: [Destination], at span: Span) {
      for destination in destinations {
        guard case .list(let name) = destination.place else { continue }
        checkList(Located(name, at: place(of: "@" + name, in: span)), among: lists)
      }
    }
    for kind in UsageKind.allCases {
      guard let terms = offer.usage[kind] else { continue }
      for inclusion in terms.included { inclusion.to.forEach { check($0.value, at: $0.span) } }
      for group in terms.beyond {
        for rate in group.rates { rate.to.forEach { check($0.value, at: $0.span) } }
      }
      for exclusion in terms.excluded {
        exclusion.what.forEach { what in
          if case .destinations(let destinations) = what.value { check(destinations, at: what.span) }
        }
      }
    }
    for example in offer.examples {
      for usage in example.usage.usage { check([usage.to], at: usage.span) }
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
  fileprivate func forEachId(_ body: (Located<String>) -> Void) {
    for section in OfferSection.allCases {
      for item in sections[section] ?? [] {
        switch item {
        case .row(let row): body(row.id)
        case .group(let group):
          body(group.id)
          for row in group.rows { body(row.id) }
        }
      }
    }
    for kind in UsageKind.allCases {
      guard let terms = usage[kind] else { continue }
      for inclusion in terms.included { body(inclusion.row.id) }
      for exclusion in terms.excluded { body(exclusion.row.id) }
      for group in terms.beyond {
        if let id = group.id { body(id) }
        for rate in group.rates { body(rate.row.id) }
      }
    }
    for surcharge in surcharges { body(surcharge.id) }
  }

  /// The footnotes of each heading.
  fileprivate func forEachHeading(_ body: ([Located<String>]) -> Void) {
    for section in OfferSection.allCases {
      for item in sections[section] ?? [] {
        if case .group(let group) = item { body(group.notes) }
      }
    }
    for kind in UsageKind.allCases {
      for group in usage[kind]?.beyond ?? [] { body(group.notes) }
    }
  }
}
