public import Diagnostics
public import Offers

/// What the words of the template say about an offer: rules that need them, next to the checks of the offer itself.
///
/// The three introductory sentences of Annex, Part A are an integral part of a contract summary and are not changed;
/// a source that prints others is reported, and the summary prints the prescribed ones.
public func summaryLint(of offer: Offer) -> [OfferCheck.Result] {
  guard let printed = offer.source?.introduction else { return [] }
  let words = Wording.of(offer.language.value)
  let prescribed = [words[.intro1], words[.intro2], words[.intro3]].map(comparable)
  let comparablePrinted = comparable(printed.value)
  let missing = prescribed.filter { !isPart($0, of: comparablePrinted) }
  guard !missing.isEmpty else { return [] }
  return [
    OfferCheck.Result(
      .error(
        "summary-lacks-legal-sentence",
        "the source prints other words than \(missing.count) of the 3 prescribed sentences", at: printed.span,
        help: [
          "the summary prints the prescribed sentences (Implementing Regulation (EU) 2019/2243, Annex, Part A)",
          "if the source is not yours to change, acknowledge the difference with a reason",
        ]), about: offer.id.value)
  ]
}

/// The template's words that were not read in the official text; counted by `check --strict` only.
public func unverifiedWording(for offer: Offer) -> [Finding] {
  let words = Wording.of(offer.language.value)
  let unverified = words.unverified
  guard !unverified.isEmpty else { return [] }
  let list = unverified.map { "\($0.key.rawValue) (\($0.status.rawValue))" }.joined(separator: ", ")
  return [
    .warning(
      "wording-unverified",
      "\(unverified.count) prescribed words in `\(offer.language.value)` were not read in the official text",
      at: offer.language.span, help: [list, "compare them with the Official Journal, then record their status"])
  ]
}

/// A sentence in UTF-8 with one kind of apostrophe and space, without its reference to the note.
private func comparable(_ sentence: String) -> [UInt8] {
  var result: [UInt8] = []
  var isSpace = true
  for scalar in sentence.filling(" {note}", with: "").unicodeScalars {
    switch scalar {
    case "’", "ʼ": result.append(UInt8(ascii: "'"))
    case " ", "\n", "\u{A0}", "\u{202F}":
      if !isSpace { result.append(UInt8(ascii: " ")) }
      isSpace = true
      continue
    case _ where scalar.isASCII: result.append(UInt8(truncatingIfNeeded: scalar.value))
    default: result += Array(String(scalar).utf8)
    }
    isSpace = false
  }
  return result
}

private func isPart(_ sentence: [UInt8], of text: [UInt8]) -> Bool {
  guard let first = sentence.first else { return true }
  guard text.count >= sentence.count else { return false }
  return text.indices.dropLast(sentence.count - 1).contains { place in
    text[place] == first && text[place...].starts(with: sentence)
  }
}
