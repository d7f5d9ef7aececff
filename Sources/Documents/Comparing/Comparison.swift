internal import Diagnostics
public import DocumentTree
public import Offers
public import Quantities
public import TariffCompiler

/// Plans side by side: what differs in a table, what agrees folded away, what only one has apart.
///
/// Plans of one offer, or offers written from one base, are compared row by row; other offers by what any two offers
/// have: subscription, limits, rates, terms. No cell is ever blank. Amounts in two currencies are ranked only where
/// `rates` lead from each to one: the estimates are then shown in both.
/// - Parameters:
///   - selections: the columns in order.
///   - estimates: what `profile` would pay, in any order; columns without one say so.
///   - profile: whose usage the estimates are for.
///   - rates: what currencies are worth of each other on a day; without, nothing is converted.
///   - currency: what estimates are converted to; that of the first offer when nothing is said.
///   - surface: which column is the cheapest at each value of a quantity, where one varies.
///   - language: BCP 47 tag; that of the first offer when nothing is said.
///   - id: the name of the page; the offers' ids when nothing is said.
///   - title: the heading of the page; the offers' titles when nothing is said.
public func comparison(
  of selections: [PlanChoice], estimates: [Estimate] = [], profile: UsageProfile? = nil,
  surface: DecisionSurface? = nil, rates: [ExchangeRates] = [], currency: Currency? = nil, catalogue: Catalogue,
  language: String? = nil, id: String? = nil, title: String? = nil
) -> Document {
  let tag = language ?? selections.first?.offer.language.value ?? "en"
  let isOneOffer = Set(selections.map(\.offer.id.value)).count == 1
  let columns = selections.map { choice in
    ComparedPlan(
      view: OfferView(choice.offer, plans: [choice.plan], language: tag), plan: choice.plan,
      estimate: estimates.first { $0.offer == choice.offer.id.value && $0.plan == choice.plan },
      notePrefix: isOneOffer ? "" : choice.offer.id.value + "-")
  }
  let words = Wording.of(tag)
  let target = currency ?? selections.first?.offer.currency.value
  let isAsked = currency != nil || !rates.isEmpty
  let ranking = EstimateRanking(columns, words, surface: surface, rates: rates, target: isAsked ? target : nil)
  return ComparisonBuilder(columns, words, catalogue, profile, ranking, surface).document(id: id, title: title)
}

/// Puts a comparison together.
private struct ComparisonBuilder {
  let columns: [ComparedPlan]
  let words: Wording
  let catalogue: Catalogue
  let profile: UsageProfile?
  let rows: AlignedRows
  let ranking: EstimateRanking?
  let surface: DecisionSurface?

  init(
    _ columns: [ComparedPlan], _ words: Wording, _ catalogue: Catalogue, _ profile: UsageProfile?,
    _ ranking: EstimateRanking?, _ surface: DecisionSurface?
  ) {
    self.columns = columns
    self.words = words
    self.catalogue = catalogue
    self.profile = profile
    rows = AlignedRows(columns, words)
    self.ranking = ranking
    self.surface = surface
  }

  private var offers: [Offer] {
    var seen: Set<String> = []
    return columns.map(\.view.offer).filter { seen.insert($0.id.value).inserted }
  }

  func document(id: String?, title: String?) -> Document {
    let titles = offers.map(\.title.value)
    let named = titles.count == 1 ? titles[0] : titles.joined(separator: " · ")
    var document = Document(
      kind: .comparison, id: id ?? offers.map(\.id.value).joined(separator: "-") + "-comparison",
      language: words.language, kicker: words[.comparison], title: title ?? named)
    document.words = words.pageWords
    if Set(offers.map { $0.provider?.value }).count == 1 {
      document.provider = words.provider(offers[0].provider, in: catalogue)
    }
    if offers.count == 1 { document.date = columns.first?.view.date(nil) }
    document.introduction = introduction
    document.sections = sections
    document.notices = notices
    document.settleNotes(
      from: columns.flatMap { column in
        column.view.notes.map { note in
          Note(id: column.notePrefix + note.id, mark: note.mark, text: column.named([note.text])[0])
        }
      } + (ranking?.notes ?? []))
    return document
  }

  private var introduction: [[Inline]] {
    var lines: [[Inline]] = []
    if let title = profile?.title {
      lines.append(words.phrase(.estimateForProfile, [words.stated(title.value, at: title.span)]))
    }
    let bases = Set(columns.map(\.view.basis))
    if bases.count == 1, let basis = bases.first {
      lines.append([.text(words[.prices] + words[.colon] + " " + basis + ".")])
    }
    lines.append([.text(words[.sortedByOrder] + (ranking?.isOneCurrency == true ? " " + words[.sortedByPrice] : ""))])
    return lines
  }

  private var notices: [[Inline]] {
    var lines: [[Inline]] = []
    if let converted = ranking?.conversionNotice {
      lines.append(converted)
    } else if Set(offers.map(\.currency.value)).count > 1 {
      lines.append([.text(words[.otherCurrencies])])
    }
    lines += ranking?.lackingRates ?? []
    if Set(offers.map(\.taxBasis.value)).count > 1 {
      lines.append([.text(words.text(.otherVATBasis, words[.vatBasis]))])
    }
    if columns.contains(where: { $0.estimate?.status == .lowerBound }) {
      lines.append([.text(words[.statusLowerBound])])
    }
    return lines
  }

  private var sections: [Section] {
    var sections: [Section] = []
    if let ranking {
      let blocks = [ranking.keyFigure].compactMap { $0 } + [ranking.bars] + ranking.conditions
      let key: WordingKey = ranking.isNet ? .amountsNet : .amountsGross
      sections.append(Section(id: "estimate", heading: words[.yourEstimate], aside: words[key], blocks: blocks))
    }
    if let surface { sections += DecisionPart(surface, offers: offers, words: words).sections }
    var blocks: [Block] = []
    var agreed: [TableRow] = []
    if !rows.isAlike {
      let canonical = canonical
      blocks += canonical.different
      agreed = canonical.same
    }
    let different = table(rows.different, id: "differences")
    if let different { blocks.append(.table(different)) }
    if blocks.isEmpty { blocks.append(.paragraph([.text(words[.none].capitalised + ".")])) }
    if let destinations = DestinationDifferences(columns, words).block { blocks.append(destinations) }
    let general: [Block] = agreed.isEmpty ? [] : [.list(ordered: false, items: agreed.map { words.item($0) })]
    let same = general + rows.sameBlocks
    if !same.isEmpty {
      let number = count(agreed.count + rows.same.count)
      blocks.append(.details(summary: words.phrase(.identical, [number]), blocks: same))
    }
    sections.append(
      Section(id: "differences", heading: words[.differences], aside: words[.differencesLead], blocks: blocks))
    if !rows.lonely.isEmpty { sections.append(Section(id: "others", heading: words[.onlyInOne], blocks: lonely)) }
    return sections
  }

  private func count(_ number: Int) -> Inline { .text(words.count(number)) }

  private var header: [Table.Column] {
    let best = ranking?.best ?? []
    return columns.enumerated().map { index, column in
      let short = column.short.isEmpty && names[index] != column.name ? names[index] : column.short
      return Table.Column(header: [.text(column.name)], short: short, isBest: best.contains(index))
    }
  }

  /// The names of the columns without the words that all of them begin with: `Sewan` of "Forfaits Trunk SIP Sewan".
  private var names: [String] {
    let all = columns.map { $0.name.split(separator: " ") }
    guard all.count > 1, var shared = all.first else { return columns.map(\.name) }
    for words in all.dropFirst() { shared = Array(zip(shared, words).prefix { $0 == $1 }.map(\.0)) }
    let rest = all.map { $0.dropFirst(shared.count).joined(separator: " ") }
    return rest.contains("") ? columns.map(\.name) : rest
  }

  /// A table with a heading row for each section that has rows.
  private func table(_ rows: [(section: OfferSection, row: TableRow)], id: String) -> Table? {
    var all: [TableRow] = []
    if let ranking, self.rows.isAlike || id == "canonical" { all.append(ranking.row) }
    for section in OfferSection.allCases {
      let own = rows.filter { $0.section == section }.map(\.row)
      if !own.isEmpty { all += [.group(section.rawValue, [.text(words[section.heading])])] + own }
    }
    guard !all.isEmpty else { return nil }
    let rows = all.map { $0.gathered(names, words) }
    let table = Table(id: id, rowHeader: words[.row], columns: header, rows: rows, merging: false)
    return table.aligningDecimals(words).sharingUnits(words)
  }

  /// What any two offers can be compared by.
  private var canonical: (different: [Block], same: [TableRow]) {
    let facts = columns.map { CanonicalFacts($0.view, $0.plan) }
    var keys: [CanonicalKey] = []
    for key in facts.flatMap(\.keys) where !keys.contains(key) { keys.append(key) }
    // Rates that only one offer names by that place say nothing beside another offer's zones.
    keys = keys.filter { key in
      guard case .rate = key else { return true }
      return facts.count { $0.values(of: key) != nil } > 1
    }
    let ordered = keys.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(
      \.element)
    let each = ordered.map { key -> (section: OfferSection, row: TableRow) in
      let values = facts.map { $0.values(of: key) ?? [[words.state(.notStated, .notStated)]] }
      return (key.section, TableRow(id: key.id, label: [.text(columns[0].view.label(key))], values: values))
    }
    let rows = joiningRates(ordered, each)
    let different = table(rows.filter { !$0.row.isSame }, id: "canonical")
    return (different.map { [.table($0)] } ?? [], rows.map(\.row).filter(\.isSame))
  }

  /// Rates of one kind of line that are the same in every column as one row that names all their places.
  private func joiningRates(
    _ keys: [CanonicalKey], _ rows: [(section: OfferSection, row: TableRow)]
  ) -> [(section: OfferSection, row: TableRow)] {
    var result: [(section: OfferSection, row: TableRow)] = []
    var joined: [String: (index: Int, places: [String])] = [:]
    let view = columns[0].view
    for (key, entry) in zip(keys, rows) {
      guard case .rate(let kind, let place?) = key else {
        result.append(entry)
        continue
      }
      let cells = entry.row.values.map { $0.map(\.plain).joined(separator: "\n") }
      let same = kind.rawValue + "\t" + cells.joined(separator: "\t")
      let known = joined[same] ?? (result.count, [])
      let places = known.places + [view.name(of: place)]
      joined[same] = (known.index, places)
      if places.count == 1 {
        result.append(entry)
      } else {
        let label = words.text(.rateTo, places.joined(separator: ", "), view.kinds([kind]))
        result[known.index].row.label = [.text(label)]
      }
    }
    return result
  }

  private var lonely: [Block] {
    rows.lonely.map { offer, rows in
      let title = offers.first { $0.id.value == offer }?.title.value ?? offer
      return .details(
        summary: words.phrase(.onlyIn, [.text(title)], [count(rows.count)]),
        blocks: [.list(ordered: false, items: rows.map { words.item($0) })])
    }
  }
}
