/// Text with names in it: `Note ${note.mark}`.
struct Interpolation {
  enum Part {
    case words(String)
    /// The name between the braces, and how many line breaks stand before it.
    case name(String, lineBreaks: Int)
  }

  var parts: [Part] = []
  /// A `${` without its brace.
  var isUnclosed = false

  init(_ text: String) {
    var rest = Array(text.utf8)[...]
    var words: [UInt8] = []
    var lineBreaks = 0
    while let byte = rest.first {
      guard byte == 0x24, rest.dropFirst().first == 0x7B else {
        words.append(byte)
        if byte == 0x0A { lineBreaks += 1 }
        rest.removeFirst()
        continue
      }
      guard let end = rest.firstIndex(of: 0x7D) else {
        isUnclosed = true
        return
      }
      if !words.isEmpty { parts.append(.words(String(decoding: words, as: UTF8.self))) }
      words = []
      let name = rest[(rest.startIndex + 2)..<end]
      parts.append(.name(String(decoding: name, as: UTF8.self), lineBreaks: lineBreaks))
      rest = rest[(end + 1)...]
    }
    if !words.isEmpty { parts.append(.words(String(decoding: words, as: UTF8.self))) }
  }
}
