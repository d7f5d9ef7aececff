internal import Diagnostics

extension OfferCheck {
  /// A provider or general conditions that no file of the folder describes.
  static let unknownReferences = OfferCheck { offer, catalogue in
    var results: [Result] = []
    if let provider = offer.provider, !catalogue.providers.contains(where: { $0.id.value == provider.value }) {
      let known = didYouMean(provider.value, among: catalogue.providers.map(\.id.value))
      results.append(
        Result(
          .error(
            "provider-unknown", "no file describes the provider `\(provider.value)`", at: provider.span,
            help: [
              known.map { "did you mean `\($0)`?" }
                ?? "write a file that begins with `provider: \(provider.value)`, or `provider: not stated`"
            ]), about: provider.value))
    }
    for terms in offer.terms where !catalogue.terms.contains(where: { $0.id.value == terms.value }) {
      let known = didYouMean(terms.value, among: catalogue.terms.map(\.id.value))
      results.append(
        Result(
          .error(
            "terms-unknown", "no file holds the general conditions `\(terms.value)`", at: terms.span,
            help: [
              known.map { "did you mean `\($0)`?" } ?? "write a file that begins with `terms: \(terms.value)`"
            ]), about: terms.value))
    }
    return results
  }
}
