public import Diagnostics

/// Keys with values, in the order written.
public struct Mapping: Sendable {
  private let tree: SyntaxTree
  private let index: UInt32

  init(tree: SyntaxTree, index: Int) {
    self.tree = tree
    self.index = UInt32(index)
  }

  /// The entries; keys are unique.
  public var entries: Entries { Entries(tree: tree, range: tree.mappings[Int(index)].range) }
  /// From the first key to the end of the last value.
  public var span: Span { tree.span(tree.mappings[Int(index)].lower, tree.mappings[Int(index)].upper) }
  /// Written in braces on one line.
  public var isFlow: Bool { tree.mappings[Int(index)].isFlow }

  /// Keys with values, from whatever files.
  public init(entries: some Collection<Entry>, span: Span, isFlow: Bool = false) {
    var lists = SyntaxTree.Lists()
    for entry in entries { lists.add(entry.key, entry.value, entry.comments, entry.code) }
    lists.mappings = [
      SyntaxTree.Group(
        first: 0, count: UInt32(lists.entries.count), lower: UInt32(clamping: span.range.lowerBound),
        upper: UInt32(clamping: span.range.upperBound), isFlow: isFlow)
    ]
    self.init(tree: SyntaxTree(span.file, lists), index: 0)
  }

  /// Whether a key of the language stands in it.
  public func has(_ key: KeyCode) -> Bool { entries.place(of: key) != nil }

  /// What `key` says.
  public subscript(key: String) -> Node? {
    entries.place(of: KeyCode(key), { $0 == key }).map { entries[$0].value }
  }

  /// A key and what it says.
  public struct Entry: Sendable {
    fileprivate let tree: SyntaxTree
    fileprivate let index: UInt32

    /// The key.
    public var key: Scalar { tree.key(at: Int(index)) }
    /// What it says; an empty plain scalar where nothing follows.
    public var value: Node { tree.node(tree.entries[Int(index)].value) }
    /// Comment lines that stand directly above the key, `#` included.
    public var comments: [Span] {
      let place = Int(tree.entries[Int(index)].comments)
      return place == 0 ? [] : tree.comments[place - 1]
    }
    /// The key in a form that is compared at once.
    public var code: KeyCode { tree.entries[Int(index)].code }

    fileprivate init(tree: SyntaxTree, index: Int) {
      self.tree = tree
      self.index = UInt32(index)
    }

    /// A key and what it says.
    public init(key: Scalar, value: Node, comments: [Span] = []) {
      var lists = SyntaxTree.Lists()
      lists.add(key, value, comments, KeyCode(key.text))
      self.init(tree: SyntaxTree(key.span.file, lists), index: 0)
    }
  }

  /// The entries of a mapping.
  public struct Entries: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
    private let tree: SyntaxTree
    private let range: Range<Int>

    fileprivate init(tree: SyntaxTree, range: Range<Int>) {
      self.tree = tree
      self.range = range
    }

    /// No entries; a literal holds none.
    public init(arrayLiteral elements: Entry...) {
      precondition(elements.isEmpty, "entries are read from a file")
      self.init(tree: .empty, range: 0..<0)
    }

    /// The place of the first entry.
    public var startIndex: Int { range.lowerBound }
    /// The place behind the last.
    public var endIndex: Int { range.upperBound }
    /// The entry at a place.
    public subscript(place: Int) -> Entry { Entry(tree: tree, index: place) }

    /// The place of a key of the language, whose code no other has.
    public func place(of code: KeyCode) -> Int? {
      for place in range where tree.entries[place].code == code { return place }
      return nil
    }

    /// The code of the key at a place.
    public func code(at place: Int) -> KeyCode { tree.entries[place].code }

    /// The key at a place.
    public func key(at place: Int) -> Scalar { tree.key(at: place) }

    /// What the key at a place says.
    public func value(at place: Int) -> Node { tree.node(tree.entries[place].value) }

    /// The place of a key of that code that `isMeant`.
    func place(of code: KeyCode, _ isMeant: (String) -> Bool) -> Int? {
      for place in range where tree.entries[place].code == code && isMeant(self[place].key.text) { return place }
      return nil
    }
  }
}

/// Items in the order written.
public struct Sequence: Sendable {
  private let tree: SyntaxTree
  private let index: UInt32

  init(tree: SyntaxTree, index: Int) {
    self.tree = tree
    self.index = UInt32(index)
  }

  /// The items.
  public var items: Items { .stretch(tree, tree.sequences[Int(index)].range) }
  /// From the first item's dash or bracket to the end of the last.
  public var span: Span { tree.span(tree.sequences[Int(index)].lower, tree.sequences[Int(index)].upper) }
  /// Written in brackets on one line.
  public var isFlow: Bool { tree.sequences[Int(index)].isFlow }

  /// Items in the order written, from whatever files.
  public init(items: some Collection<Node>, span: Span, isFlow: Bool = false) {
    var lists = SyntaxTree.Lists()
    lists.foreign = Array(items)
    lists.items = lists.foreign.indices.map { SyntaxTree.Reference(.foreign, $0) }
    lists.sequences = [
      SyntaxTree.Group(
        first: 0, count: UInt32(lists.items.count), lower: UInt32(clamping: span.range.lowerBound),
        upper: UInt32(clamping: span.range.upperBound), isFlow: isFlow)
    ]
    self.init(tree: SyntaxTree(span.file, lists), index: 0)
  }
}

/// The items of a list, or what stands for a list.
public struct Items: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
  private enum Source: Sendable {
    case none
    case one(Node)
    case stretch(SyntaxTree, Range<Int>)
  }
  private let source: Source

  static func stretch(_ tree: SyntaxTree, _ range: Range<Int>) -> Items { Items(source: .stretch(tree, range)) }

  private init(source: Source) { self.source = source }

  /// A single value, which stands for a list of one.
  public init(_ only: Node) { source = .one(only) }

  /// No items.
  public init() { source = .none }

  /// No items; a literal holds none or one.
  public init(arrayLiteral elements: Node...) {
    precondition(elements.count <= 1, "items are read from a file")
    source = elements.first.map { .one($0) } ?? .none
  }

  /// The place of the first item.
  public var startIndex: Int {
    switch source {
    case .none, .one: 0
    case .stretch(_, let range): range.lowerBound
    }
  }
  /// The place behind the last.
  public var endIndex: Int {
    switch source {
    case .none: 0
    case .one: 1
    case .stretch(_, let range): range.upperBound
    }
  }
  /// The item at a place.
  public subscript(place: Int) -> Node {
    switch source {
    case .none: preconditionFailure("there is no item")
    case .one(let node): node
    case .stretch(let tree, _): tree.node(tree.items[place])
    }
  }
}

extension SyntaxTree.Lists {
  /// Adds an entry put together from parts of other trees.
  fileprivate mutating func add(_ key: Scalar, _ value: Node, _ comments: [Span], _ code: KeyCode) {
    foreign.append(.scalar(key))
    foreign.append(value)
    if !comments.isEmpty { self.comments.append(comments) }
    entries.append(
      SyntaxTree.Entry(
        code: code, key: SyntaxTree.Reference(.foreign, foreign.count - 2),
        value: SyntaxTree.Reference(.foreign, foreign.count - 1),
        comments: comments.isEmpty ? 0 : UInt32(self.comments.count)))
  }
}
