internal import DocumentTree
internal import Quantities
internal import TariffCompiler

extension Wording {
  /// What was taken for granted, with the place it is about.
  func assumption(_ assumption: Estimate.Assumption) -> [Inline] {
    var inlines = words(of: assumption.kind).withoutFullStop
    if let place = assumption.place { inlines.append(self.place(place)) }
    return inlines
  }

  /// ` (Offers/proximus/vms.yaml:81)`.
  func place(_ place: Place) -> Inline { .muted([.text(" ("), origin(place), .text(")")]) }

  /// `Offers/proximus/vms.yaml:81`.
  func origin(_ place: Place) -> Inline {
    .fact(Fact(.state(.stated), text: "\(place.file):\(place.line)", origin: Origin(place)))
  }

  private func words(of kind: Estimate.Assumption.Kind) -> [Inline] {
    func limit(_ quantity: Quantity) -> [Inline] { [fact(quantity, at: nil)] }
    func text(_ words: String) -> [Inline] { [.text(words)] }
    switch kind {
    case .vat(let rate, let because):
      return phrase(.vatAssumed, [.fact(Fact(.percentage(rate), text: percentage(rate)))], text(because))
    case .period(let unit, let times):
      let figure = Amounts.shown(times).figure
      return phrase(
        .assumePeriod, text(shortName(unit)), [.fact(Fact(.number(figure), text: number(figure)))])
    case .limit(let quantity, let times):
      let figure = Amounts.shown(times).figure
      return phrase(
        .assumeLimitPeriod, limit(quantity), [.fact(Fact(.number(figure), text: number(figure)))])
    case .countedByLength(let quantity): return phrase(.assumeLength, limit(quantity))
    case .spreadOverYear(let label): return phrase(.assumeYear, text(label))
    case .bySecond: return text(self[.assumeBySecond])
    case .prices(let title): return phrase(.assumePrices, text(title))
    case .pooled(let quantity, _): return phrase(.assumePooled, limit(quantity))
    case .spread(let quantity): return phrase(.assumeSpread, limit(quantity))
    case .noNewCorrespondents(let quantity): return phrase(.assumeNoNew, limit(quantity))
    case .shortCalls(let quantity): return phrase(.assumeShort, limit(quantity))
    case .fewCalls(let quantity): return phrase(.assumeFew, limit(quantity))
    case .largestSurplus(let label): return phrase(.assumeSurplus, text(label))
    case .feeOfPart(let label): return phrase(.assumeFee, text(label))
    case .partAsCall(let label): return phrase(.assumePart, text(label))
    case .priceOfStart(let label): return phrase(.assumeStart, text(label))
    case .includedByStart(let label): return phrase(.assumeIncluded, text(label))
    case .noHolidays(let label): return phrase(.assumeNoHolidays, text(label))
    case .meanLength: return text(self[.assumeMean])
    case .undatedChange(let label, let day): return phrase(.assumeUndated, text(label), [fact(day, at: nil)])
    case .priceOfFirstDay(let label, let day): return phrase(.assumeFirstDay, text(label), [fact(day, at: nil)])
    case .needs(let label, let option): return phrase(.assumeNeeds, text(label), text(option))
    }
  }
}
