public import Quantities

/// Where something is written.
public struct Place: Sendable, Hashable {
  /// The file: an offer or a price sheet.
  public var file: String
  /// The line there, from 1.
  public var line: Int

  /// A line of a file.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

/// How an amount without VAT is computed, in numbers that a customer can put into a pocket calculator.
public indirect enum Formula: Sendable, Hashable {
  /// A number, a length, a price.
  case value(Value)
  /// All of them together.
  case sum([Formula])
  /// The first less the second.
  case difference(Formula, Formula)
  /// Less than nothing: what is taken off.
  case negative(Formula)
  /// The first so many times.
  case product([Formula])
  /// The first by the second.
  case quotient(Formula, Formula)
  /// Begun units are whole, which gives the number.
  case begun(Formula, Rational)
  /// Rounded as the offer says, which gives the figure with the decimals that are kept.
  case rounded(Formula, Figure)
  /// The first, or the second where that is more.
  case atLeast(Formula, Formula)
  /// The first, or the second where that is less.
  case atMost(Formula, Formula)

  /// What a formula begins with.
  public enum Value: Sendable, Hashable {
    /// A plain number.
    case number(Rational)
    /// A length of calls or a volume.
    case quantity(Rational, Unit)
    /// A price as it is written.
    case price(Price, Place)
    /// Money that was computed before.
    case amount(Rational)
    /// `1.2 %`.
    case percent(Rational)
  }

  /// A formula from left to right, with the brackets it needs.
  public enum Token: Sendable, Hashable {
    /// A number, a length, a price.
    case value(Value)
    /// Between two terms or around them.
    case sign(Sign)
    /// Closes what is rounded up to a whole number.
    case begun(Rational)
    /// Closes what is rounded to a figure.
    case rounded(Figure)
  }

  /// What stands between values.
  public enum Sign: Sendable, Hashable {
    /// Plus.
    case plus
    /// Less.
    case minus
    /// Turns what follows into less than nothing.
    case negative
    /// Times.
    case times
    /// Divided by.
    case over
    /// Opens a term.
    case open
    /// Closes a term.
    case close
    /// Opens what is rounded up to a whole number.
    case beginBegun
    /// Opens what is rounded to a figure.
    case beginRounded
    /// Opens what has a minimum.
    case beginLeast
    /// Stands before the minimum.
    case least
    /// Closes the minimum.
    case endLeast
    /// Opens what has a maximum.
    case beginMost
    /// Stands before the maximum.
    case most
    /// Closes the maximum.
    case endMost
  }

  /// The formula from left to right.
  public var tokens: [Token] {
    switch self {
    case .value(let value): [.value(value)]
    case .sum(let terms): Formula.list(terms.map(\.tokens), .plus)
    case .product(let factors): Formula.list(factors.enumerated().map { $1.factor(isFirst: $0 == 0) }, .times)
    case .difference(let from, let less):
      from.tokens + [.sign(.minus)] + (less.isSum ? less.bracketed : less.tokens)
    case .negative(let term): [.sign(.negative)] + (term.isSum ? term.bracketed : term.tokens)
    case .quotient(let term, let by):
      (term.isSum ? term.bracketed : term.tokens) + [.sign(.over)] + by.factor(isFirst: false)
    case .begun(let term, let number): [.sign(.beginBegun)] + term.tokens + [.begun(number)]
    case .rounded(let term, let figure): [.sign(.beginRounded)] + term.tokens + [.rounded(figure)]
    case .atLeast(let term, let least):
      [.sign(.beginLeast)] + term.tokens + [.sign(.least)] + least.tokens + [.sign(.endLeast)]
    case .atMost(let term, let most):
      [.sign(.beginMost)] + term.tokens + [.sign(.most)] + most.tokens + [.sign(.endMost)]
    }
  }

  /// The formula in numbers alone: `28 × (0.134 + 2.5 × 0.134)`; `round(… ; 2)`, `⌈…⌉`, `max(… ; …)` and
  /// `min(… ; …)` are its only functions.
  public var plain: String { tokens.map(\.plain).joined() }

  /// Where its prices are written, each place once.
  public var places: [Place] {
    var places: [Place] = []
    for case .value(.price(_, let place)) in tokens where !places.contains(place) { places.append(place) }
    return places
  }

  /// What it comes to.
  func exact() throws(ArithmeticFault) -> Rational {
    switch self {
    case .value(.number(let number)), .value(.quantity(let number, _)), .value(.amount(let number)): return number
    case .value(.price(let price, _)): return price.figure.value
    case .value(.percent(let number)): return try number.divided(by: Rational(100))
    case .sum(let terms):
      var sum = Rational.zero
      for term in terms { sum = try sum.adding(term.exact()) }
      return sum
    case .product(let factors):
      var product = Rational.one
      for factor in factors { product = try product.multiplied(by: factor.exact()) }
      return product
    case .difference(let from, let less): return try from.exact().subtracting(less.exact())
    case .negative(let term): return try term.exact().negated
    case .quotient(let term, let by): return try term.exact().divided(by: by.exact())
    case .begun(_, let number): return number
    case .rounded(_, let figure): return figure.value
    case .atLeast(let term, let least): return max(try term.exact(), try least.exact())
    case .atMost(let term, let most): return min(try term.exact(), try most.exact())
    }
  }

  private static func list(_ parts: [[Token]], _ sign: Sign) -> [Token] {
    Array(parts.joined(separator: [.sign(sign)]))
  }

  private var isSum: Bool {
    switch self {
    case .sum(let terms): terms.count > 1
    case .difference: true
    case .value, .negative, .product, .quotient, .begun, .rounded, .atLeast, .atMost: false
    }
  }

  private var bracketed: [Token] { [.sign(.open)] + tokens + [.sign(.close)] }

  /// Its tokens among those that are multiplied.
  private func factor(isFirst: Bool) -> [Token] {
    switch self {
    case .sum, .difference: isSum ? bracketed : tokens
    case .product(let factors): factors.count > 1 ? bracketed : tokens
    case .negative: bracketed
    case .quotient: isFirst ? tokens : bracketed
    case .value, .begun, .rounded, .atLeast, .atMost: tokens
    }
  }
}

extension Formula.Token {
  /// The token in a text of numbers alone.
  var plain: String {
    switch self {
    case .value(.number(let number)), .value(.quantity(let number, _)), .value(.amount(let number)):
      Figure(number)?.plain ?? "(\(number.numerator) ÷ \(number.denominator))"
    case .value(.price(let price, _)): price.figure.plain
    case .value(.percent(let number)): Amounts.exact(number) + " %"
    case .sign(.plus): " + "
    case .sign(.minus): " − "
    case .sign(.negative): "−"
    case .sign(.times): " × "
    case .sign(.over): " ÷ "
    case .sign(.open): "("
    case .sign(.close), .sign(.endLeast), .sign(.endMost): ")"
    case .sign(.beginBegun): "⌈"
    case .sign(.beginRounded): "round("
    case .sign(.beginLeast): "max("
    case .sign(.beginMost): "min("
    case .sign(.least), .sign(.most): "; "
    case .begun: "⌉"
    case .rounded(let figure): "; \(figure.decimals))"
    }
  }
}
