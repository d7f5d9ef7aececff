public import Diagnostics
public import Quantities

/// Where the amounts of a bill are rounded to the cent, and how.
public struct RoundingRule: Sendable {
  /// Where usage and other products are rounded.
  public enum Place: String, Sendable, CaseIterable {
    /// Each call, message or event.
    case perCall = "per call"
    /// Each line of the bill.
    case perLine = "per line"
    /// Only the total.
    case perTotal = "per total"
  }
  /// Where the net amount of a price that contains VAT is taken.
  public enum NetPlace: String, Sendable, CaseIterable {
    /// Each unit price is divided and rounded before it is multiplied.
    case perUnitPrice = "per unit price"
    /// Each line of the bill.
    case perLine = "per line"
    /// Only the total.
    case perTotal = "per total"
  }

  /// Where VAT itself is rounded.
  public enum VATPlace: String, Sendable, CaseIterable {
    /// That of one unit, and then each line.
    case perUnitPrice = "per unit price"
    /// Each line of the bill.
    case perLine = "per line"
    /// The sum of each rate.
    case perRate = "per rate"
    /// The sum of the bill.
    case perDocument = "per document"
  }

  /// Where products are rounded; per line unless the offer says otherwise.
  public var amounts: Varying<Place>?
  /// Where VAT is taken out; per total unless the offer says otherwise.
  public var net: Varying<NetPlace>?
  /// Where VAT is rounded; per rate unless the offer says otherwise.
  public var vat: Varying<VATPlace>?
  /// Half up unless the offer says otherwise.
  public var mode: Located<Rounding.Mode>?
  /// What each bill with VAT comes to a multiple of: `0.05 CHF`, where there are no smaller coins.
  public var total: Located<Price>?

  /// The usual rounding: each line, half up.
  public init(amounts: Varying<Place>? = nil, net: Varying<NetPlace>? = nil, mode: Located<Rounding.Mode>? = nil) {
    self.amounts = amounts
    self.net = net
    self.mode = mode
  }
}
