internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

extension EstimatePart {
  /// The lines of a month, of a year, and of what is paid once, each with its rule, its places and its amount.
  var lines: [Block] {
    let groups: [(Estimate.Line.Due, WordingKey)] = [
      (.monthly, .monthlyLines), (.yearly, .yearlyLines), (.once, .onceLines),
    ]
    var rows: [TableRow] = []
    for (due, key) in groups {
      let all = estimate.lines.filter { $0.due == due }
      // A month is the last one, when promotions have ended: what is due in others is no part of its sum.
      let own = all.filter { !$0.isOfPartMonth && $0.months.map { months in months.contains(estimate.months) } ?? true }
      let other = all.filter {
        $0.isOfPartMonth || $0.months.map { months in !months.contains(estimate.months) } ?? false
      }
      defer {
        if !other.isEmpty {
          rows.append(.group("\(due.rawValue)-other", [.text(words[.earlierLines])]))
          rows += other.map(row)
        }
      }
      guard !own.isEmpty else { continue }
      rows.append(.group(due.rawValue, [.text(words[key])]))
      rows += own.map(row)
      if own.count > 1, let sum = sum(own) {
        rows.append(
          TableRow(kind: .total, id: "\(due.rawValue)-sum", label: [.text(words[.sum])], values: [[[amount(sum)]]]))
      }
    }
    guard !rows.isEmpty else { return [] }
    let column = Table.Column(header: [.text(words[.net])], alignment: .end)
    return [.table(Table(id: "lines", rowHeader: words[.row], columns: [column], rows: rows, merging: false))]
  }

  /// `Appels : 28 × 0,15 €/min (Offers/…:81)` and the amount.
  private func row(_ line: Estimate.Line) -> TableRow {
    let places = line.places.map { [words.origin($0)] }.joined(by: ", ")
    return TableRow(
      id: line.id,
      // The rounding of a bill is no row of the offer.
      label: words.lead([.text(line.label.isEmpty ? words[.totalRounding] : line.label)])
        + words.rule(line, estimate.currency)
        + [.muted([.text(" (")] + places + [.text(")")])],
      values: [[[amount(line.net)]]])
  }

  /// What lines add up to.
  func sum(_ lines: [Estimate.Line]) -> Figure? {
    do {
      var total = Rational.zero
      for line in lines { total = try total.adding(line.net.value) }
      return Figure(total, decimals: 2)
    } catch { return nil }
  }

  /// Each unclear clause as the question to ask, with what its choices give.
  var readings: [Block] {
    guard !estimate.readings.isEmpty else { return [] }
    guard hasPricedReadings else {
      return [.paragraph([.text(words[.readingsOpen])])]
        + estimate.readings.flatMap { reading -> [Block] in
          let choices = reading.choices.map { choice -> [Inline] in
            choice.isTaken
              ? [.text(choice.say + " "), .strong([.text("(\(words[.taken]))")])] : [.text(choice.say)]
          }
          return [.paragraph([.text(reading.ask)]), .list(ordered: false, items: choices)]
        }
    }
    var rows: [TableRow] = []
    for reading in estimate.readings {
      rows.append(.group(reading.name, [.text(reading.ask)]))
      rows += reading.choices.map { choice in
        let taken: [Inline] = choice.isTaken ? [.text(" "), .strong([.text("(\(words[.taken]))")])] : []
        return TableRow(
          id: "\(reading.name)-\(choice.name)", label: [.text(choice.say)] + taken,
          values: [[value(choice.month, choice.status)], [value(choice.total, choice.status)]])
      }
    }
    let table = Table(
      id: "readings", rowHeader: words[.reading],
      columns: [WordingKey.month, .total].map { Table.Column(header: [.text(words[$0])], alignment: .end) },
      rows: rows, merging: false)
    return range + [.paragraph([.text(words[.readingsLead])]), .table(table)]
  }

  /// Whether a choice has a price: else a table of them would say nothing.
  var hasPricedReadings: Bool {
    estimate.readings.contains { $0.choices.contains { $0.month != nil || $0.total != nil } }
  }

  /// The least and the most over the readings.
  var range: [Block] {
    guard let range = estimate.range, range.leastMonth != range.mostMonth else { return [] }
    let key: WordingKey = range.isComplete ? .range : .rangeSingly
    return [.paragraph(words.phrase(key, [amount(range.leastMonth.net)], [amount(range.mostMonth.net)]))]
  }

  private func value(_ totals: Estimate.Totals?, _ status: Estimate.Status) -> [Inline] {
    guard let totals else { return [words.state(.notStated, .cannotBePriced)] }
    return status == .lowerBound ? [.text(words[.atLeast] + " "), amount(totals.net)] : [amount(totals.net)]
  }

  /// What has no price, and why.
  var missing: [Block] {
    guard !estimate.missing.isEmpty else { return [] }
    let items = estimate.missing.map { missing -> [Inline] in
      var item = words.lead([.text(missing.label)]).plainWeight + why(missing)
      if let quantity = missing.quantity { item += [.text(", "), count(quantity)] }
      if let file = missing.file, let line = missing.line { item.append(words.place(Place(file: file, line: line))) }
      return item
    }
    return [.list(ordered: false, items: items)]
  }

  /// Why something has no price.
  func why(_ missing: Estimate.Missing) -> [Inline] {
    switch missing.what {
    case .price: [words.state(.notStated, .missingPrice)]
    case .rule: [words.state(.notStated, .missingRule)]
    case .number: [words.state(.notStated, .missingNumber)]
    case .hour: [words.state(.notStated, .missingHour)]
    case .period: [words.state(.notStated, .missingPeriod)]
    case .whose: [words.state(.notStated, .missingWhose)]
    case .conflict: words.phrase(.missingConflict, [.text(missing.other ?? "")])
    }
  }

  /// How many; what is paid once is had once.
  private func count(_ quantity: Quantity) -> Inline {
    guard quantity.unit == .event, quantity.figure.value == .one else { return words.fact(quantity, at: nil) }
    return .fact(Fact(.quantity(quantity), text: words[.quantityOnce]))
  }

  /// What is paid first and given back.
  var deposits: [Block] {
    guard !estimate.deposits.isEmpty else { return [] }
    let column = Table.Column(header: [.text(words[.amountsGross])], alignment: .end)
    return [
      .paragraph([.text(words[.depositsLead])]),
      .table(
        Table(
          id: "deposits", rowHeader: words[.row], columns: [column], rows: estimate.deposits.map(row), merging: false)),
    ]
  }

  /// What the offer's author would ask about what is missing.
  var questionsAsked: [String] {
    let missing = Set(estimate.missing.map(\.id))
    return (offer?.unstated ?? []).filter { missing.contains($0.name.value) }.compactMap { $0.ask?.value }
  }

  /// What to ask the provider about what is missing.
  var questions: [Block] {
    let open = questionsAsked
    return open.isEmpty ? [] : [.list(ordered: false, items: open.map { [.text($0)] })]
  }
}

extension Limit.Consequence {
  /// What happens beyond a limit, in words.
  var key: WordingKey {
    switch self {
    case .surplus: .thenSurplus
    case .wholeCall: .thenWholeCall
    case .laterCalls: .thenLaterCalls
    case .wholePeriod: .thenWholePeriod
    case .block: .thenBlock
    case .throttle: .thenThrottle
    case .notify: .thenNotify
    case .suspend: .thenSuspend
    case .notSaid: .thenNotSaid
    }
  }
}
