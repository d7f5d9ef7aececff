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
    guard mainLanguage == "fr", text.utf8.contains(.space) else { return text }
    // In one pass over the bytes: every word of every document goes through here.
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 8)
    for (index, byte) in bytes.enumerated() {
      guard byte == .space, bytes[..<index].ends(with: .opening) || bytes[(index + 1)...].startsWithHighSign else {
        result.append(byte)
        continue
      }
      result.append(contentsOf: "\u{A0}".utf8)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate static let space = UInt8(ascii: " ")
}

extension [UInt8] {
  fileprivate static let opening = Array("«".utf8)
  fileprivate static let closing = Array("»".utf8)
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with sign: [UInt8]) -> Bool { suffix(sign.count).elementsEqual(sign) }

  /// `:`, `;`, `?`, `!` or `»`.
  fileprivate var startsWithHighSign: Bool {
    switch first {
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"): true
    case nil: false
    default: starts(with: [UInt8].closing)
    }
  }
}
