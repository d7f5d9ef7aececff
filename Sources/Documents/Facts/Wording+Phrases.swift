internal import DocumentTree

extension Wording {
  /// The words for `key` with pieces in place of `{1}`, `{2}`, `{3}`.
  func phrase(_ key: WordingKey, _ pieces: [Inline]...) -> [Inline] { phrase(key, pieces: pieces) }

  /// The same with a list of pieces.
  func phrase(_ key: WordingKey, pieces: [[Inline]]) -> [Inline] {
    var result: [Inline] = []
    var rest = self[key][...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let before = rest[..<open]
      if !before.isEmpty { result.append(.text(String(before))) }
      let name = rest[rest.index(after: open)..<close]
      if let number = Int(name), pieces.indices.contains(number - 1) {
        result += pieces[number - 1]
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { result.append(.text(String(rest))) }
    return result
  }

  /// The words for `key` with texts in place of `{1}`, `{2}`, `{3}`.
  func text(_ key: WordingKey, _ texts: String...) -> String {
    phrase(key, pieces: texts.map { [.text($0)] }).plain
  }

  /// `Label : `, unless the label already ends with a sign of its own.
  func lead(_ label: [Inline]) -> [Inline] {
    guard let last = label.plain.last else { return [] }
    return [.strong(label), .text(":.!?".contains(last) ? " " : self[.colon] + " ")]
  }

  /// Words of an offer with the spaces that must not be broken: in French before `:`, `;`, `?`, `!` and inside `« »`.
  func spaced(_ text: String) -> String {
    guard mainLanguage == "fr", text.contains(" ") else { return text }
    var result = text
    for sign in [":", ";", "?", "!", "»"] { result = result.replacing(" " + sign, with: "\u{A0}" + sign) }
    return result.replacing("« ", with: "«\u{A0}")
  }
}
