/// The mappings of the offer language and the keys each may have: the one place that readers, suggestions and the
/// test of the manual go by.
public enum Construct: String, CaseIterable, Sendable {
  case offer, base, source, vat, rounding, surcharge, plan
  case row, group, listItem = "list item", minimum, band, exit, switching = "change of plan"
  case noticeRule = "rule of notice"
  case usage, inclusion, limit, growth, exclusion, rate, tier, rateGroup = "group of rates"
  case destinations, exception, condition, reading, assumption, unstated, note, acknowledgement, example, expectation
  case profile, provider, terms, prices, comparison
  case exchangeRates = "exchange rates"

  /// What stands in it, as a reader of a finding knows it.
  public var name: String {
    switch self {
    case .offer: "an offer"
    case .base: "a base"
    case .source: "`source`"
    case .vat: "`vat`"
    case .rounding: "`rounding`"
    case .surcharge: "a surcharge"
    case .plan: "a plan"
    case .row: "a row"
    case .group: "a group of rows"
    case .listItem: "an item of a list"
    case .minimum: "`minimum`"
    case .band: "a band"
    case .exit: "`exit`"
    case .switching: "`switch`"
    case .noticeRule: "`notice-rule`"
    case .usage: "calls, messages or data"
    case .inclusion: "a row of `included`"
    case .limit: "a limit"
    case .growth: "`grows`"
    case .exclusion: "a row of `excluded`"
    case .rate: "a rate of `beyond`"
    case .tier: "a tier of `in-call` or `bands`"
    case .rateGroup: "a group of rates"
    case .destinations: "a list of destinations"
    case .exception: "an exception of a list of destinations"
    case .condition: "a condition"
    case .reading: "a reading"
    case .assumption: "an assumption"
    case .unstated: "an entry of `not-stated`"
    case .note: "a note"
    case .acknowledgement: "an acknowledgement"
    case .example: "an example"
    case .expectation: "`expect`"
    case .profile: "a profile"
    case .provider: "a provider"
    case .terms: "general conditions"
    case .prices: "a price sheet"
    case .comparison: "a comparison"
    case .exchangeRates: "exchange rates"
    }
  }

  /// The keys it may have.
  public var keys: [String] { table.keys }

  /// Keys without which it means nothing.
  public var requiredKeys: [String] { table.required.map(\.key) }

  /// The keys it may have, by which its table is made.
  var written: [String] {
    switch self {
    case .offer: ["offer", "extends"] + Construct.offerKeys
    case .base: ["base", "extends"] + Construct.offerKeys
    case .source: ["title", "publisher", "url", "date", "introduction"]
    case .vat: ["rate", "assumed"]
    case .rounding: ["amounts", "net", "mode", "total"]
    case .surcharge: ["label", "rate", "charged"]
    case .plan: ["title", "short"]
    case .row:
      Construct.wordKeys + ["is", "term", "commitment", "notice", "notice-rule", "renewal", "exit", "switch", "shows"]
        + Construct.chargeKeys + Construct.adjustmentKeys
    case .group: ["label", "note", "rows"]
    case .listItem: ["item", "only"]
    case .minimum: ["price", "due"]
    case .band: ["from", "to", "price"]
    case .exit: ["remaining", "usage", "counted-from", "vat", "last-month", "paid-year"]
    case .switching: ["fee", "commitment", "one-offs"]
    case .noticeRule: ["to", "from", "days"]
    case .usage: ["from", "first", "increment", "crossing", "included", "excluded", "beyond"]
    case .inclusion: Construct.wordKeys + ["is", "to", "when", "limits"]
    case .limit:
      ["limit", "less-than", "shared-with", "then", "measured", "grows", "carry-over", "speed"]
    case .growth: ["by", "every", "up-to"]
    case .exclusion: Construct.wordKeys + ["is", "what", "price"]
    case .rate: Construct.wordKeys + ["to", "when", "price", "changes"] + Construct.callKeys + Construct.monthKeys
    case .tier: ["to", "price"]
    case .rateGroup: ["label", "note", "rows"]
    case .destinations: ["label", "announced", "kinds", "list", "except", "assumed"]
    case .exception: ["prefixes", "billed-as"]
    case .condition: ["label", "ask"]
    case .reading: ["mark", "clause", "ask", "choices", "default"]
    case .assumption: ["mark", "say", "because"]
    case .unstated: ["mark", "say", "ask"]
    case .note: ["mark", "say", "facts"]
    case .acknowledgement: ["code", "about", "because"]
    case .example:
      ["say", "plan", "usage", "profile", "months", "start", "commitment", "leaving", "readings", "prices", "expect"]
    case .expectation:
      [
        "month-net", "month-vat", "month-gross", "first-month-net", "first-month-gross", "total-net", "total-gross",
        "least-net", "most-net", "exit-net", "exit-gross", "status", "missing",
      ]
    case .profile:
      ["profile", "title", "language"] + Construct.meterKeys
        + [
          "quantities", "calls", "messages", "data", "options", "conditions", "payment", "days", "months", "commitment",
        ]
    case .provider: ["provider", "name", "address", "phone", "email", "web", "complaints", "identity"]
    case .terms:
      [
        "terms", "title", "provider", "language", "date", "source", "articles", "notes", "readings", "assumptions",
        "not-stated", "acknowledged",
      ]
    case .prices: ["prices", "title", "offers"]
    case .comparison: ["comparison", "title", "language", "plans", "profile", "vary", "prices", "rates", "currency"]
    case .exchangeRates: ["exchange-rates", "source", "date", "rates"]
    }
  }

  /// Keys without which it means nothing.
  var requiredWritten: [String] {
    switch self {
    case .offer: ["title", "language", "currency", "prices"]
    case .source: ["title"]
    case .vat: ["rate"]
    case .surcharge: ["label", "rate"]
    case .plan: ["title"]
    case .group, .rateGroup: ["label", "rows"]
    case .listItem: ["item"]
    case .minimum, .band: ["price"]
    case .inclusion: ["to"]
    case .growth: ["by", "every"]
    case .exclusion: ["what"]
    case .rate, .tier: ["to", "price"]
    case .exception: ["prefixes"]
    case .condition: ["ask"]
    case .reading: ["ask", "choices"]
    case .assumption, .unstated: ["say"]
    case .note: ["mark", "say"]
    case .acknowledgement: ["code", "because"]
    case .provider: ["name"]
    case .terms: ["title", "language"]
    case .prices: ["title", "offers"]
    case .comparison: ["title", "plans"]
    case .exchangeRates: ["source", "date", "rates"]
    case .base, .rounding, .row, .exit, .switching, .noticeRule, .usage, .limit, .destinations, .example, .expectation,
      .profile:
      []
    }
  }

  private static let offerKeys = [
    "title", "provider", "language", "date", "source", "customers", "kinds", "currency", "prices", "vat", "rounding",
    "month-days", "price-changes", "holidays",
    "surcharges", "conditions", "plans", "terms", "services", "speeds", "price", "duration", "accessibility", "other",
    "calls",
    "messages", "data", "destinations", "readings", "assumptions", "not-stated", "notes", "acknowledged", "examples",
  ]
  /// What every row may say in words.
  private static let wordKeys = ["label", "say", "list", "facts", "destinations", "note", "only", "clause"]
  /// What makes a row a charge.
  static let chargeKeys = [
    "price", "yearly", "counts", "beyond", "option", "when", "minimum", "maximum", "bands", "banding", "phases",
    "free-months", "changes",
    "pack",
    "at-most", "requires", "excludes", "one-of", "deposit", "part-month", "months", "over",
  ]
  /// What a rate may say of one call besides its price.
  static let callKeys = ["fee", "fee-covers", "first", "increment", "grace", "minimum", "maximum", "in-call"]
  /// What it may say of the usage of a month.
  static let monthKeys = ["bands", "banding", "pack", "at-most", "then"]
  /// What a customer has, by keys of its own.
  static let meterKeys = [
    "users", "employees", "staff", "lines", "numbers", "channels", "licences", "sites", "accounts",
  ]
}
