internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

extension EstimatePart {
  /// The lines of a month, of a year, and of what is paid once, each with its sum.
  var lines: [Block] {
    [(Estimate.Line.Due.monthly, WordingKey.monthlyLines), (.yearly, .yearlyLines), (.once, .onceLines)]
      .compactMap { due, caption in
        let own = estimate.lines.filter { $0.due == due }
        return own.isEmpty ? nil : .table(table(own, id: due.rawValue, caption: words[caption]))
      }
  }

  private func table(_ lines: [Estimate.Line], id: String, caption: String) -> Table {
    let keys: [WordingKey] = [.quantity, .unitPrice, .rule, .net, .sourceLine]
    var rows = lines.map { line in
      TableRow(
        id: line.id, label: [.text(line.label)],
        values: [
          [[words.fact(line.quantity, at: nil)]], [unitPrice(line)],
          [[words.stated(rule(line), at: nil)]], [[amount(line.net)]],
          [[origin(line.file, line.line) ?? words.state(.notStated, .notStated)]],
        ])
    }
    if lines.count > 1, let sum = sum(lines) {
      let empty: [[Inline]] = [[.muted([.text("–")])]]
      rows.append(
        TableRow(
          kind: .total, id: "sum", label: [.text(words[.sum])], values: [empty, empty, empty, [[amount(sum)]], empty]))
    }
    var table = Table(
      id: id, caption: [.text(caption)], rowHeader: words[.row],
      columns: keys.map { Table.Column(header: [.text(words[$0])]) }, rows: rows, merging: false)
    for (index, key) in keys.enumerated() {
      table.columns[index].alignment = key == .rule || key == .sourceLine ? .start : .end
    }
    return table
  }

  /// The rule, with the exact amount where it was rounded.
  private func rule(_ line: Estimate.Line) -> String {
    line.exact == line.net.plain || line.exact.contains("/") ? line.rule : "\(line.rule) = \(line.exact)"
  }

  private func unitPrice(_ line: Estimate.Line) -> [Inline] {
    guard let price = line.unitPrice else { return [.muted([.text(words[.rule].lowercased())])] }
    var inlines: [Inline] = [
      .fact(Fact(.price(price), text: words.price(price), origin: Origin(file: line.file, line: line.line)))
    ]
    if let net = line.netUnitPrice { inlines += [.text(" ("), amount(net), .text(" \(words[.amountsNet]))")] }
    return inlines
  }

  private func sum(_ lines: [Estimate.Line]) -> Figure? {
    do {
      var total = Rational.zero
      for line in lines { total = try total.adding(line.net.value) }
      return Figure(total, decimals: 2)
    } catch { return nil }
  }

  /// Each unclear clause with what its choices give.
  var readings: [Block] {
    guard !estimate.readings.isEmpty else { return [] }
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
    let net = " (\(words[.amountsNet]))"
    let table = Table(
      id: "readings", rowHeader: words[.reading],
      columns: [WordingKey.month, .total].map { Table.Column(header: [.text(words[$0] + net)], alignment: .end) },
      rows: rows, merging: false)
    return [.paragraph([.text(words[.readingsLead])]), .table(table)]
  }

  private func value(_ totals: Estimate.Totals?, _ status: Estimate.Status) -> [Inline] {
    guard let totals else { return [words.state(.notStated, .cannotBePriced)] }
    return status == .lowerBound ? [.text(words[.atLeast] + " "), amount(totals.net)] : [amount(totals.net)]
  }

  /// What has no price, and why.
  var missing: [Block] {
    guard !estimate.missing.isEmpty else { return [] }
    let items = estimate.missing.map { missing -> [Inline] in
      let key: WordingKey =
        switch missing.what {
        case .price: .missingPrice
        case .rule: .missingRule
        case .number: .missingNumber
        }
      var item = words.lead([.text(missing.label)]).plainWeight + [words.state(.notStated, key)]
      if let quantity = missing.quantity { item += [.text(", "), words.fact(quantity, at: nil)] }
      if let origin = origin(missing.file, missing.line) { item.append(.muted([.text(" ("), origin, .text(")")])) }
      return item
    }
    return [.list(ordered: false, items: items)]
  }

  /// What to ask the provider: readings that change the amount, then what the offer leaves open and is missing here.
  var questions: [Block] {
    let missing = Set(estimate.missing.map(\.id))
    let open = (offer?.unstated ?? []).filter { missing.contains($0.name.value) }.compactMap { $0.ask?.value }
    let asks = estimate.readings.map(\.ask) + open
    return asks.isEmpty ? [] : [.list(ordered: false, items: asks.map { [.text($0)] })]
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
    case .notSaid: .thenNotSaid
    }
  }
}
