internal import Diagnostics
public import Quantities

/// The literals of the offer language: text in, a typed value or what is wrong with it out.
public enum Literal {
  /// Reads money: `19,90 €`, `€ 53.3`, `1 500 ₽`, `0.021 €/min`, `4 EUR/pack/month`.
  public static func price(_ text: String) -> Result<Price, LiteralFault> {
    Result { () throws(LiteralFault) in
      var cursor = TextCursor(text)
      let price = try cursor.price()
      try cursor.expectEnd(after: "the price")
      return price
    }
  }

  /// Whether a text names a currency anywhere, and so means money.
  static func namesCurrency(_ text: String) -> Bool {
    guard text.unicodeScalars.contains(where: Currency.begins) else { return false }
    var cursor = TextCursor(text)
    while !cursor.isAtEnd {
      if cursor.currency() != nil { return true }
      cursor.position += 1
    }
    return false
  }
}

extension TextCursor {
  mutating func price() throws(LiteralFault) -> Price {
    skipSpaces()
    let before = currency()
    skipSpaces()
    let start = position
    guard let first = current,
      first.isPlainDigit || "+-\u{2212}.,".unicodeScalars.contains(first)
        || first.properties.numericType != nil
    else {
      throw LiteralFault(
        .invalidNumber, "an amount is missing", at: bytes(start, scalars.count),
        help: ["write digits and the currency: `19.90 €/month`"])
    }
    let figure = try number(isAmount: true)
    let end = position
    skipSpaces()
    let currencyStart = position
    let after = currency()
    if before != nil, after != nil {
      throw LiteralFault(
        .invalidNumber, "the currency stands twice", at: bytes(since: currencyStart),
        help: ["write it before or after the amount"])
    }
    guard let currency = before ?? after else {
      let written = text(start, end)
      let word = takeWord()
      if !word.isEmpty, position < scalars.count || UnitNames.unit(word) == nil {
        let meant = Currency.written(word)
        throw LiteralFault(
          .missingCurrency, "`\(word)` is not a currency", at: bytes(since: currencyStart),
          help: meant.map { ["write `\($0)`"] } ?? ["write `\(written) €`, or another currency"], replacement: meant)
      }
      throw LiteralFault(
        .missingCurrency, "`\(written)` lacks its currency", at: bytes(start, end),
        help: ["write `\(written) €`, or another currency"])
    }
    return Price(figure, currency, per: try perUnits())
  }

  /// Steps over a currency sign or code, if one stands here.
  mutating func currency() -> Currency? {
    guard let scalar = current, Currency.begins(scalar) else { return nil }
    for currency in Currency.allCases {
      for sign in [currency.symbol, currency.rawValue] {
        let start = position
        guard take(sign) else { continue }
        // `EUR` or `Ft` at the beginning of a word is not a currency.
        if let next = current, next.properties.isAlphabetic, sign.unicodeScalars.allSatisfy(\.properties.isAlphabetic) {
          position = start
          continue
        }
        return currency
      }
    }
    return nil
  }

  /// Nothing may follow a literal.
  mutating func expectEnd(after what: String) throws(LiteralFault) {
    skipSpaces()
    guard !isAtEnd else { return }
    throw LiteralFault(
      .invalidNumber, "`\(text(position, scalars.count))` follows \(what)", at: bytes(position, scalars.count),
      label: "nothing may stand here", help: ["put words in quotes or in `note`"])
  }
}

extension Currency {
  /// Whether a sign or a code begins with a character: most characters of a file are told apart by this alone.
  fileprivate static func begins(_ scalar: Unicode.Scalar) -> Bool { firsts.contains(scalar) }

  private static let firsts = allCases.flatMap { [$0.symbol, $0.rawValue] }.compactMap(\.unicodeScalars.first)

  /// The sign of a currency that was written as a word.
  fileprivate static func written(_ word: String) -> String? {
    let lower = word.lowercased()
    let codes = Dictionary(allCases.map { ($0.rawValue.lowercased(), $0) }) { first, _ in first }
    if let currency = words[lower] ?? codes[lower] { return currency.symbol }
    return didYouMean(lower, among: codes.keys.sorted()).flatMap { codes[$0]?.symbol }
  }

  private static let words: [String: Currency] = [
    "euro": .eur, "euros": .eur, "евро": .eur, "руб": .rub, "рубль": .rub, "рубля": .rub, "рублей": .rub,
    "dollar": .usd, "dollars": .usd, "pound": .gbp, "pounds": .gbp, "livre": .gbp, "livres": .gbp, "franc": .chf,
    "francs": .chf, "franken": .chf, "zloty": .pln, "złoty": .pln, "złotych": .pln, "koruna": .czk, "korun": .czk,
    "forint": .huf, "lei": .ron, "leu": .ron,
  ]
}
