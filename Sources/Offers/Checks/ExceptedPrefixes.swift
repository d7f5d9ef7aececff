internal import Diagnostics

extension OfferCheck {
  /// An exception for numbers that are somewhere else, or nowhere: it would never apply.
  static let exceptedPrefixes = OfferCheck(.warning) { offer, _ in
    offer.destinations.flatMap { list in
      list.exceptions.flatMap { exception in
        exception.prefixes.compactMap { prefix -> Result? in
          let places = NumberingPlan.standard.places(below: prefix.value.utf8).compactMap(\.territory)
          guard !places.contains(where: exception.territory.hasNumbersOf) else { return nil }
          let name = exception.name.value
          let message: String
          if let other = places.first {
            let place = TerritoryTable.name(of: other, language: offer.language.value)
            message = "`\(prefix.value)` is in \(place), not in \(name)"
          } else {
            message = "no number begins with `\(prefix.value)`"
          }
          return Result(
            .warning(
              "exception-elsewhere", message, at: prefix.span,
              labels: [.init("numbers of \(name) are excepted here", at: exception.name.span)],
              help: ["write the first digits with the country code, `44870`, or remove them"]),
            about: list.id.value)
        }
      }
    }
  }

  /// Numbers that a list excepts twice: one of the two is not needed, or is a slip for another.
  static let repeatedExceptions = OfferCheck(.warning) { offer, _ in
    offer.destinations.flatMap { list -> [Result] in
      var earlier: [Located<String>] = []
      return list.exceptions.flatMap(\.prefixes).compactMap { prefix in
        defer { earlier.append(prefix) }
        guard
          let same = earlier.first(where: {
            $0.value.hasPrefix(prefix.value) || prefix.value.hasPrefix($0.value)
          })
        else { return nil }
        let message =
          same.value == prefix.value
          ? "`\(prefix.value)` is excepted twice" : "`\(prefix.value)` and `\(same.value)` except the same numbers"
        return Result(
          .warning(
            "exception-repeated", message, at: prefix.span,
            labels: [.init("the first", at: same.span)], help: ["remove one of them"]),
          about: list.id.value)
      }
    }
  }
}

extension Territory {
  /// Whether numbers of another territory may be its own: those of its country, whose mobile and premium numbers no part
  /// has for itself, and those of its parts.
  fileprivate func hasNumbersOf(_ other: Territory) -> Bool {
    other == self || other == country || other.country == self
  }
}
