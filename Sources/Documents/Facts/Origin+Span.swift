internal import Diagnostics
internal import DocumentTree

extension Origin {
  /// The line a value begins on.
  init(_ span: Span) { self.init(file: span.file.path, line: span.line) }
}
