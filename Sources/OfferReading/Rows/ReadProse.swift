internal import Diagnostics
internal import OfferSyntax
internal import Offers

extension Scope {
  /// Words with facts, links and footnotes in them: `Au-delà, {metro} vers les fixes[^1]`.
  ///
  /// `{{` and `}}` are braces. A bracket that begins neither a link nor a footnote is a bracket.
  func prose(_ node: Node, _ what: String) -> Located<Prose>? {
    guard let scalar = scalar(node, what) else { return nil }
    return Located(prose(scalar), at: scalar.span)
  }

  func prose(_ scalar: Scalar) -> Prose {
    let isBare = !scalar.utf8.contains {
      $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "[")
    }
    if isBare, case let words = scalar.located.value, !words.isEmpty {
      return Prose(pieces: [.text(Located(words, at: scalar.span(ofText: 0..<words.utf8.count)))])
    }
    var bytes = Array(scalar.text.utf8)
    while let last = bytes.last, last == 0x0A || last == 0x20 { bytes.removeLast() }
    var parts = ProseParts(scalar: scalar)
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      let doubled = at + 1 < bytes.count && bytes[at + 1] == byte
      switch byte {
      case UInt8(ascii: "{") where doubled, UInt8(ascii: "}") where doubled:
        parts.append(byte, from: at, to: at + 2)
        at += 2
      case UInt8(ascii: "{"):
        at = quote(in: bytes, from: at, into: &parts)
      case UInt8(ascii: "}"):
        report(
          .error(
            .unbalancedBrace, "`}` closes nothing", at: scalar.span(ofText: at..<(at + 1)),
            help: ["write `}}` for a brace that is printed"]))
        at += 1
      case UInt8(ascii: "["):
        at = bracket(in: bytes, from: at, into: &parts)
      default:
        parts.append(byte, from: at, to: at + 1)
        at += 1
      }
    }
    parts.endText()
    return Prose(pieces: parts.pieces)
  }

  private func quote(in bytes: [UInt8], from start: Int, into parts: inout ProseParts) -> Int {
    var end = start + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "}"), bytes[end] != UInt8(ascii: "{") { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else {
      report(
        .error(
          .unbalancedBrace, "`{` is never closed", at: parts.scalar.span(ofText: start..<(start + 1)),
          help: ["close it with `}`, or write `{{` for a brace that is printed"]))
      return start + 1
    }
    let path = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    let span = parts.scalar.span(ofText: (start + 1)..<end)
    if path.split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ isId(String($0)) }) {
      parts.add(.quote(Located(path, at: span)))
    } else {
      report(
        .error(
          .unknownQuote, "`{\(path)}` quotes nothing", at: span,
          help: ["write the id of a row, `{row}`, or a fact of it, `{row.fact}`; `{{` is a brace that is printed"]))
    }
    return end + 1
  }

  private func bracket(in bytes: [UInt8], from start: Int, into parts: inout ProseParts) -> Int {
    guard let close = bytes[start...].firstIndex(of: UInt8(ascii: "]")) else {
      parts.append(bytes[start], from: start, to: start + 1)
      return start + 1
    }
    if start + 2 < close, bytes[start + 1] == UInt8(ascii: "^") {
      let id = String(decoding: bytes[(start + 2)..<close], as: UTF8.self)
      parts.add(.note(Located(id, at: parts.scalar.span(ofText: (start + 2)..<close))))
      return close + 1
    }
    guard close + 1 < bytes.count, bytes[close + 1] == UInt8(ascii: "("), start + 1 < close,
      let end = bytes[(close + 1)...].firstIndex(of: UInt8(ascii: ")")), end > close + 2
    else {
      parts.append(bytes[start], from: start, to: start + 1)
      return start + 1
    }
    func located(_ range: Range<Int>) -> Located<String> {
      Located(String(decoding: bytes[range], as: UTF8.self), at: parts.scalar.span(ofText: range))
    }
    parts.add(.link(words: located((start + 1)..<close), target: located((close + 2)..<end)))
    return end + 1
  }
}

/// The pieces of prose found so far, and the words since the last of them.
private struct ProseParts {
  let scalar: Scalar
  var pieces: [Prose.Piece] = []
  private var words: [UInt8] = []
  private var range: Range<Int>?

  init(scalar: Scalar) { self.scalar = scalar }

  mutating func append(_ byte: UInt8, from: Int, to: Int) {
    words.append(byte)
    range = (range?.lowerBound ?? from)..<to
  }

  mutating func add(_ piece: Prose.Piece) {
    endText()
    pieces.append(piece)
  }

  mutating func endText() {
    if let range {
      pieces.append(.text(Located(String(decoding: words, as: UTF8.self), at: scalar.span(ofText: range))))
    }
    words = []
    range = nil
  }
}
