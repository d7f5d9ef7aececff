internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Quantities

extension OfferView {
  /// A list of destinations by name.
  func list(_ id: String) -> DestinationList? { offer.destinations.first { $0.id.value == id } }

  /// How many destinations a list prints.
  func count(of list: DestinationList, _ words: Wording) -> Inline {
    words.fact(Quantity(Figure(Int64(list.entries.count)), .destination), at: list.span)
  }

  /// What a list is called: its label, else its id.
  func name(of list: DestinationList) -> String { list.label?.value ?? list.id.value }

  /// The kinds of line in words: `fixes et mobiles`.
  func kinds(_ kinds: [LineKind]) -> String {
    let names = kinds.map { kind -> String in
      switch kind {
      case .fixed: words[.fixed]
      case .mobile: words[.mobile]
      case .standardIP: words[.standardIP]
      case .specificIP: words[.specificIP]
      case .special: words[.special]
      case .emergency: words[.emergency]
      }
    }
    if Set(kinds) == [.fixed, .mobile] { return words[.fixedAndMobile] }
    return names.joined(separator: ", ")
  }

  /// Where usage goes, in words: `fixes et mobiles France, fixes : destinations incluses (65 destinations)`.
  func destinations(_ all: [Destination], at span: Span) -> [Inline] {
    var parts: [[Inline]] = []
    for destination in all {
      let place = place(destination.place, at: span)
      let kinds = kinds(destination.kinds)
      parts.append(kinds.isEmpty ? place : [.text(kinds + " ")] + place)
    }
    return parts.joined(by: ", ")
  }

  private func place(_ place: Destination.Place, at span: Span) -> [Inline] {
    switch place {
    case .anywhere: return [words.stated(words[.anywhere], at: span)]
    case .territory(let territory): return [words.stated(name(of: territory), at: span)]
    case .list(let id):
      guard let list = list(id) else { return [words.stated(id, at: span)] }
      let name: [Inline] = [.text(self.name(of: list))]
      if list.isUnlisted { return words.phrase(.unlisted, name) }
      return words.phrase(.destinationList, name, [count(of: list, words)])
    }
  }

  /// The name of a territory in the document's language.
  func name(of territory: Territory) -> String { TerritoryTable.name(of: territory, language: words.language) }

  /// A list in full: how many, by kind of line, with exceptions and doubts.
  func details(of list: DestinationList) -> Block {
    var summary: [Inline] = words.lead([.text(name(of: list))])
    guard !list.isUnlisted else {
      summary.append(words.state(.notStated, .notStated, at: list.span))
      return .paragraph(summary)
    }
    summary.append(count(of: list, words))
    if let announced = list.announced, announced.value.figure.value != Rational(Int64(list.entries.count)) {
      summary.append(.text(", "))
      summary += words.phrase(.announced, [words.fact(announced.value, at: announced.span)])
    }
    var blocks = groups(of: list).map { Block.paragraph($0) }
    blocks += list.exceptions.map { .paragraph(exception($0)) }
    if let assumed = list.assumed {
      blocks.append(.paragraph([.muted(words.phrase(.assumed, [.text(assumed.value)]).capitalised)]))
    }
    return .details(summary: summary, blocks: blocks)
  }

  private func groups(of list: DestinationList) -> [[Inline]] {
    var order: [[LineKind]] = []
    for entry in list.entries where !order.contains(entry.kinds) { order.append(entry.kinds) }
    return order.map { kinds in
      let names = list.entries.filter { $0.kinds == kinds }
      let isFixedOnly = kinds == [.fixed] && order.count > 1
      let named = isFixedOnly ? words[.fixedOnly] : self.kinds(kinds)
      let heading = kinds.isEmpty ? nil : named.capitalised + " (\(words.count(names.count)))"
      let listed = names.map { [words.stated($0.name.value, at: $0.name.span)] }.joined(by: ", ")
      return (heading.map { words.lead([.text($0)]) } ?? []) + listed + [.text(".")]
    }
  }

  private func exception(_ exception: DestinationList.Exception) -> [Inline] {
    let prefixes = exception.prefixes.map { [words.stated($0.value, at: $0.span)] }.joined(by: ", ")
    let numbers = words.phrase(.exceptPrefixes, [.text(exception.name.value)], prefixes)
    let billed = exception.billedAs.map {
      [.text(", ")] + words.phrase(.billedAs, [words.stated(kinds([$0.value]), at: $0.span)])
    }
    return [.text(words[.except].capitalised + " ")] + numbers + (billed ?? []) + [.text(".")]
  }
}
