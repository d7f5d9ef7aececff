internal import Quantities

/// The most an amount may be, in whole units of currency: 10^12 cents.
private let greatestAmount: Int64 = 10_000_000_000
/// The most a quantity may be.
private let greatestQuantity: Int64 = 1_000_000_000

extension TextCursor {
  /// Reads a number as tariff sheets print them: `1 500`, `1'500`, `19,90`, `1.500,00`.
  ///
  /// A space or an apostrophe groups thousands, a comma or a point begins the decimals; where both stand the last
  /// begins them. `1.500` alone can be read two ways and is refused with both readings; in an exchange rate only
  /// `1.000` is.
  mutating func number(isAmount: Bool) throws(LiteralFault) -> Figure {
    let start = position
    if let sign = current, sign == "-" || sign == "\u{2212}" || sign == "+" {
      throw signFault(start: start, sign: sign)
    }
    var groups: [(digits: String, before: Unicode.Scalar?)] = []
    var separator: Unicode.Scalar?
    while let scalar = current {
      if scalar.isPlainDigit {
        let from = position
        while let digit = current, digit.isPlainDigit { position += 1 }
        groups.append((text(since: from), separator))
        separator = nil
      } else if scalar == "." || scalar == "," || scalar.isApostrophe
        || (scalar.isSpace && next?.isPlainDigit == true)
      {
        guard separator == nil, !groups.isEmpty else { throw invalid(start) }
        separator = scalar.isSpace ? " " : scalar.isApostrophe ? "'" : scalar
        position += 1
      } else {
        break
      }
    }
    guard let first = groups.first, separator == nil, !hasGluedDigits else { throw invalid(start) }
    return try figure(of: groups, first: first.digits, start: start, isAmount: isAmount)
  }

  /// Digits that are glued to the number and that no unit begins with: `0x10`, `1e400`, `1_000`, `5½`.
  private var hasGluedDigits: Bool {
    var index = position
    while index < scalars.count, !scalars[index].isSpace, scalars[index] != "/", scalars[index] != "%" {
      if scalars[index] == "_" || scalars[index].properties.numericType != nil { return true }
      index += 1
    }
    return false
  }

  private func figure(
    of groups: [(digits: String, before: Unicode.Scalar?)], first: String, start: Int, isAmount: Bool
  ) throws(LiteralFault) -> Figure {
    let marks = groups.compactMap(\.before)
    let points = marks.filter { $0 == "." || $0 == "," }
    var whole = groups.map(\.digits)
    var decimals = ""
    var grouping = marks
    if let last = marks.last, last == "." || last == ",", points.filter({ $0 == last }).count == 1 {
      decimals = whole.removeLast()
      grouping.removeLast()
      let mayBeThousands = groupsByPoints || decimals == "000"
      if mayBeThousands, grouping.isEmpty, decimals.utf8.count == 3, (1...3).contains(first.utf8.count),
        first.utf8.first != 0x30
      {
        throw ambiguous(first, decimals, start: start)
      }
    }
    // One kind of mark between thousands, and three digits behind each.
    let isGrouped =
      Set(grouping).count <= 1 && (grouping.isEmpty || first.utf8.count <= 3)
      && whole.dropFirst().allSatisfy { $0.utf8.count == 3 }
    guard isGrouped else { throw invalid(start) }
    guard decimals.utf8.count <= 6 else {
      throw LiteralFault(
        .tooManyDecimals, "`\(text(since: start))` has more than six decimals", at: bytes(since: start),
        help: ["write at most six digits after the decimal sign"])
    }
    let digits = Int64(whole.reduce("", +) + decimals)
    let figure = digits.map { Figure(digits: $0, decimals: decimals.utf8.count) }
    let greatest = isAmount ? greatestAmount : greatestQuantity
    guard let figure, figure.value <= Rational(greatest) else {
      throw LiteralFault(
        .numberTooLarge, "`\(text(since: start))` is more than \(greatest)", at: bytes(since: start),
        label: isAmount ? "no price of an offer is that high" : "no quantity of an offer is that large",
        help: ["write at most \(greatest)"])
    }
    return figure
  }

  private func ambiguous(_ whole: String, _ decimals: String, start: Int) -> LiteralFault {
    var kept = decimals
    while kept.hasSuffix("0"), kept.utf8.count > 2 { kept.removeLast() }
    if kept.utf8.count == 3 { kept += "0" }
    return LiteralFault(
      .ambiguousAmount, "`\(text(since: start))` can be read two ways", at: bytes(since: start),
      label: "thousands or decimals?",
      help: ["write `\(whole) \(decimals)` if it groups thousands", "write `\(whole).\(kept)` if it begins decimals"])
  }

  private func signFault(start: Int, sign: Unicode.Scalar) -> LiteralFault {
    let rest = text(start + 1, scalars.count)
    let isDouble = rest.unicodeScalars.first.map { !$0.isPlainDigit } ?? true
    if sign == "+" || isDouble {
      return LiteralFault(
        .invalidNumber, "`\(text(start, scalars.count))` is not a number", at: bytes(start, start + 1),
        label: "no sign here", help: ["write the number without a sign"])
    }
    return LiteralFault(
      .negativeNumber, "`\(text(start, scalars.count))` is below zero", at: bytes(start, scalars.count),
      label: "prices and quantities are never negative",
      help: ["write it without its sign; what is taken off is a row with `discount` or `credit`"])
  }

  private func invalid(_ start: Int) -> LiteralFault {
    var end = position
    while end < scalars.count, !scalars[end].isSpace, scalars[end] != "/" { end += 1 }
    return LiteralFault(
      .invalidNumber, "`\(text(start, end))` is not a number", at: bytes(start, end),
      label: "digits in the usual form are missing",
      help: ["write `1 500` or `1'500` for thousands, `19.90` or `19,90` for decimals"])
  }
}
