internal import DocumentTree

extension Wording {
  /// The words a format adds of its own.
  var pageWords: PageWords {
    PageWords(best: self[.best], note: self[.note], backToText: self[.backToText], links: self[.seeAlso])
  }
}
