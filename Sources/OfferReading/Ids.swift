internal import Diagnostics
internal import OfferSyntax

extension Scope {
  /// An id as documents and commands name it: lower-case words joined by hyphens, at most 64 characters.
  func id(_ scalar: Scalar) -> Located<String> {
    if !isId(scalar.text) {
      let proposal = idProposal(scalar.text)
      report(
        .error(
          .invalidId, "`\(scalar.text)` is not an id", at: scalar.span, label: "a-z, 0-9 and hyphens",
          help: proposal.isEmpty ? ["write lower-case words joined by hyphens"] : ["write `\(proposal)`"]))
    } else if scalar.text == "others" || scalar.text == "by" {
      report(
        .error(.invalidId, "`\(scalar.text)` has a meaning of its own and cannot be an id", at: scalar.span))
    }
    return scalar.located
  }

  func id(_ node: Node?, _ what: String) -> Located<String>? {
    scalar(node, what).map { id($0) }
  }
}

/// `[a-z0-9]` words joined by single hyphens.
func isId(_ text: String) -> Bool {
  guard (1...64).contains(text.utf8.count) else { return false }
  var previous = UInt8(ascii: "-")
  for byte in text.utf8 {
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
