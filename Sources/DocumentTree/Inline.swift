public import Quantities

/// A piece of a line of text.
public indirect enum Inline: Sendable {
  /// Words.
  case text(String)
  /// A value, with the words that show it.
  case fact(Fact)
  /// Words that weigh more.
  case strong([Inline])
  /// Words that weigh less.
  case muted([Inline])
  /// Words that lead elsewhere.
  case link(Link)
  /// A reference to a note of the document.
  case note(id: String)
}

/// Words that lead elsewhere.
public struct Link: Sendable, Hashable {
  /// The words.
  public var text: String
  /// `https:`, `http:`, `mailto:`, `tel:`, a fragment or a path inside the site; anything else is shown as text.
  public var target: String
  /// What the link is to the document, such as `alternate`.
  public var relation: String?
  /// BCP 47 tag of the words, and of what they lead to, where it is not the document's.
  public var language: String?

  /// A link.
  public init(_ text: String, to target: String, relation: String? = nil, language: String? = nil) {
    self.text = text
    self.target = target
    self.relation = relation
    self.language = language
  }
}

/// A value of an offer or an estimate, together with the text that shows it.
///
/// The value is what XML and JSON carry; the text is what every format shows, in the same order.
public struct Fact: Sendable, Hashable {
  /// The value.
  public var value: FactValue
  /// How it is shown in the document's language.
  public var text: String
  /// Where it is written, if it is written: `Offers/proximus/vms.yaml:41`.
  public var origin: Origin?

  /// A value shown as `text`.
  public init(_ value: FactValue, text: String, origin: Origin? = nil) {
    self.value = value
    self.text = text
    self.origin = origin
  }
}

/// Where a value stands in the offers.
public struct Origin: Sendable, Hashable {
  /// Path of the file, relative to where the command runs.
  public var file: String
  /// 1-based line.
  public var line: Int

  /// A place.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

/// What a fact is, apart from how it is shown.
public enum FactValue: Sendable, Hashable {
  /// Money, for each of something.
  case price(Price)
  /// Money computed by the engine, at most six decimals.
  case amount(Figure, Currency)
  /// An amount in another currency than its own, with the amount it stands for; that one is authoritative.
  case converted(Money, from: Money)
  /// What two sums were worth of each other on a day.
  case exchangeRate(ExchangeRate)
  /// A number of something.
  case quantity(Quantity)
  /// A plain number.
  case number(Figure)
  /// A percentage: `20 %` has the figure 20.
  case percentage(Figure)
  /// A day.
  case day(Day)
  /// A state of availability.
  case state(State)

  /// The five states a cell can be in; never merged, never blank.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// A value is stated (in words, or as another fact).
    case stated
    /// Part of the offer without an extra charge.
    case included
    /// Cannot be had with this offer.
    case notOffered = "not-offered"
    /// Priced individually.
    case onRequest = "on-request"
    /// The source does not say.
    case notStated = "not-stated"
  }
}
