internal import Diagnostics

extension OfferCheck {
  /// A reading on which no value depends: its choices would all give the same price.
  static let unusedReadings = OfferCheck(.warning) { offer, _ in
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
  static let unusedNotes = OfferCheck(.warning) { offer, _ in
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

extension Varying {
  /// The names of the readings it depends on for some plan.
  ///
  /// Not inlined: the optimiser would unfold the recursion for each kind of value, and take a minute over it.
  @inline(never)
  fileprivate var allReadings: [String] {
    switch self {
    case .one: []
    case .byPlan(let cases, _): cases.flatMap(\.value.allReadings)
    case .byReading(let name, let cases, _): [name.value] + cases.flatMap(\.value.allReadings)
    }
  }
}

extension Row {
  fileprivate var allReadings: [String] {
    var names = (say?.allReadings ?? []) + (destinations?.allReadings ?? [])
    for fact in facts { names += fact.value.allReadings }
    for term in terms { names += term.length.allReadings }
    names += (exit?.allReadings ?? []) + (noticeTerms?.allReadings ?? [])
    names += switching?.allReadings ?? []
    switch content {
    case .prose: break
    case .feature(let value): names += value.allReadings
    case .charge(let charge): names += charge.allReadings
    case .adjustment(let adjustment):
      names += adjustment.amount.allReadings + (adjustment.due?.allReadings ?? []) + (adjustment.vat?.allReadings ?? [])
    }
    return names
  }
}

extension Charge {
  fileprivate var allReadings: [String] {
    var names = price.allReadings + (yearly?.allReadings ?? []) + (counts?.allReadings ?? [])
    names += (atMost?.allReadings ?? []) + (minimum?.price.allReadings ?? []) + (minimum?.due?.allReadings ?? [])
    if case .quantity(let quantity) = beyond { names += quantity.allReadings }
    names += (maximum?.allReadings ?? []) + (vat?.allReadings ?? [])
    for phase in phases { names += phase.price.allReadings }
    for change in changes { names += change.price.allReadings }
    for band in bands {
      names += (band.from?.allReadings ?? []) + (band.to?.allReadings ?? []) + band.price.allReadings
    }
    return names
  }
}

extension ExitTerms {
  fileprivate var allReadings: [String] {
    remaining.flatMap { $0.share.allReadings } + (usage?.allReadings ?? []) + (countedFrom?.allReadings ?? [])
      + (vat?.allReadings ?? []) + (lastMonth?.allReadings ?? [])
      + (paidYear?.allReadings ?? [])
  }
}

extension SwitchTerms {
  fileprivate var allReadings: [String] {
    (fee?.allReadings ?? []) + (commitment?.allReadings ?? []) + (oneOffs?.allReadings ?? [])
  }
}

extension NoticeTerms {
  fileprivate var allReadings: [String] {
    (to?.allReadings ?? []) + (from?.allReadings ?? []) + (days?.allReadings ?? [])
  }
}

extension UsageTerms {
  fileprivate var allReadings: [String] {
    var names = (increment?.allReadings ?? []) + (first?.allReadings ?? [])
    names += crossing?.allReadings ?? []
    for inclusion in included {
      names += inclusion.to.allReadings
      for limit in inclusion.limits {
        names += limit.amount.allReadings + limit.then.allReadings + (limit.pooling?.allReadings ?? [])
      }
    }
    for exclusion in excluded {
      names += exclusion.what.allReadings + (exclusion.price?.allReadings ?? []) + (exclusion.vat?.allReadings ?? [])
    }
    for rate in beyond.flatMap(\.rates) { names += rate.allReadings }
    return names
  }
}

extension Rate {
  fileprivate var allReadings: [String] {
    var names = to.allReadings + price.allReadings
    names += (banding?.allReadings ?? []) + (then?.allReadings ?? []) + (vat?.allReadings ?? [])
    for amount in [fee, minimum, maximum, most] { names += amount?.allReadings ?? [] }
    for length in [feeCovers, first, increment, grace] { names += length?.allReadings ?? [] }
    for tier in callTiers + bands { names += tier.to.allReadings + tier.price.allReadings }
    return names
  }
}

extension Offer {
  /// The names of all readings that some value depends on.
  var readingsUsed: Set<String> {
    var names = (rounding.amounts?.allReadings ?? []) + (rounding.net?.allReadings ?? [])
    names += rounding.vat?.allReadings ?? []
    for row in allRows { names += row.allReadings }
    for surcharge in surcharges { names += surcharge.charged.allReadings }
    for terms in usage.values { names += terms.allReadings }
    return Set(names)
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
