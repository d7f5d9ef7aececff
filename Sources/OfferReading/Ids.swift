internal import Diagnostics
internal import OfferSyntax

extension Scope {
  /// An id as documents and commands name it: lower-case words joined by hyphens, at most 64 characters.
  func id(_ scalar: Scalar) -> Located<String> {
    if !isId(scalar.utf8) {
      let text = scalar.text
      let proposal = idProposal(text)
      report(
        .error(
          .invalidId, "`\(text)` is not an id", at: scalar.span, label: "a-z, 0-9 and hyphens",
          help: foreignLetters(text)
            + (proposal.isEmpty ? ["write lower-case words joined by hyphens"] : ["write `\(proposal)`"])))
      return scalar.located
    }
    let text = scalar.text
    if text == "others" || text == "by" {
      report(
        .error(.invalidId, "`\(text)` has a meaning of its own and cannot be an id", at: scalar.span))
    }
    return Located(text, at: scalar.span)
  }

  func id(_ node: Node?, _ what: String) -> Located<String>? {
    scalar(node, what).map { id($0) }
  }
}

/// `[a-z0-9]` words joined by single hyphens.
func isId(_ text: String) -> Bool {
  isId(Array(text.utf8)[...])
}

private func isId(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard (1...64).contains(bytes.count) else { return false }
  var previous = UInt8(ascii: "-")
  for byte in bytes {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: break
    case UInt8(ascii: "-") where previous != UInt8(ascii: "-"): break
    default: return false
    }
    previous = byte
  }
  return previous != UInt8(ascii: "-")
}

/// The id an author probably means by `Mise_en service`.
private func idProposal(_ text: String) -> String {
  var proposal = ""
  for scalar in text.lowercased().unicodeScalars {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: proposal.unicodeScalars.append(scalar)
    case 0x20, 0x5F, 0x2D, 0x2E, 0x2F: if !proposal.isEmpty, proposal.last != "-" { proposal += "-" }
    default: return ""
    }
  }
  while proposal.last == "-" { proposal.removeLast() }
  return isId(proposal) ? proposal : ""
}

/// Names letters that are not of the English alphabet, as they can look the same: `а` may be Cyrillic.
private func foreignLetters(_ text: String) -> [String] {
  guard let letter = text.unicodeScalars.first(where: { $0.value > 0x7F }) else { return [] }
  let number = String(letter.value, radix: 16, uppercase: true)
  let code = "U+" + String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
  switch letter.value {
  case 0x300...0x36F: return ["the accent on `\(text)` is a character of its own, \(code)"]
  case 0x370...0x3FF: return ["`\(letter)` is the Greek letter \(code)"]
  case 0x400...0x52F: return ["`\(letter)` is the Cyrillic letter \(code)"]
  default: return ["`\(letter)` is \(code), not a letter from a to z"]
  }
}
