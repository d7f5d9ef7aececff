public import Offers
public import Quantities

extension Estimate {
  /// One line of the bill, with the rule that gives its amount.
  public struct Line: Sendable {
    /// When it is due.
    public enum Due: String, Sendable, Hashable {
      /// Every month.
      case monthly
      /// Every year, in advance.
      case yearly
      /// With the first bill.
      case once
    }
    /// What makes the amount another than the exact one.
    public enum Rounded: String, Sendable, Hashable {
      /// The line is rounded.
      case line
      /// The sum is rounded, and the lines share its cents by the largest remainder.
      case shared
    }
    /// What has to be known to understand a rule.
    public enum Remark: Sendable, Hashable {
      /// So many are paid for by something else.
      case included(Rational)
      /// Sold in packs of so many, begun ones whole.
      case packs(of: Rational)
      /// The units above the first number, up to the second.
      case band(from: Rational, to: Rational?)
      /// The usage of a month above the first amount, up to the second.
      case tier(from: Quantity, to: Quantity?)
      /// A month's usage is paid in packs of so much, begun ones whole.
      case usagePacks(of: Quantity)
      /// What the row's other lines are above the most a month costs, and what happens then.
      case maximum(then: Limit.Consequence?)
      /// What the row's other lines lack to a minimum.
      case minimum
      /// What the lines it covers exceed a maximum by.
      case beyondMaximum
      /// Taken off as far as there is something to take it off.
      case atMostTheSum
      /// Prices contain VAT at so many percent; the line is without it.
      case vatInside(Figure)
      /// VAT at so many percent comes on top, where an offer has several rates.
      case vat(Figure)
      /// No VAT is due on it.
      case vatExempt
      /// A call of a length is billed as another.
      case billed(Quantity, as: Quantity)
      /// Calls up to a length cost nothing.
      case grace(Quantity)
      /// Usage beyond a limit.
      case beyond(Quantity, Place)
      /// So many days of a month of so many.
      case days(Rational, of: Rational)
      /// First and last month of the contract it is due in.
      case months(ClosedRange<Int>)
    }
    /// The row it comes from.
    public var id: String
    /// Its label in the offer.
    public var label: String
    /// When it is due.
    public var due: Due
    /// How many.
    public var quantity: Quantity
    /// For one, as the offer writes it; nothing for a minimum or a sum of calls at a fee and a rate.
    public var unitPrice: Price?
    /// The unit price without VAT when the offer's prices contain it.
    public var netUnitPrice: Figure?
    /// The amount without VAT, to the cent.
    public var net: Figure
    /// Its VAT, where the offer has several rates; nothing for what is added after VAT.
    public var vat: OwnVAT?
    /// The exact amount before rounding, the value of the formula.
    public var exact: Rational
    /// How the exact amount is computed.
    public var formula: Formula
    /// What has to be known to understand it.
    public var remarks: [Remark]
    /// What makes the amount another than the exact one; nothing when they are the same.
    public var rounded: Rounded?
    /// Where its price is written: the offer, or a price sheet.
    public var place: Place
    /// First and last month of the contract it is due in, when it is not due in all.
    public var months: ClosedRange<Int>?
    /// Whether that is a month that is not used to its end.
    public var isOfPartMonth = false

    /// The formula in numbers alone, `28 × (0.134 + 2.5 × 0.134)`.
    public var rule: String { formula.plain }
    /// The exact amount, as `13.132` or `467/30`.
    public var exactWords: String { Amounts.exact(exact) }
    /// Where its prices are written, each place once.
    public var places: [Place] { formula.places.contains(place) ? formula.places : [place] + formula.places }
  }
}
