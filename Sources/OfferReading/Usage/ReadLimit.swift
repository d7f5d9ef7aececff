internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// How much may be used, and what happens beyond.
  func limit(_ entry: Mapping.Entry, _ kind: UsageKind) -> Limit? {
    guard let fields = fields(entry.value, .limit, of: entry.key) else { return nil }
    let name = id(entry.key)
    let then = varying(fields["then"], "`then`") { word(Limit.Consequence.self, $0, "`then`") }
    let pooling = varying(fields["measured"], "`measured`") { word(Limit.Pooling.self, $0, "`measured`") }
    checkOneAmount(fields, of: entry.key)
    let isStrict = fields.has("less-than") && !fields.has("limit")
    if fields.has("shared-with"), !isStrict, !fields.has("limit") { return sharedLimit(fields, name) }
    let what = isStrict ? "`less-than`" : "`limit`"
    let amount = varying(fields[isStrict ? "less-than" : "limit" as KeyCode], what) { limitAmount($0, what, kind) }
    let growth = fields["grows"].flatMap { self.growth($0, kind) }
    let carryOver = fields["carry-over"].flatMap { self.carryOver($0, kind) }
    let speeds = items(fields["speed"], "`speed`").compactMap { speed($0) }
    guard let amount else { return nil }
    // A source that does not say what happens beyond says just that.
    var limit = Limit(
      name: name, amount: amount, then: then ?? .one(Located(.notSaid, at: name.span)), pooling: pooling)
    limit.isStrict = isStrict
    limit.growth = growth
    limit.carryOver = carryOver
    limit.speeds = speeds
    return limit
  }

  private func limitAmount(_ node: Node, _ what: String, _ kind: UsageKind) -> Located<Quantity>? {
    guard let amount = measured(node, what, kind), checkPeriod(of: amount) else { return nil }
    return amount
  }

  /// A quantity of what a kind of usage is limited in.
  func measured(_ node: Node, _ what: String, _ kind: UsageKind) -> Located<Quantity>? {
    guard let amount = quantity(node, what) else { return nil }
    let unit = amount.value.unit
    let isMeasured: Bool =
      switch (kind, unit.dimension) {
      case (.calls, .callTime), (.data, .data): true
      case (.calls, .count(.call)), (.messages, .count(.message)): true
      case (.calls, .count(.correspondent)), (.messages, .count(.correspondent)): true
      case (.calls, .count(.destination)), (.messages, .count(.destination)): true
      case (.calls, _), (.messages, _), (.data, _): false
      }
    guard isMeasured else {
      mismatch(
        "`\(amount.value.unitWritten)` limits no \(kind.rawValue)", at: amount.span, expected: measures(of: kind))
      return nil
    }
    return amount
  }

  private func checkPeriod(of amount: Located<Quantity>) -> Bool {
    let period = amount.value.per.first { $0.isCalendar }
    let perUse = amount.value.per.first { $0 == .call || $0 == .message }
    if let other = amount.value.per.first(where: {
      !$0.isCalendar && $0 != .call && $0 != .message && !limitHolders.contains($0)
    }) {
      mismatch(
        "`/\(other.rawValue)` holds no limit", at: amount.span,
        expected: "a limit holds for each call, or for each user, line or channel a month")
      return false
    }
    if period == nil, perUse == nil {
      mismatch(
        "a limit without a period", at: amount.span,
        expected: "write `\(amount.value.figure.plain) \(amount.value.unitWritten)/month`, or `/call`")
      return false
    }
    if let perUse, period != nil || amount.value.unit.dimension != .callTime {
      mismatch(
        "`\(amount.value.unitWritten)` cannot hold for each \(perUse.rawValue)", at: amount.span,
        expected: "a limit for each call is a length: `1 h/call`")
      return false
    }
    return true
  }

  private func measures(of kind: UsageKind) -> String {
    switch kind {
    case .calls: "calls are limited in hours or minutes, calls, correspondents or destinations: `2 h/month`"
    case .messages: "messages are limited in messages, correspondents or destinations: `1000 messages/month`"
    case .data: "data are limited in MB or GB: `300 MB/month`"
    }
  }
}

/// For each of which a limit may hold.
private let limitHolders: Set<Quantities.Unit> = [
  .user, .employee, .line, .number, .channel, .licence, .site, .account, .device, .pack,
]
