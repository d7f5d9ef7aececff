public import DocumentTree

/// A page of a published site, as the index links to it.
public struct SitePage: Sendable {
  /// What kind of document it is.
  public var kind: Document.Kind
  /// The offer it is about; nothing for a page about several.
  public var offer: String?
  /// What the page is about: the name of the offer.
  public var title: String
  /// BCP 47 tag of the page.
  public var language: String?
  /// What the page is, in its own language: "Comparaison".
  public var kicker: String
  /// Path inside the site.
  public var path: String

  /// A page.
  public init(
    kind: Document.Kind, offer: String? = nil, title: String, kicker: String = "", language: String? = nil, path: String
  ) {
    self.kind = kind
    self.offer = offer
    self.title = title
    self.kicker = kicker
    self.language = language
    self.path = path
  }

  /// The page a document becomes.
  public init(_ document: Document, offer: String? = nil) {
    self.init(
      kind: document.kind, offer: offer, title: document.title, kicker: document.kicker, language: document.language,
      path: "\(document.id).html")
  }

  /// What the page is and what it is about: `Comparaison : Forfaits Start et Pro`.
  public var name: String {
    let colon = Wording.of(language ?? "en")[.colon]
    return kicker.isEmpty || title.hasPrefix(kicker) ? title : "\(kicker)\(colon) \(title)"
  }

  /// The words that lead to the page; `language` is that of the page they stand on.
  public func link(_ words: String? = nil, from language: String, relation: String? = nil) -> Link {
    let other = self.language == language ? nil : self.language
    return Link(words ?? name, to: path, relation: relation, language: other)
  }
}

extension Document {
  /// The links at the foot of a page: the document's other formats, its neighbours, and the page of all offers.
  ///
  /// - Parameters:
  ///   - formats: the endings of the files of the other formats.
  ///   - neighbours: the other pages about the same offer.
  ///   - front: the page of all offers; nothing on that page itself.
  public mutating func link(formats: [String], neighbours: [SitePage], front: SitePage?) {
    let words = Wording.of(language)
    let others = formats.map { ending in
      Link(ending == "txt" ? words[.formatText] : ending.uppercased(), to: "\(id).\(ending)", relation: "alternate")
    }
    links = others + links + neighbours.map { $0.link(from: language, relation: $0.kind.rawValue) }
    if let front { links.append(Link(words[.allOffers], to: front.path, relation: "up")) }
  }
}
