internal import Diagnostics

extension OfferCheck {
  /// Who offers the service, how to reach them, and when the summary was made.
  ///
  /// Directive (EU) 2018/1972, Article 102(3)(a); Implementing Regulation (EU) 2019/2243, Annex.
  static let summaryIdentity = OfferCheck { offer, catalogue in
    var results: [Result] = []
    if let id = offer.provider, let provider = catalogue.providers.first(where: { $0.id.value == id.value }) {
      // A provider's file with mistakes is mended first.
      let isRead = provider.unread.isEmpty
      if isRead, provider.address == nil || (provider.phone == nil && provider.email == nil && provider.web == nil) {
        let missing = [
          provider.address == nil ? "`address`" : nil,
          provider.phone == nil && provider.email == nil && provider.web == nil ? "`phone`, `email` or `web`" : nil,
        ]
        results.append(
          Result(
            .error(
              "summary-lacks-provider-contact",
              "a contract summary states the provider's postal address and a direct contact", at: id.span,
              label: "lacks \(missing.compactMap(\.self).joined(separator: " and "))",
              labels: [.init("described here", at: provider.id.span)],
              help: ["add them to the provider's file, or acknowledge the gap with a reason"]),
            about: offer.id.value))
      }
    } else if offer.provider == nil, !offer.unread.contains("provider") {
      results.append(
        Result(
          .error(
            "summary-lacks-provider", "a contract summary names the provider", at: offer.id.span,
            help: [
              "write `provider: ID` and a file that begins with `provider: ID`",
              "if the source does not name the provider, acknowledge the gap with a reason: the summary says so",
            ]), about: offer.id.value))
    }
    if offer.date == nil, !offer.unread.contains("date") {
      results.append(
        Result(
          .error(
            "summary-lacks-date", "a contract summary is dated", at: offer.id.span,
            help: ["write `date: YYYY-MM-DD`, the day the offer was issued, or pass `--date` to the command"]),
          about: offer.id.value))
    }
    return results
  }
}
