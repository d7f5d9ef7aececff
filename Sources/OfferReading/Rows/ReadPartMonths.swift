internal import Diagnostics
internal import OfferSyntax
internal import Offers

extension Scope {
  /// What a month costs that is not used to its end, by the reason.
  func partMonths(_ node: Node?) -> [PartMonthRule] {
    if node != nil { namesPartMonths = true }
    return (mapping(node, "`part-months`")?.entries ?? []).compactMap { entry in
      guard let fields = fields(entry.value, .partMonth, of: entry.key) else { return nil }
      let cause = id(entry.key)
      let label = text(fields["label"], "`label`") ?? cause
      return word(PartMonthRule.Charged.self, fields["charged"], "`charged`")
        .map { PartMonthRule(cause: cause, label: label, charged: $0) }
    }
  }

  /// A cause is named once: an estimate asks for it by its name.
  func checkPartMonths(of offer: Offer) {
    guard namesPartMonths else { return }
    var seen: [PartMonthRule] = []
    for rule in offer.rowsOfContract.flatMap(\.partMonths) {
      if let first = seen.first(where: { $0.cause.value == rule.cause.value }) {
        report(
          .error(
            .duplicateId, "`\(rule.cause.value)` names two causes", at: rule.cause.span,
            labels: [.init("first here", at: first.cause.span)],
            help: ["causes are unique in the offer: name one of them otherwise"]))
      } else {
        seen.append(rule)
      }
    }
  }
}
