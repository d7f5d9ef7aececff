internal import Diagnostics
internal import OfferSyntax
internal import Offers

extension Scope {
  /// A named list of destinations, as the source prints it.
  func destinationList(_ entry: Mapping.Entry) -> DestinationList? {
    guard let fields = fields(entry.value, .destinations, of: entry.key) else { return nil }
    var list = DestinationList(id: id(entry.key), span: entry.key.span)
    list.label = text(fields["label"], "`label`")
    if let announced = fields["announced"] { list.announced = quantity(announced, "`announced`") }
    list.assumed = text(fields["assumed"], "`assumed`")
    let kinds = items(fields["kinds"], "`kinds`").compactMap { word(LineKind.self, $0, "`kinds`")?.value }
    guard let node = fields["list"] else {
      if !fields.lacks("list") { return list }
      report(
        .error(
          .requiredKey, "`list` is missing in `\(entry.key.text)`", at: entry.key.span,
          help: ["write the names, or `list: not stated`"]))
      return list
    }
    if case .scalar(let scalar) = node, scalar.text == "not stated" {
      list.isUnlisted = true
    } else {
      list.entries = names(node).compactMap { listEntry($0, kinds: kinds.isEmpty ? LineKind.usual : kinds) }
    }
    list.exceptions = (mapping(fields["except"], "`except`")?.entries ?? []).compactMap { exception($0, in: list) }
    return list
  }

  /// The names between the commas, brackets and all; or the items of a list.
  private func names(_ node: Node) -> [Located<String>] {
    guard case .scalar = node else { return texts(node, "`list`") }
    guard let scalar = scalar(node, "`list`") else { return [] }
    var names: [Located<String>] = []
    let bytes = Array(scalar.text.utf8)
    var depth = 0
    var start = 0
    for at in 0...bytes.count {
      if at < bytes.count {
        if bytes[at] == UInt8(ascii: "(") { depth += 1 }
        if bytes[at] == UInt8(ascii: ")") { depth = max(0, depth - 1) }
        guard bytes[at] == UInt8(ascii: ","), depth == 0 else { continue }
      }
      let range = trimmed(start..<at, in: bytes)
      let span = scalar.span(ofText: range)
      if range.isEmpty {
        let comma = scalar.span(ofText: max(0, at - 1)..<min(at + 1, bytes.count))
        report(
          .error(
            .emptyValue, "a name is missing between commas", at: comma, help: ["write a name, or leave the comma out"]))
      } else {
        names.append(Located(String(decoding: bytes[range], as: UTF8.self), at: span))
      }
      start = at + 1
    }
    return names
  }

  private func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, bytes[low] == 0x20 || bytes[low] == 0x0A { low += 1 }
    while high > low, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x0A { high -= 1 }
    return low..<high
  }

  private func listEntry(_ name: Located<String>, kinds: [LineKind]) -> DestinationList.Entry? {
    var name = name
    var own = kinds
    if let open = name.value.utf8.lastIndex(of: UInt8(ascii: "(")), name.value.utf8.last == UInt8(ascii: ")") {
      let inside = name.value[name.value.utf8.index(after: open)...].dropLast()
      let words = inside.split(separator: ",").map { $0.drop { $0 == " " } }.map { word in
        LineKind(rawValue: String(word.reversed().drop { $0 == " " }.reversed()))
      }
      let named = words.compactMap { $0 }
      if !words.isEmpty, named.count == words.count {
        own = named
        var plain = name.value[..<open]
        while plain.last == " " { plain.removeLast() }
        name = Located(String(plain), at: name.span.part(0..<plain.utf8.count))
      }
    }
    return territory(name).map { DestinationList.Entry(name: name, territory: $0, kinds: own) }
  }

  private func territory(_ name: Located<String>) -> Territory? {
    if let territory = TerritoryTable.find(name.value) ?? TerritoryTable.territory(code: name.value) {
      return territory
    }
    let close = TerritoryTable.closest(to: name.value)
    report(
      .error(
        .unknownDestination, "`\(name.value)` is no destination", at: name.span,
        help: close.map { ["did you mean `\($0.name)`?"] } ?? [
          "write the name of a country or territory; kinds of line in brackets are `fixed`, `mobile`: `Allemagne (fixed, mobile)`"
        ], fix: close.map { FixIt(replace: name.span, with: $0.name) }))
    return nil
  }

  private func exception(_ entry: Mapping.Entry, in list: DestinationList) -> DestinationList.Exception? {
    let name = entry.key.located
    guard let fields = fields(entry.value, .exception, of: entry.key) else { return nil }
    let prefixes = texts(fields["prefixes"], "`prefixes`")
    for prefix in prefixes where prefix.value.isEmpty || !prefix.value.unicodeScalars.allSatisfy(\.isPlainDigit) {
      report(
        .error(
          .invalidNumber, "`\(prefix.value)` does not begin a telephone number", at: prefix.span,
          help: ["write digits, country code first: `44870`"]))
    }
    guard let member = list.entries.first(where: { $0.name.value == name.value }) else {
      reportUnknown(
        .unknownDestination, "`\(name.value)` is not in this list", at: name.span, word: name.value,
        among: list.entries.map(\.name.value), kind: "the list has")
      return nil
    }
    return DestinationList.Exception(
      name: name, territory: member.territory, prefixes: prefixes,
      billedAs: word(LineKind.self, fields["billed-as"], "`billed-as`"))
  }
}
