internal import Diagnostics

extension OfferCheck {
  /// The headings that a contract summary always fills: services, price, duration, features for end-users with
  /// disabilities, and speeds where there is internet access.
  ///
  /// Implementing Regulation (EU) 2019/2243, Annex; Directive (EU) 2018/1972, Article 102(3)(b) to (f).
  static let summaryContent = OfferCheck { offer, _ in
    func lacks(_ code: FindingCode, _ message: String, _ help: String) -> Result {
      Result(
        .error(
          code, message, at: offer.id.span,
          help: [help, "if the source is silent, acknowledge the gap with a reason: the summary says *not stated*"]),
        about: offer.id.value)
    }
    // A section with a mistake in it is not empty: it could not be read.
    func isEmpty(_ section: OfferSection) -> Bool {
      !offer.unread.contains(section.rawValue) && (offer.sections[section] ?? []).allSatisfy { $0.rows.isEmpty }
    }

    var results: [Result] = []
    if isEmpty(.services), offer.usage.isEmpty, UsageKind.allCases.allSatisfy({ !offer.unread.contains($0.rawValue) }) {
      results.append(
        lacks(
          "summary-lacks-services", "a contract summary describes each service and device",
          "write rows under `services:`"))
    }
    if offer.kinds.isEmpty, !offer.unread.contains("kinds") {
      results.append(
        lacks(
          "summary-lacks-kinds", "a contract summary says what kind of service it is about",
          "write `kinds: [fixed voice]`, or whichever kinds it contains"))
    }
    if offer.kinds.contains(where: \.value.isInternetAccess), isEmpty(.speeds) {
      results.append(
        lacks(
          "summary-lacks-speeds", "a contract summary states speeds and remedies where there is internet access",
          "write rows under `speeds:`: minimum, normally available, maximum and advertised, and what to do when missed")
      )
    }
    var hasPrice = false
    offer.forEachRow { if case .charge = $0.content { hasPrice = true } }
    if !hasPrice, !offer.unread.contains(OfferSection.price.rawValue) {
      results.append(
        lacks(
          "summary-lacks-price", "a contract summary states the price for each billing period",
          "write a charge under `price:`, such as `subscription: { label: Abonnement, price: 20 €/month }`"))
    }
    let terms = offer.rowsOfContract.flatMap(\.terms)
    if !terms.contains(where: { $0.kind.value == .duration || $0.kind.value == .commitment }),
      !offer.unread.contains(OfferSection.duration.rawValue)
    {
      results.append(
        lacks(
          "summary-lacks-term", "a contract summary states how long the contract runs",
          "write `term:` or `commitment:` in a row under `duration:`, such as `term: open-ended`"))
    }
    if isEmpty(.accessibility) {
      results.append(
        lacks(
          "summary-lacks-accessibility", "a contract summary has a section for end-users with disabilities",
          "write rows under `accessibility:`"))
    }
    return results
  }
}
