internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// Rates in the order in which they are tried; rates outside any group stand in groups without a heading.
  func rateGroups(_ node: Node?, _ kind: UsageKind) -> [RateGroup] {
    var groups: [RateGroup] = []
    let entries = mapping(node, "`beyond`")?.entries ?? []
    for entry in entries {
      if case .mapping(let mapping) = entry.value, mapping.has("rows") {
        let fields = fields(mapping, .rateGroup, of: entry.key)
        let rows = self.mapping(fields["rows"], "`rows`")?.entries ?? []
        var rates: [Rate] = []
        rates.reserveCapacity(rows.count)
        for row in rows { if let rate = rate(row, kind) { rates.append(rate) } }
        let id = rowId(entry.key)
        groups.append(
          RateGroup(
            id: id, label: text(fields["label"], "`label`") ?? id, notes: noteReferences(fields["note"]), rates: rates))
      } else if let rate = rate(entry, kind) {
        if let last = groups.indices.last, groups[last].label == nil {
          groups[last].rates.append(rate)
        } else {
          var rates: [Rate] = []
          rates.reserveCapacity(entries.count)
          rates.append(rate)
          groups.append(RateGroup(id: nil, label: nil, rates: rates))
        }
      }
    }
    return groups
  }

  private func rate(_ entry: Mapping.Entry, _ kind: UsageKind) -> Rate? {
    guard let fields = fields(entry.value, .rate, of: entry.key) else { return nil }
    let row = words(entry.key, fields)
    let to = varying(fields["to"], "`to`") { destinations($0) }
    let form = monthForm(fields)
    let price = varying(fields["price"], "`price`") { ratePrice($0, kind, form) }
    // The rest is looked over even when the price cannot be read: one run reports everything.
    let unread = Varying.one(Located(ChargePrice.state(Availability(.notStated)), at: fields.mapping.span))
    var rate = Rate(row: row, to: to ?? .one(Located([], at: fields.mapping.span)), price: price ?? unread)
    rate.vat = varying(fields["vat"], "`vat`") { ownVAT($0) }
    rate.changes = changes(fields) { ratePrice($0, kind, form) }
    rate.hours = scalar(fields["when"], "`when`").flatMap { weekHours($0) }
    rate.fee = varying(fields["fee"], "`fee`") { perUse($0, "`fee`", kind) }
    rate.first = varying(fields["first"], "`first`") { increment($0, "`first`", kind) }
    rate.increment = varying(fields["increment"], "`increment`") { increment($0, "`increment`", kind) }
    rate.minimum = varying(fields["minimum"], "`minimum`") { perUse($0, "`minimum`", kind) }
    readCall(fields, kind, into: &rate)
    readMonth(fields, kind, form, into: &rate)
    return to == nil || price == nil ? nil : rate
  }

  /// A price for each minute, message or megabyte; in tiers of a month also for the month, in packs for each pack.
  func ratePrice(_ node: Node, _ kind: UsageKind, _ form: MonthForm = MonthForm()) -> Located<ChargePrice>? {
    chargePrice(node, "`price`") { price, span in isRate(price, at: span, kind, form) }
  }

  /// Whether an amount is for what usage of a kind is priced by; reports it where it is not.
  func isRate(_ price: Price, at span: Span, _ kind: UsageKind, _ form: MonthForm) -> Bool {
    let unit = price.per.first
    if form.hasBands, price.per == [.month] { return true }
    let fits: Bool =
      switch (kind, unit?.dimension) {
      case (_, .count(.pack)?): form.hasPack && price.per.count == 1
      case (.calls, .callTime?), (.data, .data?), (.messages, .count(.message)?):
        !form.hasPack && price.per.count == 1
      case (.calls, _), (.messages, _), (.data, _): false
      }
    if fits { return true }
    let wanted =
      switch kind {
      case _ where form.hasPack: "\(price.currency.symbol)/pack"
      case .calls: "\(price.currency.symbol)/min"
      case .messages: "\(price.currency.symbol)/message"
      case .data: "\(price.currency.symbol)/MB"
      }
    mismatch(
      "`\(price.unitWritten)` stands where `\(wanted)` belongs", at: span,
      expected: unit == .call && kind == .calls
        ? "what is due for each call is its `fee`" : "write `\(price.figure.plain) \(wanted)`")
    return false
  }

  /// An amount for each call or message, whatever its length; the unit may be left out.
  func perUse(_ node: Node, _ what: String, _ kind: UsageKind) -> Located<Price>? {
    guard let price = price(node, what) else { return nil }
    let use: Quantities.Unit =
      switch kind {
      case .calls: .call
      case .messages: .message
      case .data: .event
      }
    guard price.value.per.isEmpty || price.value.per == [use] else {
      mismatch(
        "`\(price.value.unitWritten)` stands where `\(price.value.currency.symbol)/\(use.rawValue)` belongs",
        at: price.span, expected: "write `\(price.value.figure.plain) \(price.value.currency.symbol)`")
      return nil
    }
    return price
  }
}
