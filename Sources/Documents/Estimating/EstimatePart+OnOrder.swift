internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

extension EstimatePart {
  /// What is paid with the order of what is paid once, and what is left.
  var onOrder: [Block] {
    guard !estimate.onOrder.isEmpty else { return [] }
    var rows: [TableRow] = []
    for paid in estimate.onOrder {
      let share = Inline.fact(
        Fact(
          .percentage(paid.share.figure), text: words.percentage(paid.share.figure), origin: Origin(paid.place)))
      let least = paid.isLowerBound ? ", " + words[.atLeast] : ""
      func row(_ id: String, _ label: [Inline], _ sum: Estimate.Totals) -> TableRow {
        TableRow(
          id: "\(paid.id)-\(id)", label: label + [.text(least)],
          values: [sum.net, sum.vat, sum.gross].map { [[amount($0)]] })
      }
      rows.append(.group(paid.id, [.text(paid.label)]))
      rows.append(row("whole", [.text(words[.onceLines])], paid.whole))
      rows.append(row("due", words.phrase(.onOrderDue, [share]), paid.due))
      rows.append(row("balance", [.text(words[.balance])], paid.balance))
    }
    let columns = [WordingKey.net, .vatAmount, .gross].map {
      Table.Column(header: [.text(words[$0])], alignment: .end)
    }
    return [
      .paragraph([.text(words[.onOrderLead])]),
      .table(Table(id: "on-order", rowHeader: words[.row], columns: columns, rows: rows, merging: false)),
    ]
  }
}
