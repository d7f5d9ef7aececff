internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// What is included in, excluded from and priced beyond calls, messages or data.
  func usageTerms(_ node: Node?, _ kind: UsageKind) -> UsageTerms? {
    guard let node, let fields = fields(node, .usage) else { return nil }
    var terms = UsageTerms()
    terms.from = text(fields["from"], "`from`")
    terms.first = varying(fields["first"], "`first`") { increment($0, "`first`", kind) }
    terms.increment = varying(fields["increment"], "`increment`") { increment($0, "`increment`", kind) }
    terms.crossing = varying(fields["crossing"], "`crossing`") { word(UsageTerms.Crossing.self, $0, "`crossing`") }
    if kind != .calls, let key = fields.key("crossing") {
      mismatch("`crossing` is about calls", at: key.span, expected: "leave it out: \(kind.rawValue) do not last")
    }
    terms.included = shareLimits(entries(fields["included"], "`included`").compactMap { inclusion($0, kind) })
    terms.excluded = entries(fields["excluded"], "`excluded`").compactMap { exclusion($0, kind) }
    terms.beyond = rateGroups(fields["beyond"], kind)
    return terms
  }

  private func entries(_ node: Node?, _ what: String) -> Mapping.Entries {
    mapping(node, what)?.entries ?? []
  }

  private func inclusion(_ entry: Mapping.Entry, _ kind: UsageKind) -> Inclusion? {
    guard let fields = fields(entry.value, .inclusion, of: entry.key) else { return nil }
    var row = words(entry.key, fields)
    set(feature(fields), of: &row)
    let limits = entries(fields["limits"], "`limits`").compactMap { limit($0, kind) }
    guard let to = varying(fields["to"], "`to`", { destinations($0) }) else { return nil }
    var inclusion = Inclusion(row: row, to: to, limits: limits)
    inclusion.hours = scalar(fields["when"], "`when`").flatMap { weekHours($0) }
    return inclusion
  }

  private func exclusion(_ entry: Mapping.Entry, _ kind: UsageKind) -> Exclusion? {
    guard let fields = fields(entry.value, .exclusion, of: entry.key) else { return nil }
    var row = words(entry.key, fields)
    set(feature(fields), of: &row)
    let price = varying(fields["price"], "`price`") { ratePrice($0, kind) }
    guard let what = varying(fields["what"], "`what`", { excludedWhat($0) }) else { return nil }
    var exclusion = Exclusion(row: row, what: what, price: price)
    exclusion.vat = varying(fields["vat"], "`vat`") { ownVAT($0) }
    if price == nil, !fields.has("price"), let at = fields.key("vat") {
      report(
        .error(
          .requiredKey, "`vat` says something about a price, and `\(entry.key.text)` has none", at: at.span,
          help: ["write `price`, or leave `vat` out"]))
    }
    return exclusion
  }

  private func excludedWhat(_ node: Node) -> Located<Exclusion.What>? {
    if case .scalar(let scalar) = node {
      if scalar.text == "forwards" { return Located(.forwards, at: scalar.span) }
      if scalar.text == "conduct" { return Located(.conduct, at: scalar.span) }
    }
    return destinations(node).map { $0.map { .destinations($0) } }
  }

  /// A billing step or a first block: seconds of a call, messages, megabytes.
  func increment(_ node: Node, _ what: String, _ kind: UsageKind) -> Located<Quantity>? {
    guard let step = quantity(node, what) else { return nil }
    let fits: Bool =
      switch kind {
      case .calls: step.value.unit.dimension == .callTime
      case .messages: step.value.unit == .message
      case .data: step.value.unit.dimension == .data
      }
    guard fits, step.value.per.isEmpty, step.value.figure.digits > 0 else {
      let written = fits && step.value.figure.digits == 0 ? step.span.text : step.value.unitWritten
      mismatch(
        "`\(written)` is no \(what == "`increment`" ? "billing step" : "length") of \(kind.rawValue)",
        at: step.span,
        expected: "write `\(kind == .calls ? "1 s" : kind == .messages ? "1 message" : "1 MB")`")
      return nil
    }
    return step
  }
}
