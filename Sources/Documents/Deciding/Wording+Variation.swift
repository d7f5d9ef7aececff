internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities
internal import TariffCompiler

extension Wording {
  /// What varies, in the words of the language where it has any: `utilisateurs`, `min vers mobiles Royaume-Uni`.
  func quantityName(of variation: Variation) -> String {
    let unit = variation.countedUnit
    switch variation.subject {
    case .months: return plural(.month)
    case .number(let name): return unit.map(plural) ?? name
    case .count(_, let line), .amount(_, _, let line):
      return (unit.map(plural) ?? variation.name.value) + to(line)
    }
  }

  private func plural(_ unit: Unit) -> String { name(of: unit, for: Figure(5)) }

  private func to(_ line: Variation.Line) -> String {
    switch line {
    case .only: return ""
    case .position(let position): return " " + text(.decisionLine, String(position))
    case .to(let destination):
      let kinds = destination.kinds.map { $0 == .fixed ? self[.fixed] : $0 == .mobile ? self[.mobile] : $0.rawValue }
      let place =
        switch destination.place {
        case .territory(let territory): TerritoryTable.name(of: territory, language: language)
        case .list(let name): name
        case .anywhere: self[.anywhere]
        }
      return " " + text(.towards, (kinds + [place]).joined(separator: " "))
    }
  }

  /// A number; one whose decimals have no end with two of them and its fraction.
  func number(of value: Rational) -> [Inline] {
    guard !Amounts.shown(value).isExact else { return brief(value) }
    return brief(value) + [.text(" (\(value.numerator)/\(value.denominator))")]
  }

  /// The same without its fraction.
  func brief(_ value: Rational) -> [Inline] {
    let shown = Amounts.shown(value)
    if shown.isExact { return [.fact(Fact(.number(shown.figure), text: number(shown.figure)))] }
    let brief = (try? Rounding(decimals: 2).apply(to: value)).flatMap { Figure($0, decimals: 2) } ?? shown.figure
    return [.fact(Fact(.number(shown.figure), text: number(brief)))]
  }
}
