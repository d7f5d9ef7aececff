internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// Prices by month of the contract: `phases`, and `free-months`, which is a first phase that costs nothing.
  func phases(_ fields: Fields, _ amount: (Node) -> Located<ChargePrice>?) -> [Phase] {
    var phases: [Phase] = []
    if let free = whole(fields["free-months"], "`free-months`") {
      if free.value > mostMonths {
        reportMonths(free.span, "\(free.value)", help: "a contract has at most \(mostMonths) months")
      } else {
        let price = Varying.one(Located(ChargePrice.state(Availability(.free)), at: free.span))
        phases.append(Phase(months: Located(1...free.value, at: free.span), price: price))
      }
    }
    if fields.has("phases") || fields.has("free-months"), let bands = fields.key("bands") {
      report(
        .error(
          .unknownKey, "`bands` and `phases` stand in one row", at: bands.span,
          help: ["write two rows: one for the quantities, one for the months"]))
    }
    guard let node = fields["phases"] else { return phases }
    for entry in mapping(node, "`phases`")?.entries ?? [] {
      guard let months = months(entry.key),
        let price = varying(entry.value, "`\(entry.key.text)`", amount)
      else { continue }
      if let other = phases.first(where: { $0.months.value.overlaps(months.value) }) {
        report(
          .error(
            .monthsOverlap, "`\(entry.key.text)` and another phase share months", at: months.span,
            labels: [.init("this one", at: other.months.span)],
            help: ["a month has one price: let each phase begin after the end of the one before"]))
        continue
      }
      phases.append(Phase(months: months, price: price))
    }
    return phases.sorted { $0.months.value.lowerBound < $1.months.value.lowerBound }
  }

  /// `1 to 3`, `7`, `from 25`.
  func months(_ node: Node?) -> Located<ClosedRange<Int>>? {
    node.flatMap { scalar($0, "`months`") }.flatMap { months($0) }
  }

  private func months(_ scalar: Scalar) -> Located<ClosedRange<Int>>? {
    let words = scalar.text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
    func number(_ word: String) -> Int? {
      Int(word).flatMap {
        (1...mostMonths).contains($0) && word.utf8.allSatisfy { (0x30...0x39).contains($0) } ? $0 : nil
      }
    }
    switch words.count {
    case 1:
      if let month = number(words[0]) { return Located(month...month, at: scalar.span) }
    case 2 where words[0] == "from":
      if let first = number(words[1]) { return Located(.months(from: first), at: scalar.span) }
    case 3 where words[1] == "to":
      if let first = number(words[0]), let last = number(words[2]), first <= last {
        return Located(first...last, at: scalar.span)
      }
    default: break
    }
    reportMonths(
      scalar.span, scalar.text, help: "write the first and the last month, `1 to 3`, or the first: `from 25`")
    return nil
  }

  private func reportMonths(_ span: Span, _ written: String, help: String) {
    report(.error(.invalidNumber, "`\(written)` names no months of the contract", at: span, help: [help]))
  }
}

/// The longest contract that is computed, in months: a hundred years.
private let mostMonths = 1200

extension FindingCode {
  /// Two phases of a price share a month.
  static let monthsOverlap: FindingCode = "months-overlap"
}
