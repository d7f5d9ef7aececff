import Quantities

/// Computes the rule of a line from its text, as a reader of the JSON would: nothing of the engine is used.
struct PocketCalculator {
  private var rest: Substring
  private let mode: Rounding.Mode

  /// What a rule comes to; nothing when it is no rule.
  static func value(of rule: String, mode: Rounding.Mode) throws -> Rational? {
    var calculator = PocketCalculator(rest: rule[...], mode: mode)
    let value = try calculator.sum()
    return calculator.rest.isEmpty ? value : nil
  }

  private mutating func sum() throws -> Rational? {
    guard var value = try product() else { return nil }
    while let sign = take(" + ", " − ") {
      guard let next = try product() else { return nil }
      value = sign == " + " ? try value.adding(next) : try value.subtracting(next)
    }
    return value
  }

  private mutating func product() throws -> Rational? {
    if take("−") != nil { return try product()?.negated }
    guard var value = try factor() else { return nil }
    while let sign = take(" × ", " ÷ ") {
      guard let next = try factor() else { return nil }
      value = sign == " × " ? try value.multiplied(by: next) : try value.divided(by: next)
    }
    return value
  }

  private mutating func factor() throws -> Rational? {
    switch take("(", "⌈", "round(", "max(", "min(") {
    case "(": return try closed(")")
    case "⌈": return try closed("⌉").map { Rational($0.ceiling) }
    case "round(":
      guard let value = try closed("; "), let decimals = try closed(")") else { return nil }
      return try Rounding(decimals: Int(decimals.floor), mode: mode).apply(to: value)
    case "max(":
      guard let value = try closed("; "), let least = try closed(")") else { return nil }
      return max(value, least)
    case "min(":
      guard let value = try closed("; "), let most = try closed(")") else { return nil }
      return min(value, most)
    default: return try number()
    }
  }

  private mutating func closed(_ end: String) throws -> Rational? {
    let value = try sum()
    return take(end) == nil ? nil : value
  }

  private mutating func number() throws -> Rational? {
    let word = rest.prefix { $0.isNumber || $0 == "." }
    let parts = word.split(separator: ".")
    guard let digits = Int64(parts.joined()), parts.count <= 2 else { return nil }
    rest = rest.dropFirst(word.count)
    let value = Figure(digits: digits, decimals: parts.count == 2 ? parts[1].count : 0).value
    return take(" %") == nil ? value : try value.divided(by: Rational(100))
  }

  private mutating func take(_ words: String...) -> String? {
    guard let word = words.first(where: { rest.hasPrefix($0) }) else { return nil }
    rest = rest.dropFirst(word.count)
    return word
  }
}
