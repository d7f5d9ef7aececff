internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// A whole offer, its base already merged into it.
  func offer(_ mapping: Mapping, head: Scalar) -> Offer {
    let fields = fields(mapping, .offer)
    let id = id(fields["offer"], "`offer`") ?? Located("offer", at: head.span)
    let title = text(fields["title"], "`title`") ?? id
    // Plans, readings and the currency come first: everything else refers to them.
    let plans = plans(fields["plans"], or: Plan(id: id, title: title))
    self.plans = plans.map(\.id.value)
    let readings = readings(fields["readings"])
    for reading in readings { self.readings[reading.name.value] = reading.choices.map(\.name.value) }
    let language = text(fields["language"], "`language`") ?? Located("en", at: head.span)
    self.language = language.value
    let currency = word(Currency.self, fields["currency"], "`currency`")
    self.currency = currency?.value
    let taxBasis = word(TaxBasis.self, fields["prices"], "`prices`")

    var offer = Offer(
      id: id, title: title, language: language, currency: currency ?? Located(.eur, at: head.span),
      taxBasis: taxBasis ?? Located(.excluding, at: head.span), span: head.span)
    offer.plans = plans
    offer.readings = readings
    readHead(fields, into: &offer)
    var sections = Headed<OfferSection, [RowItem]>()
    for section in OfferSection.allCases where fields.has(named: section.rawValue) {
      sections[section] = rowItems(fields[named: section.rawValue], "`\(section.rawValue)`")
    }
    offer.sections = sections
    var usage = Headed<UsageKind, UsageTerms>()
    for kind in UsageKind.allCases {
      if let terms = usageTerms(fields[named: kind.rawValue], kind) { usage[kind] = terms }
    }
    offer.usage = usage
    offer.destinations = (self.mapping(fields["destinations"], "`destinations`")?.entries ?? []).compactMap(
      destinationList)
    offer.conditions = conditions(fields["conditions"])
    offer.assumptions = assumptions(fields["assumptions"])
    offer.unstated = unstated(fields["not-stated"])
    offer.notes = notes(fields["notes"])
    offer.acknowledged = acknowledgements(fields["acknowledged"])
    offer.examples = (self.mapping(fields["examples"], "`examples`")?.entries ?? []).compactMap(example)
    offer.mayHaveOwnVATs = namesOwnVAT
    checkReferences(of: offer)
    return offer
  }

  private func readHead(_ fields: Fields, into offer: inout Offer) {
    offer.provider = provider(fields["provider"])
    offer.date = day(fields["date"], "`date`")
    offer.source = source(fields["source"])
    offer.customers = word(Customers.self, fields["customers"], "`customers`")
    offer.kinds = items(fields["kinds"], "`kinds`").compactMap { word(ServiceKind.self, $0, "`kinds`") }
    offer.vat = vat(fields["vat"])
    offer.rounding = rounding(fields["rounding"])
    offer.monthDays = whole(fields["month-days"], "`month-days`")
    offer.priceChanges = word(PriceChangeRule.self, fields["price-changes"], "`price-changes`")
    offer.holidays = items(fields["holidays"], "`holidays`").compactMap { day($0, "`holidays`") }
    offer.surcharges = (mapping(fields["surcharges"], "`surcharges`")?.entries ?? []).compactMap(surcharge)
    offer.terms = texts(fields["terms"], "`terms`")
  }

  /// The plans; an offer that names none has one, named as itself.
  private func plans(_ node: Node?, or only: Plan) -> [Plan] {
    let named = (mapping(node, "`plans`")?.entries ?? []).compactMap { entry -> Plan? in
      let id = id(entry.key)
      guard case .mapping(let mapping) = entry.value else {
        return Plan(id: id, title: text(entry.value, "`\(entry.key.text)`") ?? id)
      }
      let fields = fields(mapping, .plan, of: entry.key)
      return Plan(id: id, title: text(fields["title"], "`title`") ?? id, short: text(fields["short"], "`short`"))
    }
    return named.isEmpty ? [only] : named
  }
}
