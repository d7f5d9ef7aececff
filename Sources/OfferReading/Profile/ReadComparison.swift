internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// A comparison that a folder wants published.
  func comparison(_ mapping: Mapping, head: Scalar) -> DeclaredComparison {
    let fields = fields(mapping, .comparison)
    let id = id(fields["comparison"], "`comparison`") ?? Located("comparison", at: head.span)
    var comparison = DeclaredComparison(
      id: id, title: text(fields["title"], "`title`") ?? id, plans: texts(fields["plans"], "`plans`"))
    comparison.language = text(fields["language"], "`language`")
    comparison.profile = text(fields["profile"], "`profile`")
    comparison.vary = variation(fields["vary"])
    if let vary = comparison.vary, comparison.profile == nil {
      report(
        .error(
          .requiredKey, "`vary` needs a `profile`", at: vary.name.span,
          help: ["name the profile of which the quantity varies: `profile: ID`"]))
    }
    comparison.prices = texts(fields["prices"], "`prices`")
    comparison.rates = texts(fields["rates"], "`rates`")
    comparison.currency = word(Currency.self, fields["currency"], "`currency`")
    if let key = fields.key("rates") ?? fields.key("currency"), fields.lacks("profile") {
      report(
        .error(
          .requiredKey, "`profile` is missing beside `\(key.text)`", at: key.span,
          help: ["name a profile: what it would pay is converted, the prices of offers never are"]))
    }
    return comparison
  }

  /// Looks whether `OFFER` or `OFFER/PLAN` names something of the folder.
  func check(selection: Located<String>, against offers: [Offer]) {
    let words = selection.value.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let offer = offers.first(where: { $0.id.value == words[0] }) else {
      reportUnknown(
        .unknownReference, "`\(words[0])` is no offer of this folder", at: selection.span, word: words[0],
        among: offers.map(\.id.value), kind: "offers")
      return
    }
    guard words.count > 1 else { return }
    let plan = words[1...].joined(separator: "/")
    guard !offer.plans.contains(where: { $0.id.value == plan }) else { return }
    reportUnknown(
      .unknownPlan, "`\(plan)` is not a plan of `\(words[0])`", at: selection.span, word: plan,
      among: offer.plans.map(\.id.value), kind: "plans")
  }
}
