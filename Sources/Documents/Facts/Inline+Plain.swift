internal import DocumentTree

extension Inline {
  /// The words alone, with the targets of links and notes: two pieces with the same one look and lead the same.
  var plain: String {
    switch self {
    case .text(let text): text
    case .fact(let fact): fact.text
    case .strong(let inner), .muted(let inner): inner.plain
    case .link(let link): "\(link.text)<\(link.target)>"
    case .note(let id): "[^\(id)]"
    }
  }
}

extension [Inline] {
  /// The words of all pieces.
  var plain: String { map(\.plain).joined() }

  /// The same pieces, with the first letter of the first words in upper case.
  var capitalised: [Inline] {
    guard let first else { return self }
    var other = self
    switch first {
    case .text(let text): other[0] = .text(text.capitalised)
    case .fact(var fact):
      fact.text = fact.text.capitalised
      other[0] = .fact(fact)
    case .strong(let inner): other[0] = .strong(inner.capitalised)
    case .muted(let inner): other[0] = .muted(inner.capitalised)
    case .link, .note: break
    }
    return other
  }
}

extension String {
  /// The same words with an upper-case first letter.
  var capitalised: String { prefix(1).uppercased() + String(dropFirst()) }

  /// Whether these letters stand in it one behind the other. For a few words this is done before the search that the
  /// standard library prepares would begin.
  func holds(_ letters: String) -> Bool {
    var rest = utf8[...]
    while rest.count >= letters.utf8.count {
      if rest.starts(with: letters.utf8) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}

extension Sequence where Element == [Inline] {
  /// One run of all parts, with words between them.
  func joined(by words: String) -> [Inline] {
    var all: [Inline] = []
    for part in self where !part.isEmpty {
      if !all.isEmpty { all.append(.text(words)) }
      all += part
    }
    return all
  }
}

extension [[Inline]] {
  /// All lines as one run of sentences.
  var sentences: [Inline] {
    var all: [Inline] = []
    for line in self where !line.isEmpty {
      if let last = all.plain.last { all.append(.text(".:;!?".contains(last) ? " " : ". ")) }
      all += all.isEmpty ? line : line.capitalised
    }
    return all
  }
}

extension [Inline] {
  /// The same words without weight.
  var plainWeight: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .strong(let inner), .muted(let inner): inner.plainWeight
      case .text, .fact, .link, .note: [inline]
      }
    }
  }

  /// The same without references to notes.
  var withoutNotes: [Inline] {
    filter { inline in
      switch inline {
      case .note: false
      case .text, .fact, .strong, .muted, .link: true
      }
    }
  }

  /// The same words without a full stop at the end, for an item inside a sentence.
  var withoutFullStop: [Inline] {
    guard case .text(let text)? = last, text.hasSuffix("."), !text.hasSuffix(".."), !text.hasSuffix("etc.") else {
      return self
    }
    return dropLast() + [.text(String(text.dropLast()))]
  }
}
