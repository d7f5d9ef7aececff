internal import Diagnostics

/// What stands in a file, in a few flat lists; `Node`, `Scalar`, `Mapping` and `Sequence` are places in it.
///
/// A tree of objects would be most of the cost of reading a file: here a word is one record, and a node that is handed
/// on is one reference and one number.
final class SyntaxTree: Sendable {
  /// A place in one of the lists of a tree.
  struct Reference: Sendable {
    enum Kind: UInt32 {
      case scalar, mapping, sequence
      /// A node of another tree: where the parts of two files are put together.
      case foreign
    }
    private let bits: UInt32

    init(_ kind: Kind, _ index: Int) { bits = kind.rawValue << 30 | UInt32(index) }

    var kind: Kind {
      switch bits >> 30 {
      case 0: .scalar
      case 1: .mapping
      case 2: .sequence
      default: .foreign
      }
    }
    var index: Int { Int(bits & 0x3FFF_FFFF) }
  }

  /// A text. Nearly every one stands in the file as a whole and is read there, when it is asked for.
  struct Text: Sendable {
    let lower: UInt32
    let upper: UInt32
    /// The place in `gathered` of a text that does not, counted from 1; 0 for one that does.
    let gathered: UInt32
    let style: Scalar.Style

    /// Where it stands in the file: between its quotes, if it has some.
    var whole: Range<Int> {
      switch style {
      case .singleQuoted, .doubleQuoted: Range(uncheckedBounds: (Int(lower) + 1, Int(upper) - 1))
      case .plain, .literal, .folded: Range(uncheckedBounds: (Int(lower), Int(upper)))
      }
    }
  }

  /// A text put together from pieces of the file.
  struct Gathered: Sendable {
    let text: String
    let segments: [Scalar.Segment]
  }

  /// A mapping or a sequence: a stretch of the list of entries, or of that of items.
  struct Group: Sendable {
    let first: UInt32
    let count: UInt32
    let lower: UInt32
    let upper: UInt32
    let isFlow: Bool

    var range: Range<Int> { Range(uncheckedBounds: (Int(first), Int(first) + Int(count))) }
  }

  /// A key and what it says.
  struct Entry: Sendable {
    let code: KeyCode
    let key: Reference
    let value: Reference
    /// The place of its comments in `comments`, counted from 1; 0 for none.
    let comments: UInt32
  }

  /// The lists while they are made.
  struct Lists: Sendable {
    var texts: [Text] = []
    var gathered: [Gathered] = []
    var mappings: [Group] = []
    var sequences: [Group] = []
    var entries: [Entry] = []
    var items: [Reference] = []
    var comments: [[Span]] = []
    var foreign: [Node] = []
  }

  let file: SourceFile
  let texts: [Text]
  let gathered: [Gathered]
  let mappings: [Group]
  let sequences: [Group]
  let entries: [Entry]
  let items: [Reference]
  let comments: [[Span]]
  let foreign: [Node]

  init(_ file: SourceFile, _ lists: Lists) {
    self.file = file
    texts = lists.texts
    gathered = lists.gathered
    mappings = lists.mappings
    sequences = lists.sequences
    entries = lists.entries
    items = lists.items
    comments = lists.comments
    foreign = lists.foreign
  }

  /// What stands at a place.
  func node(_ place: Reference) -> Node {
    switch place.kind {
    case .scalar: .scalar(Scalar(tree: self, index: place.index))
    case .mapping: .mapping(Mapping(tree: self, index: place.index))
    case .sequence: .sequence(Sequence(tree: self, index: place.index))
    case .foreign: foreign[place.index]
    }
  }

  /// The key of an entry.
  func key(at place: Int) -> Scalar {
    let key = entries[place].key
    if key.kind == .scalar { return Scalar(tree: self, index: key.index) }
    guard case .scalar(let key) = node(key) else { preconditionFailure("a key is a text") }
    return key
  }

  func span(_ lower: UInt32, _ upper: UInt32) -> Span {
    Span(file: file, range: Range(uncheckedBounds: (Int(lower), Int(upper))))
  }

  /// A tree of nothing.
  static let empty = SyntaxTree(SourceFile(path: "", bytes: []), Lists())
}
