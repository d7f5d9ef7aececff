internal import DocumentTree

/// Pieces of text as one string; notes become their marks, links carry their address.
struct TextInlines {
  private let marks: [String: String]
  /// The same without the addresses of neighbouring pages, which would take most of a narrow column.
  var besideColumns: TextInlines {
    var other = self
    other.showsPages = false
    return other
  }
  private var showsPages = true

  init(_ document: Document) {
    marks = Dictionary(document.notes.map { ($0.id, $0.mark) }) { first, _ in first }
  }

  func string(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): text
      case .fact(let fact): fact.text
      case .strong(let inner), .muted(let inner): string(inner)
      case .link(let link): self.link(link)
      case .note(let id): mark(marks[id] ?? "")
      }
    }.joined()
  }

  /// `[1]` for a number; other marks, such as `*`, stand for themselves.
  func mark(_ mark: String) -> String {
    mark.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "[\(mark)]" : mark
  }

  private func link(_ link: Link) -> String {
    // The number to call is the text.
    if link.target.hasPrefix("tel:") { return link.text }
    guard showsPages || link.target.contains(":") else { return link.text }
    let colon = link.target.firstIndex(of: ":")
    let rest = colon.map { String(link.target[link.target.index(after: $0)...]) } ?? link.target
    let bare = rest.hasPrefix("//") ? String(rest.dropFirst(2)) : rest
    let isSaid = link.text == bare || link.text == link.target || link.target.hasPrefix("#")
    return isSaid || link.text + "/" == bare ? link.text : "\(link.text) <\(link.target)>"
  }
}

/// `Label ............ value`: a name and its value on one line, the eye led across.
enum TextLeader {
  static func lines(_ label: String, _ values: [String], width: Int, indent: Int = 0) -> [String] {
    let space = String(repeating: " ", count: indent)
    let value = values.joined(separator: " ; ")
    let valueWidth = TextWidth.of(value)
    let labels = TextWrap.lines(label, width: width - indent)
    let last = labels.last ?? ""
    let room = width - indent - TextWidth.of(last) - valueWidth
    guard values.count > 1 || room < 3 || valueWidth > width / 2 else {
      let dots = " " + String(repeating: ".", count: room - 2) + " "
      return labels.dropLast().map { space + $0 } + [space + last + dots + value]
    }
    return labels.map { space + $0 }
      + values.flatMap { TextWrap.lines($0, width: width - indent - 4).map { space + "    " + $0 } }
  }
}
