internal import Diagnostics
public import DocumentTree
public import Offers
internal import Quantities
public import TariffCompiler

/// What changing from one plan to another costs, beside staying and beside the other plan from the start.
/// - Parameters:
///   - planSwitch: the change.
///   - profile: whose usage it is.
///   - catalogue: where the offers' names are.
///   - language: BCP 47 tag; that of the old plan's offer when nothing is said.
public func switchDocument(
  _ planSwitch: PlanSwitch, profile: UsageProfile, catalogue: Catalogue, language: String? = nil
) -> Document {
  let offers = [planSwitch.from, planSwitch.to].map { estimate in
    catalogue.offers.first { $0.id.value == estimate.offer }
  }
  let words = Wording.of(language ?? offers.compactMap { $0?.language.value }.first ?? "en")
  let parts = zip([planSwitch.from, planSwitch.to], offers).map {
    EstimatePart(estimate: $0, offer: $1, words: words)
  }
  let names = parts.map { $0.name(amongPlansOfOne: planSwitch.isWithinOffer) }
  var document = Document(
    kind: .estimate,
    id: "\(planSwitch.from.offer)-\(planSwitch.from.plan)-to-\(planSwitch.to.offer)-\(planSwitch.to.plan)",
    language: words.language, kicker: words[.switchKicker], title: names.joined(separator: " → "))
  document.words = words.pageWords
  if Set(offers.map { $0?.provider?.value }).count == 1, let offer = offers.first ?? nil {
    document.provider = words.provider(offer.provider, in: catalogue)
  }
  if let title = profile.title {
    document.introduction = [words.phrase(.estimateForProfile, [words.stated(title.value, at: title.span)])]
  }
  document.sections = SwitchPart(planSwitch: planSwitch, parts: parts, names: names, words: words).sections
  return document
}

/// The sections about a change.
private struct SwitchPart {
  let planSwitch: PlanSwitch
  let parts: [EstimatePart]
  let names: [String]
  let words: Wording

  var sections: [Section] {
    var all = [Section(id: "result", heading: words[.estimate], blocks: result)]
    all.append(Section(id: "change", heading: words[.switchDue], blocks: change))
    if !planSwitch.changing.months.isEmpty {
      all.append(Section(id: "months", heading: words[.cashFlow], aside: words[.amountsGross], blocks: [months]))
    }
    let missing = parts.flatMap(\.missing)
    if !missing.isEmpty { all.append(Section(id: "missing", heading: words[.missing], blocks: missing)) }
    return all
  }

  private var ways: [(id: String, name: String, way: PlanSwitch.Way)] {
    [
      ("stay", words.text(.switchStay, names[0]), planSwitch.staying),
      ("change", words.text(.switchChange, String(planSwitch.month)), planSwitch.changing),
      ("start", words.text(.switchFromStart, names[1]), planSwitch.fromStart),
    ]
  }

  private var result: [Block] {
    let span = words.quantity(Quantity(Figure(Int64(planSwitch.from.months)), .month))
    let gross = ", " + words[.amountsGross]
    let heads = [words.text(.totalMonths, span) + gross, words[.average] + gross]
    let rows = ways.map { id, name, way in
      TableRow(
        id: id, label: [.text(name)],
        values: [[value(way.total?.gross, way.status)], [value(way.average?.gross, way.status)]])
    }
    let table = Table(
      id: "ways", rowHeader: words[.plan],
      columns: heads.map { Table.Column(header: [.text($0)], alignment: .end) }, rows: rows, merging: false)
    var blocks: [Block] = [.table(table)]
    if let difference = planSwitch.difference, let part = parts.first {
      let size = part.amount(Figure(digits: abs(difference.digits), decimals: difference.decimals))
      let key: WordingKey = difference.digits < 0 ? .switchLess : .switchMore
      let least = planSwitch.changing.status == .priced ? [] : [Inline.text(words[.switchUnknown])]
      blocks.append(.paragraph(words.phrase(key, [size]) + least))
    }
    return blocks
  }

  private func value(_ figure: Figure?, _ status: Estimate.Status) -> [Inline] {
    guard let figure, let part = parts.first else { return [words.state(.notStated, .cannotBePriced)] }
    return (status == .lowerBound ? [.text(words[.atLeast] + " ")] : []) + [part.amount(figure)]
  }

  /// What the change makes due, what becomes of the commitment, and what to ask.
  private var change: [Block] {
    var items: [[Inline]] = []
    func add(_ key: WordingKey, _ totals: Estimate.Totals?, _ missing: PlanSwitch.Missing) {
      let isMissing = planSwitch.missing.contains(missing)
      guard totals != nil || isMissing, let part = parts.first else { return }
      var item = words.lead([.text(words[key])]).plainWeight
      if let totals {
        item += (isMissing ? [.text(words[.atLeast] + " ")] : []) + [part.amount(totals.gross)]
        item.append(.text(" (\(words[.amountsGross]))"))
      } else {
        item.append(words.state(.notStated, .notStated))
      }
      items.append(item)
    }
    add(.switchExit, planSwitch.exit, .exit)
    add(.switchFee, planSwitch.fee, .fee)
    add(.switchOnce, planSwitch.once, .oneOffs)
    add(.switchRefund, nil, .refund)
    let until = planSwitch.boundUntil.map { words.phrase(.switchBoundUntil, [words.number($0)]) } ?? []
    switch planSwitch.commitment {
    case .continues?: items.append([.text(words[.switchContinues])] + until)
    case .restarts?: items.append([.text(words[.switchRestarts])] + until)
    case .notStated?, nil:
      if planSwitch.missing.contains(.commitment) {
        items.append([words.state(.notStated, .switchCommitmentNotStated)])
      } else if !until.isEmpty {
        items.append([.text(words[.switchNewCommitment])] + until)
      }
    }
    var blocks: [Block] = items.isEmpty ? [] : [.list(ordered: false, items: items)]
    if !planSwitch.missing.isEmpty {
      let isOther = planSwitch.missing.contains { $0 != .oneOffs }
      var asked = planSwitch.questions.isEmpty && isOther ? [words[.switchAsk]] : planSwitch.questions
      if planSwitch.missing.contains(.oneOffs) { asked.append(words[.switchAskOnce]) }
      blocks.append(.paragraph([.text(words[.questions] + words[.colon])]))
      blocks.append(.list(ordered: false, items: asked.map { [.text(words.spaced($0))] }))
    }
    return blocks
  }

  /// The bills of the three ways, months in which none of them changes together.
  private var months: Block {
    let all = ways.map(\.way)
    func figure(_ way: PlanSwitch.Way, _ index: Int) -> Figure? {
      way.months.indices.contains(index) ? way.months[index].flow.totals.gross : nil
    }
    var runs: [ClosedRange<Int>] = []
    for index in planSwitch.changing.months.indices {
      if let last = runs.last, all.allSatisfy({ figure($0, last.lowerBound) == figure($0, index) }) {
        runs[runs.count - 1] = last.lowerBound...index
      } else {
        runs.append(index...index)
      }
    }
    let rows = runs.map { run -> TableRow in
      let month = planSwitch.changing.months[run.lowerBound]
      var label = [words.number(month.number)]
      if run.count > 1 { label += [.text("–"), words.number(run.upperBound + 1)] }
      if let from = month.from { label += [.text(", "), words.shortFact(from)] }
      return TableRow(
        id: "month-\(month.number)", label: label, values: all.map { [value(figure($0, run.lowerBound), .priced)] })
    }
    let total = TableRow(
      kind: .total, id: "total", label: [.text(words[.total])],
      values: all.map { [value($0.total?.gross, $0.status)] })
    return .table(
      Table(
        id: "months",
        rowHeader: words[planSwitch.changing.months.first?.from == nil ? .contractMonth : .contractMonthFrom],
        columns: ways.map { Table.Column(header: [.text($0.name)], alignment: .end) }, rows: rows + [total],
        merging: false))
  }
}
