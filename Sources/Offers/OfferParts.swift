internal import Diagnostics
internal import Quantities

/// What an offer says, in one piece; `Offer` says what each part means.
struct OfferParts: Sendable {
  var id: Located<String>
  var title: Located<String>
  var provider: Located<String>?
  var language: Located<String>
  var date: Located<Day>?
  var source: SourceDocument?
  var customers: Located<Customers>?
  var kinds: [Located<ServiceKind>] = []
  var currency: Located<Currency>
  var taxBasis: Located<TaxBasis>
  var vat: ValueAddedTax?
  var rounding = RoundingRule()
  var monthDays: Located<Int>?
  var priceChanges: Located<PriceChangeRule>?
  var holidays: [Located<Day>] = []
  var surcharges: [Surcharge] = []
  var conditions: [Condition] = []
  var plans: [Plan] = []
  var sections = Headed<OfferSection, [RowItem]>()
  var usage = Headed<UsageKind, UsageTerms>()
  var destinations: [DestinationList] = []
  var readings: [Reading] = []
  var assumptions: [Assumption] = []
  var unstated: [Unstated] = []
  var mayHaveOwnVATs = true
  var notes: [OfferNote] = []
  var terms: [Located<String>] = []
  var acknowledged: [Acknowledgement] = []
  var examples: [Example] = []
  var unread: Set<String> = []
  var span: Span

  init(
    id: Located<String>, title: Located<String>, language: Located<String>, currency: Located<Currency>,
    taxBasis: Located<TaxBasis>, span: Span
  ) {
    self.id = id
    self.title = title
    self.language = language
    self.currency = currency
    self.taxBasis = taxBasis
    self.span = span
  }
}
