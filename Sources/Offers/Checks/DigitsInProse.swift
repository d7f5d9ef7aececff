internal import Diagnostics

extension OfferCheck {
  /// Digits in words that no fact backs: the next change of price would miss them.
  static let digitsInProse = OfferCheck(.warning) { offer, _ in
    offer.allRows.flatMap { row -> [Result] in
      let texts = (row.say?.all.map(\.value) ?? []) + row.list.map(\.text)
      return texts.flatMap { prose in
        prose.pieces.compactMap { piece -> Result? in
          guard case .text(let words) = piece, let range = firstFigure(in: words.value) else { return nil }
          let start = words.value.utf8.distance(from: words.value.startIndex, to: range.lowerBound)
          let length = words.value.utf8.distance(from: range.lowerBound, to: range.upperBound)
          return Result(
            .warning(
              "digits-in-prose", "`\(words.value[range])` stands in words and no fact backs it",
              at: words.span.text == words.value ? words.span.part(start..<start + length) : words.span,
              help: [
                "write the figure as a fact, `facts: { name: … }`, and quote it: `{name}`",
                "a figure that is part of a name stays: put the name in quotes, “…” or « … »",
              ]), about: row.id.value)
        }
      }
    }
  }

  /// The first figure in `text` outside typographic quotes: digits that do not belong to a word such as `B2B` or `4G`.
  private static func firstFigure(in text: String) -> Swift.Range<String.Index>? {
    // Most words hold no digit, which bytes tell at once.
    guard text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    var depth = 0
    var index = text.startIndex
    var previous: Character = " "
    while index < text.endIndex {
      let character = text[index]
      switch character {
      case "«", "“", "„": depth += 1
      case "»", "”": depth -= 1
      case "0"..."9" where depth <= 0 && !previous.isLetter:
        var end = index
        while end < text.endIndex, text[end].isNumber { end = text.index(after: end) }
        let isName = end < text.endIndex && text[end].isLetter
        if !isName { return index..<end }
        index = end
        previous = "a"
        continue
      default: break
      }
      previous = character
      index = text.index(after: index)
    }
    return nil
  }
}
