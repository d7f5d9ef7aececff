public import DocumentTree

/// A page of a published site, as the index links to it.
public struct SitePage: Sendable {
  /// What kind of document it is.
  public var kind: Document.Kind
  /// The offer it is about; nothing for a page about several.
  public var offer: String?
  /// The words of the link.
  public var title: String
  /// Path inside the site.
  public var path: String

  /// A page.
  public init(kind: Document.Kind, offer: String? = nil, title: String, path: String) {
    self.kind = kind
    self.offer = offer
    self.title = title
    self.path = path
  }
}
