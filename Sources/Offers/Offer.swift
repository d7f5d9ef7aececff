public import Diagnostics
public import Quantities

/// An offer as its author wrote it: every value with its place, nothing computed, nothing decided.
public struct Offer: Sendable {
  /// `[a-z0-9-]`, unique among the offers of a folder.
  public var id: Located<String>
  /// The name of the service as customers know it.
  public var title: Located<String>
  /// The provider's id; nothing when the source does not say who offers it.
  public var provider: Located<String>?
  /// BCP 47 tag of the offer's own language.
  public var language: Located<String>
  /// The day the offer was issued; a summary is dated by it.
  public var date: Located<Day>?
  /// The document the offer was written from.
  public var source: SourceDocument?
  /// Who may subscribe.
  public var customers: Located<Customers>?
  /// What kinds of service it contains; decides which headings a summary must have.
  public var kinds: [Located<ServiceKind>]
  /// The currency of all its prices.
  public var currency: Located<Currency>
  /// Whether prices contain VAT.
  public var taxBasis: Located<TaxBasis>
  /// The VAT rate, stated or assumed; nothing when unknown.
  public var vat: ValueAddedTax?
  /// Where amounts are rounded.
  public var rounding: RoundingRule
  /// How many days a month counts when a part of it is billed; those of the calendar, unless the offer says otherwise.
  public var monthDays: Located<Int>?
  /// What a month costs in which a price changes; the price of its first day where the offer does not say.
  public var priceChanges: Located<PriceChangeRule>?
  /// Bank holidays, for hours that name them.
  public var holidays: [Located<Day>] = []
  /// Levies on top of the bill.
  public var surcharges: [Surcharge]
  /// What prices may depend on besides the plan, for a profile to answer.
  public var conditions: [Condition]
  /// The plans; an offer without plans has one, named as the offer.
  public var plans: [Plan]
  /// Rows under the headings of the summary.
  public var sections: Headed<OfferSection, [RowItem]>
  /// What is included in, excluded from and priced beyond calls, messages and data.
  public var usage: Headed<UsageKind, UsageTerms>
  /// Named lists of destinations.
  public var destinations: [DestinationList]
  /// Unclear clauses with their named readings.
  public var readings: [Reading]
  /// What was assumed, and why.
  public var assumptions: [Assumption]
  /// What the source leaves open and no reading can price.
  public var unstated: [Unstated]
  /// Whether any row, rate or exclusion may have a VAT of its own; false where none was read, which nearly every offer
  /// tells by itself.
  public var mayHaveOwnVATs = true
  /// Footnotes.
  public var notes: [OfferNote]
  /// General conditions that belong to it, by id.
  public var terms: [Located<String>]
  /// Findings that the author knows of, with the reason they stay.
  public var acknowledged: [Acknowledgement]
  /// Worked amounts, executed by `check`.
  public var examples: [Example]
  /// Keys whose values could not be read in full, `price`; what seems to lack there may only be unread. Empty when
  /// nothing was found at fault while reading.
  public var unread: Set<String>
  /// Where its first key stands.
  public var span: Span

  /// An offer with a head and nothing else.
  public init(
    id: Located<String>, title: Located<String>, language: Located<String>, currency: Located<Currency>,
    taxBasis: Located<TaxBasis>, span: Span
  ) {
    self.id = id
    self.title = title
    self.language = language
    self.currency = currency
    self.taxBasis = taxBasis
    self.span = span
    kinds = []
    rounding = RoundingRule()
    surcharges = []
    conditions = []
    plans = []
    sections = Headed()
    usage = Headed()
    destinations = []
    readings = []
    assumptions = []
    unstated = []
    notes = []
    terms = []
    acknowledged = []
    examples = []
    unread = []
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

/// Where the amounts of a bill are rounded to the cent, and how.
public struct RoundingRule: Sendable {
  /// Where usage and other products are rounded.
  public enum Place: String, Sendable, CaseIterable {
    /// Each call, message or event.
    case perCall = "per call"
    /// Each line of the bill.
    case perLine = "per line"
    /// Only the total.
    case perTotal = "per total"
  }
  /// Where the net amount of a price that contains VAT is taken.
  public enum NetPlace: String, Sendable, CaseIterable {
    /// Each unit price is divided and rounded before it is multiplied.
    case perUnitPrice = "per unit price"
    /// Each line of the bill.
    case perLine = "per line"
    /// Only the total.
    case perTotal = "per total"
  }

  /// Where VAT itself is rounded.
  public enum VATPlace: String, Sendable, CaseIterable {
    /// That of one unit, and then each line.
    case perUnitPrice = "per unit price"
    /// Each line of the bill.
    case perLine = "per line"
    /// The sum of each rate.
    case perRate = "per rate"
    /// The sum of the bill.
    case perDocument = "per document"
  }

  /// Where products are rounded; per line unless the offer says otherwise.
  public var amounts: Varying<Place>?
  /// Where VAT is taken out; per total unless the offer says otherwise.
  public var net: Varying<NetPlace>?
  /// Where VAT is rounded; per rate unless the offer says otherwise.
  public var vat: Varying<VATPlace>?
  /// Half up unless the offer says otherwise.
  public var mode: Located<Rounding.Mode>?
  /// What each bill with VAT comes to a multiple of: `0.05 CHF`, where there are no smaller coins.
  public var total: Located<Price>?

  /// The usual rounding: each line, half up.
  public init(amounts: Varying<Place>? = nil, net: Varying<NetPlace>? = nil, mode: Located<Rounding.Mode>? = nil) {
    self.amounts = amounts
    self.net = net
    self.mode = mode
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
