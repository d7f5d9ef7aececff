internal import Diagnostics
internal import Quantities

extension OfferCheck {
  /// Rates that hold in some hours only, with hours of the week in which none does.
  static let uncoveredHours = OfferCheck(.warning) { offer, _ in
    UsageKind.allCases.flatMap { kind -> [Result] in
      guard let terms = offer.usage[kind], !offer.unread.contains(kind.rawValue) else { return [] }
      let rates = terms.beyond.flatMap(\.rates)
      return rates.compactMap { rate -> Result? in
        guard let hours = rate.hours, let to = rate.to.all.first?.value else { return nil }
        // What covers the same destinations, whenever.
        let same = rates.filter { other in
          guard let covered = other.to.all.first?.value else { return false }
          let set = DestinationSet(covered, lists: offer.destinations)
          return to.allSatisfy { set.covers($0, lists: offer.destinations) }
        }
        guard same.allSatisfy({ $0.hours != nil }) else { return nil }
        let all = same.compactMap { $0.hours?.value } + [hours.value]
        let gap = WeekHours.firstGap(in: all).map(words)
        guard let gap = gap ?? (WeekHours.firstGap(in: all.map(\.onHolidays)) != nil ? "on all holidays" : nil) else {
          return nil
        }
        return Result(
          .warning(
            "hours-uncovered", "no rate holds \(gap), to where this one does", at: hours.span,
            help: [
              "write the rate of the other hours after it, without `when`, or with `price: not stated`"
            ]), about: rate.row.id.value)
      }
    }
  }

  /// `from sat 12:00 to mon 8:00`.
  private static func words(_ gap: Swift.Range<Int>) -> String {
    "from \(moment(gap.lowerBound)) to \(moment(gap.upperBound))"
  }

  private static func moment(_ minute: Int) -> String {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    let rest = minute % 1440
    return "\(days[minute / 1440 % 7]) \(rest / 60):" + (rest % 60 < 10 ? "0" : "") + "\(rest % 60)"
  }
}
