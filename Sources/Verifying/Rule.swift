/// A rule of a receipt, `28 × (0.134 + 2.5 × 0.134)`, computed from left to right as a pocket calculator would.
///
/// `⌈…⌉` makes begun units whole, `round(… ; 2)` rounds as the receipt says, `max(… ; …)` and `min(… ; …)` choose.
struct Rule {
  /// The rule is no rule, or a number does not fit.
  enum Fault: Error {
    case unreadable
    case tooLarge
  }
  /// The deepest brackets.
  static let mostDepth = 40

  private var rest: Substring
  private let mode: Fraction.Mode
  private var depth = 0
  /// The numbers met, in their order, as written.
  private(set) var numbers: [String] = []

  /// What a rule comes to, and the numbers in it.
  static func compute(_ text: String, mode: Fraction.Mode) throws(Fault) -> (value: Fraction, numbers: [String]) {
    var rule = Rule(rest: text[...], mode: mode)
    let value = try rule.sum()
    guard rule.rest.isEmpty else { throw .unreadable }
    return (value, rule.numbers)
  }

  private init(rest: Substring, mode: Fraction.Mode) {
    self.rest = rest
    self.mode = mode
  }

  private mutating func sum() throws(Fault) -> Fraction {
    depth += 1
    guard depth < Rule.mostDepth else { throw .unreadable }
    defer { depth -= 1 }
    var value = try product()
    while let sign = take(" + ", " − ") {
      let next = try product()
      value = try fitting { () throws(Fraction.TooLarge) in
        sign == " + " ? try value.adding(next) : try value.subtracting(next)
      }
    }
    return value
  }

  private mutating func product() throws(Fault) -> Fraction {
    // A line that takes something off begins with its sign.
    let isTakenOff = take("−") != nil
    var value = try factor()
    if isTakenOff { value = Fraction(negating: value) }
    while let sign = take(" × ", " ÷ ") {
      let next = try factor()
      value = try fitting { () throws(Fraction.TooLarge) in
        sign == " × " ? try value.times(next) : try value.divided(by: next)
      }
    }
    return value
  }

  private mutating func factor() throws(Fault) -> Fraction {
    guard let opening = take("(", "⌈", "round(", "max(", "min(") else { return try number() }
    let value = try sum()
    switch opening {
    case "(": try close(")")
    case "⌈":
      try close("⌉")
      return value.ceiling
    case "round(":
      try close("; ")
      guard let digit = take("0", "1", "2", "3", "4", "5", "6"), let decimals = Int(digit) else { throw .unreadable }
      try close(")")
      return try fitting { () throws(Fraction.TooLarge) in try value.rounded(decimals, mode) }
    default:
      try close("; ")
      let other = try sum()
      try close(")")
      let isLess = try fitting { () throws(Fraction.TooLarge) in try value.isLess(than: other) }
      return isLess == (opening == "min(") ? value : other
    }
    return value
  }

  private mutating func number() throws(Fault) -> Fraction {
    let word = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let value = Fraction(String(word)) else { throw .unreadable }
    rest = rest.dropFirst(word.count)
    numbers.append(String(word))
    guard take(" %") != nil else { return value }
    return try fitting { () throws(Fraction.TooLarge) in try value.divided(by: Fraction(100)) }
  }

  private mutating func close(_ end: String) throws(Fault) {
    guard take(end) != nil else { throw .unreadable }
  }

  private mutating func take(_ words: String...) -> String? {
    guard let word = words.first(where: { rest.hasPrefix($0) }) else { return nil }
    rest = rest.dropFirst(word.count)
    return word
  }

  private func fitting<T>(_ compute: () throws(Fraction.TooLarge) -> T) throws(Fault) -> T {
    do { return try compute() } catch { throw .tooLarge }
  }
}
