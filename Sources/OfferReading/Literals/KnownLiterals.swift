internal import Offers
internal import Quantities

/// Literals that were read without a fault, by what was written: the files of a folder repeat `0.15 €/min` and
/// `fixed FR` a thousand times, and looking one up costs a tenth of reading it.
final class KnownLiterals {
  private var prices: [String: Price] = [:]
  private var destinations: [String: Destination] = [:]

  /// How many of a kind are kept: enough for tariff sheets, little beside the files.
  private static let most = 8192

  func price(_ text: String) -> Result<Price, LiteralFault> {
    if let price = prices[text] { return .success(price) }
    let read = Literal.price(text)
    if case .success(let price) = read, prices.count < KnownLiterals.most { prices[text] = price }
    return read
  }

  /// A destination that was read before.
  func destination(_ text: String) -> Destination? { destinations[text] }

  func keep(_ destination: Destination, for text: String) {
    if destinations.count < KnownLiterals.most { destinations[text] = destination }
  }
}
