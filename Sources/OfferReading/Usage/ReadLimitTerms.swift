internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// A limit says how much in one way: an amount, "less than" an amount, or the limit of another row.
  func checkOneAmount(_ fields: Fields, of name: Scalar) {
    // Nearly every limit.
    if fields.has("limit"), !fields.has("less-than"), !fields.has("shared-with") { return }
    let written = ["limit", "less-than", "shared-with"].compactMap { fields.key(named: $0) }
    if written.isEmpty, fields.lacks("limit"), fields.lacks("less-than"), fields.lacks("shared-with") {
      report(
        .error(
          .requiredKey, "`limit` is missing in `\(name.text)`", at: name.span,
          help: ["write `limit: 2 h/month`, `less-than: 2 h/month`, or `shared-with: ROW.LIMIT`"]))
    }
    for other in written.dropFirst() {
      report(
        .error(
          .conflictingKeys, "`\(written[0].text)` and `\(other.text)` both say how much", at: other.span,
          help: ["leave one of the two out"]))
    }
    guard let shared = fields.key("shared-with") else { return }
    for key in ["then", "measured", "grows", "carry-over", "speed"].compactMap({ fields.key(named: $0) }) {
      report(
        .error(
          .conflictingKeys, "`\(key.text)` is what the shared limit says already", at: key.span,
          labels: [.init("shared here", at: shared.span)], help: ["write it there, or leave it out"]))
    }
  }

  /// A limit of another row, by its path; what it says is filled in once all rows are read.
  func sharedLimit(_ fields: Fields, _ name: Located<String>) -> Limit? {
    guard let path = text(fields["shared-with"], "`shared-with`") else { return nil }
    let nothing = Quantity(Figure(0), .call, per: [.month])
    var limit = Limit(
      name: name, amount: .one(Located(nothing, at: path.span)), then: .one(Located(.notSaid, at: path.span)))
    limit.sharedWith = path
    return limit
  }

  /// Fills in limits that several rows share.
  func shareLimits(_ inclusions: [Inclusion]) -> [Inclusion] {
    guard inclusions.contains(where: { $0.limits.contains { $0.sharedWith != nil } }) else { return inclusions }
    var limits: [String: Limit] = [:]
    for inclusion in inclusions {
      for limit in inclusion.limits where limit.sharedWith == nil {
        limits["\(inclusion.row.id.value).\(limit.name.value)"] = limit
      }
    }
    var shared = inclusions
    for (row, inclusion) in inclusions.enumerated() {
      shared[row].limits = inclusion.limits.compactMap { limit in
        guard let path = limit.sharedWith else { return limit }
        guard var known = limits[path.value] else {
          reportUnknown(
            .unknownRow, "`\(path.value)` is no limit of a row of `included`", at: path.span, word: path.value,
            among: limits.keys.sorted(), kind: "limits")
          return nil
        }
        known.name = limit.name
        known.sharedWith = path
        return known
      }
    }
    return shared
  }

  /// `{ by: 5 GB, every: 12 months, up-to: 150 GB }`.
  func growth(_ node: Node, _ kind: UsageKind) -> Limit.Growth? {
    guard let fields = fields(node, .growth) else { return nil }
    let by = fields["by"].flatMap { measured($0, "`by`", kind) }
    let every = fields["every"].flatMap { monthsOfContract($0) }
    let most = fields["up-to"].flatMap { measured($0, "`up-to`", kind) }
    guard let by, let every else { return nil }
    return Limit.Growth(by: by, every: every, most: most)
  }

  private func monthsOfContract(_ node: Node) -> Located<Quantity>? {
    guard let every = quantity(node, "`every`") else { return nil }
    guard every.value.unit.dimension == .months, every.value.per.isEmpty, every.value.figure.digits > 0,
      every.value.figure.decimals == 0
    else {
      mismatch(
        "`\(every.value.unitWritten)` are no months of the contract", at: every.span, expected: "write `12 months`")
      return nil
    }
    return every
  }

  /// `yes`, or the most that is carried to the next month: `10 GB`.
  func carryOver(_ node: Node, _ kind: UsageKind) -> Located<Limit.CarryOver>? {
    if case .scalar(let scalar) = node, scalar.text == "yes" { return Located(.all, at: scalar.span) }
    return measured(node, "`carry-over`", kind).map { $0.map { .atMost($0) } }
  }

  /// How fast usage goes on: `64 kbit/s`.
  func speed(_ node: Node) -> Located<Quantity>? {
    guard let speed = quantity(node, "`speed`") else { return nil }
    guard speed.value.unit.dimension == .speed, speed.value.per.isEmpty else {
      mismatch(
        "`\(speed.value.unitWritten)` is no speed", at: speed.span,
        expected: "write `64 kbit/s`, or down and up: `[64 kbit/s, 32 kbit/s]`")
      return nil
    }
    return speed
  }
}
