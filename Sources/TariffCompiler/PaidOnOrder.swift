internal import Diagnostics
internal import Offers
public import Quantities
internal import TariffEngine

extension Estimate {
  /// A share of what is paid once that is paid with the order; the rest is due later.
  public struct PaidOnOrder: Sendable {
    /// The row.
    public var id: String
    /// Its label.
    public var label: String
    /// The percentage, and what is written of it.
    public var share: (figure: Figure, written: String)
    /// What it is taken of.
    public var whole: Totals
    /// What is paid with the order.
    public var due: Totals
    /// What is left to be paid.
    public var balance: Totals
    /// Whether something it is taken of has no price: the amounts are the least.
    public var isLowerBound: Bool
    /// The lines of the bill of what is paid once that it is taken of, by their position.
    public var covers: [Int]
    /// Where the share is written.
    public var place: Place
  }
}

extension Words {
  /// What is paid with the order, row by row; nothing of what nobody orders.
  func onOrder() throws(ArithmeticFault) -> [Estimate.PaidOnOrder] {
    var all: [Estimate.PaidOnOrder] = []
    for row in request.offer.rowsOfContract where row.only.isEmpty || row.only.contains(where: { $0.value == plan }) {
      guard let terms = row.onOrder else { continue }
      let bill = outcome.once
      let ids = charges(of: terms.of.map(\.value))
      let covers = bill.lines.indices.filter { position in
        guard let ids else { return true }
        switch bill.lines[position].source {
        case .charge(let id, _), .minimum(let id, _): return ids.contains(id)
        case .rate, .band, .rateMaximum, .surcharge, .rounding, .adjustment: return false
        }
      }
      let lacks = bill.gaps.contains { gap in
        switch gap {
        case .price(let charge, _, _), .number(let charge, _, _), .tooMany(let charge, _):
          ids.map { $0.contains(charge) } ?? true
        case .rate, .noRate, .hour, .hourOfInclusion, .notSaid, .calls, .limitNumber, .whose, .unmeasured: false
        }
      }
      guard !covers.isEmpty || lacks else { continue }
      let whole = covers.count == bill.lines.count ? Sum(bill) : try sum(of: covers.map { bill.lines[$0] })
      let share = try terms.share.value.value.divided(by: Rational(100))
      let rounding = compiled.tariff.rounding.rounding
      let due = Sum(
        net: try rounding.apply(to: whole.net.multiplied(by: share)),
        gross: try rounding.apply(to: whole.gross.multiplied(by: share)))
      let balance = Sum(net: try whole.net.subtracting(due.net), gross: try whole.gross.subtracting(due.gross))
      all.append(
        Estimate.PaidOnOrder(
          id: row.id.value, label: row.words, share: (terms.share.value, terms.share.span.firstLine),
          whole: try whole.totals(), due: try due.totals(), balance: try balance.totals(), isLowerBound: lacks,
          covers: covers, place: terms.share.span.written))
    }
    return all
  }

  /// The charges of rows and groups; nothing for all.
  private func charges(of names: [String]) -> [Int]? {
    guard !names.isEmpty else { return nil }
    var rows = names
    for case .group(let group) in request.offer.sections.values.joined() where names.contains(group.id.value) {
      rows += group.rows.map(\.id.value)
    }
    return compiled.charges.indices.filter { rows.contains(compiled.charges[$0].row.id.value) }
  }

  /// What some lines of a bill come to: VAT of each rate, as the bill takes it.
  private func sum(of lines: [Bill.Line]) throws(ArithmeticFault) -> Sum {
    let tariff = compiled.tariff
    let rounding = tariff.rounding.rounding
    var sum = Sum.nothing
    for position in 0...compiled.ownVATs.count {
      let factor = try Rational.one.adding(tariff.tax.rate(position))
      var (net, vat, exact) = (Rational.zero, Rational.zero, Rational.zero)
      for line in lines where line.tax == position {
        net = try net.adding(line.net)
        exact = try exact.adding(line.exact)
        if let own = line.vat { vat = try vat.adding(own) }
      }
      let gross: Rational
      if tariff.tax.isOfLines {
        gross = try net.adding(vat)
      } else {
        gross = try rounding.apply(to: (vatIsInTotal ? exact : net).multiplied(by: factor))
      }
      sum = try sum.adding(Sum(net: net, gross: gross))
    }
    return sum
  }
}
