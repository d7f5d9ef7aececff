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
      (cases.first { $0.name.value == plan } ?? cases.first { $0.name.value == "others" })?
        .value.value(plan: plan, readings: readings)
    case .byReading(let name, let cases, _):
      cases.first { $0.name.value == readings.choice(of: name.value) }?.value.value(plan: plan, readings: readings)
    }
  }

  /// The names of the readings the value depends on for a plan, in the order met.
  public func readings(plan: String) -> [String] {
    switch self {
    case .one: []
    case .byPlan(let cases, _):
      (cases.first { $0.name.value == plan } ?? cases.first { $0.name.value == "others" })?
        .value.readings(plan: plan) ?? []
    case .byReading(let name, let cases, _):
      [name.value] + cases.flatMap { $0.value.readings(plan: plan) }
    }
  }

  /// Every value, whatever plan or reading it is for, in the order written.
  public var all: [Located<Value>] {
    switch self {
    case .one(let located): [located]
    case .byPlan(let cases, _): cases.flatMap { $0.value.all }
    case .byReading(_, let cases, _): cases.flatMap { $0.value.all }
    }
  }

  /// Does something with every value, whatever plan or reading it is for, in the order written.
  public func forEach(_ body: (Located<Value>) -> Void) {
    switch self {
    case .one(let located): body(located)
    case .byPlan(let cases, _): for inner in cases { inner.value.forEach(body) }
    case .byReading(_, let cases, _): for inner in cases { inner.value.forEach(body) }
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
