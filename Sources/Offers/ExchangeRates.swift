public import Diagnostics
public import Quantities

/// Exchange rates of one day, as a bank or an authority published them or as somebody gives them for a comparison.
///
/// Nothing else converts an amount, and only comparisons convert: the price of an offer stays in its own currency.
public struct ExchangeRates: Sendable {
  /// Its id; nothing for a rate that was given on the command line.
  public var id: Located<String>?
  /// Who published the rates, and where; shown wherever one of them converts an amount.
  public var source: SourceDocument?
  /// The day they hold for; nothing where it could not be read, and then they convert nothing.
  public var date: Located<Day>?
  /// The rates in the order written.
  public var rates: [Located<ExchangeRate>]

  /// Rates of a day.
  public init(
    id: Located<String>? = nil, source: SourceDocument? = nil, date: Located<Day>?, rates: [Located<ExchangeRate>]
  ) {
    self.id = id
    self.source = source
    self.date = date
    self.rates = rates
  }

  /// Rates between the same two currencies that cannot both be true, each with the first one that it contradicts.
  public static func contradictions(
    among rates: [Located<ExchangeRate>]
  ) -> [(rate: Located<ExchangeRate>, first: Located<ExchangeRate>)] {
    var kept: [Located<ExchangeRate>] = []
    var found: [(rate: Located<ExchangeRate>, first: Located<ExchangeRate>)] = []
    for rate in rates {
      let same = kept.filter { $0.value.isBetweenTheSame(as: rate.value) }
      if let first = same.first(where: { !$0.value.agrees(with: rate.value) }) {
        found.append((rate, first))
      } else if same.allSatisfy({ $0.value.isOpposite(of: rate.value) }) {
        kept.append(rate)
      }
    }
    return found
  }
}
