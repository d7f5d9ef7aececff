internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// Something that costs: a price and what it depends on.
  func charge(_ fields: Fields) -> Charge {
    let counted = fields.has("counts")
    func amount(_ node: Node) -> Located<ChargePrice>? {
      chargePrice(node, "`price`") { price, span in isForHaving(price, at: span, counted: counted) }
    }
    var price = varying(fields["price"], "`price`", amount)
    let phases = phases(fields, amount)
    if price == nil, !fields.has("price"), let only = fields.key("bands") ?? fields.key("phases") {
      // Quantities and months that nothing covers have no price then.
      price =
        phases.last { $0.months.value.isOpenEnded }?.price
        ?? .one(Located(.state(Availability(.notStated)), at: only.span))
    }
    // The rest is looked over even when the price cannot be read: one run reports everything.
    let unread = Varying.one(Located(ChargePrice.state(Availability(.notStated)), at: fields.mapping.span))
    var charge = Charge(price: price ?? unread)
    charge.yearly = varying(fields["yearly"], "`yearly`") { yearly($0) }
    charge.counts = varying(fields["counts"], "`counts`") { text($0, "`counts`") }
    charge.beyond = included(fields["beyond"])
    charge.isOption = flag(fields["option"], "`option`")
    charge.when = word(Charge.Moment.self, fields["when"], "`when`")
    charge.minimum = minimum(fields["minimum"])
    charge.maximum = varying(fields["maximum"], "`maximum`") { periodic($0, "`maximum`") }
    // `over` says of a charge over how long it declines.
    for entry in fields.mapping.entries where Construct.ofDiscounts.holds(entry) {
      report(
        .error(
          .unknownKey, "`\(entry.key.text)` belongs to a discount, and this row has a price", at: entry.key.span,
          help: ["write two rows: what costs, and what changes the bill"]))
    }
    charge.bands = bands(fields["bands"], amount)
    charge.banding = word(Charge.Banding.self, fields["banding"], "`banding`")
    charge.phases = phases
    charge.changes = changes(fields, unlike: ["bands", "minimum", "yearly"], amount)
    charge.hasNoPriceBeside = !fields.has("price")
    if let pack = fields["pack"] { charge.pack = quantity(pack, "`pack`") }
    charge.atMost = varying(fields["at-most"], "`at-most`") { quantity($0, "`at-most`") }
    charge.requires = text(fields["requires"], "`requires`")
    charge.excludes = texts(fields["excludes"], "`excludes`")
    charge.oneOf = text(fields["one-of"], "`one-of`")
    charge.isDeposit = flag(fields["deposit"], "`deposit`")
    charge.vat = varying(fields["vat"], "`vat`") { ownVAT($0) }
    charge.partMonth = word(Charge.PartMonth.self, fields["part-month"], "`part-month`")
    checkDeposit(charge, fields)
    charge.months = months(fields["months"])
    charge.over = over(fields["over"], of: charge)
    checkMoment(of: charge)
    return charge
  }

  /// Whether an amount is due for what a customer has; a price for each minute of calls is not, unless `counts` names
  /// what these minutes are. Reports it where it is not.
  func isForHaving(_ price: Price, at span: Span, counted: Bool) -> Bool {
    guard !counted, let unit = price.meters.first(where: { $0.dimension == .callTime }) else { return true }
    mismatch(
      "`\(price.unitWritten)` is a price for using, not for having", at: span,
      expected:
        "a price for each \(unit.rawValue) stands under `beyond`, in `calls`; or say what is counted: `counts: …`")
    return false
  }

  /// Amounts that add up, or a state; `fits` looks at the unit of each amount and reports what does not belong.
  func chargePrice(_ node: Node, _ what: String, fits: (Price, Span) -> Bool) -> Located<ChargePrice>? {
    if case .sequence(let sequence) = node {
      let prices = sequence.items.compactMap { price($0, what) }.filter { fits($0.value, $0.span) }
      guard !prices.isEmpty else {
        if sequence.items.isEmpty { report(.error(.emptyValue, "\(what) is empty", at: sequence.span)) }
        return nil
      }
      return Located(.amounts(prices), at: sequence.span)
    }
    guard let scalar = scalar(node, what) else { return nil }
    if let read = known.price(readBefore: scalar) {
      let price = Located(read, at: scalar.span)
      guard accepts(read, in: scalar), fits(read, price.span) else { return nil }
      return Located(.amounts([price]), at: price.span)
    }
    // What begins with a digit is an amount, or meant to be one.
    if let first = scalar.utf8.first, (0x30...0x39).contains(first) { return amount(node, what, fits: fits) }
    if let state = Literal.state(scalar.text) {
      return value(state, in: scalar)?.map { .state($0) }
    }
    guard startsLikeAmount(scalar.text) else {
      reportUnknown(
        .unknownWord, "`\(scalar.text)` is neither an amount nor a state", at: scalar.span, word: scalar.text,
        among: Availability.State.allCases.map(\.rawValue), kind: "write `19.90 €/month`, or one of")
      return nil
    }
    return amount(node, what, fits: fits)
  }

  private func amount(_ node: Node, _ what: String, fits: (Price, Span) -> Bool) -> Located<ChargePrice>? {
    guard let price = price(node, what), fits(price.value, price.span) else { return nil }
    return Located(.amounts([price]), at: price.span)
  }

  private func startsLikeAmount(_ text: String) -> Bool {
    Literal.namesCurrency(text)
      || (text.unicodeScalars.first.map { !$0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false)
  }

  private func yearly(_ node: Node) -> Located<ChargePrice>? {
    chargePrice(node, "`yearly`") { price, span in
      if price.period == .year { return true }
      let yearly = price.meters.map { "/\($0.rawValue)" }.joined() + "/year"
      mismatch(
        "`\(price.unitWritten)` is not paid by the year", at: span,
        expected: "write `\(price.figure.plain) \(price.currency.symbol)\(yearly)`")
      return false
    }
  }

  /// `2 numbers`, or the row that states how many.
  private func included(_ node: Node?) -> Charge.Included? {
    guard let node else { return nil }
    if case .scalar(let scalar) = node, isId(scalar.text), scalar.text.utf8.contains(where: { $0 >= 0x61 }),
      !scalar.isQuoted
    {
      return .row(scalar.located)
    }
    return varying(node, "`beyond`") { quantity($0, "`beyond`") }.map { .quantity($0) }
  }

  /// An amount for a period.
  private func periodic(_ node: Node, _ what: String) -> Located<Price>? {
    guard let price = price(node, what) else { return nil }
    if price.value.period != .month, price.value.period != .year {
      mismatch(
        "`\(price.value.unitWritten)` is no amount for a \(price.value.period == nil ? "period" : "month or a year")",
        at: price.span,
        expected: "write `\(price.value.figure.plain) \(price.value.currency.symbol)/month`")
      return nil
    }
    return price
  }

  private func minimum(_ node: Node?) -> Charge.Minimum? {
    func periodic(_ node: Node) -> Located<Price>? { self.periodic(node, "`minimum`") }
    guard let node else { return nil }
    guard case .mapping(let mapping) = node, mapping["price"] != nil || mapping["due"] != nil else {
      return varying(node, "`minimum`", periodic).map { Charge.Minimum(price: $0) }
    }
    let fields = fields(mapping, .minimum)
    guard let price = varying(fields["price"], "`price`", periodic) else { return nil }
    return Charge.Minimum(
      price: price, due: varying(fields["due"], "`due`") { word(Charge.Minimum.Due.self, $0, "`due`") })
  }

  private func bands(_ node: Node?, _ amount: (Node) -> Located<ChargePrice>?) -> [Charge.Band] {
    items(node, "`bands`").compactMap { item in
      guard let fields = fields(item, .band) else { return nil }
      let from = varying(fields["from"], "`from`") { quantity($0, "`from`") }
      let to = varying(fields["to"], "`to`") { quantity($0, "`to`") }
      guard let price = varying(fields["price"], "`price`", amount) else { return nil }
      return Charge.Band(from: from, to: to, price: price)
    }
  }

  /// `yes` or `no`.
  func flag(_ node: Node?, _ what: String) -> Bool {
    guard let scalar = scalar(node, what) else { return false }
    if scalar.text != "yes", scalar.text != "no" {
      report(
        .error(
          .unknownWord, "`\(scalar.text)` is no value of \(what)", at: scalar.span,
          help: ["write `yes`, or leave it out"]))
    }
    return scalar.text == "yes"
  }

  /// A deposit is an amount paid once.
  private func checkDeposit(_ charge: Charge, _ fields: Fields) {
    guard charge.isDeposit else { return }
    if let at = fields.key("vat") {
      report(
        .error(
          .unknownKey, "a deposit is given back, and no VAT is due on it", at: at.span,
          help: ["leave `vat` out"]))
    }
    for case .amounts(let prices) in charge.price.all.map(\.value) {
      for price in prices where price.value.period != nil {
        mismatch(
          "`\(price.value.written)` recurs, and a deposit is paid once", at: price.span,
          expected: "write `\(price.value.figure.plain) \(price.value.currency.symbol)`, or leave out `deposit`")
      }
    }
  }

  /// A price that recurs is not due at one moment.
  private func checkMoment(of charge: Charge) {
    guard let when = charge.when else { return }
    for located in charge.price.all {
      guard case .amounts(let prices) = located.value else { continue }
      for price in prices where price.value.period != nil {
        // `€/day` of something that happens counts its days: five days of work are five times the price.
        if when.value == .event, price.value.period?.dimension == .days { continue }
        mismatch(
          "`\(price.value.written)` recurs, and `when: \(when.value.rawValue)` says it does not", at: price.span,
          expected: "leave out `when`, or the period")
      }
    }
  }
}
