internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities

/// Amounts of several currencies in one, by the dated rates that somebody gives: all of them, or none.
struct ConvertedAmounts {
  /// The currency that amounts are converted to.
  let target: Currency
  /// Currencies of amounts from which no rate leads to `target`; then nothing is converted.
  let lacking: [Currency]
  private let given: [Given]
  private let ways: [Currency: CurrencyConversion]

  /// How each of `amounts` comes to `target`.
  init(_ amounts: [Money], to target: Currency, by rates: [ExchangeRates]) {
    // A sheet whose day could not be read converts nothing.
    let given = rates.filter { $0.date != nil }.flatMap { sheet in sheet.rates.map { Given(sheet: sheet, rate: $0) } }
    var ways: [Currency: CurrencyConversion] = [:]
    var lacking: [Currency] = []
    for amount in amounts where amount.currency != target && !lacking.contains(amount.currency) {
      do {
        let way =
          try ways[amount.currency]
          ?? CurrencyConversion(from: amount.currency, to: target, by: given.map(\.rate.value))
        guard let way else {
          lacking.append(amount.currency)
          continue
        }
        _ = try way.converted(amount.figure)
        ways[amount.currency] = way
      } catch {
        // Beyond all amounts: as good as no rate.
        lacking.append(amount.currency)
      }
    }
    self.target = target
    self.lacking = lacking
    self.given = given
    self.ways = ways
  }

  /// Whether any amount is shown in a second currency.
  var areShown: Bool { lacking.isEmpty && !ways.isEmpty }

  /// An amount in `target`, rounded once to the cent; the amount itself where it is in `target` already.
  func converted(_ amount: Money) -> Money? {
    if amount.currency == target { return amount }
    guard lacking.isEmpty, let way = ways[amount.currency] else { return nil }
    do { return Money(try way.converted(amount.figure), target) } catch { return nil }
  }

  /// `≈ 18,12 €` and the reference to the rate, behind an amount of another currency; nothing behind others.
  func shown(_ amount: Money, _ words: Wording) -> [Inline] {
    guard areShown, let way = ways[amount.currency], let money = converted(amount) else { return [] }
    let fact = Fact(.converted(money, from: amount), text: words.amount(money.figure, money.currency))
    return [.text("≈\u{A0}"), .fact(fact), .note(id: id(way))]
  }

  /// A note for each currency: the rates with their days and sources, and how they were used.
  func notes(_ words: Wording) -> [Note] {
    guard areShown else { return [] }
    return Currency.allCases.compactMap { ways[$0] }.map { way in
      var sentences = [way.steps.map { self.given[$0.index] }.bySheet.map { rates($0, words) }.joined(by: "; ")]
      if let common = way.common {
        sentences.append([.text(words.text(.rateCross, common.rawValue))])
      } else if way.steps.contains(where: \.isInverse) {
        sentences.append([.text(words[.rateInverse])])
      }
      return Note(id: id(way), mark: "", text: sentences.sentences)
    }
  }

  /// That amounts are converted, to what, and how they are rounded; nothing where none is.
  func notice(_ words: Wording) -> [Inline]? {
    guard areShown else { return nil }
    let cent = words.amount(Figure(digits: 1, decimals: CurrencyConversion.rounding(to: target).decimals), target)
    return [
      .text(
        words.text(.convertedEstimates, words.currencyName(target)) + " " + words.text(.rateRounding, cent))
    ]
  }

  /// The currencies without a rate to `target`, one line each.
  func lackingLines(_ words: Wording) -> [[Inline]] {
    lacking.map { [.text(words.text(.rateLacking, $0.rawValue, target.rawValue))] }
  }

  private func id(_ way: CurrencyConversion) -> String {
    "rate-\(way.source.rawValue.lowercased())-\(way.target.rawValue.lowercased())"
  }

  /// `1 € = 98,7654 ₽ le 20 novembre 2026 (source)`, with several rates where one sheet gives them.
  private func rates(_ given: [Given], _ words: Wording) -> [Inline] {
    let rates = given.map { each -> [Inline] in
      let text = words.money(each.rate.value.base) + " = " + words.money(each.rate.value.worth)
      return [.fact(Fact(.exchangeRate(each.rate.value), text: text, origin: Origin(each.rate.span)))]
    }.joined(by: ", ")
    guard let sheet = given.first?.sheet, let date = sheet.date else { return rates }
    return words.phrase(
      .rateOfDay, pieces: [rates, [words.fact(date.value, at: date.span)], source(sheet.source, words)])
  }

  private func source(_ source: SourceDocument?, _ words: Wording) -> [Inline] {
    guard let source else { return [.text(words[.rateGiven])] }
    let title: Inline =
      source.url.map { .link(Link(source.title.value, to: $0.value)) }
      ?? words.stated(source.title.value, at: source.title.span)
    guard let publisher = source.publisher else { return [title] }
    return [title, .text(", "), words.stated(publisher.value, at: publisher.span)]
  }
}

/// A rate and the sheet it stands in.
private struct Given {
  let sheet: ExchangeRates
  let rate: Located<ExchangeRate>
}

extension [Given] {
  /// The rates with those of one sheet together.
  fileprivate var bySheet: [[Given]] {
    reduce(into: []) { groups, given in
      let file = given.rate.span.file
      if let index = groups.firstIndex(where: { $0[0].rate.span.file === file }) {
        groups[index].append(given)
      } else {
        groups.append([given])
      }
    }
  }
}

extension Wording {
  /// A sum as it is written: `98,7654 ₽`.
  fileprivate func money(_ money: Money) -> String { self.money(money.figure, money.currency) }
}
