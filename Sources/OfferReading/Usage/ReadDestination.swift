internal import Diagnostics
internal import OfferSyntax
internal import Offers

extension Scope {
  /// A destination or a list of them: `[fixed FR, mobile FR, "@europe"]`.
  func destinations(_ node: Node) -> Located<[Destination]>? {
    if case .scalar(let scalar) = node, !scalar.isEmpty {
      return destination(scalar).map { Located($0, at: scalar.span) }
    }
    let items = items(node, "`to`")
    var read: [Destination] = []
    // An array that grows leaves a third of its memory unused, in every rate of every offer.
    read.reserveCapacity(items.count)
    for item in items {
      if let scalar = scalar(item, "a destination"), let destination = destination(scalar) { read += destination }
    }
    return read.isEmpty ? nil : Located(read, at: node.span)
  }

  /// One destination, as a list of one.
  private func destination(_ scalar: Scalar) -> [Destination]? {
    if let read = known.destination(scalar) {
      if case .list = read[0].place { namesLists = true }
      return read
    }
    let before = findings.count
    guard let read = destination(Words(scalar), in: scalar, namesAllowed: false) else { return nil }
    let list = [read]
    if findings.count == before { known.keep(list, for: scalar) }
    return list
  }

  /// `mobile FR`: kinds of line, then a place; a kind without a place is meant wherever it is.
  func destination(_ words: Words, in scalar: Scalar, namesAllowed: Bool) -> Destination? {
    var kinds: [LineKind] = []
    var rest = words.items[...]
    while let first = rest.first, let kind = LineKind(rawValue: first.text) {
      kinds.append(kind)
      rest = rest.dropFirst()
    }
    guard let first = rest.first, let last = rest.last else {
      if kinds.isEmpty {
        report(.error(.unknownDestination, "a destination is missing", at: scalar.span, help: ["write `to mobile FR`"]))
        return nil
      }
      return Destination(kinds: kinds, place: .anywhere)
    }
    let range = first.range.lowerBound..<last.range.upperBound
    let name = rest.map(\.text).joined(separator: " ")
    return place(name, at: scalar.span(ofText: range), namesAllowed: namesAllowed)
      .map { Destination(kinds: kinds, place: $0) }
  }

  private func place(_ name: String, at span: Span, namesAllowed: Bool) -> Destination.Place? {
    if name == "anywhere" { return .anywhere }
    if name.hasPrefix("@") {
      namesLists = true
      return .list(String(name.dropFirst()))
    }
    if let territory = TerritoryTable.territory(code: name) { return .territory(territory) }
    if let territory = TerritoryTable.find(name) {
      if namesAllowed { return .territory(territory) }
      report(
        .error(
          .unknownDestination, "`\(name)` is a name, and a code belongs here", at: span,
          help: ["write `\(territory.code)`"], fix: FixIt(replace: span, with: territory.code)))
      return .territory(territory)
    }
    report(.error(.unknownDestination, "`\(name)` is no destination", at: span, help: destinationHelp(name)))
    return nil
  }

  private func destinationHelp(_ name: String) -> [String] {
    if TerritoryTable.territory(code: name.uppercased()) != nil {
      return ["codes are capitals: `\(name.uppercased())`"]
    }
    let first = String(name.prefix { $0 != " " })
    if let kind = didYouMean(first, among: LineKind.allCases.map(\.rawValue) + ["anywhere"]) {
      return ["did you mean `\(kind)\(name.dropFirst(first.count))`?"]
    }
    if let close = TerritoryTable.closest(to: name) {
      return ["did you mean `\(close.territory.code)` (\(close.name))?"]
    }
    return ["write a code, `FR` or `GB-ENG`, a list of the offer, `\"@name\"`, or `anywhere`"]
  }
}

/// The words of a scalar with the bytes of its text they cover.
struct Words {
  struct Item {
    let text: String
    let range: Range<Int>
  }
  var items: [Item]

  init(_ scalar: Scalar) {
    items = []
    let cursor = TextCursor(scalar.text)
    var start: Int?
    for index in 0...cursor.scalars.count {
      let isBreak = index == cursor.scalars.count || cursor.scalars[index].isSpace
      if isBreak, let from = start {
        items.append(Item(text: cursor.text(from, index), range: cursor.bytes(from, index)))
        start = nil
      } else if !isBreak, start == nil {
        start = index
      }
    }
  }

  init(items: [Item]) { self.items = items }
}
