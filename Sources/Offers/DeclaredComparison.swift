public import Diagnostics
public import Quantities

/// A comparison that a folder wants published: which plans side by side, and for which profile.
public struct DeclaredComparison: Sendable {
  /// `[a-z0-9-]`, the name of its page.
  public var id: Located<String>
  /// The heading of its page.
  public var title: Located<String>
  /// BCP 47 tag of the page; that of the first offer where nothing is said.
  public var language: Located<String>?
  /// `OFFER` or `OFFER/PLAN`, in the order of the columns.
  public var plans: [Located<String>]
  /// A profile whose cost the page shows, by id.
  public var profile: Located<String>?
  /// A quantity of the profile that the page varies.
  public var vary: Variation?
  /// Price sheets the estimates may use, by id.
  public var prices: [Located<String>]
  /// Exchange rates for estimates in several currencies, by id; nothing is converted without.
  public var rates: [Located<String>]
  /// The currency they are converted to; that of the first offer where nothing is said.
  public var currency: Located<Currency>?

  /// A comparison.
  public init(id: Located<String>, title: Located<String>, plans: [Located<String>]) {
    self.id = id
    self.title = title
    self.plans = plans
    prices = []
    rates = []
  }
}
