public import Diagnostics
public import Quantities

/// A price that holds from a day of the calendar on, instead of the one written before it.
///
/// ```yaml
/// abonnement:
///   price: 19.90 €/month
///   changes: { from 2027-01-01: 21.90 €/month, from 2028-01-01: 23.90 €/month }
/// ```
public struct PriceChange: Sendable {
  /// The first day it holds.
  public var from: Located<Day>
  /// What it costs from then on; a plan without a value keeps the price before.
  public var price: Varying<ChargePrice>

  /// A price from a day on.
  public init(from: Located<Day>, price: Varying<ChargePrice>) {
    self.from = from
    self.price = price
  }
}

/// What a month of the contract costs in which a price changes.
public enum PriceChangeRule: String, Sendable, CaseIterable {
  /// The price of its first day; the new one begins with the next month.
  case byMonth = "by month"
  /// Each price for its days.
  case byDay = "by day"
}
