internal import Diagnostics
internal import Quantities

/// What few rates say, which are kept apart as those of rows are: `Rate` says what each part means.
struct RateExtras: Sendable {
  var hours: Located<WeekHours>?
  var changes: [PriceChange] = []
  var vat: Varying<OwnVAT>?
  var feeCovers: Varying<Quantity>?
  var first: Varying<Quantity>?
  var increment: Varying<Quantity>?
  var grace: Varying<Quantity>?
  var minimum: Varying<Price>?
  var maximum: Varying<Price>?
  var callTiers: [Rate.Tier] = []
  var bands: [Rate.Tier] = []
  var banding: Varying<Charge.Banding>?
  var pack: Located<Quantity>?
  var most: Varying<Price>?
  var then: Varying<Limit.Consequence>?

  /// Their place; changed through the one rate that refers to it.
  final class Place: @unchecked Sendable {
    var said: RateExtras

    init(_ said: RateExtras) { self.said = said }
  }
}
