/// What stands under a few headings, in the order in which it was put there: rows by section, terms by kind of usage.
///
/// A handful of headings is looked through sooner than a dictionary is made, and always in the same order.
public struct Headed<Heading, Content> {
  @usableFromInline var parts: [(heading: Heading, content: Content)] = []

  /// Nothing under any heading.
  @inlinable public init() {}

  /// Nothing stands under any heading.
  @inlinable public var isEmpty: Bool { parts.isEmpty }

  /// Every content, in its order.
  @inlinable public var values: [Content] { parts.map(\.content) }
}

extension Headed where Heading: Equatable {
  /// What stands under `heading`, if anything does.
  @inlinable public subscript(heading: Heading) -> Content? {
    get {
      for part in parts where part.heading == heading { return part.content }
      return nil
    }
    set {
      let place = parts.firstIndex { $0.heading == heading }
      switch (place, newValue) {
      case (let place?, let content?): parts[place].content = content
      case (let place?, nil): parts.remove(at: place)
      case (nil, let content?): parts.append((heading, content))
      case (nil, nil): break
      }
    }
  }
}

extension Headed: Sendable where Heading: Sendable, Content: Sendable {}

extension Headed: ExpressibleByDictionaryLiteral where Heading: Equatable {
  /// The contents of different headings.
  public init(dictionaryLiteral elements: (Heading, Content)...) {
    for (heading, content) in elements { self[heading] = content }
  }
}
