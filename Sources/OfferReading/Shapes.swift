internal import Diagnostics
internal import OfferSyntax

extension Node {
  /// What it is, for people.
  var shape: String {
    switch self {
    case .scalar: "text"
    case .mapping: "a mapping"
    case .sequence: "a list"
    }
  }

  /// Nothing follows the key.
  var isEmpty: Bool {
    switch self {
    case .scalar(let scalar): scalar.isEmpty
    case .mapping(let mapping): mapping.entries.isEmpty
    case .sequence(let sequence): sequence.items.isEmpty
    }
  }
}

extension Scalar {
  /// Written in quotes or as a block: words, whatever they look like.
  var isQuoted: Bool {
    switch style {
    case .plain: false
    case .singleQuoted, .doubleQuoted, .literal, .folded: true
    }
  }

  /// Its words without the line break that ends a block.
  var located: Located<String> {
    let text = text
    guard let last = text.utf8.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: " ") else {
      return Located(text, at: span)
    }
    var words = Substring(text)
    while words.last == "\n" || words.last == " " { words.removeLast() }
    return Located(String(words), at: span)
  }
}

extension Scope {
  /// Text that says something; anything else is reported.
  func scalar(_ node: Node?, _ what: String) -> Scalar? {
    guard let node else { return nil }
    guard case .scalar(let scalar) = node else {
      report(.error(.wrongShape, "\(what) is text, not \(node.shape)", at: firstLine(of: node)))
      return nil
    }
    guard !scalar.isEmpty else {
      report(.error(.emptyValue, "\(what) is empty", at: scalar.span, help: ["write a value, or leave the key out"]))
      return nil
    }
    return scalar
  }

  /// Words.
  func text(_ node: Node?, _ what: String) -> Located<String>? {
    scalar(node, what)?.located
  }

  /// A mapping; anything else is reported.
  func mapping(_ node: Node?, _ what: String) -> Mapping? {
    guard let node else { return nil }
    if case .mapping(let mapping) = node { return mapping }
    if node.isEmpty {
      report(.error(.emptyValue, "\(what) is empty", at: node.span, help: ["write keys with values, or leave it out"]))
    } else {
      report(.error(.wrongShape, "\(what) is a mapping, not \(node.shape)", at: firstLine(of: node)))
    }
    return nil
  }

  /// The items of a list; a single value stands for a list of one.
  func items(_ node: Node?, _ what: String) -> Items {
    guard let node else { return Items() }
    switch node {
    case .sequence(let sequence): return sequence.items
    case .scalar(let scalar):
      if !scalar.isEmpty { return Items(node) }
      report(.error(.emptyValue, "\(what) is empty", at: scalar.span, help: ["write a value, or leave the key out"]))
      return Items()
    case .mapping:
      report(.error(.wrongShape, "\(what) is a list, not a mapping", at: firstLine(of: node)))
      return Items()
    }
  }

  /// Words of a list, each with its place.
  func texts(_ node: Node?, _ what: String) -> [Located<String>] {
    node == nil ? [] : items(node, what).compactMap { text($0, what) }
  }

  /// One of a few words; others are reported with the closest.
  func word<Word: CaseIterable & RawRepresentable>(
    _ type: Word.Type, _ node: Node?, _ what: String
  ) -> Located<Word>? where Word.RawValue == String, Word: Sendable {
    guard let scalar = scalar(node, what) else { return nil }
    if let word = Word(rawValue: scalar.text) { return Located(word, at: scalar.span) }
    reportUnknown(
      .unknownWord, "`\(scalar.text)` is no value of \(what)", at: scalar.span, word: scalar.text,
      among: Word.allCases.map(\.rawValue), kind: "may stand here")
    return nil
  }

  /// The first line of a long node, so that a finding does not underline half a file.
  func firstLine(of node: Node) -> Span {
    let span = node.span
    var end = span.range.lowerBound
    while end < span.range.upperBound, span.file.bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return Span(file: span.file, range: span.range.lowerBound..<end)
  }
}
