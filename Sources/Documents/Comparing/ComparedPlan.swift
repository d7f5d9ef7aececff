internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import TariffCompiler

/// A column of a comparison with everything it can say.
struct ComparedPlan {
  let view: OfferView
  let plan: String
  /// The estimate for the reader's profile.
  let estimate: Estimate?
  /// Notes of several offers need names of their own.
  let notePrefix: String

  /// The name above the column: the plan's, with the offer's among several offers.
  var name: String {
    guard notePrefix.isEmpty else { return view.documentTitle }
    guard view.offer.plans.count > 1, let plan = view.plans.first else { return view.offer.title.value }
    return plan.title.value
  }

  /// The name for a narrow column.
  var short: String {
    guard view.offer.plans.count > 1, let plan = view.plans.first else { return "" }
    return plan.short?.value ?? (notePrefix.isEmpty ? "" : plan.title.value)
  }

  /// A row that the offer names `id`; usage rows too.
  func row(_ id: String) -> ComparedRow? { rows.first { $0.id == id } }

  /// Every row in the order of the document.
  var rows: [ComparedRow] {
    var rows: [ComparedRow] = []
    for section in OfferSection.allCases {
      for item in view.offer.sections[section] ?? [] { rows += item.rows.flatMap { self.rows(of: $0, section) } }
    }
    for item in view.usageItems {
      let section: OfferSection =
        switch item {
        case .inclusion(let inclusion, _): inclusion.section
        case .exclusion(let exclusion, _): exclusion.section
        case .rate: .price
        }
      rows.append(ComparedRow(item.row, section, lines: isKnown(item.row) ? named(view.lines(item, plan)) : nil))
    }
    return rows.map { $0.labelled(by: view, self) }
  }

  private func isKnown(_ row: Row) -> Bool { view.concerns(row.only, plan) }

  private func rows(of row: Row, _ section: OfferSection) -> [ComparedRow] {
    if row.isProse, row.say == nil, row.list.isEmpty, row.terms.isEmpty, row.destinations == nil,
      view.contractLines(row, plan).isEmpty
    {
      return []
    }
    guard isKnown(row) else { return [ComparedRow(row, section, lines: [view.notConcerned(row)])] }
    guard row.isProse, row.say == nil, !row.list.isEmpty else {
      return [ComparedRow(row, section, lines: named(view.lines(row, plan, inOptions: true)))]
    }
    return [ComparedRow(row, section, items: named(view.said(row, plan)))]
  }

  /// The same lines with the names of notes made unique.
  func named(_ lines: [[Inline]]) -> [[Inline]] {
    notePrefix.isEmpty ? lines : lines.map { $0.prefixingNotes(notePrefix) }
  }
}

/// What one column says in one row.
struct ComparedRow {
  let id: String
  var label: [Inline]
  let section: OfferSection
  /// What it says; nothing when the offer says nothing for this plan.
  var lines: [[Inline]]?
  /// Items of a list, compared as a set.
  var items: [[Inline]]?
  private let source: Row

  init(_ row: Row, _ section: OfferSection, lines: [[Inline]]? = nil, items: [[Inline]]? = nil) {
    id = row.id.value
    label = []
    self.section = section
    self.lines = lines
    self.items = items
    source = row
  }

  /// With the label of the row, or the section's heading for a paragraph.
  fileprivate func labelled(by view: OfferView, _ plan: ComparedPlan) -> ComparedRow {
    var row = self
    let label = view.label(source)
    row.label = label.isEmpty ? [.text(view.words[section.heading])] : plan.named([label])[0]
    return row
  }
}

extension [Inline] {
  /// The same with every note renamed.
  func prefixingNotes(_ prefix: String) -> [Inline] {
    map { inline in
      switch inline {
      case .note(id: let id): .note(id: prefix + id)
      case .strong(let inner): .strong(inner.prefixingNotes(prefix))
      case .muted(let inner): .muted(inner.prefixingNotes(prefix))
      case .text, .fact, .link: inline
      }
    }
  }
}
