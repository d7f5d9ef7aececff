internal import Diagnostics

extension OfferCheck {
  /// A reading on which no value depends: its choices would all give the same price.
  static let unusedReadings = OfferCheck { offer, _ in
    // What refers to it may stand where nothing could be read.
    guard offer.unread.isEmpty else { return [] }
    let used = offer.readingsUsed
    return offer.readings.compactMap { reading in
      guard !used.contains(reading.name.value) else { return nil }
      return Result(
        .warning(
          "reading-unused", "no value depends on the reading `\(reading.name.value)`", at: reading.name.span,
          help: [
            "write a value as `{ by: \(reading.name.value), … }`",
            "if the question changes no price, move it to `not-stated:`",
          ]), about: reading.name.value)
    }
  }

  /// A footnote that no row refers to.
  static let unusedNotes = OfferCheck { offer, _ in
    guard offer.unread.isEmpty else { return [] }
    let used = offer.notesUsed
    return offer.notes.compactMap { note in
      guard !used.contains(note.id.value) else { return nil }
      return Result(
        .warning(
          "note-unused", "no row refers to the note `\(note.id.value)`", at: note.id.span,
          help: ["refer to it by `note: \(note.id.value)` in a row, or by `[^\(note.id.value)]` in its words"]),
        about: note.id.value)
    }
  }
}

extension Offer {
  /// The names of all readings that some value depends on.
  var readingsUsed: Set<String> {
    var names = Set<String>()
    func visit<Value>(_ varying: Varying<Value>?) {
      switch varying {
      case .none, .one: break
      case .byPlan(let cases, _): cases.forEach { visit($0.value) }
      case .byReading(let name, let cases, _):
        names.insert(name.value)
        cases.forEach { visit($0.value) }
      }
    }
    func visit(_ row: Row) {
      visit(row.say)
      visit(row.destinations)
      row.facts.forEach { visit($0.value) }
      row.terms.forEach { visit($0.length) }
      switch row.content {
      case .prose: break
      case .feature(let value): visit(value)
      case .charge(let charge):
        visit(charge.price)
        visit(charge.yearly)
        visit(charge.counts)
        visit(charge.atMost)
        visit(charge.minimum?.price)
        visit(charge.minimum?.due)
        if case .quantity(let quantity) = charge.beyond { visit(quantity) }
        for band in charge.bands {
          visit(band.from)
          visit(band.to)
          visit(band.price)
        }
      }
    }
    allRows.forEach(visit)
    visit(rounding.amounts)
    visit(rounding.net)
    surcharges.forEach { visit($0.charged) }
    for terms in usage.values {
      visit(terms.increment)
      for inclusion in terms.included {
        visit(inclusion.to)
        for limit in inclusion.limits {
          visit(limit.amount)
          visit(limit.then)
          visit(limit.pooling)
        }
      }
      for exclusion in terms.excluded {
        visit(exclusion.what)
        visit(exclusion.price)
      }
      for rate in terms.beyond.flatMap(\.rates) {
        visit(rate.to)
        visit(rate.price)
        visit(rate.fee)
        visit(rate.increment)
        visit(rate.minimum)
      }
    }
    return names
  }

  /// The ids of all notes that a row, a heading or a note refers to.
  var notesUsed: Set<String> {
    var ids = Set<String>()
    func visit(_ prose: Prose) {
      for case .note(let id) in prose.pieces { ids.insert(id.value) }
    }
    for row in allRows {
      ids.formUnion(row.notes.map(\.value))
      row.say?.all.forEach { visit($0.value) }
      row.list.forEach { visit($0.text) }
    }
    for case .group(let group) in sections.values.joined() { ids.formUnion(group.notes.map(\.value)) }
    for terms in usage.values { ids.formUnion(terms.beyond.flatMap(\.notes).map(\.value)) }
    notes.forEach { visit($0.say) }
    return ids
  }
}
