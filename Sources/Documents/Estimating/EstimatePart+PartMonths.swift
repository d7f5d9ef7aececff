internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

extension EstimatePart {
  /// The months that are not used to their end: their days, the cause, what is charged and where the offer says so.
  var partMonths: [Block] {
    guard !estimate.partMonths.isEmpty else { return [] }
    let items = estimate.partMonths.map { part -> [Inline] in
      let days = words.phrase(.ruleDays, number(part.days.used), number(part.days.of))
      let key: WordingKey =
        switch part.charged {
        case .byDay: .partByDay
        case .wholeMonth: .partWhole
        case .notStated: .partNotSaid
        }
      var item = words.phrase(.partMonth, number(part.month), days) + [.text(words[.colon] + " ")]
      if let label = part.cause?.label { item += [.text(label + ", ")] }
      item.append(.text(words[key]))
      if let place = part.place { item.append(words.place(place)) }
      return item
    }
    var blocks: [Block] = [.list(ordered: false, items: items)]
    if offer?.monthDays == nil, estimate.partMonths.contains(where: { $0.charged != .wholeMonth }) {
      blocks.append(.paragraph([.text(words[.partDays])]))
    }
    return blocks
  }

  private func number(_ number: Int) -> [Inline] {
    let figure = Figure(Int64(number))
    return [.fact(Fact(.number(figure), text: words.number(figure)))]
  }
}
