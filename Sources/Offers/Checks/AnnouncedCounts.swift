internal import Diagnostics
internal import Quantities

extension OfferCheck {
  /// A list that announces one number of destinations and names another.
  static let announcedCounts = OfferCheck(.warning) { offer, _ in
    guard !offer.unread.contains("destinations") else { return [] }
    return offer.destinations.compactMap { list in
      guard let announced = list.announced, !list.entries.isEmpty,
        announced.value.figure.value != Rational(Int64(list.entries.count))
      else { return nil }
      return Result(
        .warning(
          "announced-count-differs",
          "`\(offer.id.value)` announces \(announced.value.figure.plain) destinations and lists \(list.entries.count)",
          at: announced.span,
          labels: list.entries.last.map { [.init("the last of \(list.entries.count)", at: $0.name.span)] } ?? [],
          help: ["correct the number or the list; if the source itself differs, acknowledge it with a reason"]),
        about: list.id.value)
    }
  }

  /// A destination that stands twice in one list.
  static let repeatedDestinations = OfferCheck(.warning) { offer, _ in
    offer.destinations.flatMap { list -> [Result] in
      var first: [Territory: DestinationList.Entry] = [:]
      return list.entries.compactMap { entry in
        guard let earlier = first.updateValue(first[entry.territory] ?? entry, forKey: entry.territory) else {
          return nil
        }
        return Result(
          .warning(
            "destination-repeated", "`\(entry.name.value)` stands twice in the list", at: entry.name.span,
            labels: [.init("`\(earlier.name.value)` is the same destination", at: earlier.name.span)],
            help: ["remove one of them; if the source lists both, acknowledge it with a reason"]),
          about: list.id.value)
      }
    }
  }
}
