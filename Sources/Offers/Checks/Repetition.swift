internal import Diagnostics

extension OfferCheck {
  /// Two rows of one heading with the same label: a reader cannot tell which one holds.
  static let repeatedLabels = OfferCheck(.warning) { offer, _ in
    OfferSection.allCases.flatMap { section -> [Result] in
      var first: [String: Located<String>] = [:]
      return (offer.sections[section] ?? []).flatMap(\.rows).compactMap { row in
        guard let label = row.label else { return nil }
        guard let earlier = first[label.value] else {
          first[label.value] = label
          return nil
        }
        return Result(
          .warning(
            "label-repeated", "two rows are labelled `\(label.value)`", at: label.span,
            labels: [.init("the first", at: earlier.span)],
            help: ["remove one of them; if the source prints both, acknowledge it with a reason"]),
          about: row.id.value)
      }
    }
  }
}
