public import Diagnostics
public import Quantities

/// An offer as its author wrote it: every value with its place, nothing computed, nothing decided.
public struct Offer: Sendable {
  /// What it says, shared by its copies: an offer is handed on much more often than changed.
  private var shared: Shared

  /// `[a-z0-9-]`, unique among the offers of a folder.
  public var id: Located<String> {
    get { shared.parts.id }
    set { own().parts.id = newValue }
  }
  /// The name of the service as customers know it.
  public var title: Located<String> {
    get { shared.parts.title }
    set { own().parts.title = newValue }
  }
  /// The provider's id; nothing when the source does not say who offers it.
  public var provider: Located<String>? {
    get { shared.parts.provider }
    set { own().parts.provider = newValue }
  }
  /// BCP 47 tag of the offer's own language.
  public var language: Located<String> {
    get { shared.parts.language }
    set { own().parts.language = newValue }
  }
  /// The day the offer was issued; a summary is dated by it.
  public var date: Located<Day>? {
    get { shared.parts.date }
    set { own().parts.date = newValue }
  }
  /// The document the offer was written from.
  public var source: SourceDocument? {
    get { shared.parts.source }
    set { own().parts.source = newValue }
  }
  /// Who may subscribe.
  public var customers: Located<Customers>? {
    get { shared.parts.customers }
    set { own().parts.customers = newValue }
  }
  /// What kinds of service it contains; decides which headings a summary must have.
  public var kinds: [Located<ServiceKind>] {
    get { shared.parts.kinds }
    set { own().parts.kinds = newValue }
  }
  /// The currency of all its prices.
  public var currency: Located<Currency> {
    get { shared.parts.currency }
    set { own().parts.currency = newValue }
  }
  /// Whether prices contain VAT.
  public var taxBasis: Located<TaxBasis> {
    get { shared.parts.taxBasis }
    set { own().parts.taxBasis = newValue }
  }
  /// The VAT rate, stated or assumed; nothing when unknown.
  public var vat: ValueAddedTax? {
    get { shared.parts.vat }
    set { own().parts.vat = newValue }
  }
  /// Where amounts are rounded.
  public var rounding: RoundingRule {
    get { shared.parts.rounding }
    set { own().parts.rounding = newValue }
  }
  /// How many days a month counts when a part of it is billed; those of the calendar, unless the offer says otherwise.
  public var monthDays: Located<Int>? {
    get { shared.parts.monthDays }
    set { own().parts.monthDays = newValue }
  }
  /// What a month costs in which a price changes; the price of its first day where the offer does not say.
  public var priceChanges: Located<PriceChangeRule>? {
    get { shared.parts.priceChanges }
    set { own().parts.priceChanges = newValue }
  }
  /// Bank holidays, for hours that name them.
  public var holidays: [Located<Day>] {
    get { shared.parts.holidays }
    set { own().parts.holidays = newValue }
  }
  /// Levies on top of the bill.
  public var surcharges: [Surcharge] {
    get { shared.parts.surcharges }
    set { own().parts.surcharges = newValue }
  }
  /// What prices may depend on besides the plan, for a profile to answer.
  public var conditions: [Condition] {
    get { shared.parts.conditions }
    set { own().parts.conditions = newValue }
  }
  /// The plans; an offer without plans has one, named as the offer.
  public var plans: [Plan] {
    get { shared.parts.plans }
    set { own().parts.plans = newValue }
  }
  /// Rows under the headings of the summary.
  public var sections: Headed<OfferSection, [RowItem]> {
    get { shared.parts.sections }
    set { own().parts.sections = newValue }
  }
  /// What is included in, excluded from and priced beyond calls, messages and data.
  public var usage: Headed<UsageKind, UsageTerms> {
    get { shared.parts.usage }
    set { own().parts.usage = newValue }
  }
  /// Named lists of destinations.
  public var destinations: [DestinationList] {
    get { shared.parts.destinations }
    set { own().parts.destinations = newValue }
  }
  /// Unclear clauses with their named readings.
  public var readings: [Reading] {
    get { shared.parts.readings }
    set { own().parts.readings = newValue }
  }
  /// What was assumed, and why.
  public var assumptions: [Assumption] {
    get { shared.parts.assumptions }
    set { own().parts.assumptions = newValue }
  }
  /// What the source leaves open and no reading can price.
  public var unstated: [Unstated] {
    get { shared.parts.unstated }
    set { own().parts.unstated = newValue }
  }
  /// Whether any row, rate or exclusion may have a VAT of its own; false where none was read, which nearly every offer
  /// tells by itself.
  public var mayHaveOwnVATs: Bool {
    get { shared.parts.mayHaveOwnVATs }
    set { own().parts.mayHaveOwnVATs = newValue }
  }
  /// Footnotes.
  public var notes: [OfferNote] {
    get { shared.parts.notes }
    set { own().parts.notes = newValue }
  }
  /// General conditions that belong to it, by id.
  public var terms: [Located<String>] {
    get { shared.parts.terms }
    set { own().parts.terms = newValue }
  }
  /// Findings that the author knows of, with the reason they stay.
  public var acknowledged: [Acknowledgement] {
    get { shared.parts.acknowledged }
    set { own().parts.acknowledged = newValue }
  }
  /// Worked amounts, executed by `check`.
  public var examples: [Example] {
    get { shared.parts.examples }
    set { own().parts.examples = newValue }
  }
  /// Keys whose values could not be read in full, `price`; what seems to lack there may only be unread. Empty when
  /// nothing was found at fault while reading.
  public var unread: Set<String> {
    get { shared.parts.unread }
    set { own().parts.unread = newValue }
  }
  /// Where its first key stands.
  public var span: Span {
    get { shared.parts.span }
    set { own().parts.span = newValue }
  }

  /// An offer with a head and nothing else.
  public init(
    id: Located<String>, title: Located<String>, language: Located<String>, currency: Located<Currency>,
    taxBasis: Located<TaxBasis>, span: Span
  ) {
    shared = Shared(
      OfferParts(id: id, title: title, language: language, currency: currency, taxBasis: taxBasis, span: span))
  }

  /// What it says, for this offer alone to change.
  private mutating func own() -> Shared {
    if !isKnownUniquelyReferenced(&shared) { shared = Shared(shared.parts) }
    return shared
  }

  /// Changed by `own` alone, while nothing else refers to it.
  private final class Shared: @unchecked Sendable {
    var parts: OfferParts

    init(_ parts: OfferParts) { self.parts = parts }
  }
}

/// The document an offer was written from.
public struct SourceDocument: Sendable {
  /// Its title.
  public var title: Located<String>
  /// Who published it, where that is known.
  public var publisher: Located<String>?
  /// Where it can be read.
  public var url: Located<String>?
  /// The date it bears.
  public var date: Located<Day>?
  /// The introductory sentences it prints, where it is itself a contract summary.
  public var introduction: Located<String>?

  /// A document.
  public init(
    title: Located<String>, publisher: Located<String>? = nil, url: Located<String>? = nil, date: Located<Day>? = nil
  ) {
    self.title = title
    self.publisher = publisher
    self.url = url
    self.date = date
  }
}

/// Who may subscribe.
public enum Customers: String, Sendable, CaseIterable {
  /// Consumers.
  case consumers
  /// Businesses only.
  case businesses
  /// Both.
  case everyone
}

/// What kind of electronic communications service an offer contains.
public enum ServiceKind: String, Sendable, CaseIterable {
  /// Calls from a fixed line or a trunk.
  case fixedVoice = "fixed voice"
  /// Calls from a mobile line.
  case mobileVoice = "mobile voice"
  /// Text and picture messages.
  case messages
  /// Data on a mobile network.
  case mobileData = "mobile data"
  /// Internet access at a fixed place.
  case fixedInternet = "fixed internet"
  /// A telephone exchange operated by the provider.
  case cloudExchange = "cloud exchange"
  /// Devices sold, rented or lent.
  case equipment

  /// Whether a summary must state speeds and remedies (Regulation (EU) 2015/2120, Article 4(1)(d) and (e)).
  public var isInternetAccess: Bool {
    switch self {
    case .mobileData, .fixedInternet: true
    case .fixedVoice, .mobileVoice, .messages, .cloudExchange, .equipment: false
    }
  }
}

/// Whether the prices of an offer contain VAT.
public enum TaxBasis: String, Sendable, CaseIterable {
  /// VAT comes on top.
  case excluding = "excluding VAT"
  /// VAT is inside.
  case including = "including VAT"
}

/// The VAT rate of an offer.
public struct ValueAddedTax: Sendable {
  /// The percentage: 20 for 20 %.
  public var rate: Located<Figure>
  /// Why the rate was assumed; nothing when the source states it.
  public var assumed: Located<String>?

  /// A rate.
  public init(rate: Located<Figure>, assumed: Located<String>? = nil) {
    self.rate = rate
    self.assumed = assumed
  }
}

/// A levy on top of the bill, in percent.
public struct Surcharge: Sendable {
  /// When it is added.
  public enum Place: String, Sendable, CaseIterable {
    /// Not billed.
    case never
    /// To the net sum, and VAT is taken on both.
    case beforeVAT = "before VAT"
    /// To the gross sum.
    case afterVAT = "after VAT"
  }
  /// Its name among the rows.
  public var id: Located<String>
  /// As printed.
  public var label: Located<String>
  /// The percentage.
  public var rate: Located<Figure>
  /// When it is added.
  public var charged: Varying<Place>

  /// A levy.
  public init(id: Located<String>, label: Located<String>, rate: Located<Figure>, charged: Varying<Place>) {
    self.id = id
    self.label = label
    self.rate = rate
    self.charged = charged
  }
}

/// A plan of an offer: one column of its summary.
public struct Plan: Sendable {
  /// `[a-z0-9-]`.
  public var id: Located<String>
  /// The full name.
  public var title: Located<String>
  /// A name for narrow columns.
  public var short: Located<String>?

  /// A plan.
  public init(id: Located<String>, title: Located<String>, short: Located<String>? = nil) {
    self.id = id
    self.title = title
    self.short = short
  }
}
