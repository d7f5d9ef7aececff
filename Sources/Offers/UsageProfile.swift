public import Diagnostics
public import Quantities

/// What a customer has and uses in a month: the question an estimate answers.
public struct UsageProfile: Sendable {
  /// A number of calls, messages or volumes to one destination.
  public struct Usage: Sendable {
    /// Calls, messages or data.
    public var kind: UsageKind
    /// How many; nothing when only a total is known.
    public var count: Int64?
    /// Seconds of each call or kilobytes of each session; with a total, the mean, if it is known.
    public var each: Rational?
    /// Seconds or kilobytes altogether, when the usage is given as a total.
    public var total: Rational?
    /// Where it goes; `incoming` calls go nowhere.
    public var to: Destination
    /// How many different numbers it reaches that nothing before it has reached.
    public var correspondents: Int64?
    /// The user, line or channel it belongs to, counted from 1; nothing for all together.
    public var by: Int?
    /// Forwarded to an outside number.
    public var isForwarded: Bool
    /// Where it is written.
    public var span: Span

    /// Usage to one destination.
    public init(kind: UsageKind, to: Destination, span: Span) {
      self.kind = kind
      self.to = to
      self.span = span
      isForwarded = false
    }
  }
  /// How often the customer pays.
  public enum Payment: String, Sendable, CaseIterable {
    /// Each month.
    case monthly
    /// Each year in advance.
    case yearly
  }

  /// Its id; empty inside an example.
  public var id: Located<String>?
  /// A title for documents.
  public var title: Located<String>?
  /// What the customer has: `users: 5` is `["user": 5]`; other meters by their own name, `rerouted-calls`.
  public var quantities: [(meter: Located<String>, number: Located<Rational>)]
  /// Calls, messages and data, in the order in which limits count them.
  public var usage: [Usage]
  /// Options wanted, by row id, with how many.
  public var options: [(id: Located<String>, number: Located<Rational>)]
  /// How often the customer pays; monthly unless said otherwise.
  public var payment: Located<Payment>?
  /// Months an estimate covers.
  public var months: Located<Int>?

  /// Nothing used.
  public init() {
    quantities = []
    usage = []
    options = []
  }

  /// The number of a meter, if the profile states it.
  public func number(of meter: String) -> Located<Rational>? {
    quantities.first { $0.meter.value == meter }?.number
  }
}

/// What an example expects of its estimate.
public struct Expectation: Sendable {
  /// Which figure.
  public enum Figure: String, Sendable, CaseIterable {
    /// Each month, without VAT.
    case monthNet = "month-net"
    /// VAT of each month.
    case monthVAT = "month-vat"
    /// Each month, with VAT.
    case monthGross = "month-gross"
    /// The first month, without VAT.
    case firstMonthNet = "first-month-net"
    /// The first month, with VAT.
    case firstMonthGross = "first-month-gross"
    /// The whole estimate, without VAT.
    case totalNet = "total-net"
    /// The whole estimate, with VAT.
    case totalGross = "total-gross"
    /// The least over all readings, each month, without VAT.
    case leastNet = "least-net"
    /// The most over all readings, each month, without VAT.
    case mostNet = "most-net"
  }
  /// What is expected.
  public enum Expected: Sendable {
    /// An amount to the cent.
    case amount(Figure, Located<Price>)
    /// `priced`, `lower-bound` or `unpriced`.
    case status(Located<String>)
    /// The rows whose price is missing, in any order.
    case missing([Located<String>])
  }
  /// What is expected.
  public var expected: Expected
  /// Where it is written.
  public var span: Span

  /// An expectation.
  public init(_ expected: Expected, at span: Span) {
    self.expected = expected
    self.span = span
  }
}

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

/// Who provides an offer (Directive (EU) 2018/1972, Article 102(3)(a)).
public struct Provider: Sendable {
  /// `[a-z0-9-]`.
  public var id: Located<String>
  /// The name on the contract.
  public var name: Located<String>
  /// Postal address.
  public var address: Located<String>?
  /// Telephone.
  public var phone: Located<String>?
  /// E-mail address.
  public var email: Located<String>?
  /// A page or a form.
  public var web: Located<String>?
  /// Where complaints go, if elsewhere.
  public var complaints: Located<String>?
  /// Other lines of identity: legal form, registration.
  public var identity: [Row]

  /// A provider.
  public init(id: Located<String>, name: Located<String>) {
    self.id = id
    self.name = name
    identity = []
  }
}

/// General conditions that several offers share, article by article.
public struct TermsDocument: Sendable {
  /// `[a-z0-9-]`.
  public var id: Located<String>
  /// As printed.
  public var title: Located<String>
  /// The provider's id.
  public var provider: Located<String>?
  /// BCP 47 tag.
  public var language: Located<String>
  /// The date it bears.
  public var date: Located<Day>?
  /// The document it was written from.
  public var source: SourceDocument?
  /// The articles in order.
  public var articles: [RowGroup]
  /// Footnotes.
  public var notes: [OfferNote]
  /// Unclear clauses.
  public var readings: [Reading]
  /// What was assumed.
  public var assumptions: [Assumption]
  /// What is left open.
  public var unstated: [Unstated]
  /// Findings that stay, with the reason.
  public var acknowledged: [Acknowledgement]
  /// Where it stands.
  public var span: Span

  /// General conditions.
  public init(id: Located<String>, title: Located<String>, language: Located<String>, span: Span) {
    self.id = id
    self.title = title
    self.language = language
    self.span = span
    articles = []
    notes = []
    readings = []
    assumptions = []
    unstated = []
    acknowledged = []
  }
}

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

  /// An empty folder.
  public init() {
    offers = []
    providers = []
    terms = []
    profiles = []
    priceSheets = []
  }
}
