internal import DocumentTree
internal import Quantities

extension Table {
  /// The same table with the decimals of money for all prices, when any of them has a fraction.
  func aligningDecimals(_ words: Wording) -> Table {
    var prices: [Price] = []
    for row in rows { for cell in row.cells { for line in cell.lines { line.collect(&prices) } } }
    guard prices.contains(where: { $0.figure.decimals > 0 }) else { return self }
    var table = self
    for row in table.rows.indices {
      for cell in table.rows[row].cells.indices {
        table.rows[row].cells[cell].lines = table.rows[row].cells[cell].lines.map { $0.withDecimals(words) }
      }
    }
    return table
  }
}

extension [Inline] {
  fileprivate func collect(_ prices: inout [Price]) {
    for inline in self {
      switch inline {
      case .fact(let fact): if case .price(let price) = fact.value { prices.append(price) }
      case .strong(let inner), .muted(let inner): inner.collect(&prices)
      case .text, .link, .note: break
      }
    }
  }

  fileprivate func withDecimals(_ words: Wording) -> [Inline] {
    map { inline in
      switch inline {
      case .fact(var fact):
        if case .price(let price) = fact.value, fact.text == words.price(price) {
          fact.text = words.price(price, decimals: price.currency.minorDecimals)
        }
        return .fact(fact)
      case .strong(let inner): return .strong(inner.withDecimals(words))
      case .muted(let inner): return .muted(inner.withDecimals(words))
      case .text, .link, .note: return inline
      }
    }
  }
}
