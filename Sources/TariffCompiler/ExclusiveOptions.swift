internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffEngine

extension TariffBuilder {
  /// A row that stands before this one, is ordered too, and leaves no room for it: one of the two excludes the other, or
  /// they are alternatives and more are ordered than there are units to have them.
  func rival(of charge: Charge, _ row: Row) -> Row? {
    guard isHad(row) else { return nil }
    var earlier: [(row: Row, charge: Charge)] = []
    for other in OfferSection.allCases.flatMap({ (offer.sections[$0] ?? []).flatMap(\.rows) }) where concerns(other) {
      if other.id.value == row.id.value { break }
      guard case .charge(let charge) = other.content, isHad(other) else { continue }
      earlier.append((other, charge))
    }
    let excluding = earlier.first { other in
      charge.excludes.contains { $0.value == other.row.id.value }
        || other.charge.excludes.contains { $0.value == row.id.value }
    }
    if let excluding { return excluding.row }
    guard let name = charge.oneOf?.value else { return nil }
    let alternatives = earlier.filter { $0.charge.oneOf?.value == name }
    guard let first = alternatives.first else { return nil }
    guard let unit = scope(of: charge), let all = profile.counted(unit) else { return first.row }
    // How many there are to have them, or how many are had, is not known yet: the least bill counts none of them.
    if varied == .meter(unit) || ([row] + alternatives.map(\.row)).contains(where: isVaried) { return first.row }
    do {
      var wanted = number(of: row, in: all)
      for other in alternatives { wanted = try wanted.adding(number(of: other.row, in: all)) }
      return wanted > all ? first.row : nil
    } catch {
      return first.row
    }
  }

  /// Whether a row is ordered at all: none of it is no order.
  private func isHad(_ row: Row) -> Bool {
    switch profile.order(of: row.id.value, in: offer) {
    case .none: false
    case .asCounted: true
    case .number(let number): number > .zero || isVaried(row)
    }
  }

  /// Whether it is ordered in a number that takes any value.
  private func isVaried(_ row: Row) -> Bool {
    guard case .option(let index) = varied else { return false }
    let id = profile.options[index].id.value
    return row.id.value == id || "\(offer.id.value)/\(row.id.value)" == id
  }

  /// What each of the alternatives is had for: the unit of the price, a number, a user.
  private func scope(of charge: Charge) -> String? {
    guard let price = charge.price.value(plan: plan, readings: readings) else { return nil }
    switch price.value {
    case .state: return nil
    case .amounts(let amounts): return amounts.flatMap(\.value.meters).first?.rawValue
    }
  }

  /// How many of a row are ordered; as many as there are units for `yes`.
  private func number(of row: Row, in all: Rational) -> Rational {
    switch profile.order(of: row.id.value, in: offer) {
    case .none: .zero
    case .asCounted: all
    case .number(let number): number
    }
  }
}
