internal import Quantities

/// An exchange rate on one line, as somebody types it beside a customer.
struct WrittenRate {
  /// The side in round numbers.
  let base: Money
  /// What it is worth.
  let worth: Money
  /// The bytes of both sides.
  let range: Range<Int>
  /// The day it holds for.
  let day: Day
  /// The bytes of the day.
  let dayRange: Range<Int>
  /// The bytes that say where it comes from; empty when nothing does.
  let sourceRange: Range<Int>
}

extension Literal {
  /// Reads one side of a rate: `1 EUR`, `98,7654 ₽`, `1.083 USD`.
  static func money(_ text: String) -> Result<Money, LiteralFault> {
    Result { () throws(LiteralFault) in
      var cursor = TextCursor(text)
      cursor.groupsByPoints = false
      let money = try cursor.money()
      try cursor.expectEnd(after: "the amount")
      return money
    }
  }

  /// Reads `1 EUR = 98.7654 RUB @ 2026-11-20`, with the words of its source behind, if there are any.
  static func rate(_ text: String) -> Result<WrittenRate, LiteralFault> {
    Result { () throws(LiteralFault) in
      var cursor = TextCursor(text)
      cursor.groupsByPoints = false
      cursor.skipSpaces()
      let start = cursor.position
      let base = try cursor.money()
      try cursor.expect("=", "`=` is missing", help: "write what it is worth: `1 EUR = 98.7654 RUB @ 2026-11-20`")
      let worth = try cursor.money()
      let range = cursor.bytes(since: start)
      try cursor.expect(
        "@", "the day of the rate is missing", help: "write the day it holds for behind it: `@ 2026-11-20`")
      cursor.skipSpaces()
      let dayStart = cursor.position
      while let scalar = cursor.current, !scalar.isSpace { cursor.position += 1 }
      let dayRange = cursor.bytes(since: dayStart)
      let word = cursor.text(since: dayStart)
      let day: Day
      switch Literal.day(word) {
      case .success(let read): day = read
      case .failure(let fault):
        throw LiteralFault(
          fault.code, word.isEmpty ? "the day of the rate is missing" : fault.message, at: dayRange,
          label: fault.label, help: fault.help)
      }
      cursor.skipSpaces()
      let sourceStart = cursor.position
      var end = cursor.scalars.count
      while end > sourceStart, cursor.scalars[end - 1].isSpace { end -= 1 }
      return WrittenRate(
        base: base, worth: worth, range: range, day: day, dayRange: dayRange,
        sourceRange: cursor.bytes(sourceStart, end))
    }
  }
}

extension TextCursor {
  /// Reads a sum of money that is for each of nothing.
  fileprivate mutating func money() throws(LiteralFault) -> Money {
    skipSpaces()
    let start = position
    var probe = self
    if let currency = probe.currency() {
      let end = probe.position
      probe.skipSpaces()
      if probe.isAtEnd || probe.current == "=" {
        throw LiteralFault(
          .invalidNumber, "`\(text(start, end))` lacks its number", at: bytes(start, end),
          help: ["write `1 \(currency.rawValue)`, or the number that the sheet prints"])
      }
    }
    let price: Price
    do {
      price = try self.price()
    } catch {
      guard error.code == .missingCurrency else { throw error }
      let known = Currency.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      throw LiteralFault(
        error.code, error.message, at: error.range,
        help: error.replacement.map { ["write `\($0)`"] } ?? ["currencies of offers are \(known)"],
        replacement: error.replacement)
    }
    guard price.per.isEmpty else {
      throw LiteralFault(
        .unitMismatch, "a rate is between two plain sums", at: bytes(since: start),
        help: ["leave out what stands behind the slash"])
    }
    return Money(price.figure, price.currency)
  }

  /// Steps over a sign that must stand here.
  fileprivate mutating func expect(_ sign: String, _ message: String, help: String) throws(LiteralFault) {
    skipSpaces()
    guard take(sign) else {
      throw LiteralFault(
        sign == "@" ? .invalidDate : .invalidNumber, message, at: bytes(position, scalars.count), help: [help])
    }
  }
}
