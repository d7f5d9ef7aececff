internal import Diagnostics
internal import Offers
internal import Quantities
internal import TariffCompiler

/// What other readings of single clauses make of a ranking.
struct ReadingsOfRanking {
  /// A choice that makes others the cheapest.
  struct Change {
    /// The choice in a few words.
    var say: String
    /// The columns that are the cheapest then.
    var best: [Int]
  }

  private let columns: [ComparedPlan]
  private let figure: (Estimate.Totals) -> Figure

  init(_ columns: [ComparedPlan], amounts figure: @escaping (Estimate.Totals) -> Figure) {
    self.columns = columns
    self.figure = figure
  }

  /// The choices under which other columns are the cheapest, every other clause as it is; plans of one offer read a
  /// clause alike.
  func changes(from best: [Int]) -> [Change] {
    var seen: Set<String> = []
    var changes: [Change] = []
    for column in columns {
      for reading in column.estimate?.readings ?? [] {
        for choice in reading.choices where !choice.isTaken {
          let offer = column.view.offer.id.value
          guard seen.insert("\(offer) \(reading.name) \(choice.name)").inserted else { continue }
          let other = self.best(offer: offer, reading: reading.name, choice: choice.name)
          if !other.isEmpty, other != best { changes.append(Change(say: choice.say, best: other)) }
        }
      }
    }
    return changes
  }

  private func best(offer: String, reading: String, choice: String) -> [Int] {
    var least: Rational?
    var best: [Int] = []
    for (index, column) in columns.enumerated() {
      guard let estimate = column.estimate else { continue }
      var (status, month) = (estimate.status, estimate.month)
      let own = column.view.offer.id.value == offer ? estimate.readings.first { $0.name == reading } : nil
      if let other = own?.choices.first(where: { $0.name == choice }) { (status, month) = (other.status, other.month) }
      guard status == .priced, let value = month.map({ figure($0).value }) else { continue }
      if let known = least, value > known { continue }
      if value != least { best = [] }
      least = value
      best.append(index)
    }
    return best
  }
}
