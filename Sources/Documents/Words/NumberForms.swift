/// How a language writes numbers, money and days; the `form` lines of its file.
struct NumberForms: Sendable {
  /// Which plural form a number takes.
  enum Plural: String, Sendable {
    /// One below two, others: French.
    case belowTwo = "below-two"
    /// Exactly one, others: English, German.
    case exactlyOne = "exactly-one"
    /// One, few, many: Russian.
    case slavic
  }

  var decimalSign = "."
  var grouping = ","
  /// `{amount}` and `{sign}`.
  var money = "{sign}{amount}"
  /// The same for a currency without a sign.
  var moneyByCode = "{sign} {amount}"
  var minus = "-"
  var percent = "{number}%"
  /// `{d}`, `{dd}`, `{mm}`, `{month}`, `{yyyy}`.
  var day = "{d} {month} {yyyy}"
  /// A day in figures, for columns: `{dd}`, `{mm}`, `{yyyy}`.
  var shortDay = "{yyyy}-{mm}-{dd}"
  /// The first of a month, where it has a word of its own: `1er`.
  var firstDay: String?
  var plural = Plural.exactlyOne

  /// The index of the plural form for a number of at most six decimals.
  func form(digits: Int64, decimals: Int) -> Int {
    var digits = digits.magnitude
    var decimals = decimals
    while decimals > 0, digits % 10 == 0 {
      digits /= 10
      decimals -= 1
    }
    switch plural {
    case .belowTwo:
      var scale: UInt64 = 1
      for _ in 0..<decimals { scale *= 10 }
      return digits < 2 * scale ? 0 : 1
    case .exactlyOne: return decimals == 0 && digits == 1 ? 0 : 1
    case .slavic:
      guard decimals == 0 else { return 1 }
      let last = digits % 10
      let teens = (11...14).contains(digits % 100)
      if last == 1, !teens { return 0 }
      return (2...4).contains(last) && !teens ? 1 : 2
    }
  }
}
