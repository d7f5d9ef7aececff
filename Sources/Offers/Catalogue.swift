/// Everything a folder of offers holds.
public struct Catalogue: Sendable {
  /// Offers by id, in the order of their files' paths.
  public var offers: [Offer]
  /// Providers.
  public var providers: [Provider]
  /// General conditions.
  public var terms: [TermsDocument]
  /// Usage profiles.
  public var profiles: [UsageProfile]
  /// Price sheets.
  public var priceSheets: [PriceSheet]
  /// Exchange rates, a day's sheet each.
  public var exchangeRates: [ExchangeRates]
  /// Comparisons to publish.
  public var comparisons: [DeclaredComparison]

  /// An empty folder.
  public init() {
    offers = []
    providers = []
    terms = []
    profiles = []
    priceSheets = []
    exchangeRates = []
    comparisons = []
  }
}
