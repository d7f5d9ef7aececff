internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

extension EstimatePart {
  /// What is paid at each rate of VAT, and where VAT is rounded; nothing for one rate that is rounded once.
  var vatRates: [Block] {
    let key: WordingKey =
      switch estimate.vatPlace {
      case .perUnitPrice: .vatPerUnit
      case .perLine: .vatPerLine
      case .perRate: .vatPerRate
      case .perDocument: .vatPerDocument
      }
    let says = Block.paragraph([.text(words[key])])
    guard !estimate.vatRates.isEmpty else {
      switch estimate.vatPlace {
      case .perUnitPrice, .perLine: return [says]
      case .perRate, .perDocument: return []
      }
    }
    let span = words.quantity(Quantity(Figure(Int64(estimate.months)), .month))
    var rows: [TableRow] = []
    if estimate.month != nil { rows += self.rows("month", words[.month]) { $0.month } }
    if estimate.firstMonth != estimate.month { rows += self.rows("first", words[.firstMonth]) { $0.firstMonth } }
    if estimate.total != nil { rows += self.rows("total", words.text(.totalMonths, span)) { $0.total } }
    let columns = [WordingKey.net, .vatAmount, .gross].map {
      Table.Column(header: [.text(words[$0])], alignment: .end)
    }
    return [says, .table(Table(id: "vat", rowHeader: words[.vatAmount], columns: columns, rows: rows, merging: false))]
  }

  private func rows(
    _ id: String, _ heading: String, _ totals: (Estimate.VATRate) -> Estimate.Totals?
  ) -> [TableRow] {
    let own = estimate.vatRates.compactMap { rate in totals(rate).map { (rate.vat, $0) } }
      .filter { !$0.1.net.value.isZero || !$0.1.vat.value.isZero }
    guard !own.isEmpty else { return [] }
    return [.group("vat-\(id)", [.text(heading)])]
      + own.map { vat, sum in
        TableRow(
          id: "vat-\(id)-\(vat?.word ?? "outside")", label: label(vat),
          values: [sum.net, sum.vat, sum.gross].map { [[amount($0)]] })
      }
  }

  private func label(_ vat: OwnVAT?) -> [Inline] {
    switch vat {
    case .rate(let rate): words.phrase(.vat, [.fact(Fact(.percentage(rate), text: words.percentage(rate)))])
    case .exempt: [.text(words[.vatExempt])].capitalised
    case nil: [.text(words[.vatOutside])]
    }
  }
}
