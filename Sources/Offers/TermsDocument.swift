public import Diagnostics
public import Quantities

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
