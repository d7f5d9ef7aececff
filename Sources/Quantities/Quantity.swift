/// A number of something, perhaps for each of something: `2 h/month`, `100 correspondents/user/month`, `24 months`.
public struct Quantity: Sendable, Hashable {
  /// The number as written.
  public let figure: Figure
  /// What is counted.
  public let unit: Unit
  /// What it is counted for, in the order written; `[.user, .month]` for "per user per month".
  public let per: [Unit]

  /// `figure` of `unit` for each of `per`.
  public init(_ figure: Figure, _ unit: Unit, per: [Unit] = []) {
    self.figure = figure
    self.unit = unit
    self.per = per
  }

  /// The number in the dimension's smallest unit: 7 200 for `2 h`, 24 for `2 years`.
  public func canonical() throws(ArithmeticFault) -> Rational {
    try figure.value.multiplied(by: Rational(unit.factor))
  }
}

/// A price as written: an amount of money for each of something, `19.90 €/user/month`, or a plain amount, `59 €`.
public struct Price: Sendable, Hashable {
  /// The amount as written.
  public let figure: Figure
  /// Its currency.
  public let currency: Currency
  /// What it is paid for, in the order written; empty for a plain amount.
  public let per: [Unit]

  /// `figure` of `currency` for each of `per`.
  public init(_ figure: Figure, _ currency: Currency, per: [Unit] = []) {
    self.figure = figure
    self.currency = currency
    self.per = per
  }

  /// The calendar unit after which it is due again, if it recurs.
  public var period: Unit? {
    per.first { unit in
      switch unit.dimension {
      case .days, .months: true
      case .callTime, .data, .speed, .count: false
      }
    }
  }

  /// What it is multiplied by, calendar apart: users, minutes, calls.
  public var meters: [Unit] {
    per.filter { unit in
      switch unit.dimension {
      case .days, .months: false
      case .callTime, .data, .speed, .count: true
      }
    }
  }
}
