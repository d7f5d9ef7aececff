internal import Diagnostics
internal import OfferSyntax

/// Puts the base an offer extends below it: mappings key by key, everything else replaced, `removed` taken away.
///
/// Nodes keep their own places, so a fault in a base is found in the base.
struct BaseMerger {
  /// The bases of the folder by id.
  let bases: [String: (head: Scalar, mapping: Mapping)]
  let scope: Scope

  /// The whole of a file that extends a base; the file as it is where it extends none.
  func merged(_ mapping: Mapping, chain: [String] = []) -> Mapping {
    guard let extended = mapping["extends"], let name = scope.scalar(extended, "`extends`") else {
      // `extend: base` is reported as a key; what the base holds is not missing besides.
      scope.isBaseMissing =
        scope.isBaseMissing
        || mapping.entries.contains { entry in
          !Construct.offer.table.holds(entry)
            && didYouMean(entry.key.text, among: Construct.offer.keys) == "extends"
        }
      return withoutRemovals(mapping)
    }
    guard let base = bases[name.text] else {
      scope.reportUnknown(
        .unknownBase, "`\(name.text)` is not a base of this folder", at: name.span, word: name.text,
        among: bases.keys.sorted(), kind: "bases")
      scope.isBaseMissing = true
      return withoutRemovals(mapping)
    }
    guard !chain.contains(name.text) else {
      scope.report(
        .error(
          .circularBase, "`\(name.text)` extends itself", at: name.span,
          labels: [.init("this base", at: base.head.span)],
          help: ["bases form a line: " + (chain + [name.text]).joined(separator: " → ")]))
      scope.isBaseMissing = true
      return withoutRemovals(mapping)
    }
    let below = merged(base.mapping, chain: chain + [name.text])
    return merge(mapping, over: below, isTop: true)
  }

  private func merge(_ own: Mapping, over base: Mapping, isTop: Bool) -> Mapping {
    var entries: [Mapping.Entry] = isTop ? own.entries.filter { Self.heads.contains($0.key.text) } : []
    for below in base.entries where !(isTop && Self.heads.contains(below.key.text)) {
      guard let above = own.entries.first(where: { $0.key.text == below.key.text }) else {
        entries.append(below)
        continue
      }
      if isRemoval(above.value) { continue }
      if case .mapping(let left) = above.value, case .mapping(let right) = below.value {
        let value = merge(left, over: right, isTop: false)
        entries.append(Mapping.Entry(key: above.key, value: .mapping(value), comments: above.comments))
      } else if isTop, above.key.text == "acknowledged", case .sequence(let left) = above.value,
        case .sequence(let right) = below.value
      {
        let value = acknowledged(left, over: right)
        entries.append(Mapping.Entry(key: above.key, value: .sequence(value), comments: above.comments))
      } else {
        entries.append(above)
      }
    }
    for above in own.entries where !(isTop && Self.heads.contains(above.key.text)) {
      if base.entries.contains(where: { $0.key.text == above.key.text }) { continue }
      if isRemoval(above.value) {
        scope.reportUnknown(
          .nothingToRemove, "`\(above.key.text)` is not in the base", at: above.key.span, word: above.key.text,
          among: base.entries.map(\.key.text), kind: "the base has")
      } else {
        entries.append(Mapping.Entry(key: above.key, value: withoutRemovals(above.value), comments: above.comments))
      }
    }
    return Mapping(entries: entries, span: own.span, isFlow: own.isFlow)
  }

  /// What the base acknowledges stays acknowledged; an entry about the same thing replaces the base's.
  private func acknowledged(_ own: Sequence, over base: Sequence) -> Sequence {
    func subject(_ item: Node) -> [String] {
      guard case .mapping(let mapping) = item else { return [] }
      return ["code", "about"].map { key in
        guard case .scalar(let scalar)? = mapping[key] else { return "" }
        return scalar.text
      }
    }
    let replaced = own.items.map(subject)
    let kept = base.items.filter { !replaced.contains(subject($0)) }
    return Sequence(items: kept + own.items, span: own.span, isFlow: own.isFlow)
  }

  /// What stands above nothing has nothing to take away.
  private func withoutRemovals(_ mapping: Mapping) -> Mapping {
    // Nearly every file: nothing is copied, and nothing looked through, where nothing is taken away.
    guard mapping.span.file.mentionsRemoval, holdsRemoval(mapping) else { return mapping }
    var entries: [Mapping.Entry] = []
    for entry in mapping.entries {
      if isRemoval(entry.value) {
        if scope.isBaseMissing { continue }
        scope.report(
          .error(
            .nothingToRemove, "`\(entry.key.text)` is not in a base", at: entry.key.span,
            help: ["`removed` takes a key of the base away: leave this line out"]))
      } else {
        entries.append(Mapping.Entry(key: entry.key, value: withoutRemovals(entry.value), comments: entry.comments))
      }
    }
    return Mapping(entries: entries, span: mapping.span, isFlow: mapping.isFlow)
  }

  private func withoutRemovals(_ node: Node) -> Node {
    switch node {
    case .mapping(let mapping): .mapping(withoutRemovals(mapping))
    case .scalar, .sequence: node
    }
  }

  private func holdsRemoval(_ mapping: Mapping) -> Bool {
    mapping.entries.contains { entry in
      switch entry.value {
      case .scalar: isRemoval(entry.value)
      case .mapping(let inner): holdsRemoval(inner)
      case .sequence: false
      }
    }
  }

  /// `key: removed`, without quotes.
  private func isRemoval(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.text == "removed" && !scalar.isQuoted
  }

  private static let heads: Set<String> = ["offer", "base", "extends"]
}

extension SourceFile {
  /// Whether the word `removed` stands anywhere in the file.
  fileprivate var mentionsRemoval: Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let word = Array("removed".utf8)
      var last = word.count - 1
      // By the last letter of each stretch: how far the word can stand behind it.
      while last < bytes.count {
        switch bytes[last] {
        case UInt8(ascii: "d"):
          if bytes[(last - word.count + 1)...last].elementsEqual(word) { return true }
          last += word.count
        case UInt8(ascii: "e"): last += 1
        case UInt8(ascii: "v"): last += 2
        case UInt8(ascii: "o"): last += 3
        case UInt8(ascii: "m"): last += 4
        case UInt8(ascii: "r"): last += 6
        default: last += word.count
        }
      }
      return false
    }
  }
}
