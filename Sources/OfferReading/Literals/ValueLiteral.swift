internal import Diagnostics
public import Offers
internal import Quantities

extension Literal {
  /// Reads the value of a row: a state, a day, a range, money, a percentage, a quantity or a number.
  ///
  /// There is no way from here to words: words stand in quotes, so that a mistyped figure is never printed as text.
  public static func value(_ text: String) -> Result<Value, LiteralFault> {
    if let state = state(text) { return state.map { .state($0) } }
    if dateParts(text) != nil, TextCursor(text).scalars.filter(\.isPlainDigit).count >= 6 {
      return day(text).map { .day($0) }
    }
    let cursor = TextCursor(text)
    let startsWithFigure =
      cursor.current.map {
        $0.isPlainDigit || $0.properties.numericType != nil || "+-\u{2212}.,".unicodeScalars.contains($0)
      } ?? false
    if namesCurrency(text), startsWithFigure || startsWithCurrency(cursor) {
      return orQuoted(price(text).map { .price($0) })
    }
    guard startsWithFigure else { return .failure(unquoted(text)) }
    if isRange(text) { return orQuoted(range(text).map { .range($0.0, $0.1) }) }
    if text.unicodeScalars.contains("%") { return orQuoted(percentage(text).map { .percentage($0) }) }
    if case .success(let figure) = number(text) { return .success(.number(figure)) }
    return orQuoted(quantity(text).map { .quantity($0) })
  }

  /// Reads a state with the word of the source in brackets, `included (offert)`; nothing for other words.
  static func state(_ text: String) -> Result<Availability, LiteralFault>? {
    for state in Availability.State.allCases where text.hasPrefix(state.rawValue) {
      let rest = text.dropFirst(state.rawValue.count)
      if rest.isEmpty { return .success(Availability(state)) }
      guard rest.first == " " || rest.first == "(" else { continue }
      let bracket = rest.drop { $0 == " " }
      let offset = text.utf8.count - bracket.utf8.count
      guard bracket.first == "(", bracket.last == ")", bracket.count > 2 else {
        return .failure(
          LiteralFault(
            .unquotedWords, "`\(bracket)` follows the state `\(state.rawValue)`", at: offset..<text.utf8.count,
            help: ["put the word of the source in brackets: `\(state.rawValue) (offert)`"]))
      }
      return .success(Availability(state, word: String(bracket.dropFirst().dropLast())))
    }
    return nil
  }

  private static func startsWithCurrency(_ cursor: TextCursor) -> Bool {
    var probe = cursor
    return probe.currency() != nil
  }

  private static func isRange(_ text: String) -> Bool {
    text.split(separator: " ").contains("to")
  }

  /// Whoever meant words learns how to write them.
  private static func orQuoted<Read>(_ result: Result<Read, LiteralFault>) -> Result<Read, LiteralFault> {
    result.mapError { fault in
      guard fault.code == .unknownUnit || fault.code == .invalidNumber else { return fault }
      return LiteralFault(
        fault.code, fault.message, at: fault.range, label: fault.label,
        help: fault.help + ["if words are meant, put all of them in quotes"], replacement: fault.replacement)
    }
  }

  private static func unquoted(_ text: String) -> LiteralFault {
    let states = Availability.State.allCases.map(\.rawValue)
    let quoted = "\"\(text)\""
    let isPlain = !text.unicodeScalars.contains { $0 == "\"" || $0 == "\\" || $0 == "\n" }
    if let state = foreignStates[text.lowercased()] ?? didYouMean(text, among: states) {
      return LiteralFault(
        .unquotedWords, "`\(text)` is neither a figure nor a state", at: 0..<text.utf8.count,
        help: ["did you mean `\(state)`?", "words go in quotes: `\(quoted)`"], replacement: state)
    }
    return LiteralFault(
      .unquotedWords, "`\(text)` is neither a figure nor a state", at: 0..<text.utf8.count,
      help: [
        "words go in quotes: `\(quoted)`",
        "states are " + states.map { "`\($0)`" }.joined(separator: ", "),
      ], replacement: isPlain ? quoted : nil)
  }

  /// What tariff sheets of other languages print.
  private static let foreignStates: [String: String] = [
    "inclus": "included", "incluse": "included", "offert": "included (offert)", "gratuit": "free",
    "en option": "optional", "sur demande": "on request", "sur devis": "on request", "non inclus": "not offered",
    "enthalten": "included", "inklusive": "included", "kostenlos": "free", "auf anfrage": "on request",
    "включено": "included", "бесплатно": "free", "по запросу": "on request", "yes": "included", "no": "not offered",
    "none": "not offered", "n/a": "not offered", "unknown": "not stated",
  ]
}
