/// The part of HTML that templates may use: no scripts, no forms, nothing that loads a resource.
enum HTMLNames {
  static let elements: Set<String> = [
    "html", "head", "title", "meta", "link", "style", "body", "main", "header", "footer", "nav", "section", "article",
    "aside", "hgroup", "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "a", "strong", "b", "em", "i", "small",
    "sup", "sub", "abbr", "mark", "data", "time", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "colgroup",
    "col", "thead", "tbody", "tfoot", "tr", "th", "td", "details", "summary", "figure", "figcaption", "blockquote",
    "br", "hr", "wbr", "address", "svg", "rect", "line", "path", "text", "g", "desc",
  ]

  static let voidElements: Set<String> = ["meta", "link", "br", "hr", "wbr", "col"]

  /// Elements that begin on a line of their own, where white space means nothing.
  static let ownLine: Set<String> = [
    "head", "title", "meta", "link", "style", "body", "main", "header", "footer", "nav", "section", "article", "aside",
    "hgroup", "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption",
    "colgroup", "thead", "tbody", "tfoot", "tr", "th", "td", "details", "summary", "figure", "figcaption",
  ]

  /// Attributes that hold an address.
  static let addresses: Set<String> = ["href", "cite"]

  private static let attributes: Set<String> = [
    "id", "class", "lang", "dir", "title", "hidden", "role", "tabindex", "href", "hreflang", "cite", "rel", "type",
    "name",
    "content", "charset", "http-equiv", "media", "scope", "colspan", "rowspan", "headers", "span", "open", "start",
    "value", "datetime", "viewBox", "preserveAspectRatio", "width", "height", "x", "y", "rx", "x1", "x2", "y1", "y2",
    "d", "focusable",
  ]

  static func isAttribute(_ name: String) -> Bool {
    attributes.contains(name) || name.hasPrefix("aria-") || name.hasPrefix("data-")
  }
}
