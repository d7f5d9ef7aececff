public import Diagnostics
public import Quantities

/// The headings of the contract summary, in the order of the Annex to Regulation (EU) 2019/2243.
public enum OfferSection: String, Sendable, CaseIterable {
  /// Services and equipment.
  case services
  /// Speeds of the internet service and remedies.
  case speeds
  /// Price.
  case price
  /// Duration, renewal and termination.
  case duration
  /// Features for end-users with disabilities.
  case accessibility
  /// Other relevant information.
  case other
}

/// A row, or rows under a heading of their own.
public enum RowItem: Sendable {
  /// One row.
  case row(Row)
  /// Rows that belong together.
  case group(RowGroup)

  /// The rows it holds, in order.
  public var rows: [Row] {
    switch self {
    case .row(let row): [row]
    case .group(let group): group.rows
    }
  }
}

/// Rows that belong together: a block of a price list, an article of general conditions.
public struct RowGroup: Sendable {
  /// `[a-z0-9-]`, unique in the offer.
  public var id: Located<String>
  /// The heading as printed.
  public var label: Located<String>
  /// Footnotes of the heading.
  public var notes: [Located<String>]
  /// The rows.
  public var rows: [Row]

  /// Rows under a heading.
  public init(id: Located<String>, label: Located<String>, notes: [Located<String>] = [], rows: [Row]) {
    self.id = id
    self.label = label
    self.notes = notes
    self.rows = rows
  }
}

/// One row of an offer: a label and what it says, for all plans or for each.
public struct Row: Sendable {
  /// What it says, shared by its copies: rows are handed from list to list much more often than made.
  private var parts: RowParts

  /// `[a-z0-9-]`, unique in the offer: what prices, options, examples and prose refer to.
  public var id: Located<String> {
    get { parts.id }
    set { own().id = newValue }
  }
  /// As printed; a row without a label is a paragraph.
  public var label: Located<String>? {
    get { parts.label }
    set { own().label = newValue }
  }
  /// The plans it concerns; empty for all.
  public var only: [Located<String>] {
    get { parts.only }
    set { own().only = newValue }
  }
  /// Footnotes.
  public var notes: [Located<String>] {
    get { parts.notes }
    set { own().notes = newValue }
  }
  /// Where it stands in the source: "art. 16", "p. 2".
  public var clause: Located<String>? {
    get { parts.more?.said.clause }
    set { own().extras.said.clause = newValue }
  }
  /// What it says in words, with facts quoted.
  public var say: Varying<Prose>? {
    get { parts.say }
    set { own().say = newValue }
  }
  /// Items, perhaps for some plans only.
  public var list: [ListItem] {
    get { parts.more?.said.list ?? [] }
    set { own().extras.said.list = newValue }
  }
  /// Figures of its own, for its prose to quote.
  public var facts: [NamedFact] {
    get { parts.more?.said.facts ?? [] }
    set { own().extras.said.facts = newValue }
  }
  /// A list of destinations it shows, by name; may differ by plan.
  public var destinations: Varying<String>? {
    get { parts.more?.said.destinations }
    set { own().extras.said.destinations = newValue }
  }
  /// Terms of the contract it states.
  public var terms: [Term] {
    get { parts.more?.said.terms ?? [] }
    set { own().extras.said.terms = newValue }
  }
  /// What leaving early costs, where it says so.
  public var exit: ExitTerms? {
    get { parts.more?.said.exit }
    set { own().extras.said.exit = newValue }
  }
  /// What changing to another plan of the offer costs, where it says so.
  public var switching: SwitchTerms? {
    get { parts.more?.said.switching }
    set { own().extras.said.switching = newValue }
  }
  /// What of the amounts paid once is paid with the order, where it says so.
  public var onOrder: OnOrder? {
    get { parts.more?.said.onOrder }
    set { own().extras.said.onOrder = newValue }
  }
  /// What a month costs that is not used to its end, by the reason.
  public var partMonths: [PartMonthRule] {
    get { parts.more?.said.partMonths ?? [] }
    set { own().extras.said.partMonths = newValue }
  }
  /// For which end notice is given, beside its length.
  public var noticeTerms: NoticeTerms? {
    get { parts.more?.said.noticeTerms }
    set { own().extras.said.noticeTerms = newValue }
  }
  /// Rows of `calls`, `messages` or `data` that are shown in this place instead of their usual one.
  public var shows: [Located<String>] {
    get { parts.more?.said.shows ?? [] }
    set { own().extras.said.shows = newValue }
  }
  /// The value it states.
  public var content: RowContent {
    get { parts.content }
    set { own().content = newValue }
  }

  /// A row with nothing but a name, perhaps a label and what it states.
  public init(id: Located<String>, label: Located<String>? = nil, content: RowContent = .prose) {
    parts = RowParts(id: id, label: label, content: content)
  }

  /// Whether it may say anything of the contract, have facts, a list, destinations or a clause.
  var saysMore: Bool { parts.more != nil }

  /// What it says, for this row alone to change.
  private mutating func own() -> RowParts {
    if !isKnownUniquelyReferenced(&parts) { parts = parts.copy }
    return parts
  }
}

/// What kind of value a row states.
public enum RowContent: Sendable {
  /// Words only.
  case prose
  /// A value or a state of availability.
  case feature(Varying<Value>)
  /// Something that costs.
  indirect case charge(Charge)
  /// Something that changes the bill: a discount, a credit, a minimum, a maximum.
  indirect case adjustment(Adjustment)
}

/// A value that is not a price list entry: `2 levels`, `included`, `20 %`, `"RetailCRM, YCLIENTS"`.
public enum Value: Sendable, Hashable {
  /// A state, perhaps with the word the source uses for it: `included (offert)`.
  case state(Availability)
  /// A number of something.
  case quantity(Quantity)
  /// From one number of something to another: `6 to 9 persons`.
  case range(Quantity, Quantity)
  /// A plain number.
  case number(Figure)
  /// A percentage.
  case percentage(Figure)
  /// Money.
  case price(Price)
  /// A day.
  case day(Day)
  /// Words, written in quotes.
  case text(String)
}

/// A state of availability as an offer states it.
public struct Availability: Sendable, Hashable {
  /// The states an author can write; a stated value needs no word.
  public enum State: String, Sendable, CaseIterable {
    /// Part of the offer without an extra charge.
    case included
    /// Can be had for a price stated elsewhere in the offer.
    case optional
    /// Costs nothing.
    case free
    /// Cannot be had.
    case notOffered = "not offered"
    /// Priced individually.
    case onRequest = "on request"
    /// The source does not say.
    case notStated = "not stated"
  }
  /// The state.
  public var state: State
  /// The word of the source, such as "offert"; nothing for the usual word of the language.
  public var word: String?

  /// A state.
  public init(_ state: State, word: String? = nil) {
    self.state = state
    self.word = word
  }

  /// Whether a price is left open, for a sheet of prices to fill.
  public var isOpen: Bool {
    switch state {
    case .notStated, .onRequest: true
    case .included, .optional, .free, .notOffered: false
    }
  }
}

/// Words with facts quoted in them: `Au-delà, {metropole} par minute`.
public struct Prose: Sendable {
  /// A piece of prose.
  public enum Piece: Sendable {
    /// Words as written.
    case text(Located<String>)
    /// A fact, by the path of a row: `subscription`, `included.correspondents`.
    case quote(Located<String>)
    /// A link.
    case link(words: Located<String>, target: Located<String>)
    /// A reference to a footnote.
    case note(Located<String>)
  }
  /// The pieces in order.
  public var pieces: [Piece]

  /// Words with facts.
  public init(pieces: [Piece]) { self.pieces = pieces }
}

/// An item of a list.
public struct ListItem: Sendable {
  /// Its words.
  public var text: Prose
  /// The plans it concerns; empty for all.
  public var only: [Located<String>]

  /// An item.
  public init(text: Prose, only: [Located<String>] = []) {
    self.text = text
    self.only = only
  }
}

/// A figure with a name, for prose to quote.
public struct NamedFact: Sendable {
  /// Its name within the row.
  public var name: Located<String>
  /// Its value.
  public var value: Varying<Value>

  /// A named figure.
  public init(name: Located<String>, value: Varying<Value>) {
    self.name = name
    self.value = value
  }
}

/// A term of the contract in a form that can be compared and computed.
public struct Term: Sendable {
  /// Which term.
  public enum Kind: String, Sendable, CaseIterable {
    /// How long the contract runs; no length is open-ended.
    case duration = "term"
    /// How long the customer is bound; no length is none.
    case commitment
    /// How long before its end notice must be given; no length is none.
    case notice
    /// What happens when the term ends; no length is no renewal.
    case renewal
  }
  /// The length of a term.
  public enum Length: Sendable, Hashable {
    /// `none` or `open-ended`.
    case none
    /// A length of time.
    case quantity(Quantity)
    /// `not stated`.
    case notStated
  }
  /// Which term.
  public var kind: Located<Kind>
  /// How long.
  public var length: Varying<Length>

  /// A term.
  public init(kind: Located<Kind>, length: Varying<Length>) {
    self.kind = kind
    self.length = length
  }
}
