public import DocumentTree

/// A document as a self-contained page.
///
/// The markup is that of the templates; text is escaped by the place it stands in, addresses that a page must not link
/// to become plain words, and the page's own policy forbids everything but its style.
public struct HTMLRenderer: Sendable {
  private let templates: Templates

  /// A renderer with compiled templates.
  public init(_ templates: Templates) { self.templates = templates }

  /// The bytes of the page.
  public func render(_ document: Document) throws -> [UInt8] {
    try DocumentCheck.run(document)
    guard let entry = templates.entries[document.kind] else {
      preconditionFailure("templates are compiled for every kind")
    }
    var context = PageContext(document)
    let view = PageFields.document.view(document, &context)
    var run = ProgramRun(templates.programs)
    run.call(entry, with: view)
    return run.output
  }

  /// A page without its first line, ready to be parsed as XML: a document type is refused there.
  public static func withoutDoctype(_ page: [UInt8]) -> [UInt8] {
    let line = Array("<!DOCTYPE html>".utf8)
    return page.starts(with: line) ? Array(page.dropFirst(line.count)) : page
  }
}
