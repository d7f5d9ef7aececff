internal import Quantities

extension Wording {
  /// How many decimals a price shows by itself: none for a whole amount written without, else at least two.
  static func decimals(of figure: Figure) -> Int { figure.decimals == 0 ? 0 : max(2, figure.decimals) }

  /// An amount with its sign: `53,30 €`, `99 €`, `0,134 €`.
  func money(_ figure: Figure, _ currency: Currency, decimals: Int = 0) -> String {
    let amount = number(figure, decimals: max(decimals, Wording.decimals(of: figure)))
    // Letters, `CHF` or `zł`, are never joined with digits.
    let isWord = currency.symbol.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    let pattern = isWord ? forms.moneyByCode : forms.money
    return pattern.filling("{sign}", with: currency.symbol).filling("{amount}", with: amount)
  }

  /// A computed amount, to the cent: `68,30 €`.
  func amount(_ figure: Figure, _ currency: Currency) -> String { money(figure, currency, decimals: 2) }

  /// A price with what it is for: `19,90 €/utilisateur/mois`.
  func price(_ price: Price, decimals: Int = 0) -> String {
    money(price.figure, price.currency, decimals: decimals) + price.per.map { "/" + shortName($0) }.joined()
  }

  /// The short name of a unit, behind a slash.
  func shortName(_ unit: Unit) -> String { names(of: unit)?.short ?? unit.rawValue }

  /// "euros", "рублях": the currency after "in".
  func currencyName(_ currency: Currency) -> String { name(of: currency) ?? currency.rawValue }
}
