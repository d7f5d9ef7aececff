/// What kind of data stands at a name a template uses.
indirect enum Shape: Hashable, Sendable {
  case text
  case flag
  case list(Shape)
  /// A record, by the name it has in `Vocabulary`; by name because blocks hold blocks.
  case record(String)

  /// In the words of a message: "a list of rows".
  var description: String {
    switch self {
    case .text: "text"
    case .flag: "a flag"
    case .list(let element): "a list (each \(element.description))"
    case .record(let name): "a record '\(name)'"
    }
  }
}

/// The names inside a record, in the order its views hold their values.
struct RecordShape: Sendable {
  var name: String
  var fields: [(name: String, shape: Shape)]
}

/// Data for one place of a template. Records hold their fields by position: names were resolved when the template was
/// compiled, so no name can be missing while a page is written.
indirect enum View {
  case text(String)
  case flag(Bool)
  case list([View])
  case record([View])

  /// The text, or nothing for other data; the compiler of templates sees to it that only text is asked.
  var string: String {
    switch self {
    case .text(let text): text
    case .flag, .list, .record: ""
    }
  }

  /// What `b:if` asks: the flag, or whether there is anything.
  var holds: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .flag(let flag): flag
    case .list(let views): !views.isEmpty
    case .record: true
    }
  }

  var items: [View] {
    switch self {
    case .list(let views): views
    case .text, .flag, .record: []
    }
  }

  func field(_ index: Int) -> View {
    switch self {
    case .record(let fields): fields[index]
    case .text, .flag, .list: .text("")
    }
  }
}
