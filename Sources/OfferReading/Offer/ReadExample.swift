internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// A worked amount.
  func example(_ entry: Mapping.Entry) -> Example? {
    guard let fields = fields(entry.value, .example, of: entry.key) else { return nil }
    var usage = UsageProfile()
    if let node = fields["usage"], let usageFields = self.fields(node, .profile) { usage = profile(usageFields) }
    var example = Example(name: id(entry.key), usage: usage, span: entry.key.span)
    example.say = text(fields["say"], "`say`")
    if !fields.meant.contains("plan") { example.plan = plan(fields["plan"], of: entry.key) }
    example.profile = text(fields["profile"], "`profile`")
    if let profile = example.profile, fields.has("usage") {
      report(
        .error(
          .unknownKey, "`usage` and `profile` stand in one example", at: profile.span,
          help: ["write the usage in place, or name a profile"]))
    }
    example.prices = text(fields["prices"], "`prices`")
    if let months = whole(fields["months"], "`months`") { example.usage.months = months }
    if let months = whole(fields["commitment"], "`commitment`") { example.usage.commitment = months }
    example.start = day(fields["start"], "`start`")
    example.leaving = whole(fields["leaving"], "`leaving`")
    example.readings = (mapping(fields["readings"], "`readings`")?.entries ?? []).compactMap(chosenReading)
    if let node = fields["expect"], let expected = self.fields(node, .expectation) {
      example.expect = expectations(expected)
    }
    return example
  }

  private func plan(_ node: Node?, of example: Scalar) -> Located<String>? {
    guard let plan = text(node, "`plan`") else {
      if plans.count == 1, node == nil { return Located(plans[0], at: example.span) }
      if node == nil {
        report(
          .error(
            .requiredKey, "`plan` is missing in `\(example.text)`", at: example.span,
            help: ["write one of " + plans.map { "`\($0)`" }.joined(separator: ", ")]))
      }
      return nil
    }
    if !plans.contains(plan.value) {
      reportUnknown(
        .unknownPlan, "`\(plan.value)` is not a plan of this offer", at: plan.span, word: plan.value, among: plans,
        kind: "plans")
    }
    return plan
  }

  private func chosenReading(_ entry: Mapping.Entry) -> (name: Located<String>, choice: Located<String>)? {
    guard let choice = text(entry.value, "`\(entry.key.text)`") else { return nil }
    if let choices = readings[entry.key.text] {
      if !choices.contains(choice.value) {
        reportUnknown(
          .unknownChoice, "`\(choice.value)` is not a choice of `\(entry.key.text)`", at: choice.span,
          word: choice.value, among: choices, kind: "choices")
      }
    } else {
      reportUnknown(
        .unknownReading, "`\(entry.key.text)` is not a reading of this offer", at: entry.key.span,
        word: entry.key.text, among: readings.keys.sorted(), kind: "readings")
    }
    return (entry.key.located, choice)
  }

  private func expectations(_ fields: Fields) -> [Expectation] {
    fields.mapping.entries.compactMap { entry in
      let what = "`\(entry.key.text)`"
      if let figure = Expectation.Figure(rawValue: entry.key.text) {
        return price(entry.value, what).flatMap { price in
          guard price.value.per.isEmpty else {
            mismatch(
              "\(what) is an amount, without a unit", at: price.span,
              expected: "write `\(price.value.figure.plain) \(price.value.currency.symbol)`")
            return nil
          }
          return Expectation(.amount(figure, price), at: entry.key.span)
        }
      }
      switch entry.key.text {
      case "status":
        return word(WrittenStatus.self, entry.value, what).map {
          Expectation(.status($0.map(\.rawValue)), at: entry.key.span)
        }
      case "missing": return Expectation(.missing(texts(entry.value, what)), at: entry.key.span)
      default: return nil
      }
    }
  }
}

/// What an estimate can be.
private enum WrittenStatus: String, CaseIterable {
  case priced
  case lowerBound = "lower-bound"
  case unpriced
}
