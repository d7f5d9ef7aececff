internal import Diagnostics
internal import OfferSyntax
internal import Offers
internal import Quantities

extension Scope {
  /// A line of calls, messages or data: `76 × 2:30 to mobile FR by user 1 reaching 8 correspondents`.
  func usageLine(_ node: Node, _ kind: UsageKind) -> UsageProfile.Usage? {
    guard let scalar = scalar(node, "a line of `\(kind.rawValue)`") else { return nil }
    var line = UsageLine(words: Words(scalar).items[...])
    do throws(LineFault) {
      let usage = try line.read(kind, in: scalar, scope: self)
      return usage
    } catch {
      if let message = error.message {
        report(
          .error(
            .invalidUsage, message, at: scalar.span(ofText: error.range ?? 0..<scalar.text.utf8.count),
            help: [form(of: kind)]))
      }
      return nil
    }
  }

  private func form(of kind: UsageKind) -> String {
    switch kind {
    case .calls: "write `76 × 2:30 to mobile FR`, or a total: `20 h to fixed FR in calls of 3:00`"
    case .messages: "write `40 to FR reaching 12 correspondents`"
    case .data: "write `320 MB to FR`"
    }
  }
}

/// Why a line of usage cannot be read; without a message it was reported already.
struct LineFault: Error {
  let message: String?
  let range: Range<Int>?
}

/// The words of a line that are still to be read.
struct UsageLine {
  var words: ArraySlice<Words.Item>

  mutating func read(_ kind: UsageKind, in scalar: Scalar, scope: Scope) throws(LineFault) -> UsageProfile.Usage {
    var usage = UsageProfile.Usage(kind: kind, to: Destination(kinds: [], place: .anywhere), span: scalar.span)
    try amount(of: kind, into: &usage)
    guard words.first?.text == "to" else {
      throw fault("`to` and a destination are missing")
    }
    words = words.dropFirst()
    let place = words.prefix { !UsageLine.keywords.contains($0.text) }
    words = words.dropFirst(place.count)
    guard let to = scope.destination(Words(items: Array(place)), in: scalar, namesAllowed: true) else {
      throw LineFault(message: nil, range: nil)
    }
    usage.to = to
    while let word = words.first {
      words = words.dropFirst()
      switch word.text {
      case "forwarded": usage.isForwarded = true
      case "by": (usage.holder, usage.by) = try holder()
      case "reaching":
        usage.correspondents = try count("how many correspondents")
        if ["correspondent", "correspondents"].contains(words.first?.text) { words = words.dropFirst() }
      case "in":
        guard usage.total != nil else {
          throw LineFault(message: "`in calls of` belongs to a total", range: word.range)
        }
        usage.each = try mean()
      case "at", "during": usage.hours = try hours(isMoment: word.text == "at")
      default: throw LineFault(message: "`\(word.text)` says nothing about usage", range: word.range)
      }
    }
    try check(usage)
    return usage
  }

  /// Numbers that contradict each other: nothing can be priced by them.
  private func check(_ usage: UsageProfile.Usage) throws(LineFault) {
    if let reached = usage.correspondents, let count = usage.most ?? usage.count, reached > count {
      let what = usage.kind == .messages ? "messages" : "calls"
      throw LineFault(message: "\(count) \(what) cannot reach \(reached) different numbers", range: nil)
    }
    if usage.total ?? .zero > .zero, usage.each == .zero {
      throw LineFault(message: "calls of no length add up to nothing", range: nil)
    }
  }

  /// What may follow the destination, in any order.
  private static let keywords: Set<String> = ["by", "reaching", "forwarded", "in", "at", "during"]

  /// `mon 10:15`, or hours of the week: when the usage begins.
  private mutating func hours(isMoment: Bool) throws(LineFault) -> WeekHours {
    let written = words.prefix { !UsageLine.keywords.contains($0.text) }
    let text = written.map(\.text).joined(separator: " ")
    guard let hours = isMoment ? WeekHoursLiteral.moment(text) : WeekHoursLiteral.hours(text) else {
      throw fault(
        isMoment
          ? "`at` is followed by a day and a time: `at mon 10:15`"
          : "`during` is followed by hours of the week: `during mon-fri 8:00-20:00`")
    }
    words = words.dropFirst(written.count)
    return hours
  }

  /// `76 × 2:30`, `20 h`, `1040`, `320 MB`, `3 × 100 MB`.
  private mutating func amount(of kind: UsageKind, into usage: inout UsageProfile.Usage) throws(LineFault) {
    let amount = words.prefix { $0.text != "to" }
    words = words.dropFirst(amount.count)
    guard let first = amount.first, let last = amount.last else { throw fault("an amount is missing") }
    let range = first.range.lowerBound..<last.range.upperBound
    if let times = amount.firstIndex(where: { $0.text == "×" || $0.text == "x" }) {
      (usage.count, usage.most) = try UsageLine(words: amount[..<times]).countOrInterval(range)
      usage.each = try measure(amount[(times + 1)...], kind, range)
      return
    }
    switch kind {
    case .messages:
      let named = amount.last?.text == "messages" || amount.last?.text == "message"
      (usage.count, usage.most) = try UsageLine(words: named ? amount.dropLast() : amount).countOrInterval(range)
    case .calls, .data: usage.total = try measure(amount, kind, range)
    }
  }

  private func measure(
    _ words: ArraySlice<Words.Item>, _ kind: UsageKind, _ range: Range<Int>
  ) throws(LineFault) -> Rational {
    let text = words.map(\.text).joined(separator: " ")
    switch kind {
    case .calls:
      if let seconds = CallLength.seconds(text) { return Rational(seconds) }
      throw LineFault(message: "`\(text)` is no length of a call", range: range)
    case .data:
      if case .success(let volume) = Literal.quantity(text), volume.unit.dimension == .data, volume.per.isEmpty {
        do { return try volume.canonical() } catch {
          throw LineFault(message: "`\(text)` is too much", range: range)
        }
      }
      throw LineFault(message: "`\(text)` is no volume of data", range: range)
    case .messages: throw LineFault(message: "messages have no length", range: range)
    }
  }

  /// `76`, or `100..200` where only the least and the most are known.
  private func countOrInterval(_ range: Range<Int>) throws(LineFault) -> (Int64, Int64?) {
    let text = words.map(\.text).joined(separator: " ")
    guard endsOfInterval(text) != nil else { return (try wholeCount(range), nil) }
    guard let (low, high) = wholeRange(text) else {
      throw LineFault(message: "`\(text)` is no interval of two whole numbers", range: range)
    }
    return (low, low < high ? high : nil)
  }

  private func wholeCount(_ range: Range<Int>) throws(LineFault) -> Int64 {
    let text = words.map(\.text).joined(separator: " ")
    guard case .success(let figure) = Literal.number(text), figure.decimals == 0 else {
      throw LineFault(message: "`\(text)` is no whole number", range: range)
    }
    return figure.digits
  }

  /// `user 1`: who the usage belongs to, counted from 1.
  private mutating func holder() throws(LineFault) -> (Unit, Int) {
    guard let word = words.first, let unit = [Unit.user, .line, .channel].first(where: { $0.rawValue == word.text })
    else {
      throw fault("`by` is followed by `user`, `line` or `channel` and a number")
    }
    words = words.dropFirst()
    let number = try count("its number")
    guard number >= 1, let index = Int(exactly: number) else {
      throw fault("users, lines and channels are counted from 1")
    }
    return (unit, index)
  }

  private mutating func count(_ what: String) throws(LineFault) -> Int64 {
    guard let word = words.first else { throw fault("\(what) is missing") }
    words = words.dropFirst()
    return try UsageLine(words: [word]).wholeCount(word.range)
  }

  /// `calls of 3:00`.
  private mutating func mean() throws(LineFault) -> Rational {
    guard words.first?.text == "calls", words.dropFirst().first?.text == "of" else {
      throw fault("`in` is followed by `calls of` and a length")
    }
    words = words.dropFirst(2)
    let length = words.prefix { !UsageLine.keywords.contains($0.text) }
    words = words.dropFirst(length.count)
    guard let first = length.first, let last = length.last else { throw fault("the length of a call is missing") }
    return try measure(length, .calls, first.range.lowerBound..<last.range.upperBound)
  }

  private func fault(_ message: String) -> LineFault { LineFault(message: message, range: words.first?.range) }
}
