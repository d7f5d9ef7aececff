internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// Prices from a day on: `changes: { from 2027-01-01: 21.90 €/month }`; `others` are keys that cannot stand beside.
  func changes(
    _ fields: Fields, unlike others: [String] = [], _ amount: (Node) -> Located<ChargePrice>?
  ) -> [PriceChange] {
    guard let node = fields["changes"], let key = fields.key("changes") else { return [] }
    for other in others.compactMap({ fields.key($0) }) {
      report(
        .error(
          .conflictingKeys, "`\(other.text)` and `changes` stand in one row", at: other.span,
          labels: [.init("`changes` is here", at: key.span)], help: [Self.changesHelp(beside: other.text)]))
    }
    if fields.lacks("price") {
      report(
        .error(
          .conflictingKeys, "`changes` says nothing without `price`", at: key.span,
          help: ["write the price before the first of these days: `price: …`"]))
    }
    var changes: [PriceChange] = []
    for entry in mapping(node, "`changes`")?.entries ?? [] {
      let price = varying(entry.value, "`\(entry.key.text)`", amount)
      guard let from = changeDay(entry.key), let price else { continue }
      if let other = changes.first(where: { $0.from.value == from.value }) {
        report(
          .error(
            .conflictingKeys, "two prices begin on \(from.value.iso)", at: from.span,
            labels: [.init("this one too", at: other.from.span)], help: ["leave one of the two out"]))
        continue
      }
      changes.append(PriceChange(from: from, price: price))
    }
    return changes.sorted { $0.from.value < $1.from.value }
  }

  private static func changesHelp(beside other: String) -> String {
    switch other {
    case "minimum": "write the least as a row of its own: `minimum: 15 €/month` with `over`"
    case "bands": "a price by quantity cannot change on a day: write what holds now, and the change in words"
    default: "a change concerns `price` alone: write what is paid by the year as a plan of its own"
    }
  }

  /// `from 2027-01-01`.
  private func changeDay(_ scalar: Scalar) -> Located<Day>? {
    let words = scalar.text.split(separator: " ").map(String.init)
    if words.count == 2, words[0] == "from" {
      switch Literal.day(words[1]) {
      case .success(let day): return Located(day, at: scalar.span)
      case .failure(let fault):
        report(.error(fault.code, fault.message, at: scalar.span, help: fault.help))
        return nil
      }
    }
    let day = words.count == 1 ? Day(iso: words[0]) : nil
    report(
      .error(
        .invalidDate, "`\(scalar.text)` names no day from which a price holds", at: scalar.span,
        help: ["write `from \(day?.iso ?? "2027-01-01")`"],
        fix: day.map { FixIt(replace: scalar.span, with: "from \($0.iso)") }))
    return nil
  }
}
