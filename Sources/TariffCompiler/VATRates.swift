internal import Diagnostics
public import Offers
internal import Quantities
internal import TariffEngine

extension Estimate {
  /// What is paid at one rate of VAT.
  public struct VATRate: Sendable {
    /// The rate; nothing for what is added after VAT, which has none.
    public var vat: OwnVAT?
    /// In a month; nothing where a part of it is paid by the year.
    public var month: Totals?
    /// In the first month.
    public var firstMonth: Totals
    /// Over all months.
    public var total: Totals
  }
}

extension Words {
  /// Where VAT is rounded.
  var vatPlace: RoundingRule.VATPlace {
    switch compiled.tariff.tax.place {
    case .unitPrice: .perUnitPrice
    case .line: .perLine
    case .rate: .perRate
    case .document: .perDocument
    }
  }

  /// The amounts by rate, in the order of the rates; none where the offer has one rate only.
  func vatRates() throws(ArithmeticFault) -> [Estimate.VATRate] {
    guard !compiled.ownVATs.isEmpty else { return [] }
    var rates: [Estimate.VATRate] = []
    for position in Array(0...compiled.ownVATs.count) + [nil] {
      let total = try outcome.totalSum { Sum($0, tax: position) }
      let first = try outcome.firstSum { Sum($0, tax: position) }
      let month = outcome.hasYearly ? nil : Sum(outcome.monthly, tax: position)
      guard [total, first, month].contains(where: { $0 != nil && $0 != .nothing }) else { continue }
      let vat: OwnVAT? =
        position.map { $0 == 0 ? .rate(request.offer.vat?.rate.value ?? Figure(0)) : compiled.ownVATs[$0 - 1] }
      rates.append(
        Estimate.VATRate(
          vat: vat, month: try month.map { (sum) throws(ArithmeticFault) in try sum.totals() },
          firstMonth: try first.totals(), total: try total.totals()))
    }
    return rates
  }
}

extension Sum {
  /// What a bill comes to at one rate.
  init(_ bill: Bill, tax: Int?) {
    let own = bill.rates.first { $0.tax == tax }
    let vat = own?.vat ?? .zero
    self.init(net: own?.net ?? .zero, gross: (try? vat.adding(own?.net ?? .zero)) ?? vat)
  }
}
