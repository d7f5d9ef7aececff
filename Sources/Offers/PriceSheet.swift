public import Diagnostics
public import Quantities

/// Prices that an offer leaves to a price list, supplied from outside: `trunk-sewan: { channel: 20 €/channel/month }`.
public struct PriceSheet: Sendable {
  /// A price for a row of an offer.
  public struct Entry: Sendable {
    /// The offer.
    public var offer: Located<String>
    /// The plan, when the price is for one plan only.
    public var plan: Located<String>?
    /// The row: a charge or a rate.
    public var row: Located<String>
    /// The price.
    public var price: Located<Price>

    /// A price for a row.
    public init(offer: Located<String>, plan: Located<String>? = nil, row: Located<String>, price: Located<Price>) {
      self.offer = offer
      self.plan = plan
      self.row = row
      self.price = price
    }
  }
  /// Its id.
  public var id: Located<String>
  /// Where the prices come from; shown with every estimate that uses them.
  public var title: Located<String>
  /// The prices.
  public var entries: [Entry]

  /// A sheet.
  public init(id: Located<String>, title: Located<String>, entries: [Entry]) {
    self.id = id
    self.title = title
    self.entries = entries
  }
}
