/// A document before it has a format: a summary, a comparison, an estimate, the index of a site.
///
/// Renderers see nothing but this tree, so HTML, XML, text and JSON cannot disagree about a price.
public struct Document: Sendable {
  /// What the document is for; it chooses the template and the XML root.
  public enum Kind: String, Sendable, CaseIterable {
    /// A contract summary (Regulation (EU) 2019/2243).
    case summary
    /// Offers side by side.
    case comparison
    /// What a usage profile would pay.
    case estimate
    /// General conditions, article by article.
    case terms
    /// The front page of a published site.
    case index
  }

  /// What the document is for.
  public var kind: Kind
  /// Its name in the site, `[a-z0-9-]`, without an extension.
  public var id: String
  /// BCP 47 tag of the text: `fr`, `ru`.
  public var language: String
  /// The line above the title: the word "Récapitulatif contractuel", or what the page is.
  public var kicker: String
  /// The name of the service, or what is compared.
  public var title: String
  /// Who provides it, with the ways to reach them; each line is shown.
  public var provider: [[Inline]]
  /// The document's own date; a document never takes today's by itself.
  public var date: Fact?
  /// The prescribed sentences, or the lead of a comparison: one paragraph an element.
  public var introduction: [[Inline]]
  /// The body.
  public var sections: [Section]
  /// Numbered notes that texts refer to, in the order of their first reference.
  public var notes: [Note]
  /// A remark that must not be overlooked: no legal force, an unverified wording, a lower bound.
  public var notices: [[Inline]]
  /// The same document in other formats and its neighbours, for the foot of a page.
  public var links: [Link]
  /// The words a format adds of its own.
  public var words: PageWords

  /// An empty document.
  public init(kind: Kind, id: String, language: String, kicker: String, title: String) {
    self.kind = kind
    self.id = id
    self.language = language
    self.kicker = kicker
    self.title = title
    provider = []
    introduction = []
    sections = []
    notes = []
    notices = []
    links = []
    words = PageWords(language: language)
  }
}

/// A part of a document under one heading.
public struct Section: Sendable {
  /// Stable name, an anchor in pages: `services`, `price`.
  public var id: String
  /// The heading as printed.
  public var heading: String
  /// A few words beside the heading, such as "en euros, hors TVA".
  public var aside: String?
  /// What stands under it.
  public var blocks: [Block]

  /// A part under `heading`.
  public init(id: String, heading: String, aside: String? = nil, blocks: [Block] = []) {
    self.id = id
    self.heading = heading
    self.aside = aside
    self.blocks = blocks
  }
}

/// A numbered note, linked both ways with the places that refer to it.
public struct Note: Sendable {
  /// Stable name.
  public var id: String
  /// The mark as printed: `1`, `*`, `²`.
  public var mark: String
  /// Its text.
  public var text: [Inline]

  /// A note.
  public init(id: String, mark: String, text: [Inline]) {
    self.id = id
    self.mark = mark
    self.text = text
  }
}
