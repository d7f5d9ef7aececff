public import Diagnostics
internal import OfferSyntax
public import Offers
internal import Quantities

/// Reads a quantity and its range from the command line: `users=1..60`, `minutes to mobile GB=0..60`.
public func readVariation(_ text: String) -> (variation: Variation?, findings: [Finding]) {
  let file = SourceFile(path: "--vary", text: "vary: \(text)\n")
  let parsed = parse(file, limits: .standard)
  let scope = Scope(lost: LostLines([parsed]))
  var variation: Variation?
  if case .mapping(let mapping)? = parsed.root, let entry = mapping.entries.first {
    variation = scope.variation(entry.value)
  }
  return (variation, parsed.findings + scope.findings)
}

extension Scope {
  /// A quantity of a profile and the range it varies in.
  func variation(_ node: Node?) -> Variation? {
    guard let scalar = scalar(node, "`vary`") else { return nil }
    guard let equals = scalar.text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
      report(invalid("`\(scalar.text)` names no range", scalar, 0..<scalar.text.utf8.count))
      return nil
    }
    let length = scalar.text.utf8.distance(from: scalar.text.startIndex, to: equals)
    let after = scalar.text.utf8.index(after: equals)
    guard let (low, high) = range(String(scalar.text[after...]), from: length + 1, in: scalar) else { return nil }
    let name = String(scalar.text[..<equals]).split(separator: " ").joined(separator: " ")
    let words = Words(scalar).items.compactMap { item -> Words.Item? in
      guard item.range.lowerBound < length else { return nil }
      guard item.range.upperBound > length else { return item }
      let kept = length - item.range.lowerBound
      return Words.Item(
        text: String(decoding: item.text.utf8.prefix(kept), as: UTF8.self),
        range: item.range.lowerBound..<length)
    }
    guard let subject = subject(words, name, in: scalar) else { return nil }
    return Variation(name: Located(name, at: scalar.span), subject: subject, low: low, high: high)
  }

  private func invalid(_ message: String, _ scalar: Scalar, _ range: Range<Int>) -> Finding {
    .error(
      .invalidUsage, message, at: scalar.span(ofText: range),
      help: ["write a quantity and its range: `users=1..60`, `minutes to mobile GB=0..60`, `months=1..36`"])
  }

  /// `1..60`: the first and the last value.
  private func range(_ text: String, from start: Int, in scalar: Scalar) -> (low: Rational, high: Rational)? {
    let place = start..<max(start + 1, scalar.text.utf8.count)
    guard let ends = endsOfInterval(text),
      case .success(let low) = Literal.number(ends.low.filter { $0 != " " }),
      case .success(let high) = Literal.number(ends.high.filter { $0 != " " })
    else {
      report(
        invalid(
          "`\(text)` is no range", scalar, min(place.lowerBound, scalar.text.utf8.count - 1)..<scalar.text.utf8.count))
      return nil
    }
    guard low.value < high.value else {
      report(invalid("the range `\(text)` has nothing in it: the smaller value comes first", scalar, place))
      return nil
    }
    return (low.value, high.value)
  }

  private func subject(_ words: [Words.Item], _ name: String, in scalar: Scalar) -> Variation.Subject? {
    guard let first = words.first else {
      report(invalid("the name of a quantity is missing", scalar, 0..<1))
      return nil
    }
    // `calls#2` is the second line of `calls`.
    var head = first.text
    var line = Variation.Line.only
    if let mark = head.firstIndex(of: "#") {
      guard let position = Int(head[head.index(after: mark)...]), position >= 1 else {
        report(invalid("`\(head)` names no line: they are counted from 1", scalar, first.range))
        return nil
      }
      head = String(head[..<mark])
      line = .position(position)
    }
    if words.count > 1 {
      guard words[1].text == "to", line == .only else {
        report(invalid("`\(words[1].text)` says nothing about a quantity", scalar, words[1].range))
        return nil
      }
      guard let to = destination(Words(items: Array(words.dropFirst(2))), in: scalar, namesAllowed: true) else {
        return nil
      }
      line = .to(to)
    }
    switch head {
    case "months", "month": return isAlone(line, words, scalar) ? .months : nil
    case "calls", "call": return .count(.calls, line)
    case "messages", "message": return .count(.messages, line)
    default: break
    }
    if let unit = UnitNames.unit(head) {
      switch unit.dimension {
      case .callTime: return .amount(.calls, unit, line)
      case .data: return .amount(.data, unit, line)
      case .days, .months, .speed, .count: break
      }
    }
    return isAlone(line, words, scalar) ? .number(head) : nil
  }

  /// Only usage has lines and goes somewhere.
  private func isAlone(_ line: Variation.Line, _ words: [Words.Item], _ scalar: Scalar) -> Bool {
    guard line != .only, let first = words.first else { return true }
    report(invalid("`\(first.text)` is no usage, which alone goes somewhere", scalar, first.range))
    return false
  }
}
