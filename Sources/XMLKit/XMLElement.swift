/// An element of parsed XML, a plain value.
public struct XMLElement: Sendable {
  /// The name as written, prefix included: `fact`, `b:template`.
  public var name: String
  /// The namespace the name is in, if any.
  public var namespace: String?
  /// The attributes in the order written; namespace declarations are not among them.
  public var attributes: [XMLAttribute]
  /// What stands inside, in order.
  public var children: [XMLNode]
  /// The line where the start tag ends.
  public var line: Int

  /// An element.
  public init(
    name: String, namespace: String? = nil, attributes: [XMLAttribute] = [], children: [XMLNode] = [], line: Int = 0
  ) {
    self.name = name
    self.namespace = namespace
    self.attributes = attributes
    self.children = children
    self.line = line
  }

  /// The value of an attribute, by its name as written.
  public func attribute(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// The elements directly inside.
  public var elements: [XMLElement] {
    children.compactMap { node in
      switch node {
      case .element(let element): element
      case .text: nil
      }
    }
  }

  /// All text inside, in order.
  public var text: String {
    var result = ""
    appendText(to: &result)
    return result
  }

  /// All elements of that name inside, at any depth, in document order.
  public func descendants(_ name: String) -> [XMLElement] {
    elements.flatMap { child in (child.name == name ? [child] : []) + child.descendants(name) }
  }

  private func appendText(to result: inout String) {
    for child in children {
      switch child {
      case .element(let element): element.appendText(to: &result)
      case .text(let text, line: _): result += text
      }
    }
  }
}

/// An attribute of an element.
public struct XMLAttribute: Sendable, Hashable {
  /// The name as written, prefix included.
  public var name: String
  /// The value with its references replaced.
  public var value: String

  /// An attribute.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// What can stand inside an element; comments and processing instructions are dropped.
public enum XMLNode: Sendable {
  /// An element.
  case element(XMLElement)
  /// Characters, CDATA included, and the line where they begin.
  case text(String, line: Int)
}
