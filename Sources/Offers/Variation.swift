public import Diagnostics
public import Quantities

/// A quantity of a profile that takes every value of a range, to see which offer is the cheapest where.
///
/// ```
/// users=1..60                      how many of what the profile counts
/// calls to mobile FR=0..500        how many calls of the profile's line to mobiles in France
/// minutes to mobile GB=0..60       how long all calls there last together
/// months=1..36                     how long the contract lasts
/// ```
public struct Variation: Sendable {
  /// What varies.
  public enum Subject: Sendable, Hashable {
    /// A number of the profile, or of an option it orders, by its name.
    case number(String)
    /// How many calls or messages a line of usage has.
    case count(UsageKind, Line)
    /// How much a line of usage comes to, in minutes, hours or megabytes.
    case amount(UsageKind, Unit, Line)
    /// The months a total covers.
    case months
  }

  /// Which line of usage is meant.
  public enum Line: Sendable, Hashable {
    /// The only one of its kind.
    case only
    /// The one at a position, counted from 1.
    case position(Int)
    /// The one that goes there.
    case to(Destination)
  }

  /// As written: `minutes to mobile GB`.
  public var name: Located<String>
  /// What varies.
  public var subject: Subject
  /// The first value, in the unit of the name.
  public var low: Rational
  /// The last value.
  public var high: Rational

  /// A quantity and its range.
  public init(name: Located<String>, subject: Subject, low: Rational, high: Rational) {
    self.name = name
    self.subject = subject
    self.low = low
    self.high = high
  }

  /// Whether only whole values make sense: users, calls, months; minutes and megabytes may be any number.
  public var isWhole: Bool {
    switch subject {
    case .number, .count, .months: true
    case .amount: false
    }
  }
}
