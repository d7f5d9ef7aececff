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
  /// Polish złoty.
  case pln = "PLN"
  /// Czech koruna.
  case czk = "CZK"
  /// Hungarian forint.
  case huf = "HUF"
  /// Romanian leu.
  case ron = "RON"
  /// Swedish krona.
  case sek = "SEK"
  /// Danish krone.
  case dkk = "DKK"
  /// Norwegian krone.
  case nok = "NOK"

  /// The sign on a price list; the code where there is none.
  public var symbol: String {
    switch self {
    case .eur: "€"
    case .rub: "₽"
    case .gbp: "£"
    case .usd: "$"
    case .pln: "zł"
    case .czk: "Kč"
    case .huf: "Ft"
    // Three countries write `kr`, two `lei`: only the code says whose.
    case .chf, .ron, .sek, .dkk, .nok: rawValue
    }
  }

  /// Decimals of a bill: cents, kopeks, pence.
  public var minorDecimals: Int { 2 }
}
