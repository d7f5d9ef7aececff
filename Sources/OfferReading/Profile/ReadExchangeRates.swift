public import Diagnostics
internal import OfferSyntax
public import Offers
internal import Quantities

extension Scope {
  /// A day's exchange rates: `rates: { 1 EUR: [98.7654 RUB, 0.8765 GBP] }`.
  func exchangeRates(_ mapping: Mapping, head: Scalar) -> ExchangeRates {
    let fields = fields(mapping, .exchangeRates)
    let id = id(fields["exchange-rates"], "`exchange-rates`") ?? Located("exchange-rates", at: head.span)
    var sheet = ExchangeRates(
      id: id, source: source(fields["source"]), date: day(fields["date"], "`date`"), rates: [])
    for entry in self.mapping(fields["rates"], "`rates`")?.entries ?? [] {
      let base = value(Literal.money(entry.key.text), in: entry.key)
      for item in items(entry.value, "`\(entry.key.text)`") {
        guard let scalar = scalar(item, "`\(entry.key.text)`"),
          let worth = value(Literal.money(scalar.text), in: scalar), let base,
          let rate = rate(base, worth: worth, at: scalar.span)
        else { continue }
        sheet.rates.append(Located(rate, at: scalar.span))
      }
    }
    reportContradictions(among: [sheet])
    return sheet
  }

  /// A rate between two sums; what cannot be one is reported.
  func rate(_ base: Located<Money>, worth: Located<Money>, at span: Span) -> ExchangeRate? {
    if let rate = ExchangeRate(base.value, worth: worth.value) { return rate }
    let text = "`\(base.value.written)` = `\(worth.value.written)`"
    if base.value.currency == worth.value.currency {
      report(
        .error(
          .invalidRate, "\(text) is between \(base.value.currency.rawValue) and itself", at: span,
          help: ["write what it is worth in another currency"]))
      return nil
    }
    let sides = [base, worth]
    if let zero = sides.first(where: { $0.value.figure.digits == 0 }) {
      report(
        .error(
          .invalidRate, "\(text) makes money of nothing", at: zero.span, label: "zero",
          help: ["write the rate that was published"]))
      return nil
    }
    let most = ExchangeRate.mostDigits
    report(
      .error(
        .invalidRate, "\(text) has more than \(most) digits on one side", at: span,
        help: ["write at most \(most) digits, decimals counted: exact results would not fit"]))
    return nil
  }

  /// Reports rates between two currencies that cannot both be true, in one sheet or in several used together.
  func reportContradictions(among sheets: [ExchangeRates]) {
    for (rate, first) in ExchangeRates.contradictions(among: sheets.flatMap(\.rates)) {
      // What one of several sheets says against itself is reported where that sheet is read.
      if sheets.count > 1, rate.span.file === first.span.file { continue }
      let written = "\(rate.value.base.written) = \(rate.value.worth.written)"
      let other = "\(first.value.base.written) = \(first.value.worth.written)"
      let isInverse = rate.value.isOpposite(of: first.value)
      report(
        .error(
          .contradictoryRates,
          isInverse ? "`\(written)` is not the inverse of `\(other)`" : "`\(written)` contradicts `\(other)`",
          at: rate.span, labels: [.init("first here", at: first.span)],
          help: [
            isInverse
              ? "keep one of the two: the inverse is computed exactly"
              : "keep one rate between \(rate.value.base.currency.rawValue) and \(rate.value.worth.currency.rawValue)"
          ]))
    }
  }
}

/// Reads a rate from the command line: `1 EUR = 98.7654 RUB @ 2026-11-20`, with the words of its source behind.
///
/// Findings point into the argument as into a file named `--rate`.
public func readExchangeRate(_ text: String) -> (rates: ExchangeRates?, findings: [Finding]) {
  let file = SourceFile(path: "--rate", text: text)
  let scope = Scope()
  func span(_ range: Range<Int>) -> Span { Span(file: file, range: range) }
  let characters = characterFindings(in: file).filter { $0.severity == .error }
  guard characters.isEmpty else { return (nil, characters) }
  switch Literal.rate(text) {
  case .failure(let fault):
    return (
      nil, [.error(fault.code, fault.message, at: span(fault.range), label: fault.label, help: fault.help)]
    )
  case .success(let written):
    let sides = span(written.range)
    guard
      let rate = scope.rate(
        Located(written.base, at: sides), worth: Located(written.worth, at: sides), at: sides)
    else { return (nil, scope.findings) }
    let place = span(written.sourceRange)
    let words = place.text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ")
    let source = words.isEmpty ? nil : SourceDocument(title: Located(words, at: place))
    return (
      ExchangeRates(
        source: source, date: Located(written.day, at: span(written.dayRange)), rates: [Located(rate, at: sides)]), []
    )
  }
}

extension Money {
  /// As a sheet prints it, `98.7654 RUB`; for messages.
  fileprivate var written: String { "\(figure.plain) \(currency.rawValue)" }
}
