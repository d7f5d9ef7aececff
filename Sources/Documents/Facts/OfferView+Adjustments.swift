internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities

extension OfferView {
  /// What a discount, a credit, a minimum or a maximum comes to: `10 % off`.
  func amount(of adjustment: Adjustment, _ plan: String) -> [Inline] {
    guard let amount = resolve(adjustment.amount, plan) else { return [words.state(.notStated, .notStated)] }
    let key: WordingKey =
      switch adjustment.kind.value {
      case .discount: .discount
      case .credit: .credit
      case .minimum: .minimumOver
      case .maximum: .maximumOver
      }
    return words.phrase(key, [fact(amount)])
  }

  /// The amount alone, for words to quote.
  func fact(_ amount: Located<Adjustment.Amount>) -> Inline {
    switch amount.value {
    case .percentage(let figure): ownWords.percent(figure, at: amount.span)
    case .price(let price): ownWords.fact(price, at: amount.span)
    }
  }

  /// What it is about, when it holds and when it is lost.
  func conditions(_ adjustment: Adjustment, _ plan: String) -> [[Inline]] {
    var all: [[Inline]] = []
    let named = adjustment.over.map(\.value).filter { Adjustment.Cover(rawValue: $0) == nil }
    for cover in adjustment.over.compactMap({ Adjustment.Cover(rawValue: $0.value) }) {
      let key: WordingKey =
        switch cover {
        case .everything: .overEverything
        case .recurring: .overRecurring
        case .usage: .overUsage
        case .oneOffs: .overOnce
        }
      all.append([.text(words[key])])
    }
    if !named.isEmpty { all.append(words.phrase(.over, [.text(names(named))])) }
    if !adjustment.except.isEmpty {
      all.append(words.phrase(.overExcept, [.text(names(adjustment.except.map(\.value)))]))
    }
    if let months = adjustment.months { all.append(words.months(months.value, at: months.span)) }
    if let vat = ownVAT(adjustment.vat, plan) { all.append(vat) }
    switch adjustment.side?.value {
    case .beforeVAT: all.append([.text(words[.measuredBefore])])
    case .afterVAT: all.append([.text(words[.measuredAfter])])
    case nil: break
    }
    for name in adjustment.conditions {
      let label = offer.conditions.first { $0.name.value == name.value }?.label ?? name
      all.append(words.phrase(.ifCondition, [words.stated(label.value, at: label.span)]))
    }
    if !adjustment.notWith.isEmpty {
      all.append(words.phrase(.excludes, [.text(names(adjustment.notWith.map(\.value)))]))
    }
    if let lost = adjustment.lost { all.append(words.phrase(.lost, [words.stated(lost.value, at: lost.span)])) }
    return all
  }

  /// The VAT that something has of its own: `VAT: 5.5 %`, `exempt from VAT`.
  func ownVAT(_ vat: Varying<OwnVAT>?, _ plan: String) -> [Inline]? {
    guard let own = resolve(vat, plan) else { return nil }
    switch own.value {
    case .rate(let rate): return words.phrase(.vat, [words.percent(rate, at: own.span)])
    case .exempt: return [words.stated(words[.vatExempt], at: own.span)]
    }
  }

  /// The labels of rows, groups and kinds of usage.
  private func names(_ ids: [String]) -> String {
    ids.map { id in
      for case .group(let group) in offer.sections.values.joined() where group.id.value == id {
        return group.label.value
      }
      for group in offer.usage.values.flatMap(\.beyond) where group.id?.value == id {
        return group.label?.value ?? id
      }
      switch UsageKind(rawValue: id) {
      case .calls: return words[.usageCalls]
      case .messages: return words[.usageMessages]
      case .data: return words[.usageData]
      case nil: return label(of: id)
      }
    }.joined(separator: ", ")
  }
}
