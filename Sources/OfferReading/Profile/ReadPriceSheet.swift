internal import Diagnostics
internal import OfferSyntax
internal import Offers

extension Scope {
  /// Prices for rows that an offer leaves open.
  func priceSheet(_ mapping: Mapping, head: Scalar) -> PriceSheet {
    let fields = fields(mapping, .prices)
    let id = id(fields["prices"], "`prices`") ?? Located("prices", at: head.span)
    var sheet = PriceSheet(id: id, title: text(fields["title"], "`title`") ?? id, entries: [])
    for entry in self.mapping(fields["offers"], "`offers`")?.entries ?? [] {
      let name = entry.key.text
      let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard (1...2).contains(parts.count), parts.allSatisfy(isId) else {
        report(
          .error(
            .invalidId, "`\(name)` names no offer", at: entry.key.span,
            help: ["write `OFFER`, or `OFFER/PLAN` for a single plan"]))
        continue
      }
      let length = parts[0].utf8.count
      let offer = Located(parts[0], at: entry.key.span(ofText: 0..<length))
      let plan = parts.count == 2 ? Located(parts[1], at: entry.key.span(ofText: (length + 1)..<name.utf8.count)) : nil
      for row in self.mapping(entry.value, "`\(name)`")?.entries ?? [] {
        guard let price = price(row.value, "`\(row.key.text)`") else { continue }
        sheet.entries.append(PriceSheet.Entry(offer: offer, plan: plan, row: row.key.located, price: price))
      }
    }
    return sheet
  }
}
