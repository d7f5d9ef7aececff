public import Diagnostics

/// A value that may differ by plan, by reading of an unclear clause, or by both.
///
/// ```yaml
/// price: 19.90 €/month                                   # the same for all
/// price: { start: 19.90 €/month, others: 39.90 €/month }    # by plan
/// increment: { by: minute, per-second: 1 s, started: 1 min } # by reading
/// ```
public indirect enum Varying<Value: Sendable>: Sendable {
  /// One value for all.
  case one(Located<Value>)
  /// A value for each plan; `others` speaks for the plans that are not named.
  case byPlan([Case<Value>], at: Span)
  /// A value for each choice of the reading `name`.
  case byReading(Located<String>, [Case<Value>], at: Span)

  /// The value of one plan or of one choice.
  public struct Case<Inner: Sendable>: Sendable {
    /// A plan id, `others`, or the name of a choice.
    public let name: Located<String>
    /// Its value.
    public let value: Varying<Inner>

    /// The value for `name`.
    public init(name: Located<String>, value: Varying<Inner>) {
      self.name = name
      self.value = value
    }
  }

  /// The value for a plan under an assignment of readings; nothing where the offer says nothing for it.
  public func value(plan: String, readings: Readings) -> Located<Value>? {
    switch self {
    case .one(let located): located
    case .byPlan(let cases, _):
      Self.speaking(for: plan, cases)?.value(plan: plan, readings: readings)
    case .byReading(let name, let cases, _):
      readings.choice(of: name.value).flatMap { Self.named($0, cases) }?.value(plan: plan, readings: readings)
    }
  }

  /// The names of the readings the value depends on for a plan, in the order met.
  public func readings(plan: String) -> [String] {
    switch self {
    case .one: return []
    case .byPlan(let cases, _):
      return Self.speaking(for: plan, cases)?.readings(plan: plan) ?? []
    case .byReading(let name, let cases, _):
      var names = [name.value]
      for index in cases.indices { names += cases[index].value.readings(plan: plan) }
      return names
    }
  }

  /// The value for a plan: its own, or that of all which are not named.
  private static func speaking(for plan: String, _ cases: [Case<Value>]) -> Varying? {
    named(plan, cases) ?? named("others", cases)
  }

  // Counted rather than asked of a sequence: that a list of cases is one has to be found out while a command runs, once
  // for each kind of value.
  private static func named(_ name: String, _ cases: [Case<Value>]) -> Varying? {
    for index in cases.indices where cases[index].name.value == name { return cases[index].value }
    return nil
  }

  /// Every value, whatever plan or reading it is for, in the order written.
  public var all: [Located<Value>] {
    if case .one(let located) = self { return [located] }
    var all: [Located<Value>] = []
    forEach { all.append($0) }
    return all
  }

  /// Does something with every value, whatever plan or reading it is for, in the order written.
  public func forEach(_ body: (Located<Value>) -> Void) {
    switch self {
    case .one(let located): body(located)
    case .byPlan(let cases, _), .byReading(_, let cases, _):
      for index in cases.indices { cases[index].value.forEach(body) }
    }
  }

  /// Where the value as a whole stands.
  public var span: Span {
    switch self {
    case .one(let located): located.span
    case .byPlan(_, let span): span
    case .byReading(_, _, let span): span
    }
  }
}

/// Which choice is taken for each reading; a reading that is not named takes its default.
public struct Readings: Sendable, Hashable {
  /// Reading name to choice name, defaults included.
  public private(set) var choices: [String: String]

  /// The given choices, completed by nothing: pass the offer's defaults.
  public init(_ choices: [String: String] = [:]) { self.choices = choices }

  /// The choice taken for a reading.
  public func choice(of reading: String) -> String? { choices[reading] }

  /// The same with another choice for one reading.
  public func choosing(_ choice: String, for reading: String) -> Readings {
    var other = self
    other.choices[reading] = choice
    return other
  }
}
