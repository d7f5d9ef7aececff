public import DocumentTree

/// The formats a document can take. A new one is a case here and what the compiler then asks for.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// A self-contained page.
  case html
  /// The project's own XML vocabulary, validated by `Templates/document.rng`.
  case xml
  /// Plain text of at most 80 columns.
  case text = "txt"
  /// The same tree as JSON.
  case json

  /// What a file of this format ends in, without the point.
  public var fileExtension: String { rawValue }

  /// Its media type.
  public var mediaType: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .xml: "application/xml"
    case .text: "text/plain; charset=utf-8"
    case .json: "application/json"
    }
  }
}

/// Gives a document a format: the same document and templates always give the same bytes.
///
/// Throws `RenderingFault` when the document cannot be shown, and what `templates` throws; they are asked for by pages
/// only, so that other formats work where there are none.
public func render(
  _ document: Document, as format: OutputFormat, templates: @autoclosure () throws -> Templates
) throws -> [UInt8] {
  switch format {
  case .html: try HTMLRenderer(templates()).render(document)
  case .xml: try XMLRenderer().render(document)
  case .text: try TextRenderer().render(document)
  case .json: try JSONRenderer().render(document)
  }
}
