internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

extension Words {
  /// How a band or the packs of a month's usage come to their amount: `150 min × 0.05`, `⌈201 MB ÷ 100⌉ × 5`.
  func band(_ line: Bill.Line, _ price: Located<Price>, _ kind: UsageKind) throws(ArithmeticFault) -> Formula {
    let unit = price.value.per.first ?? .month
    switch line.rule {
    case .packs(let number, _, let size):
      let measured = try Amounts.measure(number, size, kind)
      let count = Formula.quotient(.value(.quantity(measured.number, measured.unit)), self.number(measured.size))
      return .product([.begun(count, line.quantity), try net(price, line.tax)])
    case .fixed: return try net(price, line.tax)
    case .ordered, .counted, .beyond, .band, .minimum, .maximum, .discount, .reduction, .credit, .usage, .recorded,
      .share, .steps:
      if Figure(line.quantity) != nil {
        return .product([.value(.quantity(line.quantity, unit)), try net(price, line.tax)])
      }
      let smallest = try line.quantity.multiplied(by: Rational(unit.factor))
      let measured = Formula.value(.quantity(smallest, Amounts.smallest(kind)))
      return .product([.quotient(measured, number(Rational(unit.factor))), try net(price, line.tax)])
    }
  }

  /// What has to be known of a line for a month's usage; nothing for other lines.
  func monthRemarks(on line: Bill.Line) -> [Estimate.Line.Remark]? {
    switch (line.source, line.rule) {
    case (.band(let id, _), .band(let from, let to)):
      let kind = compiled.rates[id].kind
      return [.tier(from: Amounts.quantity(from, kind), to: to.map { Amounts.quantity($0, kind) })]
    case (.band(let id, _), .packs(_, _, let size)):
      return [.usagePacks(of: Amounts.quantity(size, compiled.rates[id].kind))]
    case (.band, _): return []
    case (.rateMaximum(let id, _), _): return [.maximum(then: month(of: id)?.then.map(Words.consequence))]
    case (.charge, _), (.minimum, _), (.rate, _), (.surcharge, _), (.adjustment, _), (.rounding, _): return nil
    }
  }

  private func month(of rate: Int) -> Tariff.MonthPrice? {
    compiled.tariff.services.lazy.flatMap(\.rates).first { $0.id == rate }?.month
  }

  /// A consequence in the words of the offer.
  static func consequence(_ then: Tariff.Limit.Consequence) -> Limit.Consequence {
    switch then {
    case .block: .block
    case .throttle: .throttle
    case .notify: .notify
    case .suspend: .suspend
    case .notSaid: .notSaid
    case .surplus: .surplus
    case .wholeCall: .wholeCall
    case .laterCalls: .laterCalls
    case .wholePeriod: .wholePeriod
    }
  }
}

extension Amounts {
  /// The smallest unit in which a kind of usage is measured.
  static func smallest(_ kind: UsageKind) -> Unit {
    switch kind {
    case .calls: .second
    case .messages: .message
    case .data: .kilobyte
    }
  }

  /// Usage and the size of a pack in one unit that shows both without fractions.
  fileprivate static func measure(
    _ number: Rational, _ size: Rational, _ kind: UsageKind
  ) throws(ArithmeticFault) -> (number: Rational, size: Rational, unit: Unit) {
    let unit = quantity(size, kind).unit
    let factor = Rational(unit.factor)
    let inUnit = try number.divided(by: factor)
    guard Figure(inUnit) != nil else { return (number, size, smallest(kind)) }
    return (inUnit, try size.divided(by: factor), unit)
  }
}
