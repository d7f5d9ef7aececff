/// The money an offer is priced in, by its ISO 4217 code.
///
/// Amounts in two currencies are never added or ranked; a comparison shows them side by side.
public enum Currency: String, Sendable, Hashable, CaseIterable {
  /// Euro.
  case eur = "EUR"
  /// Russian rouble.
  case rub = "RUB"
  /// Pound sterling.
  case gbp = "GBP"
  /// Swiss franc.
  case chf = "CHF"
  /// United States dollar.
  case usd = "USD"

  /// The sign on a price list; the code where there is none.
  public var symbol: String {
    switch self {
    case .eur: "€"
    case .rub: "₽"
    case .gbp: "£"
    case .usd: "$"
    case .chf: "CHF"
    }
  }

  /// Decimals of a bill: cents, kopeks, pence.
  public var minorDecimals: Int { 2 }
}
