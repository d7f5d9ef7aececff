internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Construct {
  /// What makes a row a discount, a credit, a minimum or a maximum of several rows.
  static let adjustmentKeys = ["discount", "credit", "over", "except", "if", "not-with", "lost", "measured"]
}

extension Scope {
  /// The key that makes a row change the bill; nothing for rows that have a price or a value of their own.
  func adjustmentKind(_ fields: Fields) -> Adjustment.Kind? {
    let isCharge = fields.has("price") || fields.has("bands") || fields.has("phases")
    return Adjustment.Kind.allCases.first { kind in
      switch kind {
      case .discount: fields.has("discount")
      case .credit: fields.has("credit")
      case .minimum: !isCharge && fields.has("minimum")
      case .maximum: !isCharge && fields.has("maximum")
      }
    }
  }

  /// A discount, a credit, a minimum or a maximum.
  func adjustment(_ kind: Adjustment.Kind, _ fields: Fields) -> Adjustment? {
    let key = fields.key(named: kind.rawValue)
    for other in ["is", "price", "bands", "phases"] + Adjustment.Kind.allCases.map(\.rawValue) {
      guard other != kind.rawValue, let at = fields.key(named: other) else { continue }
      report(
        .error(
          .unknownKey, "`\(kind.rawValue)` and `\(other)` stand in one row", at: at.span,
          help: ["write two rows: what costs, and what changes the bill"]))
    }
    var due: Varying<Charge.Minimum.Due>?
    var node = fields[named: kind.rawValue]
    if kind == .minimum, case .mapping(let mapping)? = node, mapping["price"] != nil || mapping["due"] != nil {
      let own = self.fields(mapping, .minimum)
      node = own["price"]
      due = varying(own["due"], "`due`") { word(Charge.Minimum.Due.self, $0, "`due`") }
    }
    guard let key else { return nil }
    let written = varying(node, "`\(kind.rawValue)`") { self.amount($0, kind) }
    // The rest is looked over even when the amount cannot be read: one run reports everything.
    let unread = Varying.one(Located(Adjustment.Amount.percentage(Figure(0)), at: key.span))
    var made = Adjustment(kind: Located(kind, at: key.span), amount: written ?? unread)
    made.due = due
    made.over = texts(fields["over"], "`over`")
    made.except = texts(fields["except"], "`except`")
    made.months = months(fields["months"])
    made.conditions = texts(fields["if"], "`if`")
    made.notWith = texts(fields["not-with"], "`not-with`")
    made.lost = text(fields["lost"], "`lost`")
    made.vat = varying(fields["vat"], "`vat`") { ownVAT($0) }
    made.side = word(Adjustment.Side.self, fields["measured"], "`measured`")
    check(made, fields)
    return made
  }

  private func amount(_ node: Node, _ kind: Adjustment.Kind) -> Located<Adjustment.Amount>? {
    guard let scalar = scalar(node, "`\(kind.rawValue)`") else { return nil }
    if scalar.text.contains("%") {
      guard let share = percentage(node, "`\(kind.rawValue)`") else { return nil }
      if kind != .discount {
        mismatch(
          "a percentage is no \(kind.rawValue)", at: share.span,
          expected: "only a discount is a share of what it covers: write an amount, `15 €/month`")
        return nil
      }
      guard share.value.value > .zero, share.value.value <= Rational(100) else {
        report(
          .error(
            .invalidNumber, "a discount takes between 0 and 100 % off", at: share.span,
            help: ["write `10 %`, or `credit` for what is paid to the customer"]))
        return nil
      }
      return share.map { .percentage($0) }
    }
    guard let price = price(node, "`\(kind.rawValue)`") else { return nil }
    let units = price.value.per
    guard price.value.meters.isEmpty, units.isEmpty || units == [.month] || units == [.year] else {
      mismatch(
        "`\(price.value.unitWritten)` is no amount of a bill", at: price.span,
        expected: "write `\(price.value.figure.plain) \(price.value.currency.symbol)/month`, `/year`, or no unit: once")
      return nil
    }
    if units.isEmpty, kind == .minimum || kind == .maximum {
      mismatch(
        "`\(price.value.unitWritten)` is no amount for a period", at: price.span,
        expected: "write `\(price.value.figure.plain) \(price.value.currency.symbol)/month`")
      return nil
    }
    return price.map { .price($0) }
  }

  /// What is covered has to be said, and only a limit is measured on a side of VAT.
  private func check(_ adjustment: Adjustment, _ fields: Fields) {
    let kind = adjustment.kind
    if adjustment.over.isEmpty, !fields.has("over"), kind.value != .credit {
      report(
        .error(
          .requiredKey, "`over` is missing: what is the \(kind.value.rawValue) of?", at: kind.span,
          help: [
            "write rows, `over: [subscription]`, or one of "
              + Adjustment.Cover.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
          ]))
    }
    if let vat = fields.key("vat"), kind.value == .discount || kind.value == .maximum {
      report(
        .error(
          .unknownKey, "what a \(kind.value.rawValue) takes off has the VAT of what it is taken off", at: vat.span,
          help: ["leave `vat` out; rates that differ have their part each, in proportion to what their lines come to"]))
    }
    if let side = fields.key("measured"), kind.value == .discount || kind.value == .credit {
      report(
        .error(
          .unknownKey, "`measured` says how a minimum or a maximum is compared", at: side.span,
          help: ["a \(kind.value.rawValue) is an amount like the prices of the offer: leave `measured` out"]))
    }
    for name in [
      "yearly", "counts", "beyond", "option", "when", "banding", "free-months", "pack", "at-most", "requires",
      "excludes", "one-of", "deposit", "part-month",
    ] {
      guard let at = fields.key(named: name) else { continue }
      report(
        .error(
          .unknownKey, "`\(name)` says something about a price, and a \(kind.value.rawValue) has none", at: at.span,
          help: ["leave `\(name)` out, or write it in the row that costs"]))
    }
  }

  /// What a customer may meet or not.
  func conditions(_ node: Node?) -> [Condition] {
    (mapping(node, "`conditions`")?.entries ?? []).compactMap { entry in
      guard let fields = fields(entry.value, .condition, of: entry.key) else { return nil }
      let name = id(entry.key)
      return Condition(
        name: name, label: text(fields["label"], "`label`") ?? name, ask: text(fields["ask"], "`ask`") ?? name)
    }
  }

  /// Looks whether what an adjustment refers to is there.
  func check(_ adjustment: Adjustment, among rows: [Row], of offer: Offer) {
    let covers = Adjustment.Cover.allCases.map(\.rawValue)
    let names = offer.coverNames
    for over in adjustment.over where !covers.contains(over.value) && !names.contains(over.value) {
      reportUnknown(
        .unknownRow, "`\(over.value)` is not a row of this offer", at: over.span, word: over.value,
        among: covers + names, kind: "may stand here")
    }
    for except in adjustment.except where !names.contains(except.value) {
      reportUnknown(
        .unknownRow, "`\(except.value)` is not a row of this offer", at: except.span, word: except.value, among: names,
        kind: "rows")
    }
    let others = rows.compactMap { row -> String? in
      if case .adjustment = row.content { return row.id.value }
      return nil
    }
    for other in adjustment.notWith where !others.contains(other.value) {
      reportUnknown(
        .unknownRow, "`\(other.value)` is no discount, credit, minimum or maximum of this offer", at: other.span,
        word: other.value, among: others, kind: "rows")
    }
    for condition in adjustment.conditions where !offer.conditions.contains(where: { $0.name.value == condition.value })
    {
      reportUnknown(
        .unknownCondition, "`\(condition.value)` is not a condition of this offer", at: condition.span,
        word: condition.value, among: offer.conditions.map(\.name.value), kind: "conditions")
    }
  }
}

extension FindingCode {
  /// A name that is no condition of the offer.
  static let unknownCondition: FindingCode = "unknown-condition"
}
