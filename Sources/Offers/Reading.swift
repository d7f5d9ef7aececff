public import Diagnostics
public import Quantities

/// An unclear clause with the ways it can be understood, each with a name; nobody decides in silence.
///
/// ```yaml
/// readings:
///   extra-line:
///     ask: Les 21 € sont-ils dus une fois par contrat ou pour chaque ligne ?
///     choices:
///       once: l'option est due une fois, puis chaque ligne
///       each: l'option est due pour chaque ligne
/// ```
public struct Reading: Sendable {
  /// One way to understand the clause.
  public struct Choice: Sendable {
    /// `[a-z0-9-]`.
    public var name: Located<String>
    /// In a few words.
    public var say: Located<String>

    /// A way to understand the clause.
    public init(name: Located<String>, say: Located<String>) {
      self.name = name
      self.say = say
    }
  }
  /// `[a-z0-9-]`, unique in the offer.
  public var name: Located<String>
  /// The question to ask the provider.
  public var ask: Located<String>
  /// Where the clause stands in the source.
  public var clause: Located<String>?
  /// The mark of the ambiguity in the analysis of the source, such as `A1`.
  public var mark: Located<String>?
  /// The ways to understand it, two or more.
  public var choices: [Choice]
  /// The choice that estimates take unless told otherwise; the first, unless the offer says otherwise.
  public var defaultChoice: Located<String>

  /// An unclear clause.
  public init(
    name: Located<String>, ask: Located<String>, clause: Located<String>? = nil, mark: Located<String>? = nil,
    choices: [Choice], defaultChoice: Located<String>
  ) {
    self.name = name
    self.ask = ask
    self.clause = clause
    self.mark = mark
    self.choices = choices
    self.defaultChoice = defaultChoice
  }
}

/// Something the author took for granted, with the reason.
public struct Assumption: Sendable {
  /// `[a-z0-9-]`.
  public var name: Located<String>
  /// What was assumed.
  public var say: Located<String>
  /// Why.
  public var because: Located<String>?
  /// The mark of the ambiguity in the analysis of the source.
  public var mark: Located<String>?

  /// An assumption.
  public init(
    name: Located<String>, say: Located<String>, because: Located<String>? = nil, mark: Located<String>? = nil
  ) {
    self.name = name
    self.say = say
    self.because = because
    self.mark = mark
  }
}

/// Something the source leaves open.
public struct Unstated: Sendable {
  /// `[a-z0-9-]`.
  public var name: Located<String>
  /// What is not stated.
  public var say: Located<String>
  /// The question to ask the provider.
  public var ask: Located<String>?
  /// The mark of the ambiguity in the analysis of the source.
  public var mark: Located<String>?

  /// Something left open.
  public init(name: Located<String>, say: Located<String>, ask: Located<String>? = nil, mark: Located<String>? = nil) {
    self.name = name
    self.say = say
    self.ask = ask
    self.mark = mark
  }
}

/// A footnote.
public struct OfferNote: Sendable {
  /// `[a-z0-9-]`.
  public var id: Located<String>
  /// As printed: `1`, `*`, `²`.
  public var mark: Located<String>
  /// Its words.
  public var say: Prose
  /// Figures for its words to quote.
  public var facts: [NamedFact]

  /// A footnote.
  public init(id: Located<String>, mark: Located<String>, say: Prose, facts: [NamedFact] = []) {
    self.id = id
    self.mark = mark
    self.say = say
    self.facts = facts
  }
}

/// A finding that the author knows of and leaves, with the reason.
public struct Acknowledgement: Sendable {
  /// The code of the finding.
  public var code: Located<String>
  /// What it is about, when one code is reported several times: an id; nothing for all.
  public var about: Located<String>?
  /// Why it stays.
  public var because: Located<String>

  /// An acknowledged finding.
  public init(code: Located<String>, about: Located<String>? = nil, because: Located<String>) {
    self.code = code
    self.about = about
    self.because = because
  }
}

/// A worked amount inside an offer; `check` recomputes it.
public struct Example: Sendable {
  /// `[a-z0-9-]`.
  public var name: Located<String>
  /// What it shows.
  public var say: Located<String>?
  /// The plan.
  public var plan: Located<String>?
  /// The usage.
  public var usage: UsageProfile
  /// A profile file to use instead, by id.
  public var profile: Located<String>?
  /// A price sheet, by id.
  public var prices: Located<String>?
  /// The day the contract begins, for prices that change on a day.
  public var start: Located<Day>?
  /// The last month before the contract is left, for what that costs.
  public var leaving: Located<Int>?
  /// Readings that differ from the default.
  public var readings: [(name: Located<String>, choice: Located<String>)]
  /// What must come out.
  public var expect: [Expectation]
  /// Where it stands.
  public var span: Span

  /// A worked amount.
  public init(name: Located<String>, usage: UsageProfile, span: Span) {
    self.name = name
    self.usage = usage
    self.span = span
    readings = []
    expect = []
  }
}
